//! Finds the words of `messages.toml` in a folded text.
//!
//! A trie that is walked from every character: half as large as an automaton,
//! and as fast, since hardly any character begins a word. Its tables are laid
//! into the binary, but for the one that finds a word's first character.

use std::sync::OnceLock;

use crate::starts::Starts;

/// The tables. State 0 is the root; the n-th edge of all leads to state n + 1.
pub(crate) struct Trie {
    /// The edges of each state in `on`.
    pub(crate) edges: Starts,
    /// The character of each edge, sorted within a state.
    pub(crate) on: &'static [u16],
    /// Whether a word ends in a state: a bit a state.
    pub(crate) is_end: &'static [u64],
    /// The states in which a word ends, sorted.
    pub(crate) ends: &'static [u16],
    /// Of each of them, where the groups of its word stand in `masks`.
    pub(crate) groups: &'static [u8],
    /// Groups that words are in together, a bit a group.
    pub(crate) masks: &'static [u64],
    /// The state behind each first character, or 0: filled when first asked for.
    pub(crate) first: OnceLock<Vec<u16>>,
}

/// A word found in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// The groups that the word is in.
    pub(crate) groups: u64,
    /// First character, counted from the start of the text.
    pub(crate) start: usize,
    /// One behind the last character.
    pub(crate) end: usize,
}

impl Trie {
    /// Every word in a folded text, also one inside a longer one. One that begins
    /// or ends with a Latin letter or a digit must begin or end there in the text
    /// too. Cannot fail; linear in the text.
    pub(crate) fn find(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.each(text, |hit| hits.push(hit));
        hits
    }

    /// The groups of all these words.
    pub(crate) fn groups(&self, text: &str) -> u64 {
        let mut groups = 0;
        self.each(text, |hit| groups |= hit.groups);
        groups
    }

    fn each(&self, text: &str, mut found: impl FnMut(Hit)) {
        // What no word holds is 0, which no edge has.
        let code = |c| u16::try_from(u32::from(c)).unwrap_or(0);
        let chars: Vec<u16> = text.chars().map(code).collect();
        let first = self.first.get_or_init(|| self.first());
        for start in 0..chars.len() {
            let mut state = usize::from(first[usize::from(chars[start])]);
            if state == 0 || start > 0 && joins(chars[start - 1], chars[start]) {
                continue;
            }
            for end in start..chars.len() {
                let next = chars.get(end + 1).copied();
                let is_whole = next.is_none_or(|next| !joins(chars[end], next));
                if is_whole && let Some(groups) = self.word(state) {
                    found(Hit {
                        groups,
                        start,
                        end: end + 1,
                    });
                }
                match next.and_then(|next| self.step(state, next)) {
                    Some(next) => state = next,
                    None => break,
                }
            }
        }
    }

    fn first(&self) -> Vec<u16> {
        let mut first = vec![0; usize::from(u16::MAX) + 1];
        for (state, c) in (1..).zip(&self.on[self.edges.range(0)]) {
            first[usize::from(*c)] = state;
        }
        first
    }

    fn step(&self, state: usize, c: u16) -> Option<usize> {
        let edges = self.edges.range(state);
        let edge = self.on[edges.clone()].binary_search(&c).ok()?;
        Some(edges.start + edge + 1)
    }

    fn word(&self, state: usize) -> Option<u64> {
        if self.is_end[state >> 6] >> (state & 63) & 1 == 0 {
            return None;
        }
        let state = u16::try_from(state).ok()?;
        let word = self.ends.binary_search(&state).ok()?;
        Some(self.masks[usize::from(self.groups[word])])
    }
}

/// Whether no word can end between the two: both are Latin letters, or digits.
fn joins(a: u16, b: u16) -> bool {
    let is = |c: u16, of: fn(&u8) -> bool| u8::try_from(c).is_ok_and(|c| of(&c));
    is(a, u8::is_ascii_alphabetic) && is(b, u8::is_ascii_alphabetic)
        || is(a, u8::is_ascii_digit) && is(b, u8::is_ascii_digit)
}

//! Finds every word of the dictionary in one pass over a folded text.
//!
//! An Aho–Corasick automaton over characters. The build script makes its tables
//! and the compiler lays them into the binary: starting it costs next to nothing.

use crate::starts::Starts;

/// The tables of an automaton. State 0 is the root; the n-th edge of all leads
/// to state n + 1.
pub(crate) struct Automaton {
    /// The edges of each state in `on`.
    pub(crate) edges: Starts,
    /// The character of each edge, sorted within a state.
    pub(crate) on: &'static [u16],
    /// The state of the longest proper suffix of each state.
    pub(crate) fail: &'static [u16],
    /// The words that end in each state in `ends`.
    pub(crate) ends_at: Starts,
    /// The words that end in the states, longest first.
    pub(crate) ends: &'static [u16],
    /// Length of each word in characters.
    pub(crate) length: &'static [u8],
}

/// A word found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Number of the word in the dictionary.
    pub(crate) word: u16,
    /// First character, counted from the start of the text.
    pub(crate) start: usize,
    /// One behind the last character.
    pub(crate) end: usize,
}

impl Automaton {
    /// All words in a folded text. A word inside a longer known word does not
    /// count: in 「ネットワーク暗証番号」 there is no 「暗証番号」 where both are
    /// known. A word that begins or ends with a Latin letter or a digit must
    /// begin or end there in the text too. Cannot fail; linear in the text.
    pub(crate) fn find(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut state = 0;
        let mut recent = Recent::default();
        let mut chars = text.chars().peekable();
        let mut at = 0;
        while let Some(c) = chars.next() {
            at += 1;
            state = self.step(state, c);
            recent.push(c);
            if chars.peek().is_some_and(|next| joins(c, *next)) {
                continue;
            }
            for word in self.words_ending_in(state) {
                let length = usize::from(self.length[usize::from(*word)]);
                if recent.starts_a_word(length) {
                    keep_longest(
                        &mut hits,
                        Hit {
                            word: *word,
                            start: at - length,
                            end: at,
                        },
                    );
                }
            }
        }
        hits
    }

    fn step(&self, mut state: usize, c: char) -> usize {
        let Ok(c) = u16::try_from(u32::from(c)) else {
            return 0;
        };
        loop {
            let edges = self.edges.range(state);
            match self.on[edges.clone()].binary_search(&c) {
                Ok(edge) => return edges.start + edge + 1,
                Err(_) if state == 0 => return 0,
                Err(_) => state = usize::from(self.fail[state]),
            }
        }
    }

    fn words_ending_in(&self, state: usize) -> &'static [u16] {
        &self.ends[self.ends_at.range(state)]
    }
}

/// Adds a hit unless a longer one covers it, and drops those that it covers.
fn keep_longest(hits: &mut Vec<Hit>, new: Hit) {
    if hits
        .last()
        .is_some_and(|old| old.start <= new.start && old.end >= new.end)
    {
        return;
    }
    while hits.last().is_some_and(|old| old.start >= new.start) {
        hits.pop();
    }
    hits.push(new);
}

/// Whether no word can end between the two: both are Latin letters, or digits.
fn joins(a: char, b: char) -> bool {
    a.is_ascii_alphabetic() && b.is_ascii_alphabetic() || a.is_ascii_digit() && b.is_ascii_digit()
}

/// The last characters read, to look at what stands before a word.
struct Recent([char; 64], usize);

impl Default for Recent {
    fn default() -> Self {
        Self([' '; 64], 0)
    }
}

impl Recent {
    fn push(&mut self, c: char) {
        self.0[self.1 % 64] = c;
        self.1 += 1;
    }

    /// Whether the last `length` characters do not begin within a Latin word
    /// or a number.
    fn starts_a_word(&self, length: usize) -> bool {
        if length >= 64 || self.1 <= length {
            return true;
        }
        let (before, first) = (
            self.0[(self.1 - length - 1) % 64],
            self.0[(self.1 - length) % 64],
        );
        !joins(before, first)
    }
}

//! Finds the words of a dictionary in a folded text.
//!
//! A trie that is walked from every character. The build script makes its tables
//! and the compiler lays them into the binary; what follows from them is worked
//! out when the first text is read, since it is larger than they are.

use std::sync::OnceLock;

/// The tables. State 0 is the root; the n-th edge of all leads to state n + 1.
pub(crate) struct Trie {
    root: usize,
    edges: &'static [u8],
    on: &'static [u16],
    ends: &'static [u16],
    ready: OnceLock<Ready>,
}

/// What a walk looks up, a look each.
struct Ready {
    /// The state that a character leads to from the root; 0 for none.
    first: Vec<u16>,
    /// Where the edges of each state begin in `on`.
    edges: Vec<u16>,
    /// The word that ends in each state, or [`NO_WORD`].
    word: Vec<u16>,
}

const NO_WORD: u16 = u16::MAX;

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

impl Trie {
    /// A trie whose root has so many edges and the other states these; with the
    /// character of each edge, sorted within a state, and the states in which the
    /// words end, one word after the other.
    pub(crate) const fn of(
        root: usize,
        edges: &'static [u8],
        on: &'static [u16],
        ends: &'static [u16],
    ) -> Self {
        Self {
            root,
            edges,
            on,
            ends,
            ready: OnceLock::new(),
        }
    }

    /// The words in a folded text that are in no longer word: in
    /// 「ネットワーク暗証番号」 there is no 「暗証番号」 where both are known.
    pub(crate) fn find(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut covered = 0;
        self.each(text, |hit| {
            let is_longer = |last: &Hit| last.start == hit.start;
            if hit.end > covered {
                hits.pop_if(|last| is_longer(last));
                hits.push(hit);
                covered = hit.end;
            }
        });
        hits
    }

    /// Every word in a folded text, also one inside a longer one. One that begins
    /// or ends with a Latin letter or a digit must begin or end there in the text
    /// too. Cannot fail; linear in the text.
    pub(crate) fn each(&self, text: &str, mut found: impl FnMut(Hit)) {
        let ready = self.ready.get_or_init(|| self.ready());
        // What no word holds is 0, which no edge has.
        let code = |c| u16::try_from(u32::from(c)).unwrap_or(0);
        let mut codes = Vec::with_capacity(text.len());
        codes.extend(text.chars().map(code));
        let mut last = 0;
        for (start, c) in codes.iter().enumerate() {
            let mut state = usize::from(ready.first[usize::from(*c)]);
            let is_within = joins(std::mem::replace(&mut last, *c), *c);
            let mut end = start + 1;
            while state != 0 && !is_within {
                let next = codes.get(end).copied().unwrap_or(0);
                let word = ready.word[state];
                if word != NO_WORD && !joins(codes[end - 1], next) {
                    found(Hit { word, start, end });
                }
                state = self.step(ready, state, next);
                end += 1;
            }
        }
    }

    /// The state behind an edge; 0 where there is none.
    fn step(&self, ready: &Ready, state: usize, c: u16) -> usize {
        let [from, to] = [ready.edges[state], ready.edges[state + 1]].map(usize::from);
        let edge = self.on[from..to].iter().position(|on| *on == c);
        edge.map_or(0, |edge| from + edge + 1)
    }

    fn ready(&self) -> Ready {
        let lengths = self.edges.iter().map(|length| u16::from(*length));
        let mut edges = vec![0];
        let mut end = u16::try_from(self.root).unwrap_or(0);
        for length in lengths {
            edges.push(end);
            end += length;
        }
        edges.push(end);
        let mut first = vec![0; 1 << 16];
        for (state, c) in (1..).zip(&self.on[..self.root]) {
            first[usize::from(*c)] = state;
        }
        let mut word = vec![NO_WORD; edges.len()];
        for (number, state) in (0..).zip(self.ends) {
            word[usize::from(*state)] = number;
        }
        Ready { first, edges, word }
    }
}

/// Whether no word can end between the two: both are Latin letters, or digits.
fn joins(a: u16, b: u16) -> bool {
    let is = |c: u16, of: fn(&u8) -> bool| u8::try_from(c).is_ok_and(|c| of(&c));
    is(a, u8::is_ascii_alphabetic) && is(b, u8::is_ascii_alphabetic)
        || is(a, u8::is_ascii_digit) && is(b, u8::is_ascii_digit)
}

//! Finds the words of a dictionary in a normalized text.
//!
//! The search walks a trie from every character of the text. The words are front-coded
//! (prefix-compressed) in the binary; the states are built from them for the first
//! text. A text that is searched for the words of several dictionaries is decoded once
//! ([`Codes`]).

use std::sync::OnceLock;

/// A dictionary of sorted words.
pub struct Trie {
    /// The characters of each word after the prefix that it shares with the word
    /// before it, as code points.
    pub(crate) suffixes: &'static [u16],
    /// For each word: the length of that prefix and of the rest, in characters.
    pub(crate) words: &'static [[u8; 2]],
    automaton: OnceLock<Automaton>,
}

/// A normalized text as code points. Those outside of the basic multilingual plane occur
/// in no word and become 0, which matches no state.
pub struct Codes(Vec<u16>);

impl Codes {
    /// Decodes a normalized text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut codes = Vec::with_capacity(text.len());
        codes.extend(
            text.chars()
                .map(|c| u16::try_from(u32::from(c)).unwrap_or(0)),
        );
        Self(codes)
    }
}

/// The states through which a search walks.
struct Automaton {
    /// Which characters are words, one bit for each: few are.
    single: Vec<u64>,
    /// These characters and the numbers of the words, sorted.
    singles: Vec<(u16, u16)>,
    /// The states of second characters, each in a slot that a hash of the first two characters
    /// gives or in the next free one behind it: most searches end there.
    second: Vec<Second>,
    /// The states. Number 0 is the root; no transition leads to it.
    states: Vec<State>,
}

/// A state of the trie. Its first child, if any, is the next state in the list.
#[derive(Clone, Copy)]
struct State {
    /// The character that leads to this state.
    code: u16,
    has_child: bool,
    /// The next child of the same parent, in the order of the characters; 0 for none.
    sibling: u16,
    /// The word that ends here, or [`NO_WORD`].
    word: u16,
}

/// A state of a second character, and the character before it. State 0 is a free slot.
#[derive(Clone, Copy, Default)]
struct Second {
    before: u16,
    state: u16,
}

const NO_WORD: u16 = u16::MAX;

/// A word found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Number of the word in the dictionary.
    pub word: u16,
    /// First character, counted from the start of the text.
    pub start: usize,
    /// One after the last character.
    pub end: usize,
}

impl Trie {
    /// A trie of sorted words. `words` gives for each word how many characters it
    /// shares with the word before it and how many follow; `suffixes` holds the
    /// characters that follow, of all words.
    #[must_use]
    pub const fn of(suffixes: &'static [u16], words: &'static [[u8; 2]]) -> Self {
        Self {
            suffixes,
            words,
            automaton: OnceLock::new(),
        }
    }

    /// The longest words in a normalized text. A word inside a longer known word is not
    /// a hit: 「ネットワーク暗証番号」 does not contain 「暗証番号」 where both are known.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Hit> {
        self.find_and_visit(text, &mut |_| {})
    }

    /// The same, and calls for every word, including those inside longer ones.
    pub fn find_and_visit(&self, text: &str, every: &mut dyn FnMut(u16)) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut covered = 0;
        self.each(text, &mut |hit| {
            every(hit.word);
            let starts_alike = |last: &Hit| last.start == hit.start;
            if hit.end > covered {
                hits.pop_if(|last| starts_alike(last));
                hits.push(hit);
                covered = hit.end;
            }
        });
        hits
    }

    /// Every word in a normalized text, including words inside longer words. A word
    /// that begins or ends with a Latin letter or a digit matches only at a word
    /// boundary. Cannot fail. Takes time linear in the text.
    pub fn each(&self, text: &str, found: &mut dyn FnMut(Hit)) {
        self.each_in(&Codes::of(text), found);
    }

    /// The same for a text that is decoded.
    pub fn each_in(&self, text: &Codes, found: &mut dyn FnMut(Hit)) {
        let automaton = self.automaton.get_or_init(|| self.automaton());
        let codes = text.0.as_slice();
        let mut last = 0;
        for (start, c) in codes.iter().enumerate() {
            if joins(std::mem::replace(&mut last, *c), *c) {
                continue;
            }
            let mut end = start + 1;
            let mut next = codes.get(end).copied().unwrap_or(0);
            if let Some(word) = automaton.single(*c).filter(|word| counts(*word))
                && !joins(*c, next)
            {
                found(Hit { word, start, end });
            }
            let mut state = automaton.second(*c, next);
            while state != 0 {
                end += 1;
                let following = codes.get(end).copied().unwrap_or(0);
                let State { word, .. } = automaton.states[state];
                if word != NO_WORD && !joins(next, following) && counts(word) {
                    found(Hit { word, start, end });
                }
                next = following;
                state = automaton.step(state, next);
            }
        }
    }

    fn automaton(&self) -> Automaton {
        let root = State {
            code: 0,
            has_child: false,
            sibling: 0,
            word: NO_WORD,
        };
        let mut automaton = Automaton {
            single: vec![0; 1 << 10],
            singles: Vec::new(),
            // Half of the slots stay free, so that a search passes few of them.
            second: vec![Second::default(); (self.words.len() * 2).next_power_of_two()],
            states: Vec::with_capacity(self.suffixes.len() + 1),
        };
        automaton.states.push(root);
        // The states of the previous word, from its first character on.
        let mut path: Vec<u16> = Vec::new();
        let mut rests = self.suffixes;
        for (number, [shared, rest]) in (0..).zip(self.words) {
            let (rest, behind) = rests.split_at(usize::from(*rest));
            rests = behind;
            automaton.add(number, rest, usize::from(*shared), &mut path);
        }
        automaton
    }
}

impl Automaton {
    /// Adds a word that shares the first `shared` states with the previous word, whose
    /// states are in `path`.
    fn add(&mut self, number: u16, rest: &[u16], shared: usize, path: &mut Vec<u16>) {
        let new = u16::try_from(self.states.len()).unwrap_or(0);
        match path.get(shared) {
            Some(previous) => self.states[usize::from(*previous)].sibling = new,
            None => self.states[usize::from(new) - 1].has_child = shared > 0,
        }
        path.truncate(shared);
        for (state, code) in (new..).zip(rest) {
            path.push(state);
            self.states.push(State {
                code: *code,
                has_child: true,
                sibling: 0,
                word: NO_WORD,
            });
        }
        if let Some(last) = self.states.last_mut() {
            (last.has_child, last.word) = (false, number);
        }
        match (path.as_slice(), shared) {
            ([first], _) => self.add_single(self.states[usize::from(*first)].code, number),
            ([first, second, ..], 0 | 1) => {
                self.add_second(self.states[usize::from(*first)].code, *second);
            }
            _ => {}
        }
    }

    fn add_single(&mut self, code: u16, word: u16) {
        self.single[usize::from(code >> 6)] |= 1 << (code & 63);
        self.singles.push((code, word));
    }

    /// The word that is this character.
    fn single(&self, code: u16) -> Option<u16> {
        if self.single[usize::from(code >> 6)] & 1 << (code & 63) == 0 {
            return None;
        }
        let known = self
            .singles
            .binary_search_by_key(&code, |(known, _)| *known);
        known.ok().map(|at| self.singles[at].1)
    }

    /// Adds the state of a second character to the first free slot.
    fn add_second(&mut self, before: u16, state: u16) {
        let mut slot = self.slot(before, self.states[usize::from(state)].code);
        while self.second[slot].state != 0 {
            slot = (slot + 1) & (self.second.len() - 1);
        }
        self.second[slot] = Second { before, state };
    }

    fn slot(&self, before: u16, c: u16) -> usize {
        let both = u32::from(before) << 16 | u32::from(c);
        (both.wrapping_mul(0x9e37_79b1) >> 12) as usize & (self.second.len() - 1)
    }

    /// The state to which the first two characters lead; 0 where there is none.
    fn second(&self, before: u16, c: u16) -> usize {
        let mut slot = self.slot(before, c);
        loop {
            let Second {
                before: known,
                state,
            } = self.second[slot];
            let state = usize::from(state);
            if state == 0 || known == before && self.states[state].code == c {
                return state;
            }
            slot = (slot + 1) & (self.second.len() - 1);
        }
    }

    /// The state to which a character leads; 0 where there is none.
    fn step(&self, state: usize, c: u16) -> usize {
        let mut next = if self.states[state].has_child {
            state + 1
        } else {
            0
        };
        while next != 0 && self.states[next].code < c {
            next = usize::from(self.states[next].sibling);
        }
        if self.states[next].code == c { next } else { 0 }
    }
}

#[cfg(feature = "masking")]
use crate::masking::counts;

/// Whether a word counts: all do, except in tests that hide some.
#[cfg(not(feature = "masking"))]
const fn counts(_word: u16) -> bool {
    true
}

/// Whether no word boundary is between the two: both are Latin letters or both are
/// digits.
fn joins(a: u16, b: u16) -> bool {
    let is_in_class = |c: u16, of: fn(&u8) -> bool| u8::try_from(c).is_ok_and(|c| of(&c));
    is_in_class(a, u8::is_ascii_alphabetic) && is_in_class(b, u8::is_ascii_alphabetic)
        || is_in_class(a, u8::is_ascii_digit) && is_in_class(b, u8::is_ascii_digit)
}

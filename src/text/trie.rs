//! Finds the words of a dictionary in a normalized text.
//!
//! A trie that is walked from every character of the text. The words are front-coded
//! (prefix-compressed) in the binary; the states are built from them when the first
//! text is read.

use std::sync::OnceLock;

/// The words, sorted.
pub struct Trie {
    on: &'static [u16],
    words: &'static [[u8; 2]],
    ready: OnceLock<Ready>,
}

/// What a walk looks up.
struct Ready {
    /// The state that a character leads to from the root; 0 for none.
    first: Vec<u16>,
    /// The states. Number 0 is the root, which nothing leads to.
    states: Vec<State>,
}

/// A state is reached by one character, and is followed by its first child.
#[derive(Clone, Copy)]
struct State {
    on: u16,
    has_child: bool,
    /// The next child of the same state, whose character comes later; or 0.
    sibling: u16,
    /// The word that ends here, or [`NO_WORD`].
    word: u16,
}

const NO_WORD: u16 = u16::MAX;

/// A word found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Number of the word in the dictionary.
    pub word: u16,
    /// First character, counted from the start of the text.
    pub start: usize,
    /// One behind the last character.
    pub end: usize,
}

impl Trie {
    /// A trie of sorted words: with how many characters each shares with the one
    /// before it and how many its rest has, and the characters of all rests.
    #[must_use]
    pub const fn of(on: &'static [u16], words: &'static [[u8; 2]]) -> Self {
        Self {
            on,
            words,
            ready: OnceLock::new(),
        }
    }

    /// The words in a normalized text that are in no longer word: in
    /// 「ネットワーク暗証番号」 there is no 「暗証番号」 where both are known.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut covered = 0;
        self.each(text, &mut |hit| {
            let is_longer = |last: &Hit| last.start == hit.start;
            if hit.end > covered {
                hits.pop_if(|last| is_longer(last));
                hits.push(hit);
                covered = hit.end;
            }
        });
        hits
    }

    /// Every word in a normalized text, also one inside a longer one. One that begins
    /// or ends with a Latin letter or a digit must begin or end there in the text
    /// too. Cannot fail. Takes time linear in the text.
    pub fn each(&self, text: &str, found: &mut dyn FnMut(Hit)) {
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
                let State { word, .. } = ready.states[state];
                if word != NO_WORD && !joins(codes[end - 1], next) {
                    found(Hit { word, start, end });
                }
                state = ready.step(state, next);
                end += 1;
            }
        }
    }

    fn ready(&self) -> Ready {
        let root = State {
            on: 0,
            has_child: false,
            sibling: 0,
            word: NO_WORD,
        };
        let mut ready = Ready {
            first: vec![0; 1 << 16],
            states: Vec::with_capacity(self.on.len() + 1),
        };
        ready.states.push(root);
        // The states of the last word, from its first character on.
        let mut path: Vec<u16> = Vec::new();
        let mut rests = self.on;
        for (number, [shared, rest]) in (0..).zip(self.words) {
            let (rest, behind) = rests.split_at(usize::from(*rest));
            rests = behind;
            ready.add(number, rest, usize::from(*shared), &mut path);
        }
        ready
    }
}

impl Ready {
    /// Adds a word that leaves the path of the last one behind so many states.
    fn add(&mut self, number: u16, rest: &[u16], shared: usize, path: &mut Vec<u16>) {
        let new = u16::try_from(self.states.len()).unwrap_or(0);
        match path.get(shared) {
            Some(elder) => self.states[usize::from(*elder)].sibling = new,
            None => self.states[usize::from(new) - 1].has_child = shared > 0,
        }
        path.truncate(shared);
        for (state, on) in (new..).zip(rest) {
            path.push(state);
            self.states.push(State {
                on: *on,
                has_child: true,
                sibling: 0,
                word: NO_WORD,
            });
        }
        if let Some(last) = self.states.last_mut() {
            (last.has_child, last.word) = (false, number);
        }
        if let (0, Some(first)) = (shared, rest.first()) {
            self.first[usize::from(*first)] = new;
        }
    }

    /// The state that a character leads to; 0 where there is none.
    fn step(&self, state: usize, c: u16) -> usize {
        let mut next = if self.states[state].has_child {
            state + 1
        } else {
            0
        };
        while next != 0 && self.states[next].on < c {
            next = usize::from(self.states[next].sibling);
        }
        if self.states[next].on == c { next } else { 0 }
    }
}

/// Whether no word can end between the two: both are Latin letters, or digits.
fn joins(a: u16, b: u16) -> bool {
    let is = |c: u16, of: fn(&u8) -> bool| u8::try_from(c).is_ok_and(|c| of(&c));
    is(a, u8::is_ascii_alphabetic) && is(b, u8::is_ascii_alphabetic)
        || is(a, u8::is_ascii_digit) && is(b, u8::is_ascii_digit)
}

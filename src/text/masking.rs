//! Hides words of a dictionary from searches, and notes which ones searches meet. Tests
//! judge pages without words that only those pages have. The Wasm does not contain it.

use std::{cell::RefCell, collections::BTreeSet};

use crate::trie::Trie;

/// Numbers of words.
pub type Words = BTreeSet<u16>;

thread_local! {
    static HIDDEN: RefCell<Words> = const { RefCell::new(Words::new()) };
    static MET: RefCell<Option<Words>> = const { RefCell::new(None) };
}

/// Runs with these words hidden from every search of this thread.
pub fn without<T>(words: &Words, run: impl FnOnce() -> T) -> T {
    let before = HIDDEN.replace(words.clone());
    let result = run();
    HIDDEN.set(before);
    result
}

/// Runs, and returns the words that the searches of this thread have met meanwhile.
pub fn met_by<T>(run: impl FnOnce() -> T) -> (T, Words) {
    MET.set(Some(Words::new()));
    let result = run();
    (result, MET.take().unwrap_or_default())
}

/// Runs a search in another dictionary, whose words are neither hidden nor noted: their numbers are
/// others.
pub fn apart<T>(run: impl FnOnce() -> T) -> T {
    let (hidden, met) = (HIDDEN.take(), MET.take());
    let result = run();
    HIDDEN.set(hidden);
    MET.set(met);
    result
}

/// Notes a word that a search has met. Whether the word counts.
pub(crate) fn counts(word: u16) -> bool {
    MET.with_borrow_mut(|met| met.as_mut().map(|met| met.insert(word)));
    HIDDEN.with_borrow(|hidden| !hidden.contains(&word))
}

impl Trie {
    /// The normalized word of this number.
    #[must_use]
    pub fn word(&self, number: u16) -> String {
        let mut word: Vec<u16> = Vec::new();
        let mut rests = self.suffixes;
        for [shared, rest] in self.words.iter().take(usize::from(number) + 1) {
            let (rest, behind) = rests.split_at(usize::from(*rest));
            rests = behind;
            word.truncate(usize::from(*shared));
            word.extend(rest);
        }
        String::from_utf16_lossy(&word)
    }
}

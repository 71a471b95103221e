//! Finds the words of `messages.toml` and their groups in a normalized text.

use text::Codes;

/// A dictionary of words with groups.
pub(crate) struct Trie {
    /// The words.
    pub(crate) words: text::Trie,
    /// For each word, the index of its groups in `masks`.
    pub(crate) groups: &'static [u16],
    /// The distinct sets of groups, one bit for each group.
    pub(crate) masks: &'static [u128],
}

/// A word found in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// The groups that the word is in.
    pub(crate) groups: u128,
    /// First character, counted from the start of the text.
    pub(crate) start: usize,
    /// One after the last character.
    pub(crate) end: usize,
}

impl Trie {
    /// Every word in a normalized text, including words inside longer words.
    pub(crate) fn find(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.words.each(text, &mut |hit| {
            hits.push(Hit {
                groups: self.groups_of(hit.word),
                start: hit.start,
                end: hit.end,
            });
        });
        hits
    }

    /// The groups of all words in a normalized text.
    pub(crate) fn groups(&self, text: &str) -> u128 {
        self.groups_in(&Codes::of(text))
    }

    /// The same for a text that is decoded.
    pub(crate) fn groups_in(&self, text: &Codes) -> u128 {
        let mut groups = 0;
        self.words
            .each_in(text, &mut |hit| groups |= self.groups_of(hit.word));
        groups
    }

    fn groups_of(&self, word: u16) -> u128 {
        self.masks[usize::from(self.groups[usize::from(word)])]
    }
}

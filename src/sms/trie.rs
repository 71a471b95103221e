//! Finds the words of `messages.toml` in a normalized text, with their groups.

/// The words, by their number.
pub(crate) struct Trie {
    /// Where they stand.
    pub(crate) words: text::Trie,
    /// Of each, where its groups stand in `masks`.
    pub(crate) groups: &'static [u8],
    /// Groups that words are in together, a bit a group.
    pub(crate) masks: &'static [u64],
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
    /// Every word in a normalized text, also one inside a longer one.
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

    /// The groups of all these words.
    pub(crate) fn groups(&self, text: &str) -> u64 {
        let mut groups = 0;
        self.words
            .each(text, &mut |hit| groups |= self.groups_of(hit.word));
        groups
    }

    fn groups_of(&self, word: u16) -> u64 {
        self.masks[usize::from(self.groups[usize::from(word)])]
    }
}

//! Groups of words as bits, for the words of messages.

use crate::trie::Trie;

/// Groups of words, each once. The n-th group is the n-th bit.
#[derive(Default)]
pub(crate) struct Groups(Vec<Vec<u16>>);

impl Groups {
    /// The bit of a group of words.
    pub(crate) fn bit(&mut self, words: Vec<u16>) -> Result<u128, String> {
        let known = self.0.iter().position(|group| *group == words);
        let at = known.unwrap_or_else(|| {
            self.0.push(words);
            self.0.len() - 1
        });
        let bit = u32::try_from(at).ok().and_then(|at| 1_u128.checked_shl(at));
        bit.ok_or_else(|| "there are more than 128 groups of words".to_owned())
    }

    /// The bits of the groups that a word is in.
    fn of(&self, word: usize) -> u128 {
        let holds = |group: &[u16]| group.iter().any(|w| usize::from(*w) == word);
        let groups = self.0.iter().enumerate().filter(|(_, group)| holds(group));
        groups.map(|(at, _)| 1 << at).sum()
    }
}

/// The source of the table of `src/sms/trie.rs`.
pub(crate) fn trie(words: &[String], groups: &Groups) -> Result<String, String> {
    let trie = Trie::of(words)?;
    let groups: Vec<u128> = trie.order().map(|word| groups.of(word)).collect();
    let mut masks = groups.clone();
    masks.sort_unstable();
    masks.dedup();
    let place = |mask| u16::try_from(masks.partition_point(|m| m < mask));
    let groups: Result<Vec<u16>, _> = groups.iter().map(place).collect();
    let groups = groups.map_err(|_| "there are more than 65,536 sets of groups".to_owned())?;
    let (tables, words) = trie.source("SMS_WORD");
    Ok(format!(
        "{tables}pub(crate) static WORDS: Trie = Trie {{ words: text::{words}, groups: &{groups:?}, masks: &{masks:?} }};\n"
    ))
}

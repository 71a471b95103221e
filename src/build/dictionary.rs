//! Collects the words of the rules and numbers them for the tables.

use std::{collections::BTreeMap, fmt::Write};

use text::normalize;

use crate::trie::Trie;

/// The maximum length of a normalized word.
const MAX_WORD_CHARS: usize = 63;

/// The normalized words, each once. They are numbered in the order of their first use
/// until they are renumbered.
pub(crate) struct Dictionary<'a> {
    /// The word lists of the rule files, by name.
    lists: &'a BTreeMap<String, Vec<String>>,
    pub(crate) words: Vec<String>,
    /// The groups, each once, so that rules with the same group share its table.
    groups: Vec<Vec<u16>>,
}

impl<'a> Dictionary<'a> {
    pub(crate) fn of(lists: &'a BTreeMap<String, Vec<String>>) -> Self {
        Self {
            lists,
            words: Vec::new(),
            groups: Vec::new(),
        }
    }

    /// The word numbers of a group such as `"@secret"` or `"@secret | パスコード"`. The
    /// words of a list may be groups too.
    pub(crate) fn group(&mut self, group: &str) -> Result<Vec<u16>, String> {
        let mut numbers = Vec::new();
        for part in group.split('|').map(str::trim) {
            match part.strip_prefix('@') {
                None => numbers.push(self.number(part)?),
                Some(list) => {
                    let words = self.lists.get(list);
                    for word in words.ok_or_else(|| format!("there is no word list {list}"))? {
                        numbers.extend(self.group(word)?);
                    }
                }
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        Ok(numbers)
    }

    /// The names of the statics of these groups, as Rust source.
    pub(crate) fn groups(&mut self, groups: &[String]) -> Result<String, String> {
        let mut names = Vec::new();
        for group in groups {
            let words = self.group(group)?;
            let known = self.groups.iter().position(|g| *g == words);
            let at = known.unwrap_or_else(|| {
                self.groups.push(words);
                self.groups.len() - 1
            });
            names.push(format!("GROUP_{at}"));
        }
        Ok(names.join(","))
    }

    /// The number of a word, which is added where it is new.
    pub(crate) fn number(&mut self, word: &str) -> Result<u16, String> {
        let word = normalize(word);
        if word.is_empty() || word.chars().count() > MAX_WORD_CHARS {
            return Err(format!(
                "the word {word:?} is empty or longer than {MAX_WORD_CHARS} characters"
            ));
        }
        let number = self
            .words
            .iter()
            .position(|w| *w == word)
            .unwrap_or_else(|| {
                self.words.push(word);
                self.words.len() - 1
            });
        u16::try_from(number).map_err(|e| e.to_string())
    }

    /// Renumbers the words in the order of the trie, which then needs no table of numbers.
    pub(crate) fn renumber(&mut self) -> Result<(), String> {
        let order: Vec<usize> = Trie::of(&self.words)?.order().collect();
        self.words = order.iter().map(|at| self.words[*at].clone()).collect();
        self.groups.clear();
        Ok(())
    }

    /// The source of the groups and the trie, after all words are known.
    pub(crate) fn source(&self) -> Result<String, String> {
        let (mut out, trie) = Trie::of(&self.words)?.source("WORD");
        let _ = writeln!(out, "pub(crate) static DICTIONARY: Trie = {trie};");
        for (at, group) in self.groups.iter().enumerate() {
            let _ = writeln!(out, "static GROUP_{at}: &[u16] = &{group:?};");
        }
        Ok(out)
    }
}

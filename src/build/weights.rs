//! Reads `src/rules/message-weights.toml` and `page-weights.toml`, which `xtask learn` writes, and writes
//! their tables as Rust source.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::trie::Trie;

/// The contents of the file. Weights are in sixteenths.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WeightFile {
    /// The score of a warning.
    warning: i32,
    /// What every sentence begins with.
    sentence: i32,
    /// The weight of each signal, and of each pair such as `formal + phone`.
    pairs: BTreeMap<String, u8>,
    /// The weight of each phrase in a sentence.
    phrases: BTreeMap<String, i8>,
}

impl WeightFile {
    /// The source of the tables, whose names begin with `name`. `bits` gives the bit of each signal.
    pub(crate) fn source(
        &self,
        name: &str,
        bits: &BTreeMap<String, u32>,
    ) -> Result<String, String> {
        let mut pairs = Vec::new();
        for (names, weight) in &self.pairs {
            let bit = |name: &str| {
                let bit = bits.get(name).and_then(|bit| u8::try_from(*bit).ok());
                bit.ok_or_else(|| format!("there is a weight for {name}, which is no signal"))
            };
            let (a, b) = names.split_once(" + ").unwrap_or((names, names));
            pairs.push((bit(a)?, bit(b)?, *weight));
        }
        let phrases: Vec<String> = self.phrases.keys().cloned().collect();
        let trie = Trie::of(&phrases)?;
        let all: Vec<i8> = self.phrases.values().copied().collect();
        let weights: Vec<i8> = trie.order().map(|phrase| all[phrase]).collect();
        let (tables, trie) = trie.source(name);
        Ok(format!(
            "{tables}pub(crate) static {name}_WORDING: crate::wording::Wording = crate::wording::Wording {{\n\
             phrases: text::{trie}, weights: &{weights:?}, start: {},\n}};\n\
             pub(crate) static {name}_PAIRS: &[(u8, u8, u8)] = &{pairs:?};\n\
             pub(crate) const {name}_SCORE: i32 = {};\n",
            self.sentence, self.warning
        ))
    }
}

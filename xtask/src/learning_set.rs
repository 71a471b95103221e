//! Examples for the learner, what their numbers stand for, and how well those are judged that were
//! left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::learner::{Example, Model, learn};

/// At most this many phrases have a weight.
const MAX_PHRASES: usize = 5000;
/// Families are left out in this many groups.
pub(crate) const GROUPS: u64 = 12;
/// In the file, weights are whole numbers of this part of one.
const SCALE: f64 = 16.0;

/// What was read in a message or a page.
pub(crate) struct Read {
    /// The number of its family: examples that resemble each other.
    pub(crate) family: usize,
    pub(crate) is_scam: bool,
    /// Its pairs of signals; a signal alone is a pair with itself.
    pub(crate) pairs: BTreeSet<(&'static str, &'static str)>,
    /// The phrases of each sentence.
    pub(crate) sentences: Vec<BTreeSet<String>>,
}

/// How many families must have something that has a weight: what fewer have would be learnt by heart.
pub(crate) struct Fewest {
    /// Families of scams, for a pair of signals.
    pub(crate) with_pair: usize,
    /// Families, for a phrase.
    pub(crate) with_phrase: usize,
}

/// The examples, and what their numbers stand for.
pub(crate) struct Set {
    pub(crate) examples: Vec<Example>,
    pub(crate) pairs: Vec<(&'static str, &'static str)>,
    phrases: Vec<String>,
}

impl Set {
    pub(crate) fn of(reads: &[Read], fewest: &Fewest) -> Self {
        let scams = reads.iter().filter(|read| read.is_scam);
        let pairs = scams.flat_map(|read| read.pairs.iter().map(|pair| (*pair, read.family)));
        let pairs = common(pairs, fewest.with_pair);
        let phrases = reads.iter().flat_map(|read| {
            let all = read.sentences.iter().flatten();
            all.map(|phrase| (phrase.clone(), read.family))
        });
        let phrases = common(phrases, fewest.with_phrase);
        let number = |phrase: &String| phrases.binary_search(phrase).ok();
        let numbers = |phrases: &BTreeSet<String>| phrases.iter().filter_map(number).collect();
        let examples = reads.iter().map(|read| Example {
            family: read.family,
            pairs: read
                .pairs
                .iter()
                .filter_map(|pair| pairs.binary_search(pair).ok())
                .collect(),
            sentences: read.sentences.iter().map(numbers).collect(),
            is_scam: read.is_scam,
        });
        Self {
            examples: examples.collect(),
            pairs,
            phrases,
        }
    }

    /// Learns from the families for which `counts` is true.
    pub(crate) fn learn(&self, counts: &dyn Fn(usize) -> bool) -> Model {
        let examples = self
            .examples
            .iter()
            .filter(|example| counts(example.family));
        let examples: Vec<&Example> = examples.collect();
        learn(&examples, self.pairs.len(), self.phrases.len(), MAX_PHRASES)
    }

    /// The sum of each example by a model that has not seen its group of families.
    pub(crate) fn sums_of_left_out(&self, group: &(dyn Fn(usize) -> u64 + Sync)) -> Vec<f64> {
        let models: Vec<Model> = std::thread::scope(|scope| {
            let tasks: Vec<_> = (0..GROUPS)
                .map(|left_out| {
                    scope.spawn(move || self.learn(&|family| group(family) != left_out))
                })
                .collect();
            tasks
                .into_iter()
                .filter_map(|task| task.join().ok())
                .collect()
        });
        let model =
            |example: &Example| &models[usize::try_from(group(example.family)).unwrap_or(0)];
        self.examples
            .iter()
            .map(|example| model(example).sum(example))
            .collect()
    }

    /// The sum that no more than this share of the honest examples exceeds.
    pub(crate) fn threshold(&self, sums: &[f64], false_alarms: f64) -> f64 {
        let honest = self
            .examples
            .iter()
            .zip(sums)
            .filter(|(example, _)| !example.is_scam);
        let mut honest: Vec<f64> = honest.map(|(_, sum)| *sum).collect();
        honest.sort_by(|a, b| b.total_cmp(a));
        let count = f64::from(u32::try_from(honest.len()).unwrap_or(u32::MAX));
        let loud = (0_u32..).take_while(|loud| f64::from(*loud) < count * false_alarms);
        honest.get(loud.count()).copied().unwrap_or(0.0)
    }

    /// How many examples of each kind reach the threshold, and of how many.
    pub(crate) fn print_figures<'a>(
        &self,
        sums: &[f64],
        warning: f64,
        kind: impl Fn(&Example) -> &'a str,
    ) {
        let mut counts: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
        for (example, sum) in self.examples.iter().zip(sums) {
            let count = counts.entry(kind(example)).or_default();
            count.0 += u32::from(*sum > warning);
            count.1 += 1;
        }
        println!("families left out, at a threshold of {warning:.2}:");
        for (kind, (warned, count)) in counts {
            let share = 100.0 * f64::from(warned) / f64::from(count);
            println!("  {kind}: {warned} of {count} warned ({share:.1} %)");
        }
    }

    /// The contents of the file of weights, below a comment.
    pub(crate) fn file(&self, comment: &str, model: &Model, warning: f64) -> String {
        let whole = |weight: f64| format!("{:.0}", weight * SCALE).replace("-0", "0");
        let mut text = format!(
            "{comment}warning = {}\nsentence = {}\n\n[pairs]\n",
            whole(warning - model.bias),
            whole(model.sentence_bias)
        );
        for ((a, b), weight) in self.pairs.iter().zip(&model.pairs) {
            let weight = whole(*weight);
            let name = if a == b {
                (*a).to_owned()
            } else {
                format!("{a} + {b}")
            };
            if weight != "0" {
                let _ = writeln!(text, "{name:?} = {weight}");
            }
        }
        text += "\n[phrases]\n";
        for (phrase, weight) in self.phrases.iter().zip(&model.phrases) {
            let weight = whole(weight.clamp(-7.9, 7.9));
            if weight != "0" {
                let _ = writeln!(text, "\"{}\" = {weight}", escaped(phrase));
            }
        }
        text
    }
}

/// A phrase with the characters for private use as codes, because an editor would not show them.
fn escaped(phrase: &str) -> String {
    let code = |c: char| match u32::from(c) {
        0xe000..=0xf8ff => format!("\\u{:04x}", u32::from(c)),
        _ => c.to_string(),
    };
    phrase.chars().map(code).collect()
}

/// The items that enough families have, sorted.
fn common<T: Ord>(items: impl Iterator<Item = (T, usize)>, families: usize) -> Vec<T> {
    let mut found: BTreeMap<T, BTreeSet<usize>> = BTreeMap::new();
    for (item, family) in items {
        found.entry(item).or_default().insert(family);
    }
    let common = found.into_iter().filter(|(_, of)| of.len() >= families);
    common.map(|(item, _)| item).collect()
}

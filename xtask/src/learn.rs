//! Learns `src/rules/message-weights.toml` from the families of `tests/messages`, and tells how
//! well the families are judged that were left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use myna_mamori::MessageText;
use myna_mamori::sms::signals_and_sentences;

use crate::TaskResult;
use crate::learner::{Example, Model, learn};
use crate::messages::{Family, Sample, all_families};
use crate::phrases::phrases;

/// The file that the build script compiles into the engine.
const FILE: &str = "src/rules/message-weights.toml";
/// A pair of signals counts only if this many families of scams have it, and a phrase if this
/// many families have it: those of fewer would be learnt by heart.
const MIN_PAIR_FAMILIES: usize = 3;
const MIN_PHRASE_FAMILIES: usize = 3;
/// At most this many phrases have a weight.
const MAX_PHRASES: usize = 5000;
/// Families are left out in this many groups.
const GROUPS: u64 = 12;
/// In the file, weights are whole numbers of this part of one.
const SCALE: f64 = 16.0;
/// At most this share of the honest messages of families that were left out may be warned of.
const FALSE_ALARMS: f64 = 0.025;
/// Learns from all families but the sealed ones, writes the weights, and prints the figures of
/// the families that were left out.
pub(crate) fn run(root: &Path) -> TaskResult {
    let mut all = all_families(&root.join("tests/messages"))?;
    all.retain(|family| !family.is_sealed());
    let set = Set::of(&all);
    let sums = set.sums_of_left_out(&all);
    let model = set.learn(&|_| true);
    let warning = set.threshold(&sums);
    set.print_figures(&all, &sums, warning);
    if std::env::args().any(|argument| argument == "--misses") {
        set.print_misses(&all, &sums, warning);
    }
    std::fs::write(root.join(FILE), set.file(&model, warning))?;
    Ok(())
}

/// The examples, and what their numbers stand for.
struct Set {
    examples: Vec<Example>,
    pairs: Vec<(&'static str, &'static str)>,
    phrases: Vec<String>,
}

/// What was read in a message.
type Read = (
    BTreeSet<(&'static str, &'static str)>,
    Vec<BTreeSet<String>>,
);

fn read(sample: &Sample) -> Read {
    let text = sample.text.clone();
    let (signals, sentences) = signals_and_sentences(&MessageText {
        text,
        ..MessageText::default()
    });
    let pairs = signals.iter().flat_map(|a| {
        let later = signals.iter().skip_while(move |b| *b != a);
        later.map(move |b| (*a, *b))
    });
    let sentences = sentences.iter().map(|sentence| phrases(sentence));
    (pairs.collect(), sentences.collect())
}

impl Set {
    fn of(all: &[Family]) -> Self {
        let reads: Vec<(usize, Read)> = all
            .iter()
            .enumerate()
            .flat_map(|(at, family)| family.samples.iter().map(move |sample| (at, read(sample))))
            .collect();
        let is_scam = |family: usize| all[family].kind != "honest";
        let pairs = reads.iter().filter(|(family, _)| is_scam(*family));
        let pairs = pairs.flat_map(|(family, read)| read.0.iter().map(|pair| (*pair, *family)));
        let pairs = common(pairs, MIN_PAIR_FAMILIES);
        let phrases = reads.iter().flat_map(|(family, read)| {
            let all = read.1.iter().flatten();
            all.map(|phrase| (phrase.clone(), *family))
        });
        let phrases = common(phrases, MIN_PHRASE_FAMILIES);
        let number = |phrase: &String| phrases.binary_search(phrase).ok();
        let examples = reads.iter().map(|(family, (own, sentences))| Example {
            family: *family,
            pairs: own
                .iter()
                .filter_map(|pair| pairs.binary_search(pair).ok())
                .collect(),
            sentences: sentences
                .iter()
                .map(|sentence| sentence.iter().filter_map(number).collect())
                .collect(),
            is_scam: is_scam(*family),
        });
        Self {
            examples: examples.collect(),
            pairs,
            phrases,
        }
    }

    /// Learns from the families for which `counts` is true.
    fn learn(&self, counts: &dyn Fn(usize) -> bool) -> Model {
        let examples = self
            .examples
            .iter()
            .filter(|example| counts(example.family));
        let examples: Vec<&Example> = examples.collect();
        learn(&examples, self.pairs.len(), self.phrases.len(), MAX_PHRASES)
    }

    /// The sum of each example by a model that has not seen its family.
    fn sums_of_left_out(&self, all: &[Family]) -> Vec<f64> {
        let group = |family: usize| all[family].group(GROUPS);
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

    /// The sum that no more than the allowed share of the honest messages exceeds.
    fn threshold(&self, sums: &[f64]) -> f64 {
        let honest = self
            .examples
            .iter()
            .zip(sums)
            .filter(|(example, _)| !example.is_scam);
        let mut honest: Vec<f64> = honest.map(|(_, sum)| *sum).collect();
        honest.sort_by(|a, b| b.total_cmp(a));
        let count = f64::from(u32::try_from(honest.len()).unwrap_or(u32::MAX));
        let loud = (0_u32..).take_while(|loud| f64::from(*loud) < count * FALSE_ALARMS);
        honest.get(loud.count()).copied().unwrap_or(0.0)
    }

    /// How many messages of each kind are warned of.
    fn print_figures(&self, all: &[Family], sums: &[f64], warning: f64) {
        let mut counts: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
        for (example, sum) in self.examples.iter().zip(sums) {
            let count = counts.entry(&all[example.family].kind).or_default();
            count.0 += u32::from(*sum > warning);
            count.1 += 1;
        }
        println!("families left out, at a threshold of {warning:.2}:");
        for (kind, (warned, count)) in counts {
            let share = 100.0 * f64::from(warned) / f64::from(count);
            println!("  {kind}: {warned} of {count} warned ({share:.1} %)");
        }
    }

    /// The messages that are judged wrong, with their sums.
    fn print_misses(&self, all: &[Family], sums: &[f64], warning: f64) {
        let names = all.iter().flat_map(|family| &family.samples);
        let names = names.map(|sample| &sample.name);
        for ((example, sum), name) in self.examples.iter().zip(sums).zip(names) {
            if (*sum > warning) != example.is_scam {
                let alone = example.pairs.iter().map(|pair| self.pairs[*pair]);
                let signals: Vec<&str> = alone.filter(|(a, b)| a == b).map(|(a, _)| a).collect();
                println!("{sum:.2} {name}: {}", signals.join(", "));
            }
        }
    }

    /// The contents of the file.
    fn file(&self, model: &Model, warning: f64) -> String {
        let whole = |weight: f64| format!("{:.0}", weight * SCALE).replace("-0", "0");
        let mut text = format!(
            "# Written by `cargo run --release -p xtask learn`; docs/rules.md tells how. A message is a scam where the weights of\n\
             # its pairs of signals and of its three most telling sentences reach `warning`. No pair and no sentence subtracts. In sixteenths.\n\
             warning = {}\nsentence = {}\n\n[pairs]\n",
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
                let _ = writeln!(text, "\"{phrase}\" = {weight}");
            }
        }
        text
    }
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

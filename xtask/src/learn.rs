//! Learns `src/rules/message-weights.toml` from the families of `tests/messages`, and tells how
//! well the families are judged that were left out.

use std::path::Path;

use myna_mamori::MessageText;
use myna_mamori::sms::signals_and_sentences;

use crate::TaskResult;
use crate::learner::Example;
use crate::learning_set::{Fewest, GROUPS, Read, Set};
use crate::messages::{Family, Sample, all_families};
use crate::phrases::phrases;

/// The file that the build script compiles into the engine.
const FILE: &str = "src/rules/message-weights.toml";
/// How it begins.
const COMMENT: &str = "\
# Written by `cargo run --release -p xtask learn`; docs/rules.md tells how. A message is a scam where the weights of
# its pairs of signals and of its three most telling sentences reach `warning`. No pair and no sentence subtracts. In sixteenths.
";
/// How many characters a phrase has.
const PHRASE_CHARS: std::ops::RangeInclusive<usize> = 1..=3;
const FEWEST: Fewest = Fewest {
    with_pair: 3,
    with_phrase: 3,
};
/// At most this share of the honest messages of families that were left out may be warned of.
const FALSE_ALARMS: f64 = 0.04;
/// The figures are also printed for this share.
const FEWER_FALSE_ALARMS: f64 = 0.02;

/// Learns from all families but the sealed ones, writes the weights, and prints the figures of
/// the families that were left out.
pub(crate) fn run(root: &Path) -> TaskResult {
    let mut all = all_families(&root.join("tests/messages"))?;
    all.retain(|family| !family.is_sealed());
    let samples = all.iter().enumerate().flat_map(|(at, family)| {
        let is_scam = family.kind != "honest";
        let samples = family.samples.iter();
        samples.map(move |sample| read(sample, at, is_scam))
    });
    let set = Set::of(&samples.collect::<Vec<_>>(), &FEWEST);
    let sums = set.sums_of_left_out(&|family| all[family].group(GROUPS));
    let model = set.learn(&|_| true);
    let warning = set.threshold(&sums, FALSE_ALARMS);
    let kind = |example: &Example| all[example.family].kind.as_str();
    set.print_figures(&sums, warning, kind);
    set.print_figures(&sums, set.threshold(&sums, FEWER_FALSE_ALARMS), kind);
    if std::env::args().any(|argument| argument == "--misses") {
        print_misses(&set, &all, &sums, warning);
    }
    std::fs::write(root.join(FILE), set.file(COMMENT, &model, warning))?;
    Ok(())
}

fn read(sample: &Sample, family: usize, is_scam: bool) -> Read {
    let text = sample.text.clone();
    let (signals, sentences) = signals_and_sentences(&MessageText {
        text,
        ..MessageText::default()
    });
    let pairs = signals.iter().flat_map(|a| {
        let later = signals.iter().skip_while(move |b| *b != a);
        later.map(move |b| (*a, *b))
    });
    Read {
        family,
        is_scam,
        pairs: pairs.collect(),
        sentences: sentences
            .iter()
            .map(|sentence| phrases(sentence, PHRASE_CHARS))
            .collect(),
    }
}

/// Prints the messages that are judged wrong, with their sums.
fn print_misses(set: &Set, all: &[Family], sums: &[f64], warning: f64) {
    let names = all.iter().flat_map(|family| &family.samples);
    let names = names.map(|sample| &sample.name);
    for ((example, sum), name) in set.examples.iter().zip(sums).zip(names) {
        if (*sum > warning) != example.is_scam {
            let alone = example.pairs.iter().map(|pair| set.pairs[*pair]);
            let signals: Vec<&str> = alone.filter(|(a, b)| a == b).map(|(a, _)| a).collect();
            println!("{sum:.2} {name}: {}", signals.join(", "));
        }
    }
}

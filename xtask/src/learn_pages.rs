//! Learns `src/rules/page-weights.toml` from recorded pages (`tests/quality/record.js`), and tells how
//! well the pages are judged that were left out.

use std::path::Path;

use myna_mamori::{Level, PageSnapshot, Standing, inspect, page_signals_and_sentences};

use crate::TaskResult;
use crate::learner::Example;
use crate::learning_set::{Fewest, GROUPS, Read, Set};
use crate::messages::hash;
use crate::phrases::phrases;
use crate::recorded::{Recorded, read_recorded};

/// The file that the build script compiles into the engine.
const FILE: &str = "src/rules/page-weights.toml";
/// How it begins.
const COMMENT: &str = "\
# Written by `cargo run --release -p xtask learn-pages`; docs/rules.md tells how. A page is warned of where the weights of
# its signals and of its three most telling sentences reach `warning`. No signal and no sentence subtracts. In sixteenths.
# Characters from \\ue000 stand for a kind of field.
";
/// How many characters a phrase has.
const PHRASE_CHARS: std::ops::RangeInclusive<usize> = 2..=3;
const FEWEST: Fewest = Fewest {
    with_pair: 5,
    with_phrase: 5,
};
/// At most this share of the honest pages that were left out may be warned of.
const FALSE_ALARMS: f64 = 0.0015;

/// Learns from the pages of the files, writes the weights, and prints the figures of the pages
/// that were left out. Pages are left out with their whole round.
pub(crate) fn run(root: &Path, files: &[String]) -> TaskResult {
    let mut pages = Vec::new();
    for file in files {
        pages.extend(read_recorded(file)?);
    }
    pages.retain(|page| {
        page.snapshot()
            .is_some_and(|snapshot| counts(page, snapshot))
    });
    let reads: Vec<Read> = pages.iter().enumerate().map(read).collect();
    let set = Set::of(&reads, &FEWEST);
    let sums = set.sums_of_left_out(&|page| group(&pages[page]));
    let model = set.learn(&|_| true);
    let warning = set.threshold(&sums, FALSE_ALARMS);
    set.print_figures(&sums, warning, |example: &Example| {
        if example.is_scam { "attacks" } else { "honest" }
    });
    if std::env::args().any(|argument| argument == "--misses") {
        for ((page, sum), read) in pages.iter().zip(&sums).zip(&reads) {
            if (*sum > warning) != read.is_scam {
                println!("{sum:.2} {} {}", page.set, page.file);
            }
        }
    }
    std::fs::write(root.join(FILE), set.file(COMMENT, &model, warning))?;
    Ok(())
}

/// Whether something is learnt from a page. Employers and banks ask for what scams ask for, and on the
/// hosts of public bodies no wording counts.
fn counts(page: &Recorded, snapshot: &PageSnapshot) -> bool {
    let standing = inspect(snapshot).host.standing;
    let is_official = matches!(standing, Standing::Government | Standing::PublicBody);
    is_scam(page) || !is_official && page.highest_level() <= Level::Notice
}

fn is_scam(page: &Recorded) -> bool {
    page.file.contains("attacks/") && page.highest_level() >= Level::Warning
}

fn read((at, page): (usize, &Recorded)) -> Read {
    let snapshot = page.snapshot().cloned().unwrap_or_default();
    let (signals, sentences) = page_signals_and_sentences(&snapshot);
    Read {
        family: at,
        is_scam: is_scam(page),
        pairs: signals.iter().map(|signal| (*signal, *signal)).collect(),
        sentences: sentences
            .iter()
            .map(|sentence| phrases(sentence, PHRASE_CHARS))
            .collect(),
    }
}

/// The group with which a page is left out: its round is left out whole, and a page of another set alone.
fn group(page: &Recorded) -> u64 {
    let is_round = page.set.starts_with("round-");
    let name = if is_round { &page.set } else { &page.file };
    (hash(name) >> 7) % GROUPS
}

//! Compares what the engine allocates for each test page and test message, and how
//! many bytes a person downloads, with `tests/counts/baseline.json`.
//!
//! Counts do not depend on the machine, as times do, so that a small growth shows.
//! Groups in that file which are not counted here are left as they are.

use std::collections::BTreeMap;
use std::path::Path;

use crate::{TaskResult, tree};

mod measure;

/// Counts by group and name.
type Counts = BTreeMap<String, BTreeMap<String, u64>>;

const BASELINE: &str = "tests/counts/baseline.json";

/// A count may grow by one part in this many before the check fails.
const ALLOWED_GROWTH_PARTS: u64 = 10;

/// How many of the counts that have grown are printed.
const MAX_PRINTED: usize = 20;

const RENEW: &str = "If the growth is needed, run `cargo run -p xtask counts renew` after \
                     `./build.sh`, and commit the new baseline together with the change";

/// Prints the sizes and the sum of each group, and fails when a count is more than 10 %
/// above the baseline. A smaller count never fails.
pub(crate) fn check(root: &Path) -> TaskResult {
    let known = read(root)?;
    let counts = measure::all(root)?;
    println!("{:<28}{:>12}{:>12}", "count", "baseline", "now");
    for (group, now) in &counts {
        let before = known.get(group).cloned().unwrap_or_default();
        // Sizes are not added up, because one part contains the others.
        if group.starts_with("size") {
            for (name, now) in now {
                print(&format!("{group}: {name}"), before.get(name).copied(), *now);
            }
        } else {
            print(group, Some(before.values().sum()), now.values().sum());
        }
    }
    let grown = grown(&known, &counts);
    if grown.is_empty() {
        return Ok(());
    }
    for line in grown.iter().take(MAX_PRINTED) {
        println!("{line}");
    }
    Err(format!("{} counts grew by more than 10 %. {RENEW}.", grown.len()).into())
}

/// Writes the current counts into the baseline.
pub(crate) fn renew(root: &Path) -> TaskResult {
    let mut all = read(root)?;
    all.extend(measure::all(root)?);
    let mut text = serde_json::to_string_pretty(&all)?;
    text.push('\n');
    tree::write_file(&root.join(BASELINE), text.as_bytes())
}

fn read(root: &Path) -> TaskResult<Counts> {
    let text = std::fs::read_to_string(root.join(BASELINE));
    let text = text.map_err(|error| format!("{BASELINE}: {error}"))?;
    Ok(serde_json::from_str(&text).map_err(|error| format!("{BASELINE}: {error}"))?)
}

/// One line for each count that grew by more than is allowed. New and missing counts
/// are not compared.
fn grown(known: &Counts, now: &Counts) -> Vec<String> {
    let mut lines = Vec::new();
    for (group, counts) in now {
        let Some(known) = known.get(group) else {
            continue;
        };
        for (name, count) in counts {
            let Some(before) = known.get(name) else {
                continue;
            };
            if count.saturating_sub(*before) * ALLOWED_GROWTH_PARTS > *before {
                let change = change(*before, *count);
                lines.push(format!(
                    "{group}: {name}: {before} became {count}, {change}"
                ));
            }
        }
    }
    lines
}

fn print(name: &str, before: Option<u64>, now: u64) {
    let before = before.unwrap_or_default();
    println!("{name:<28}{before:>12}{now:>12}{:>10}", change(before, now));
}

/// The change in per cent, as text: `+5.1 %`.
fn change(before: u64, now: u64) -> String {
    let tenths = before.abs_diff(now) * 1000 / before.max(1);
    match (before, now < before) {
        (0, _) => "new".to_owned(),
        (_, true) => format!("-{}.{} %", tenths / 10, tenths % 10),
        (_, false) => format!("+{}.{} %", tenths / 10, tenths % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(of: &[(&str, u64)]) -> Counts {
        let group = of.iter().map(|(name, count)| ((*name).to_owned(), *count));
        Counts::from([("group".to_owned(), group.collect())])
    }

    #[test]
    fn only_a_growth_of_more_than_a_tenth_is_reported() {
        let known = counts(&[("a", 100), ("b", 100), ("c", 0)]);
        assert!(grown(&known, &counts(&[("a", 110), ("b", 1), ("c", 0)])).is_empty());
        let lines = grown(&known, &counts(&[("a", 111), ("b", 100), ("c", 1)]));
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].contains("+11.0 %"));
    }

    #[test]
    fn new_and_missing_counts_are_not_reported() {
        let known = counts(&[("a", 1)]);
        assert!(grown(&known, &counts(&[("b", 1)])).is_empty());
    }
}

//! The guard against growth: what the engine allocates for each of our pages and
//! messages, and what a person downloads, against `tests/counts/baseline.json`.
//!
//! Counts and no times: the same on every machine, so a small growth shows. Groups
//! that others keep in the same file are left as they are.

use std::collections::BTreeMap;
use std::path::Path;

use crate::{Done, tree};

mod measure;

/// What was counted, by group and name.
type Counts = BTreeMap<String, BTreeMap<String, u64>>;

const BASELINE: &str = "tests/counts/baseline.json";

/// A count may differ by one part in so many from the one on record.
const PARTS: u64 = 20;

/// So many of the counts that differ are told.
const MOST: usize = 20;

const RENEW: &str = "If it must be so, `cargo run -p xtask counts renew` behind `./build.sh` \
                     writes the new ones, which belong into the same commit";

/// Prints sizes and what each group adds up to, and fails where a count is more than 5 %
/// off the record: larger, or smaller, so that what was won stays won.
pub(crate) fn check(root: &Path) -> Done {
    let known = read(root)?;
    let counts = measure::all(root)?;
    println!("{:<28}{:>12}{:>12}", "count", "on record", "now");
    for (group, now) in &counts {
        let then = known.get(group).cloned().unwrap_or_default();
        // Sizes stand each for itself, since one part holds the others.
        if group.starts_with("size") {
            for (name, now) in now {
                print(&format!("{group}: {name}"), then.get(name).copied(), *now);
            }
        } else {
            print(group, Some(then.values().sum()), now.values().sum());
        }
    }
    let off = off(&known, &counts);
    if off.is_empty() {
        return Ok(());
    }
    for line in off.iter().take(MOST) {
        println!("{line}");
    }
    Err(format!("{} counts are not those on record. {RENEW}.", off.len()).into())
}

/// Puts what is counted now on record.
pub(crate) fn renew(root: &Path) -> Done {
    let mut all = read(root)?;
    all.extend(measure::all(root)?);
    let mut text = serde_json::to_string_pretty(&all)?;
    text.push('\n');
    tree::write_file(&root.join(BASELINE), text.as_bytes())
}

fn read(root: &Path) -> Done<Counts> {
    let text = std::fs::read_to_string(root.join(BASELINE));
    let text = text.map_err(|error| format!("{BASELINE}: {error}"))?;
    Ok(serde_json::from_str(&text).map_err(|error| format!("{BASELINE}: {error}"))?)
}

/// A line for each count that is new, gone, or too far from the one on record,
/// in the groups that were counted.
fn off(known: &Counts, now: &Counts) -> Vec<String> {
    let mut lines = Vec::new();
    let none = BTreeMap::new();
    for (group, counts) in now {
        let known = known.get(group).unwrap_or(&none);
        for (name, count) in counts {
            match known.get(name) {
                None => lines.push(format!("{group}: {name}: {count}, not on record")),
                Some(then) if then.abs_diff(*count) * PARTS > *then => {
                    let change = change(*then, *count);
                    lines.push(format!("{group}: {name}: {then} became {count}, {change}"));
                }
                Some(_) => {}
            }
        }
        let gone = known.keys().filter(|name| !counts.contains_key(*name));
        lines.extend(gone.map(|name| format!("{group}: {name}: on record and not counted")));
    }
    lines
}

fn print(name: &str, then: Option<u64>, now: u64) {
    let then = then.unwrap_or_default();
    println!("{name:<28}{then:>12}{now:>12}{:>10}", change(then, now));
}

/// By how much a count changed: `+5.1 %`.
fn change(then: u64, now: u64) -> String {
    let tenths = then.abs_diff(now) * 1000 / then.max(1);
    match (then, now < then) {
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
    fn a_twentieth_more_or_less_is_let_pass() {
        let known = counts(&[("a", 100), ("b", 100), ("c", 0)]);
        assert!(off(&known, &counts(&[("a", 105), ("b", 95), ("c", 0)])).is_empty());
        let told = off(&known, &counts(&[("a", 106), ("b", 94), ("c", 1)]));
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].contains("+6.0 %") && told[1].contains("-6.0 %"));
    }

    #[test]
    fn what_is_new_or_gone_is_told_and_other_groups_are_not() {
        let mut known = counts(&[("a", 1)]);
        known.insert(
            "of others".to_owned(),
            BTreeMap::from([("b".to_owned(), 1)]),
        );
        let told = off(&known, &counts(&[("c", 1)]));
        assert_eq!(told.len(), 2, "{told:?}");
    }
}

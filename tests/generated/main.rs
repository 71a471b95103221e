//! Pages that are made from a vocabulary that no rule was written for, and how they are
//! judged. `cargo run --release -p xtask -- left-out` judges them without the words that
//! only one family has.

mod generator;

use std::collections::{BTreeMap, BTreeSet};

use generator::{Made, attack, honest, pages};
use myna_mamori::{Level, Settings, Tab, inspect};

/// So many pages have every family.
const COUNT: u64 = 3_000;

fn level(made: &Made) -> Level {
    let mut tab = Tab::default();
    tab.update_frame(0, inspect(&made.page));
    tab.judge(&Settings::default()).level
}

#[test]
fn a_seed_gives_the_same_page_on_every_machine() {
    assert_eq!(attack(7), attack(7));
    assert_eq!(honest(7), honest(7));
    // A digest of some pages, which is the same on every machine.
    let text: String = pages(50)
        .iter()
        .map(|made| format!("{:?}", made.page))
        .collect();
    let digest = text.bytes().fold(0_u32, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(byte.into())
    });
    println!("{digest}");
}

#[test]
fn every_family_has_pages() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for family in pages(COUNT).into_iter().flat_map(|made| made.families) {
        *counts.entry(family).or_default() += 1;
    }
    let kinds: BTreeSet<&str> = counts
        .keys()
        .filter_map(|it| it.split('/').next())
        .collect();
    assert_eq!(kinds.len(), 8, "{kinds:?}");
    let rare: Vec<_> = counts.iter().filter(|(_, count)| **count < 5).collect();
    assert!(rare.is_empty(), "{rare:?}");
}

/// Attacks at their level, and honest pages at most at theirs, in percent. The figures
/// may only rise.
#[test]
fn generated_pages_are_judged_as_well_as_before() {
    let all = pages(COUNT);
    let (attacks, honest): (Vec<&Made>, Vec<&Made>) = all.iter().partition(|made| made.is_attack);
    let right = attacks
        .iter()
        .filter(|made| level(made) == made.level)
        .count();
    let quiet = attacks
        .iter()
        .filter(|made| level(made) == Level::Clear)
        .count();
    let loud = honest
        .iter()
        .filter(|made| level(made) > made.level)
        .count();
    println!(
        "{right} right, {quiet} clear of {}; {loud} loud of {}",
        attacks.len(),
        honest.len()
    );
}

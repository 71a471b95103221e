//! Pages that are made from a vocabulary that no rule was written for, and how they are
//! judged. `cargo run --release -p xtask -- left-out` judges them without the words that
//! only one family has.

mod generator;

use std::collections::{BTreeMap, BTreeSet};

use generator::{Dice, Made, attack, honest, pages};
use myna_mamori::{Level, Settings, Tab, inspect};

/// So many pages have every family.
const COUNT: u64 = 1_500;

/// At least so many attacks of 100 get their level, and at most so many are clear.
const RIGHT: usize = 75;
const CLEAR: usize = 18;

fn level(made: &Made) -> Level {
    let mut tab = Tab::default();
    tab.update_frame(0, inspect(&made.page));
    tab.judge(&Settings::default()).level
}

#[test]
fn a_seed_gives_the_same_page_on_every_machine() {
    assert_eq!(attack(7), attack(7));
    assert_eq!(honest(7), honest(7));
    let mut dice = Dice::of(7);
    let numbers: Vec<usize> = (0..5).map(|_| dice.below(1_000)).collect();
    assert_eq!(numbers, [140, 157, 182, 167, 270]);
}

#[test]
fn every_family_has_pages() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for family in pages(COUNT).into_iter().flat_map(|made| made.families) {
        *counts.entry(family).or_default() += 1;
    }
    let kinds = counts.keys().filter_map(|it| it.split('/').next());
    let kinds: BTreeSet<&str> = kinds.collect();
    assert_eq!(kinds.len(), 8, "{kinds:?}");
    let rare: Vec<_> = counts.iter().filter(|(_, count)| **count < 5).collect();
    assert!(rare.is_empty(), "{rare:?}");
}

/// The figures may rise, and then their bounds.
#[test]
fn generated_pages_are_judged_as_well_as_before() {
    let all = pages(COUNT);
    let (attacks, honest): (Vec<&Made>, Vec<&Made>) = all.iter().partition(|it| it.is_attack);
    let levels: Vec<Level> = attacks.iter().map(|it| level(it)).collect();
    let right = attacks
        .iter()
        .zip(&levels)
        .filter(|(it, level)| it.level == **level);
    let right = 100 * right.count() / attacks.len();
    let clear = levels
        .iter()
        .filter(|level| **level == Level::Clear)
        .count();
    let clear = 100 * clear / attacks.len();
    let loud: Vec<_> = honest.iter().filter(|it| level(it) > it.level).collect();
    assert!(
        right >= RIGHT && clear <= CLEAR,
        "{right} % right, {clear} % clear"
    );
    assert!(loud.is_empty(), "{loud:#?}");
}

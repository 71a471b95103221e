//! Makes pages from a seed, as the collector would deliver them: who × matter × ask × wording
//! × way × layout × disguise, each with an honest page. A seed gives the same pages on
//! every machine.

#![allow(dead_code)]

mod attack;
mod dice;
mod disguise;
mod draft;
mod honest;
mod layout;
mod vocabulary;
mod way;

use myna_mamori::{Control, Level, PageSnapshot, Source};

pub(crate) use attack::attack;
pub(crate) use honest::honest;

pub(crate) use dice::Dice;
use draft::Draft;
use vocabulary::VOCABULARY;

/// A page, what it is made of, and the level that the policy gives it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Made {
    pub(crate) page: PageSnapshot,
    /// The families of vocabulary in it: `who/tax`.
    pub(crate) families: Vec<String>,
    /// The level of an attack; the highest level of an honest page.
    pub(crate) level: Level,
    pub(crate) is_attack: bool,
    pub(crate) seed: u64,
}

/// So many attacks and so many honest pages.
pub(crate) fn pages(count: u64) -> Vec<Made> {
    (0..count)
        .flat_map(|seed| [attack(seed), honest(seed)])
        .collect()
}

/// A name with places in the place of `{city}` and `{prefecture}`.
fn named(name: &str, dice: &mut Dice) -> String {
    let city = dice.text(&VOCABULARY.places.cities);
    let prefecture = dice.text(&VOCABULARY.places.prefectures);
    name.replace("{city}", city)
        .replace("{prefecture}", prefecture)
}

/// Adds some fields for what any form asks for.
fn add_others(labels: &[String], draft: &mut Draft, dice: &mut Dice) {
    let source = *dice.one(&[
        Source::Label,
        Source::Before,
        Source::TableHeader,
        Source::Placeholder,
    ]);
    for label in dice.some(labels, 3) {
        draft.field(Control::Text, &[(source, label)]);
    }
}

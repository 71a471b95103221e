//! The texts of additions: those of `additions.toml`, every word of the rules, and the lines,
//! names and fields of the test pages.

use std::{fs, sync::LazyLock};

use myna_mamori::{Field, Identity, PageSnapshot, Slot};
use serde::Deserialize;

use crate::generator::Dice;
use crate::inputs;

/// Texts of each kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pool {
    pub(crate) lines: Vec<String>,
    pub(crate) owners: Vec<String>,
    pub(crate) topics: Vec<String>,
    pub(crate) decoys: Vec<String>,
    /// Lines that make a page that of a lawful collector.
    pub(crate) collectors: Vec<String>,
    /// Sentences around a word of the rules.
    sentences: Vec<String>,
}

pub(crate) static POOL: LazyLock<Pool> =
    LazyLock::new(|| toml::from_str(include_str!("additions.toml")).expect("additions.toml"));

/// What the test pages have, attacks and honest ones.
pub(crate) struct Found {
    pub(crate) lines: Vec<String>,
    pub(crate) names: Vec<Identity>,
    pub(crate) fields: Vec<Field>,
}

pub(crate) static FOUND: LazyLock<Found> = LazyLock::new(|| {
    let pages: Vec<PageSnapshot> = inputs::pages().into_values().flatten().collect();
    let lines = pages.iter().flat_map(|page| page.text.lines());
    let names = pages.iter().flat_map(|page| page.identity.clone());
    Found {
        lines: lines.map(str::to_owned).collect(),
        names: names.filter(|it| it.slot != Slot::Asset).collect(),
        fields: pages.iter().flat_map(|it| it.fields.clone()).collect(),
    }
});

/// The words of the lists of the rules: what an author would try who has read them.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let files = fs::read_dir("src/rules").expect("the rules").flatten();
    let mut paths: Vec<_> = files.map(|file| file.path()).collect();
    paths.sort();
    let texts = paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("a rule file"));
    let tables = texts.map(|text| toml::from_str::<toml::Table>(&text).expect("rules"));
    let lists = tables.filter_map(|table| table.get("words")?.as_table().cloned());
    let words = lists.flat_map(|lists| lists.into_iter().map(|(_, words)| words));
    let words = words.flat_map(|words| words.as_array().cloned().unwrap_or_default());
    let words = words.filter_map(|word| word.as_str().map(str::to_owned));
    words.filter(|word| !word.starts_with('@')).collect()
});

/// One of the texts, or a sentence around a word of the rules.
pub(crate) fn text(texts: &[String], dice: &mut Dice) -> String {
    if dice.happens(50) {
        return dice.text(texts).to_owned();
    }
    let sentence = dice.text(&POOL.sentences);
    sentence.replace("{}", dice.text(&WORDS))
}

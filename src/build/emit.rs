//! Writes the tables of the rules as Rust source, which `src/rules.rs` includes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{Debug, Write},
};

use text::normalize;

use crate::{
    ask::Part,
    dictionary::Dictionary,
    file::{Rule, RuleBook},
    hosts,
};

/// The source of `OUT_DIR/rules.rs`.
pub(crate) fn source(rules: &RuleBook) -> Result<String, String> {
    let mut dictionary = Dictionary::of(&rules.words);
    // The first pass only collects the words, because their numbers depend on all of them.
    tables(rules, &mut dictionary)?;
    dictionary.renumber()?;
    let tables = tables(rules, &mut dictionary)?;
    Ok(tables + &dictionary.source()?)
}

fn tables(rules: &RuleBook, dictionary: &mut Dictionary) -> Result<String, String> {
    let mut out = String::new();
    let mut table = String::new();
    for rule in &rules.rules {
        let _ = writeln!(table, "{},", rule_source(rule, dictionary)?);
    }
    let count = rules.rules.len();
    let _ = writeln!(out, "pub(crate) static RULES: [Rule; {count}] = [{table}];");
    out += &bodies(rules, dictionary)?;
    let _ = writeln!(
        out,
        "pub(crate) static LURES: &[Lure] = &[{}];",
        lures(rules, dictionary)?
    );
    for list in [
        "generic",
        "offices",
        "generic-names",
        "public-matters",
        "dues",
        "collectors",
    ] {
        let name = list.to_uppercase().replace('-', "_");
        let words = dictionary.group(&format!("@{list}"))?;
        let _ = writeln!(out, "pub(crate) static {name}: &[u16] = &{words:?};");
    }
    out += &features(dictionary)?;
    for name in ["departments", "other-owners", "about"] {
        let words = rules.words.get(name).map_or(&[][..], Vec::as_slice);
        let mut words: Vec<String> = words.iter().map(|word| normalize(word)).collect();
        // `is_other_owner` looks for those that begin with a letter.
        if name == "other-owners" {
            words.sort_unstable();
        }
        out += &list(&name.to_uppercase().replace('-', "_"), &words);
    }
    out += &hosts::source(rules);
    Ok(out)
}

/// The features of words: each list of `descriptions.toml` is one bit.
fn features(dictionary: &mut Dictionary) -> Result<String, String> {
    let mut bits: BTreeMap<u16, u32> = BTreeMap::new();
    let mut out = String::new();
    for (at, list) in FEATURES.iter().enumerate() {
        for word in dictionary.group(&format!("@d-{list}"))? {
            *bits.entry(word).or_default() |= 1 << at;
        }
        let name = list.to_uppercase().replace('-', "_");
        let _ = writeln!(out, "pub(crate) const {name}: u32 = 1 << {at};");
    }
    let words: Vec<_> = bits.into_iter().collect();
    let _ = writeln!(
        out,
        "#[allow(clippy::unreadable_literal)]\npub(crate) static FEATURES: &[(u16, u32)] = &{words:?};"
    );
    Ok(out)
}

/// The lists of `descriptions.toml`, without `d-`.
const FEATURES: [&str; 30] = [
    "card",
    "any-card",
    "number",
    "twelve",
    "secret",
    "four",
    "other-four",
    "long",
    "origin",
    "chosen",
    "use",
    "sign",
    "auth",
    "register",
    "surface",
    "side",
    "photo",
    "tell",
    "enter",
    "other-owner",
    "other-number",
    "discuss",
    "other-document",
    "person-number",
    "card-matter",
    "identity-check",
    "conditional",
    "back",
    "denial",
    "channel",
];

fn rule_source(rule: &Rule, words: &mut Dictionary) -> Result<String, String> {
    let groups = groups(rule);
    let error = |what: &str| format!("rule {}: {what}", rule.id);
    let is_open = rule.fallback || rule.nameless || rule.typed.is_some();
    if groups[..6].iter().all(|(_, list)| list.is_empty()) && !is_open {
        return Err(error("it has no condition on the field"));
    }
    // Otherwise a page could remove an ask with a field between two others.
    if !rule.beside.is_empty() && rule.part != Part::Supporting {
        return Err(error("beside needs part = \"supporting\""));
    }
    let mut source = format!(
        "Rule {{ id: {:?}, ask: Ask::{:?}, part: Part::{:?},",
        rule.id, rule.ask, rule.part
    );
    for (key, list) in groups {
        let list = words.groups(list);
        let list = list.map_err(|cause| error(&format!("{key}: {cause}")))?;
        let _ = write!(source, "{key}: &[{list}],");
    }
    Ok(source + &limits(rule) + "}")
}

/// The keys of a rule that hold words. The first six name the field or the sentence.
fn groups(rule: &Rule) -> [(&'static str, &[String]); 10] {
    [
        ("label", &rule.label),
        ("name", &rule.name),
        ("named", &rule.named),
        ("near", &rule.near),
        ("around", &rule.around),
        ("text", &rule.text),
        ("page", &rule.page),
        ("beside", &rule.beside),
        ("unless", &rule.unless),
        ("unless_around", &rule.unless_around),
    ]
}

/// The other keys of a rule.
fn limits(rule: &Rule) -> String {
    let typed = rule
        .typed
        .map(|pattern| format!("DigitPattern::{pattern:?}"));
    let typed = typed.map_or("None".to_owned(), |pattern| format!("Some({pattern})"));
    format!(
        "nameless: {}, keypad: {}, claim: {}, fallback: {}, controls: &{}, suppresses: &{}, length: {:?}, digits: &{:?}, \
         boxes: &{:?}, typed: {typed}",
        rule.nameless,
        rule.keypad,
        rule.claim,
        rule.fallback,
        paths("Control", &rule.controls),
        paths("Ask", &rule.suppresses),
        rule.length,
        rule.digits,
        rule.boxes
    )
}

fn paths(of: &str, variants: &[impl Debug]) -> String {
    let paths: Vec<_> = variants.iter().map(|v| format!("{of}::{v:?}")).collect();
    format!("[{}]", paths.join(","))
}

fn bodies(rules: &RuleBook, words: &mut Dictionary) -> Result<String, String> {
    let mut table = String::new();
    let mut all = BTreeSet::new();
    let mut spelt = BTreeMap::new();
    for body in &rules.bodies {
        let names: Result<Vec<_>, _> = body.names.iter().map(|n| words.number(n)).collect();
        let (id, kind, names) = (&body.id, body.kind, names?);
        // Of two spellings of one word, the first is the name.
        for (word, name) in names.iter().zip(&body.names) {
            spelt.entry(*word).or_insert(name);
        }
        let _ = write!(
            table,
            "Body {{ id: {id:?}, kind: BodyKind::{kind:?}, names: &{names:?} }},"
        );
        all.extend(names);
    }
    let all: Vec<u16> = all.into_iter().collect();
    let spelt: Vec<_> = spelt.into_iter().collect();
    Ok(format!(
        "pub(crate) static BODIES: &[Body] = &[{table}];\n\
         /// The names of all bodies, sorted.\n\
         pub(crate) static BODY_WORDS: &[u16] = &{all:?};\n\
         /// The same as people write them.\n\
         pub(crate) static BODY_NAMES: &[(u16, &str)] = &{spelt:?};\n"
    ))
}

fn lures(rules: &RuleBook, words: &mut Dictionary) -> Result<String, String> {
    let mut table = String::new();
    for lure in &rules.lures {
        let list: Result<Vec<_>, String> = lure
            .words
            .iter()
            .map(|w| Ok((words.number(w)?, w)))
            .collect();
        let _ = write!(table, "Lure {{ id: {:?}, words: &{:?} }},", lure.id, list?);
    }
    Ok(table)
}

pub(crate) fn list(name: &str, items: &[impl Debug]) -> String {
    format!("pub(crate) static {name}: &[&str] = &{items:?};\n")
}

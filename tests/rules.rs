//! Every rule matches its own hits and none of its misses. An example is a label, or a
//! table that describes the field further.

mod support;

use std::{collections::HashSet, fs};

use serde::Deserialize;
use support::{Example, findings, titled};

#[derive(Deserialize)]
struct RuleFile {
    #[serde(default, rename = "rule")]
    rules: Vec<Rule>,
    #[serde(default, rename = "body")]
    bodies: Vec<Named>,
    #[serde(default, rename = "lure")]
    lures: Vec<Named>,
}

#[derive(Deserialize)]
struct Rule {
    id: String,
    hits: Vec<Example>,
    misses: Vec<Example>,
}

#[derive(Deserialize)]
struct Named {
    id: String,
    hits: Vec<String>,
    misses: Vec<String>,
}

/// The rule files with examples, by their names.
fn files() -> Vec<(String, RuleFile)> {
    let entries = fs::read_dir("src/rules").expect("the folder of the rules");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let others = [
        "brands.toml",
        "help.toml",
        "hosts.toml",
        "message-weights.toml",
        "messages.toml",
        "municipalities.toml",
        "page-weights.toml",
        "public-hosts.toml",
        "telephone-numbers.toml",
    ];
    let named = paths.map(|p| {
        (
            p.file_name()
                .expect("a file")
                .to_string_lossy()
                .into_owned(),
            p,
        )
    });
    let rules = named.filter(|(name, _)| !others.contains(&name.as_str()));
    rules
        .map(|(name, path)| {
            (
                name,
                toml::from_str(&fs::read_to_string(path).expect("text")).expect("rules"),
            )
        })
        .collect()
}

fn report(failures: &[String]) {
    assert!(
        failures.is_empty(),
        "{} examples fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn every_ask_rule_matches_its_hits_and_no_misses() {
    let mut failures = Vec::new();
    for (file, rule) in files()
        .iter()
        .flat_map(|(f, r)| r.rules.iter().map(move |r| (f, r)))
    {
        assert!(
            !rule.hits.is_empty() && !rule.misses.is_empty(),
            "{} has no examples",
            rule.id
        );
        let matches = |e: &Example| {
            findings(&e.page())
                .field_asks
                .iter()
                .any(|a| a.rule == rule.id)
        };
        let missed = rule
            .hits
            .iter()
            .filter(|e| !matches(e))
            .map(|e| (e, "does not match"));
        let false_hits = rule
            .misses
            .iter()
            .filter(|e| matches(e))
            .map(|e| (e, "matches"));
        failures.extend(
            missed
                .chain(false_hits)
                .map(|(e, what)| format!("{file}: {} {what} {e:?}", rule.id)),
        );
    }
    report(&failures);
}

#[test]
fn every_body_matches_its_hits_and_no_misses() {
    let mut failures = Vec::new();
    for (file, body) in files()
        .iter()
        .flat_map(|(f, r)| r.bodies.iter().map(move |b| (f, b)))
    {
        let claims = |title: &String| {
            findings(&titled(title))
                .claim
                .is_some_and(|c| c.body == body.id)
        };
        let missed = body
            .hits
            .iter()
            .filter(|t| !claims(t))
            .map(|t| (t, "is not claimed by"));
        let false_hits = body
            .misses
            .iter()
            .filter(|t| claims(t))
            .map(|t| (t, "is claimed by"));
        failures.extend(
            missed
                .chain(false_hits)
                .map(|(t, what)| format!("{file}: {} {what} {t}", body.id)),
        );
    }
    report(&failures);
}

#[test]
fn every_lure_matches_its_hits_and_no_misses() {
    let mut failures = Vec::new();
    for (file, lure) in files()
        .iter()
        .flat_map(|(f, r)| r.lures.iter().map(move |l| (f, l)))
    {
        let lures = |title: &String| {
            findings(&titled(title))
                .lures
                .iter()
                .any(|l| l.lure == lure.id)
        };
        let missed = lure
            .hits
            .iter()
            .filter(|t| !lures(t))
            .map(|t| (t, "does not match"));
        let false_hits = lure
            .misses
            .iter()
            .filter(|t| lures(t))
            .map(|t| (t, "matches"));
        failures.extend(
            missed
                .chain(false_hits)
                .map(|(t, what)| format!("{file}: {} {what} {t}", lure.id)),
        );
    }
    report(&failures);
}

/// The sources in the rule files, each with its file.
fn sources() -> Vec<(String, String)> {
    let mut sources = Vec::new();
    for entry in fs::read_dir("src/rules").expect("the folder of the rules") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("text");
        let file: toml::Table = toml::from_str(&text).expect("a table");
        let lists = file.values().filter_map(toml::Value::as_array);
        let named = lists.flatten().filter_map(|item| item.get("source"));
        let texts = named.map(|source| source.as_str().expect("a text").to_owned());
        sources.extend(texts.map(|source| (path.display().to_string(), source)));
    }
    sources
}

/// The section numbers of `docs/facts.md`, from its headings.
fn sections() -> HashSet<String> {
    let facts = fs::read_to_string("docs/facts.md").expect("the facts");
    let headings = facts.lines().filter(|line| line.starts_with('#'));
    let numbers = headings.filter_map(|line| line.split_whitespace().nth(1));
    numbers
        .filter(|number| number.starts_with(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_source_is_an_address_or_a_section_of_the_facts() {
    let (sources, sections) = (sources(), sections());
    assert!(!sources.is_empty(), "no rule names a source");
    let opens = |part: &str| match part.strip_prefix("docs/facts.md ") {
        Some(numbers) => numbers.split(", ").all(|n| sections.contains(n)),
        None => part.contains("https://"),
    };
    let closed = sources
        .iter()
        .filter(|(_, source)| !source.split("; ").all(opens));
    let failures: Vec<_> = closed
        .map(|(file, source)| {
            format!("{file}: {source:?} is neither an https address nor a section of docs/facts.md")
        })
        .collect();
    report(&failures);
}

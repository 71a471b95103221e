//! Every rule meets its own examples: each hit fires the rule, each miss does
//! not. An example is a label, or a table that says more about the field.

mod support;

use std::fs;

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

/// The rule files that hold examples, with their names.
fn files() -> Vec<(String, RuleFile)> {
    let entries = fs::read_dir("src/rules").expect("the folder of the rules");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let others = ["hosts.toml", "municipalities.toml"];
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

fn report(wrong: &[String]) {
    assert!(
        wrong.is_empty(),
        "{} examples fail:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_ask_rule_meets_its_own_examples() {
    let mut wrong = Vec::new();
    for (file, rule) in files()
        .iter()
        .flat_map(|(f, r)| r.rules.iter().map(move |r| (f, r)))
    {
        assert!(
            !rule.hits.is_empty() && !rule.misses.is_empty(),
            "{} has no examples",
            rule.id
        );
        let fires = |e: &Example| findings(&e.page()).asked.iter().any(|a| a.rule == rule.id);
        let missed = rule
            .hits
            .iter()
            .filter(|e| !fires(e))
            .map(|e| (e, "does not fire"));
        let false_hits = rule
            .misses
            .iter()
            .filter(|e| fires(e))
            .map(|e| (e, "fires"));
        wrong.extend(
            missed
                .chain(false_hits)
                .map(|(e, what)| format!("{file}: {} {what} on {e:?}", rule.id)),
        );
    }
    report(&wrong);
}

#[test]
fn every_body_meets_its_own_examples() {
    let mut wrong = Vec::new();
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
        wrong.extend(
            missed
                .chain(false_hits)
                .map(|(t, what)| format!("{file}: {} {what} {t}", body.id)),
        );
    }
    report(&wrong);
}

#[test]
fn every_lure_meets_its_own_examples() {
    let mut wrong = Vec::new();
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
            .map(|t| (t, "does not fire"));
        let false_hits = lure
            .misses
            .iter()
            .filter(|t| lures(t))
            .map(|t| (t, "fires"));
        wrong.extend(
            missed
                .chain(false_hits)
                .map(|(t, what)| format!("{file}: {} {what} on {t}", lure.id)),
        );
    }
    report(&wrong);
}

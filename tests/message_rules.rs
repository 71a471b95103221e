//! Every rule for messages matches its own hits and none of its misses.

use std::fs;

use myna_mamori::{MessageText, judge_message};
use serde::Deserialize;

#[derive(Deserialize)]
struct MessageFile {
    #[serde(rename = "sign")]
    signs: Vec<Rule>,
    #[serde(rename = "sender")]
    senders: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    id: String,
    says: Option<String>,
    hits: Vec<String>,
    misses: Vec<String>,
}

fn file() -> MessageFile {
    let text = fs::read_to_string("src/rules/messages.toml").expect("the rules");
    toml::from_str(&text).expect("rules")
}

/// The failing examples, each with its rule.
fn failures(rules: &[Rule], matches: impl Fn(&Rule, &str) -> bool) -> Vec<String> {
    let mut failures = Vec::new();
    for rule in rules {
        let has_examples = !rule.hits.is_empty() && !rule.misses.is_empty();
        assert!(has_examples, "{} has no examples", rule.id);
        let hits = rule.hits.iter().filter(|text| !matches(rule, text));
        failures.extend(hits.map(|text| format!("{} does not match {text}", rule.id)));
        let misses = rule.misses.iter().filter(|text| matches(rule, text));
        failures.extend(misses.map(|text| format!("{} matches {text}", rule.id)));
    }
    failures
}

fn text(text: &str) -> MessageText {
    MessageText {
        text: text.to_owned(),
        ..MessageText::default()
    }
}

#[test]
fn every_sign_matches_its_hits_and_no_misses() {
    let failures = failures(&file().signs, |sign, example| {
        let verdict = judge_message(&text(example));
        let reason_id = sign.says.as_ref().unwrap_or(&sign.id);
        verdict
            .reasons
            .iter()
            .any(|reason| reason.rule == *reason_id)
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_sender_matches_its_hits_and_no_misses() {
    let failures = failures(&file().senders, |_, example| {
        let verdict = judge_message(&text(&format!("{example}\nお知らせです")));
        verdict.claim.is_some()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

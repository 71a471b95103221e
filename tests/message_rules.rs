//! Every rule for messages meets its own examples: each hit is heard, each miss
//! is not.

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

/// The examples that fail, each with its rule.
fn wrong(rules: &[Rule], fires: impl Fn(&Rule, &str) -> bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for rule in rules {
        let is_told = !rule.hits.is_empty() && !rule.misses.is_empty();
        assert!(is_told, "{} has no examples", rule.id);
        let hits = rule.hits.iter().filter(|text| !fires(rule, text));
        wrong.extend(hits.map(|text| format!("{} does not fire on {text}", rule.id)));
        let misses = rule.misses.iter().filter(|text| fires(rule, text));
        wrong.extend(misses.map(|text| format!("{} fires on {text}", rule.id)));
    }
    wrong
}

fn text(text: &str) -> MessageText {
    MessageText {
        text: text.to_owned(),
        ..MessageText::default()
    }
}

#[test]
fn every_sign_meets_its_own_examples() {
    let wrong = wrong(&file().signs, |sign, example| {
        let verdict = judge_message(&text(example));
        let told = sign.says.as_ref().unwrap_or(&sign.id);
        verdict.reasons.iter().any(|reason| reason.rule == *told)
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sender_meets_its_own_examples() {
    let wrong = wrong(&file().senders, |_, example| {
        let verdict = judge_message(&text(&format!("{example}\nお知らせです")));
        verdict.claim.is_some()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

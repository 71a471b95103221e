//! What each field asks for, by the rules.

use serde::{Deserialize, Serialize};

use crate::{
    Ask,
    evidence::{FieldWords, PageWords, WordSet},
    page::{Field, PageSnapshot},
    rules::{RULES, Rule},
};

/// One thing that one field asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// What is asked for.
    pub ask: Ask,
    /// Id of the rule that says so.
    pub rule: String,
    /// The words or the attribute that the rule matched.
    pub quote: String,
    /// The field's key.
    pub field: u32,
    /// Two different parts make the ask; one alone is nothing.
    pub part: bool,
    /// It counts only where the page, or the page around it, speaks as a body.
    pub needs_claim: bool,
}

/// What the fields of a page ask for, in the order of the fields and rules.
pub(crate) fn asked(page: &PageSnapshot) -> Vec<Asked> {
    let words = PageWords::of(page);
    page.fields
        .iter()
        .flat_map(|field| asked_by(field, &words))
        .collect()
}

fn asked_by(field: &Field, page: &PageWords) -> Vec<Asked> {
    let words = FieldWords::of(field);
    let fires = |rule: &&Rule| rule.fires(field, &words, page);
    let mut rules: Vec<&Rule> = RULES.iter().filter(|r| !r.fallback).filter(fires).collect();
    if rules.iter().all(|rule| rule.claim || rule.part) {
        rules.extend(RULES.iter().filter(|r| r.fallback).filter(fires));
    }
    let dropped: Vec<Ask> = rules
        .iter()
        .filter(|r| !r.claim)
        .flat_map(|r| r.over)
        .copied()
        .collect();
    rules.retain(|rule| !dropped.contains(&rule.ask));
    rules.iter().map(|rule| rule.asked(field)).collect()
}

impl Rule {
    fn fires(&self, field: &Field, words: &FieldWords, page: &PageWords) -> bool {
        let all = |groups: &[&[u16]], sets: &[&WordSet]| {
            groups
                .iter()
                .all(|group| sets.iter().any(|set| set.has_one_of(group)))
        };
        let none = |groups: &[&[u16]], sets: &[&WordSet]| {
            !groups
                .iter()
                .any(|group| sets.iter().any(|set| set.has_one_of(group)))
        };
        let FieldWords { label, name, group } = words;
        let around = [label, group, &page.heading];
        self.controls.contains(&field.control)
            && self.fits(field)
            && all(self.label, &[label])
            && all(self.name, &[name])
            && all(self.named, &[label, name])
            && all(self.around, &around)
            && none(self.unless, &[label, name])
            && none(self.unless_around, &around)
            && all(self.page, &[label, group, &page.all])
    }

    /// Whether the field takes as many characters as the rule expects; most
    /// fields do not say.
    fn fits(&self, field: &Field) -> bool {
        let boxes = field.boxes.max(1);
        let (min, max) = self.length;
        (self.boxes.is_empty() || self.boxes.contains(&boxes))
            && field
                .max_length
                .is_none_or(|one| (min..=max).contains(&one.saturating_mul(boxes)))
    }

    fn asked(&self, field: &Field) -> Asked {
        Asked {
            ask: self.ask,
            rule: self.id.to_owned(),
            quote: self.quote(field),
            field: field.key,
            part: self.part,
            needs_claim: self.claim,
        }
    }

    /// The nearest words that the rule matched, as the page writes them.
    fn quote(&self, field: &Field) -> String {
        let groups = || self.label.iter().chain(self.named).chain(self.around);
        let matches = |text: &str| {
            let words = WordSet::of(text);
            groups().any(|group| words.has_one_of(group))
        };
        let label = field.labels.iter().find(|label| matches(&label.text));
        let label = label
            .or(field.labels.first())
            .map(|label| label.text.as_str());
        let name = [&field.name, &field.id, &field.autocomplete]
            .into_iter()
            .find(|n| !n.is_empty());
        let quote = if self.label.is_empty() && !self.name.is_empty() {
            name.map(String::as_str).or(label)
        } else {
            label.or(name.map(String::as_str))
        };
        quote.unwrap_or_default().chars().take(80).collect()
    }
}

//! What each field asks for, by the rules.

use super::terms::{FieldWords, PageWords, WordSet};
use crate::ask::Ask;
use crate::findings::Asked;
use crate::page::{Field, PageSnapshot};
use crate::rules::{RULES, Rule};

/// What a page asks for: its fields, in their order, then its text.
pub(crate) fn asked(page: &PageSnapshot, fields: &[FieldWords], words: &PageWords) -> Vec<Asked> {
    let by_fields = (0..fields.len()).flat_map(|at| asked_by(&page.fields[at], fields, at, words));
    by_fields.chain(asked_in_text(page, words)).collect()
}

fn asked_by(field: &Field, fields: &[FieldWords], at: usize, page: &PageWords) -> Vec<Asked> {
    let fires = |rule: &&Rule| {
        rule.text.is_empty()
            && rule.fires(field, &fields[at], page)
            && rule.stands_beside(fields, at)
    };
    let mut rules: Vec<&Rule> = RULES.iter().filter(|r| !r.fallback).filter(fires).collect();
    if rules.iter().all(|rule| rule.claim || !rule.part.is_empty()) {
        rules.extend(RULES.iter().filter(|r| r.fallback).filter(fires));
    }
    let sure = rules.iter().filter(|rule| !rule.claim);
    let dropped: Vec<Ask> = sure.flat_map(|rule| rule.over).copied().collect();
    rules.retain(|rule| !dropped.contains(&rule.ask));
    // What a field is called says more than what was typed into it.
    let known: Vec<_> = rules.iter().filter(|r| !r.claim).copied().collect();
    let is_known = |rule: &Rule| known.iter().any(|k| k.ask == rule.ask && k.id != rule.id);
    rules.retain(|rule| rule.typed.is_none() || !is_known(rule));
    keep_nearest(&mut rules, field);
    let asked = |rule: &&Rule| rule.asked(rule.quote(field), Some(field.key));
    rules.iter().map(asked).collect()
}

/// A field takes one part of an ask: the one that is named nearest. The words
/// before a security code are often those of the expiry date before it. A whole
/// stays: words that only a program reads must not hide it.
fn keep_nearest(rules: &mut Vec<&Rule>, field: &Field) {
    let sure = |rule: &&&Rule| !rule.claim && rule.part != "follows";
    let sure: Vec<&Rule> = rules.iter().filter(sure).copied().collect();
    let is_nearer = |a: &Rule, b: &Rule| a.ask == b.ask && a.distance(field) < b.distance(field);
    rules.retain(|rule| rule.part.is_empty() || !sure.iter().any(|other| is_nearer(other, rule)));
}

/// What a keypad or a chat asks for, in a sentence and not by a field.
fn asked_in_text(page: &PageSnapshot, words: &PageWords) -> Vec<Asked> {
    let may = |rule: &&Rule| !rule.text.is_empty() && (!rule.keypad || page.keypad);
    let rules = RULES.iter().filter(may);
    let found: Vec<(&Rule, &str)> = rules
        .filter_map(|rule| Some((rule, rule.sentence(words)?)))
        .collect();
    let dropped: Vec<Ask> = found
        .iter()
        .flat_map(|(rule, _)| rule.over)
        .copied()
        .collect();
    let kept = found
        .iter()
        .filter(|(rule, _)| !dropped.contains(&rule.ask));
    let quote = |sentence: &str| sentence.chars().take(80).collect();
    kept.map(|(rule, sentence)| rule.asked(quote(sentence), None))
        .collect()
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
            && (self.typed.is_none() || self.typed == field.typed)
            && self.fits(field)
            && all(self.label, &[label])
            && all(self.name, &[name])
            && all(self.named, &[label, name])
            && all(self.near, &[label, group])
            && all(self.around, &around)
            && none(self.unless, &[label, name])
            && none(self.unless_around, &around)
            && all(self.page, &[label, group, &page.all])
    }

    /// Whether one of the two fields next to this one is named by the rule's words.
    fn stands_beside(&self, fields: &[FieldWords], at: usize) -> bool {
        let next = [at.checked_sub(1), at.checked_add(1)];
        let next = || next.iter().flatten().filter_map(|at| fields.get(*at));
        let named =
            |group: &&[u16]| next().any(|w| w.label.has_one_of(group) || w.name.has_one_of(group));
        self.beside.iter().all(named)
    }

    /// How far from the field the rule's words stand: what belongs to the field
    /// itself, then its attributes, then the words around it.
    fn distance(&self, field: &Field) -> usize {
        const AROUND: usize = 100;
        let names = |words: &WordSet| {
            self.label
                .iter()
                .chain(self.named)
                .any(|group| words.has_one_of(group))
        };
        let label = field
            .labels
            .iter()
            .position(|label| names(&WordSet::of(&label.text)));
        let is_own = |at: usize| field.labels[at].source.belongs_to_the_field();
        match label {
            Some(at) if is_own(at) => at,
            Some(_) if names(&WordSet::of_attributes(field)) => AROUND,
            Some(at) => AROUND + 1 + at,
            None => AROUND,
        }
    }

    /// Whether the field takes as many characters as the rule expects; most
    /// fields do not say.
    fn fits(&self, field: &Field) -> bool {
        let boxes = field.boxes.max(1);
        let length = field.max_length.map(|one| one.saturating_mul(boxes));
        let (min, max) = self.length.unwrap_or((0, u32::MAX));
        (self.boxes.is_empty() || self.boxes.contains(&boxes))
            && length.is_none_or(|length| (min..=max).contains(&length))
            && (self.digits.is_empty() || length.is_some_and(|l| self.digits.contains(&l)))
    }

    /// The first sentence of the page that has the rule's words.
    fn sentence<'a>(&self, words: &'a PageWords<'_>) -> Option<&'a str> {
        let has = |set: &WordSet, groups: &[&[u16]]| groups.iter().all(|g| set.has_one_of(g));
        let speaks = |set: &WordSet| {
            has(set, self.text) && !self.unless.iter().any(|group| set.has_one_of(group))
        };
        let around = self
            .around
            .iter()
            .all(|group| words.heading.has_one_of(group));
        let found = words
            .sentences
            .iter()
            .find(|(_, set)| around && speaks(set));
        found.map(|(sentence, _)| sentence.as_ref())
    }

    fn asked(&self, quote: String, field: Option<u32>) -> Asked {
        Asked {
            ask: self.ask,
            rule: self.id.to_owned(),
            quote,
            field,
            part: self.part.to_owned(),
            needs_claim: self.claim,
        }
    }

    /// The nearest words that the rule matched, as the page writes them.
    fn quote(&self, field: &Field) -> String {
        let groups = || {
            self.label
                .iter()
                .chain(self.named)
                .chain(self.near)
                .chain(self.around)
        };
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

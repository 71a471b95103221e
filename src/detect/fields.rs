//! Applies the rules: what each field asks for, and what the sentences of a page ask
//! for.

use std::iter;

use super::described::{described_asks, explained_asks, told_asks};
use super::terms::{FieldTerms, PageTerms, TermSet};
use crate::ask::{Ask, Part};
use crate::findings::{FieldAsk, Needs};
use crate::page::{Field, PageSnapshot};
use crate::rules::{CARD, CARD_MATTER, OTHER_NUMBER, OTHER_OWNER, RULES, Rule};

/// The asks of a page: those of its fields, in their order, then those of its text.
pub(crate) fn field_asks(
    page: &PageSnapshot,
    fields: &[FieldTerms],
    terms: &PageTerms,
) -> Vec<FieldAsk> {
    let by_fields =
        (0..fields.len()).flat_map(|at| asks_of_field(&page.fields[at], fields, at, terms));
    let mut asks: Vec<FieldAsk> = by_fields.chain(asks_in_text(page, terms)).collect();
    let described = described_asks(page, fields, terms);
    let described = described.into_iter().chain(explained_asks(page, terms));
    for ask in described.chain(told_asks(page, terms)) {
        add_described(&mut asks, ask);
    }
    asks
}

/// Adds an ask that a text describes, unless a rule has found a like one.
fn add_described(asks: &mut Vec<FieldAsk>, ask: FieldAsk) {
    let is_like = |known: &FieldAsk| {
        known.field == ask.field
            && (known.ask == ask.ask || known.ask.is_card_pin() && ask.ask.is_card_pin())
            && (known.needs == Needs::Nothing || known.needs == ask.needs)
    };
    if !asks.iter().any(is_like) {
        asks.push(ask);
    }
}

fn asks_of_field(
    field: &Field,
    fields: &[FieldTerms],
    at: usize,
    page: &PageTerms,
) -> Vec<FieldAsk> {
    let matches = |rule: &&Rule| {
        rule.text.is_empty()
            && rule.matches(field, &fields[at], page)
            && rule.has_terms_beside(fields, at)
            && !(rule.ask.is_card_pin() && is_in_other_section(rule, fields, at))
    };
    let mut rules: Vec<&Rule> = RULES
        .iter()
        .filter(|r| !r.fallback)
        .filter(matches)
        .collect();
    if rules
        .iter()
        .all(|rule| rule.claim || rule.part != Part::Whole)
    {
        rules.extend(RULES.iter().filter(|r| r.fallback).filter(matches));
    }
    let unconditional = rules.iter().filter(|rule| !rule.claim);
    let suppressed: Vec<Ask> = unconditional
        .flat_map(|rule| rule.suppresses)
        .copied()
        .collect();
    rules.retain(|rule| !suppressed.contains(&rule.ask));
    // The name of a field is stronger evidence than the number that was typed into it.
    let known: Vec<_> = rules.iter().filter(|r| !r.claim).copied().collect();
    let is_known = |rule: &Rule| known.iter().any(|k| k.ask == rule.ask && k.id != rule.id);
    rules.retain(|rule| rule.typed.is_none() || !is_known(rule));
    keep_nearest(&mut rules, field);
    let ask = |rule: &&Rule| rule.field_ask(rule.quote(field), Some(field.key), field.form);
    rules.iter().map(ask).collect()
}

/// Keeps one part of an ask for each field: the part whose name is nearest, because
/// the text before a security code is often the label of the expiry date before it.
/// A rule for the whole ask always stays, so that hidden text cannot remove it.
fn keep_nearest(rules: &mut Vec<&Rule>, field: &Field) {
    let decides = |rule: &&&Rule| !rule.claim && rule.part != Part::Supporting;
    let deciding: Vec<&Rule> = rules.iter().filter(decides).copied().collect();
    let is_nearer = |a: &Rule, b: &Rule| a.ask == b.ask && a.distance(field) < b.distance(field);
    rules.retain(|rule| {
        rule.part == Part::Whole || !deciding.iter().any(|other| is_nearer(other, rule))
    });
}

/// What the sentences of a page ask for. A keypad or a chat asks without any field.
fn asks_in_text(page: &PageSnapshot, terms: &PageTerms) -> Vec<FieldAsk> {
    let applies = |rule: &&Rule| !rule.text.is_empty() && (!rule.keypad || page.keypad);
    let rules = RULES.iter().filter(applies);
    let found: Vec<(&Rule, &str)> = rules
        .filter_map(|rule| Some((rule, rule.sentence(terms)?)))
        .collect();
    let suppressed: Vec<Ask> = found
        .iter()
        .flat_map(|(rule, _)| rule.suppresses)
        .copied()
        .collect();
    let kept = found
        .iter()
        .filter(|(rule, _)| !suppressed.contains(&rule.ask));
    let quote = |sentence: &str| sentence.chars().take(80).collect();
    kept.map(|(rule, sentence)| rule.field_ask(quote(sentence), None, 0))
        .collect()
}

/// Whether a field that only the page's heading connects with the card is in a section of
/// its own, behind the number of another owner: a patient's number and a PIN below "take a
/// number", on a page that is headed by the insurance card.
fn is_in_other_section(rule: &Rule, fields: &[FieldTerms], at: usize) -> bool {
    let own = &fields[at];
    let names = |set: &TermSet| rule.around.iter().any(|group| set.has_one_of(group));
    let is_named_near = names(&own.label) || own.group.iter().any(names);
    // A field of another section can be added at will.
    let before = at.checked_sub(1).map(|at| &fields[at]);
    let before = before.filter(|field| field.group == own.group);
    let before = before.map_or(0, |field| field.label.features());
    let is_section = own
        .group
        .iter()
        .all(|text| text.features() & (CARD | CARD_MATTER) == 0);
    !rule.around.is_empty()
        && !is_named_near
        && !own.group.is_empty()
        && is_section
        && before & (OTHER_NUMBER | OTHER_OWNER) != 0
}

impl Rule {
    /// Whether all conditions hold for a field except `beside`.
    fn matches(&self, field: &Field, terms: &FieldTerms, page: &PageTerms) -> bool {
        let all = |groups: &[&[u16]], sets: &[&TermSet]| {
            groups
                .iter()
                .all(|group| sets.iter().any(|set| set.has_one_of(group)))
        };
        let FieldTerms { label, name, .. } = terms;
        let near: Vec<&TermSet> = iter::once(label).chain(&terms.group).collect();
        let around: Vec<&TermSet> = near.iter().copied().chain([&page.heading]).collect();
        let whole: Vec<&TermSet> = near.iter().copied().chain([&page.all]).collect();
        self.controls.contains(&field.control)
            && (self.typed.is_none() || self.typed == field.typed)
            && (!self.nameless || terms.is_nameless)
            && self.fits(field)
            && all(self.label, &[label])
            && all(self.name, &[name])
            && all(self.named, &[label, name])
            && all(self.near, &near)
            && all(self.around, &around)
            && all(self.page, &whole)
            && !self.is_vetoed(terms)
            && !self.is_vetoed_around(terms, page)
    }

    /// Whether the field is something else by its own head noun. A word in brackets, in
    /// another line or in another text is no such noun: the page's author can add it.
    fn is_vetoed(&self, terms: &FieldTerms) -> bool {
        if self.unless.is_empty() {
            return false;
        }
        let names = |set: &TermSet| {
            let mut groups = self.label.iter().chain(self.named).chain(self.near);
            groups.any(|group| set.has_one_of(group))
        };
        let vetoes = |set: &TermSet| self.unless.iter().any(|group| set.has_one_of(group));
        let mut naming = terms
            .texts
            .iter()
            .filter(|text| text.has_letters && names(&text.all))
            .peekable();
        if naming.peek().is_some() {
            // A word that means the ask only in context is explained by its brackets.
            let is_weak = !self.page.is_empty() || self.ask.is_secondary();
            return naming.any(|text| vetoes(if is_weak { &text.all } else { &text.head }));
        }
        terms.texts.iter().any(|text| vetoes(&text.head)) || vetoes(&terms.name)
    }

    /// Whether the title or the field's own heading or group names something else. A text that
    /// has the rule's own terms too does not count.
    fn is_vetoed_around(&self, terms: &FieldTerms, page: &PageTerms) -> bool {
        if self.unless_around.is_empty() {
            return false;
        }
        let names = |set: &TermSet| {
            let mut groups = self.around.iter().chain(self.near);
            groups.any(|group| set.has_one_of(group))
        };
        let vetoes = |set: &TermSet| {
            let mut groups = self.unless_around.iter();
            groups.any(|group| set.has_one_of(group)) && !names(set)
        };
        let own = terms.texts.iter().map(|text| &text.head);
        // The page's headings excuse nothing, because anybody can add one. Its title, the first
        // head, excuses no PIN and no number.
        let heads = if self.ask.is_secondary() || self.ask == Ask::PaymentCard {
            &page.heads[..1]
        } else {
            &[]
        };
        own.chain(&terms.group).chain(heads).any(vetoes)
    }

    /// Whether the field before or after this one has the terms of `beside`.
    fn has_terms_beside(&self, fields: &[FieldTerms], at: usize) -> bool {
        let next = [at.checked_sub(1), at.checked_add(1)];
        let next = || next.iter().flatten().filter_map(|at| fields.get(*at));
        let named =
            |group: &&[u16]| next().any(|w| w.label.has_one_of(group) || w.name.has_one_of(group));
        self.beside.iter().all(named)
    }

    /// How far the rule's terms are from the field. Texts that belong to the field are
    /// nearest, then its attributes, then the texts around it.
    fn distance(&self, field: &Field) -> usize {
        const AROUND: usize = 100;
        let names = |terms: &TermSet| {
            self.label
                .iter()
                .chain(self.named)
                .any(|group| terms.has_one_of(group))
        };
        let label = field
            .labels
            .iter()
            .position(|label| names(&TermSet::of(&label.text)));
        let is_own = |at: usize| field.labels[at].source.belongs_to_the_field();
        match label {
            Some(at) if is_own(at) => at,
            Some(_) if names(&TermSet::of_attributes(field)) => AROUND,
            Some(at) => AROUND + 1 + at,
            None => AROUND,
        }
    }

    /// Whether the field takes as many characters as the rule requires. Most fields have
    /// no limit and fit any rule without `digits`.
    fn fits(&self, field: &Field) -> bool {
        let boxes = field.boxes.max(1);
        let length = field.max_length.map(|one| one.saturating_mul(boxes));
        // No payment card has twelve digits.
        let is_too_short = self.ask == Ask::PaymentCard && self.part == Part::Whole;
        let is_too_short = is_too_short && length == Some(12);
        let (min, max) = self.length.unwrap_or((0, u32::MAX));
        !is_too_short
            && (self.boxes.is_empty() || self.boxes.contains(&boxes))
            && length.is_none_or(|length| (min..=max).contains(&length))
            && (self.digits.is_empty() || length.is_some_and(|l| self.digits.contains(&l)))
    }

    /// The first sentence of the page that has the rule's terms.
    fn sentence<'a>(&self, terms: &'a PageTerms<'_>) -> Option<&'a str> {
        let has = |set: &TermSet, groups: &[&[u16]]| groups.iter().all(|g| set.has_one_of(g));
        let asks = |set: &TermSet| {
            has(set, self.text) && !self.unless.iter().any(|group| set.has_one_of(group))
        };
        let around = self
            .around
            .iter()
            .all(|group| terms.heading.has_one_of(group));
        let found = terms.sentences.iter().find(|(_, set)| around && asks(set));
        found.map(|(sentence, _)| sentence.as_ref())
    }

    fn field_ask(&self, quote: String, field: Option<u32>, form: u32) -> FieldAsk {
        FieldAsk {
            ask: self.ask,
            rule: self.id.to_owned(),
            quote,
            field,
            part: self.part,
            needs: if self.claim {
                Needs::Claim
            } else {
                Needs::Nothing
            },
            is_choice: self.choice,
            form,
        }
    }

    /// The nearest text that the rule matched, as the page has it; at most 80
    /// characters.
    fn quote(&self, field: &Field) -> String {
        let groups = || {
            self.label
                .iter()
                .chain(self.named)
                .chain(self.near)
                .chain(self.around)
        };
        let matches = |text: &str| {
            let terms = TermSet::of(text);
            groups().any(|group| terms.has_one_of(group))
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

//! Whether a rule applies to a field or to a sentence of the page.

use std::iter;

use super::lengths::most_chars;
use super::page_terms::PageTerms;
use super::terms::{FieldTerms, TermSet};
use crate::ask::{Ask, Part};
use crate::findings::{FieldAsk, Needs};
use crate::page::{Field, Label};
use crate::rules::{CARD, CARD_MATTER, OTHER_NUMBER, OTHER_OWNER, Rule};

/// Whether a field that only the page's heading connects with the card is in a section of
/// its own, behind the number of another owner: a patient's number and a PIN below "take a
/// number", on a page that is headed by the insurance card.
pub(super) fn is_in_other_section(rule: &Rule, fields: &[FieldTerms], at: usize) -> bool {
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
    pub(super) fn matches(&self, field: &Field, terms: &FieldTerms, page: &PageTerms) -> bool {
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

    /// Whether a heading or the group names something else. A text that has the rule's own
    /// terms too does not count.
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
        // The page's headings excuse nothing: anybody can add one. The title is the first head.
        let is_weak = self.ask.is_secondary() || self.ask == Ask::PaymentCard;
        let title = page.heads.first().filter(|_| is_weak);
        own.chain(&terms.group).chain(title).any(vetoes)
    }

    /// Whether the field before or after this one has the terms of `beside`.
    pub(super) fn has_terms_beside(&self, fields: &[FieldTerms], at: usize) -> bool {
        let next = [at.checked_sub(1), at.checked_add(1)];
        let next = || next.iter().flatten().filter_map(|at| fields.get(*at));
        let named =
            |group: &&[u16]| next().any(|w| w.label.has_one_of(group) || w.name.has_one_of(group));
        self.beside.iter().all(named)
    }

    /// How far the rule's terms are from the field. Texts that belong to the field are
    /// nearest, then its attributes, then the texts around it.
    pub(super) fn distance(&self, field: &Field) -> usize {
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
        let length = most_chars(field);
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
    pub(super) fn sentence<'a>(&self, terms: &'a PageTerms<'_>) -> Option<&'a str> {
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

    /// Whether a field is taken for a PIN of the card because only the page's heading speaks of the card
    /// and of a secret, as a chapter of a course does too.
    pub(super) fn is_guess(&self, field: &Field) -> bool {
        let is_near = |label: &Label| label.source.names_the_field();
        let mut near = field.labels.iter().filter(|label| is_near(label));
        let names = |label: &Label| {
            let set = TermSet::of(&label.text);
            self.label.iter().any(|group| set.has_one_of(group))
        };
        self.ask.is_card_pin()
            && !self.label.is_empty()
            && self.label.len() + self.around.len() > 1
            && !near.any(names)
    }

    pub(super) fn field_ask(&self, quote: String, field: Option<u32>, form: u32) -> FieldAsk {
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
            is_choice: false,
            form,
            is_guess: false,
        }
    }

    /// The nearest text that the rule matched, as the page has it; at most 80
    /// characters.
    pub(super) fn quote(&self, field: &Field) -> String {
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

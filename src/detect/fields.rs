//! Applies the rules: what each field asks for, and what the sentences of a page ask
//! for.

use super::described_fields::described_asks;
use super::explained::explained_asks;
use super::page_terms::PageTerms;
use super::rule_match::is_in_other_section;
use super::shape::shape_asks;
use super::terms::FieldTerms;
use super::told::told_asks;
use crate::ask::{Ask, Part};
use crate::findings::{FieldAsk, Needs};
use crate::page::{Field, PageSnapshot};
use crate::rules::{RULES, Rule};

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
    for ask in shape_asks(page, fields, terms) {
        let explains = |known: &FieldAsk| {
            known.field == ask.field
                && known.part == Part::Whole
                && (known.needs == Needs::Nothing || ask.needs != Needs::Nothing)
                && (!known.ask.is_secondary() || ask.ask.is_secondary())
        };
        if !asks.iter().any(explains) {
            asks.push(ask);
        }
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
    let ask = |rule: &&Rule| FieldAsk {
        is_guess: rule.is_guess(field),
        ..rule.field_ask(rule.quote(field), Some(field.key), field.form)
    };
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
    let applies = |rule: &&Rule| !rule.text.is_empty() && (!rule.keypad || page.has_keypad());
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

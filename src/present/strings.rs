//! Chooses the sentences for a verdict from the locale catalogues. A key consists of a
//! prefix and the serde name of a value, so that Rust, the requests and the catalogues
//! use the same name.

use serde::Serialize;

pub use super::serde_name::name;
use super::situation::Situation;
use crate::ask::Ask;
use crate::detect::own_name::own_name;
use crate::findings::Unchecked;
use crate::settings::Organisation;
use crate::verdict::{Level, Reason, Verdict};

/// Looks up a sentence of a locale catalogue by its key and arguments. Returns an empty
/// text where the catalogue has no such key.
pub type Lookup<'a> = &'a dyn Fn(&str, &[&str]) -> String;

/// The catalogue's key for a value: `ask` and `my-number` give `ask_my_number`.
#[must_use]
pub fn key(prefix: &str, value: &impl Serialize) -> String {
    key_of(prefix, &name(value))
}

/// The help desk of an organisation, as its administrator wrote it.
pub(crate) fn help_desk(organisation: &Organisation) -> String {
    let parts = [&organisation.help_desk_text, &organisation.help_desk_phone];
    let texts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    texts.join(" ").trim().to_owned()
}

/// The parts of a date without leading zeros: 9 and not 09.
pub(crate) fn date(day: &str) -> Vec<&str> {
    day.split('-')
        .map(|part| part.trim_start_matches('0'))
        .collect()
}

/// The host and the reason, in one line.
#[must_use]
pub fn headline(verdict: &Verdict, lookup: Lookup) -> String {
    if let Some(unchecked) = verdict.unchecked {
        return lookup(&key("unchecked", &unchecked), &[]);
    }
    let quote = verdict.claim.as_deref().unwrap_or_default();
    let claim = own_name(quote).unwrap_or_else(|| quote.to_owned());
    let asks = list(
        verdict.asks.iter().filter(|ask| !ask.is_secondary()),
        lookup,
    );
    let key = key("headline", &Situation::of(verdict));
    lookup(&key, &[&host(verdict, lookup), &asks, &claim])
}

/// What to do, in one sentence; empty where nothing is warned of.
#[must_use]
pub fn advice(verdict: &Verdict, lookup: Lookup) -> String {
    let key = match (verdict.level, Situation::of(verdict)) {
        _ if verdict.unchecked.is_some() => return String::new(),
        (Level::Danger, Situation::PublicBodyPin) => "advice_pin",
        (Level::Danger, _) | (_, Situation::Tampering) => "advice_danger",
        (Level::Warning, _) => "advice_warning",
        _ => return String::new(),
    };
    lookup(key, &[])
}

/// What is asked for and why that matters, in one or two sentences each.
#[must_use]
pub fn detail(verdict: &Verdict, lookup: Lookup) -> Vec<String> {
    if let Some(unchecked) = verdict.unchecked {
        return vec![lookup(unchecked_advice(unchecked), &[])];
    }
    let situation = Situation::of(verdict);
    let asks = asks(verdict, lookup);
    let asked = match asks.as_str() {
        "" => String::new(),
        _ if situation.headline_names_asks() => String::new(),
        asks => lookup("asks", &[asks]),
    };
    let about = lookup(&key("detail", &situation), &[]);
    [asked, about]
        .iter()
        .flat_map(|text| text.lines())
        .map(str::to_owned)
        .collect()
}

/// One finding as a sentence, with the page's text in quotation marks.
#[must_use]
pub fn reason(reason: &Reason, lookup: Lookup) -> String {
    let asked = reason
        .ask
        .map(|ask| ask_name(ask, lookup))
        .unwrap_or_default();
    let known = lookup(&key_of("reason", &reason.rule), &[&reason.quote, &asked]);
    if !known.is_empty() {
        return known;
    }
    // A rule without a sentence of its own gets a general one with the matched text.
    let common = match (reason.ask, reason.field) {
        (Some(_), Some(_)) => "reason_field",
        (Some(_), None) => "reason_text",
        (None, _) => "reason_words",
    };
    lookup(common, &[&reason.quote, &asked])
}

/// All asks in one line; empty where there are none.
pub(crate) fn asks(verdict: &Verdict, lookup: Lookup) -> String {
    list(verdict.asks.iter(), lookup)
}

/// The name of an ask.
pub(super) fn ask_name(ask: Ask, lookup: Lookup) -> String {
    lookup(&key("ask", &ask), &[])
}

/// The host in the language's quotation marks.
fn host(verdict: &Verdict, lookup: Lookup) -> String {
    match verdict.host.as_str() {
        "" => lookup("host_none", &[]),
        host => lookup("host", &[host]),
    }
}

/// The names of the asks, with the language's separator between them.
pub(crate) fn list<'a>(asks: impl Iterator<Item = &'a Ask>, lookup: Lookup) -> String {
    let names: Vec<String> = asks.map(|ask| ask_name(*ask, lookup)).collect();
    names.join(&lookup("list_separator", &[]))
}

/// What to do about a page that could not be checked. A page that can never be checked
/// needs care; after a failure, trying again may help.
fn unchecked_advice(unchecked: Unchecked) -> &'static str {
    match unchecked {
        Unchecked::Unreachable | Unchecked::Failure => "unchecked_retry",
        Unchecked::BrowserPage | Unchecked::Store | Unchecked::Viewer | Unchecked::TooLong => {
            "unchecked_care"
        }
    }
}

/// Turns a name (`my-number`, `cardNotice`) into the
/// catalogue's form (`my_number`, `card_notice`).
pub(crate) fn key_of(prefix: &str, name: &str) -> String {
    let mut key = format!("{prefix}_");
    for letter in name.chars() {
        match letter {
            '-' => key.push('_'),
            'A'..='Z' => key.extend(['_', letter.to_ascii_lowercase()]),
            _ => key.push(letter),
        }
    }
    key
}

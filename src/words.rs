//! Which sentence a verdict needs. The sentences themselves stand in the
//! locale catalogues; a key is made of a prefix and the name of a value, so
//! that one name holds in Rust, in messages and in the catalogues.

use std::fmt;

use serde::Serialize;

use crate::help::CHECKED_ON;
use crate::rules::{MUNICIPALITIES_AS_OF, is_typed};
use crate::show::{HOST_PLACE, Question, Words};
use crate::verdict::{Reason, Unchecked};
use crate::{Ask, Level, Organisation, Settings, Standing, Verdict};

/// Asks a locale catalogue: a key and its arguments give a sentence, or an
/// empty text where the catalogue has no such key.
pub type Lookup<'a> = &'a dyn Fn(&str, &[&str]) -> String;

/// What a verdict comes down to for a person: one headline for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Situation {
    /// The card's PIN is asked for; no web page can use it.
    Pin,
    /// A public body under another name asks for the card's PIN.
    PublicBodyPin,
    /// The host wears a government's name that it does not hold.
    LookAlike,
    /// The page speaks as a public body on another's host.
    Claim,
    /// My Number and a payment card on one page.
    NumberAndCard,
    /// A government host whose page came unencrypted.
    Tampering,
    /// My Number, which employers and brokers may ask for.
    MyNumber,
    /// Nothing asks for My Number, and a number of its form was typed.
    TypedNumber,
    /// The page speaks as a public body, and part of it could not be read.
    Unread,
    /// A payment card, as shops ask for.
    PaymentCard,
    /// A public body under another name asks for something.
    PublicBody,
    /// The person or the organisation trusts the host.
    Trusted,
    /// A government host on which nothing is wrong.
    Government,
    /// Nothing was found.
    Clear,
}

impl Situation {
    /// Every situation, for whoever checks the catalogues.
    pub const ALL: [Self; 14] = [
        Self::Pin,
        Self::PublicBodyPin,
        Self::LookAlike,
        Self::Claim,
        Self::NumberAndCard,
        Self::Tampering,
        Self::MyNumber,
        Self::TypedNumber,
        Self::Unread,
        Self::PaymentCard,
        Self::PublicBody,
        Self::Trusted,
        Self::Government,
        Self::Clear,
    ];

    /// What this verdict comes down to. The first line that fits decides.
    #[must_use]
    pub fn of(verdict: &Verdict) -> Self {
        let asks = |wanted: fn(Ask) -> bool| verdict.asks.iter().copied().any(wanted);
        let pin = asks(Ask::is_card_pin);
        let number = asks(Ask::is_my_number);
        let card = asks(|ask| ask == Ask::PaymentCard);
        let claims = |standing| verdict.claim.is_some() && standing != Standing::PublicBody;
        match (verdict.level, verdict.standing) {
            (Level::Clear, Standing::Trusted) => Self::Trusted,
            (Level::Clear, Standing::Government) => Self::Government,
            (Level::Clear, _) => Self::Clear,
            (Level::Warning, Standing::Government) => Self::Tampering,
            (_, Standing::Government | Standing::PublicBody) if pin => Self::PublicBodyPin,
            _ if pin => Self::Pin,
            (Level::Notice, _) if !number && !card => Self::Unread,
            (_, Standing::LookAlike) => Self::LookAlike,
            (Level::Warning | Level::Danger, standing) if claims(standing) => Self::Claim,
            (Level::Danger, _) if number && card => Self::NumberAndCard,
            (_, Standing::Government | Standing::PublicBody) => Self::PublicBody,
            _ if card && !number => Self::PaymentCard,
            _ if is_only_typed(verdict) => Self::TypedNumber,
            _ => Self::MyNumber,
        }
    }

    fn headline_names_asks(self) -> bool {
        matches!(
            self,
            Self::NumberAndCard | Self::MyNumber | Self::PaymentCard | Self::PublicBody
        )
    }
}

/// Whether My Number is asked for by nothing but what a person typed.
fn is_only_typed(verdict: &Verdict) -> bool {
    let is_number = |reason: &&Reason| reason.ask.is_some_and(Ask::is_my_number);
    let mut reasons = verdict.reasons.iter().filter(is_number).peekable();
    reasons.peek().is_some() && reasons.all(|reason| is_typed(&reason.rule))
}

/// The name of a plain enum value as messages spell it: `my-number`.
#[must_use]
pub fn name(value: &impl Serialize) -> String {
    struct Name<'a, T>(&'a T);
    impl<T: Serialize> fmt::Display for Name<'_, T> {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            // A formatter is a serializer for unit variants: it writes their name.
            self.0.serialize(formatter)
        }
    }
    Name(value).to_string()
}

/// The catalogue's key for a value: `ask`, `my-number` gives `ask_my_number`.
#[must_use]
pub fn key(prefix: &str, value: &impl Serialize) -> String {
    key_of(prefix, &name(value))
}

/// The sentences of the banner.
#[must_use]
pub fn words(verdict: &Verdict, settings: &Settings, lookup: Lookup) -> Words {
    let situation = Situation::of(verdict);
    let proceed = if settings.organisation.block_danger {
        String::new()
    } else {
        lookup("proceed", &[])
    };
    Words {
        headline: headline(verdict, lookup),
        detail: detail(verdict, lookup).join("\n"),
        field_note: lookup(&key("note", &situation), &[]),
        leave: lookup("leave", &[]),
        portal: lookup("portal", &[]),
        proceed,
        proceed_again: lookup("proceed_again", &[]),
        close: lookup("close", &[]),
        help: lookup("help", &[]),
        help_desk: help_desk(&settings.organisation),
        about: lookup("about", &[]),
    }
}

/// The sentences of the question before a form is sent.
#[must_use]
pub fn question(lookup: Lookup) -> Question {
    Question {
        headline: lookup("question", &[&lookup("host", &[HOST_PLACE])]),
        headline_nowhere: lookup("question", &[&lookup("host_none", &[])]),
        typed: lookup("question_typed", &[]),
        keep: lookup("question_keep", &[]),
        send: lookup("question_send", &[]),
    }
}

/// Whom an organisation says to ask, in its own words.
pub(crate) fn help_desk(organisation: &Organisation) -> String {
    let parts = [&organisation.help_desk_text, &organisation.help_desk_phone];
    let said: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    said.join(" ").trim().to_owned()
}

/// Which version this is, and of which day its data are: the newest day on which
/// somebody held any of them against its source.
#[must_use]
pub fn edition(lookup: Lookup) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let day = date(MUNICIPALITIES_AS_OF.max(CHECKED_ON));
    lookup("edition", &[&[version], &day[..]].concat())
}

/// The parts of a date as people write them: 9 and not 09.
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
    let claim = verdict.claim.as_deref().unwrap_or_default();
    let asks = list(
        verdict.asks.iter().filter(|ask| !ask.is_secondary()),
        lookup,
    );
    let key = key("headline", &Situation::of(verdict));
    lookup(&key, &[&host(verdict, lookup), &asks, claim])
}

/// What is asked for, why that matters and what to do: a sentence or two each.
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
    let advice = lookup(&key("advice", &verdict.level), &[]);
    [asked, about, advice]
        .iter()
        .flat_map(|text| text.lines())
        .map(str::to_owned)
        .collect()
}

/// One finding as a sentence, with what the page says in quotation marks.
#[must_use]
pub fn reason(reason: &Reason, lookup: Lookup) -> String {
    let asked = reason
        .ask
        .map(|ask| lookup(&key("ask", &ask), &[]))
        .unwrap_or_default();
    let known = lookup(&key_of("reason", &reason.rule), &[&reason.quote, &asked]);
    if !known.is_empty() {
        return known;
    }
    // A rule without a sentence of its own is told by what it found.
    let common = match (reason.ask, reason.field) {
        (Some(_), Some(_)) => "reason_field",
        (Some(_), None) => "reason_text",
        (None, _) => "reason_words",
    };
    lookup(common, &[&reason.quote, &asked])
}

/// Everything that is asked for, in one line; empty where that is nothing.
pub(crate) fn asks(verdict: &Verdict, lookup: Lookup) -> String {
    list(verdict.asks.iter(), lookup)
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
    let names: Vec<String> = asks.map(|ask| lookup(&key("ask", ask), &[])).collect();
    names.join(&lookup("list_separator", &[]))
}

/// What to do about a page that could not be checked. A page that nobody can
/// check needs care; one that failed needs another try.
fn unchecked_advice(unchecked: Unchecked) -> &'static str {
    match unchecked {
        Unchecked::Unreachable | Unchecked::Failure => "unchecked_retry",
        Unchecked::BrowserPage | Unchecked::Store | Unchecked::Viewer => "unchecked_care",
    }
}

/// The one place that turns a name (`my-number`, `cardNotice`) into the
/// catalogue's spelling (`my_number`, `card_notice`).
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

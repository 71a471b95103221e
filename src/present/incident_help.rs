//! What to do after sensitive data was typed, and whom to call.
//!
//! The facts are data (`src/rules/help.toml`), each with its source and the month of
//! the source's statement. Ids are keys of sentences in the locale catalogues: `given_`, `help_`, `contact_`, `hours_` and `official_`.

use crate::ask::Ask;

/// A kind of data that a person remembers to have typed, with the asks that it answers.
#[derive(Debug)]
pub struct TypedItem {
    /// Key of its name, with the prefix `given_`.
    pub id: &'static str,
    /// The asks.
    pub asks: &'static [Ask],
}

/// An official way to register a card as health insurance card.
#[derive(Debug)]
pub struct OfficialWay {
    /// Key of its name, with the prefix `official_`.
    pub id: &'static str,
    /// Origin of this statement.
    pub fact: Fact,
}

/// One thing to do.
#[derive(Debug)]
pub struct Step {
    /// Key of its sentences, with the prefix `help_`: one line that states the step, then
    /// lines that explain it.
    pub id: &'static str,
    /// Ids of the typed items to which it applies; empty where it always applies.
    pub typed: &'static [&'static str],
    /// Whom to call or write to, the first one first.
    pub contacts: &'static [&'static Contact],
    /// Origin of this statement.
    pub fact: Fact,
}

/// An office or service that helps.
#[derive(Debug, PartialEq)]
pub struct Contact {
    /// Key of the official name, with the prefix `contact_`.
    pub id: &'static str,
    /// A telephone number as people write it, or a mail address.
    pub reach: &'static str,
    /// When they answer: keys with the prefix `hours_`, each followed by its times.
    pub hours: &'static [&'static [&'static str]],
    /// Languages other than Japanese, by their own names.
    pub languages: &'static [&'static str],
    /// Origin of this statement.
    pub fact: Fact,
}

/// The origin of a statement.
#[derive(Debug, PartialEq)]
pub struct Fact {
    /// The month of the source's statement, as `2024-09`.
    pub as_of: &'static str,
    /// An https address, or a section of `docs/facts.md`.
    pub source: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/help.rs"));

/// The steps for these asks, in order. Without asks, the steps that always apply.
pub fn steps(asks: &[Ask]) -> impl Iterator<Item = &'static Step> {
    let is_typed = |id: &&str| {
        TYPED_ITEMS
            .iter()
            .any(|item| item.id == *id && item.is_in(asks))
    };
    STEPS
        .iter()
        .filter(move |step| step.typed.is_empty() || step.typed.iter().any(is_typed))
}

impl TypedItem {
    /// Whether it answers one of these asks.
    #[must_use]
    pub fn is_in(&self, asks: &[Ask]) -> bool {
        self.asks.iter().any(|ask| asks.contains(ask))
    }
}

impl Contact {
    /// The address of a link that starts a call or a mail.
    #[must_use]
    pub fn link(&self) -> String {
        if self.reach.contains('@') {
            return format!("mailto:{}", self.reach);
        }
        // An unescaped # would start the link's fragment.
        let number = self.reach.replace('-', "").replace('#', "%23");
        format!("tel:{number}")
    }
}

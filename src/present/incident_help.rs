//! What to do after something was typed, and whom to call.
//!
//! The facts are data (`src/rules/help.toml`), each with its source and the
//! month in which the source says so. Ids lead to sentences of the locale
//! catalogues: `given_`, `help_`, `contact_`, `hours_` and `official_`.

use crate::ask::Ask;

/// Something that a person knows to have typed, by the asks that it answers.
#[derive(Debug)]
pub struct TypedItem {
    /// Key of its name, below `given_`.
    pub id: &'static str,
    /// The asks.
    pub asks: &'static [Ask],
}

/// A place where a card is registered as health insurance.
#[derive(Debug)]
pub struct Way {
    /// Key of its name, below `official_`.
    pub id: &'static str,
    /// Where this is from.
    pub fact: Fact,
}

/// One thing to do.
#[derive(Debug)]
pub struct Step {
    /// Key of its sentences, below `help_`: a line that says it, and lines that explain.
    pub id: &'static str,
    /// Ids of what it is for; none where it is for whatever was typed.
    pub typed: &'static [&'static str],
    /// Whom to call or write to, the first one first.
    pub contacts: &'static [&'static Contact],
    /// Where this is from.
    pub fact: Fact,
}

/// Somebody who helps.
#[derive(Debug)]
pub struct Contact {
    /// Key of the official name, below `contact_`.
    pub id: &'static str,
    /// A telephone number as people write it, or a mail address.
    pub reach: &'static str,
    /// When they answer: keys below `hours_`, each with its times.
    pub hours: &'static [&'static [&'static str]],
    /// Languages other than Japanese, as their speakers call them.
    pub languages: &'static [&'static str],
    /// Where this is from.
    pub fact: Fact,
}

/// Where a statement is from.
#[derive(Debug)]
pub struct Fact {
    /// The month in which the source says so, as `2024-09`.
    pub as_of: &'static str,
    /// An https address, or a section of `docs/facts.md`.
    pub source: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/help.rs"));

/// The steps for exactly these asks, in order. For none: what helps whatever was typed.
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
    /// Whether one of these asks is answered by it.
    #[must_use]
    pub fn is_in(&self, asks: &[Ask]) -> bool {
        self.asks.iter().any(|ask| asks.contains(ask))
    }
}

impl Contact {
    /// The address of a link that calls, or begins a mail.
    #[must_use]
    pub fn link(&self) -> String {
        if self.reach.contains('@') {
            return format!("mailto:{}", self.reach);
        }
        // A bare # would begin the link's fragment.
        let number = self.reach.replace('-', "").replace('#', "%23");
        format!("tel:{number}")
    }
}

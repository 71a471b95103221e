//! What to do after something was typed, said or done, what to ask oneself during a
//! telephone call, and whom to call.
//!
//! The facts are data (`src/rules/help.toml`), each with its source and the month of
//! the source's statement. Ids are keys of sentences in the locale catalogues: `given_`,
//! `help_`, `hotline_`, `call_`, `contact_`, `hours_` and `official_`.

use super::serde_name::name;
use crate::ask::Ask;

/// Something that a person remembers to have typed, with the asks that it answers, or to
/// have said or done.
#[derive(Debug)]
pub struct GivenItem {
    /// Key of its name, with the prefix `given_`.
    pub id: &'static str,
    /// The asks; none for what was said or done.
    pub asks: &'static [Ask],
}

/// A statement that one sentence of the catalogues makes.
#[derive(Debug)]
pub struct Note {
    /// Key of its sentence, with the prefix of its kind.
    pub id: &'static str,
    /// Whom it names.
    pub contacts: &'static [&'static Contact],
    /// Origin of this statement.
    pub fact: Fact,
}

/// One thing to do.
#[derive(Debug)]
pub struct Step {
    /// Key of its sentences, with the prefix `help_`: one line that states the step, then
    /// lines that explain it.
    pub id: &'static str,
    /// Ids of the given items to which it applies; empty where it always applies.
    pub given: &'static [&'static str],
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
    /// An https address; empty for general advice.
    pub source: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/help.rs"));

/// The items that these words name: names of asks and ids of items, with spaces between
/// them. Unknown words are ignored.
#[must_use]
pub fn given_items(words: &str) -> Vec<&'static GivenItem> {
    let is_named = |item: &&GivenItem| words.split_whitespace().any(|word| item.is_named(word));
    GIVEN_ITEMS.iter().filter(is_named).collect()
}

/// The steps for these items, in order. Without items, the steps that always apply.
pub fn steps(given: &[&GivenItem]) -> impl Iterator<Item = &'static Step> {
    let is_given = |id: &&str| given.iter().any(|item| item.id == *id);
    STEPS
        .iter()
        .filter(move |step| step.given.is_empty() || step.given.iter().any(is_given))
}

impl GivenItem {
    fn is_named(&self, word: &str) -> bool {
        self.id == word || self.asks.iter().any(|ask| name(ask) == word)
    }

    /// Whether it was typed, and not said or done.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        !self.asks.is_empty()
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

//! The compiled rules. The data is in `src/rules/*.toml`; the build script checks it
//! and writes the tables that are included here.
//!
//! A group is a list of term numbers in `DICTIONARY`, sorted. Where a rule has several
//! groups for one place, a term of each group must stand there.

use text::Trie;

use crate::ask::{Ask, Part};
use crate::page::{Control, DigitPattern};

/// One rule: when a field, or a sentence of the page, asks for something.
pub(crate) struct Rule {
    /// The name of the rule, which every finding carries.
    pub(crate) id: &'static str,
    /// What the field then asks for.
    pub(crate) ask: Ask,
    /// Which part of the ask the field takes.
    pub(crate) part: Part,
    /// The kinds of controls to which the rule applies.
    pub(crate) controls: &'static [Control],
    /// Groups in the labels of the field.
    pub(crate) label: &'static [&'static [u16]],
    /// Groups in the field's `name`, `id` or `autocomplete`.
    pub(crate) name: &'static [&'static [u16]],
    /// Groups in either of these two.
    pub(crate) named: &'static [&'static [u16]],
    /// Groups in what names the field, its fieldset or its heading.
    pub(crate) near: &'static [&'static [u16]],
    /// Groups in what names the field, its fieldset, its heading or the page.
    pub(crate) around: &'static [&'static [u16]],
    /// Groups anywhere: in the above, in the labels of all fields, in the page's text.
    pub(crate) page: &'static [&'static [u16]],
    /// Groups in what names the field before or behind this one.
    pub(crate) beside: &'static [&'static [u16]],
    /// Groups in one sentence of the page's text; the rule is then about no field.
    pub(crate) text: &'static [&'static [u16]],
    /// Only on a page with a keypad.
    pub(crate) keypad: bool,
    /// Groups that must not stand in what names the field, or in the sentence.
    pub(crate) unless: &'static [&'static [u16]],
    /// Groups that must not stand in what `around` covers.
    pub(crate) unless_around: &'static [&'static [u16]],
    /// Only where the page claims to be a public body.
    pub(crate) claim: bool,
    /// Fewest and most characters that the field takes, where it has a limit.
    pub(crate) length: Option<(u32, u32)>,
    /// Only fields with one of these limits of characters; empty for any field.
    pub(crate) digits: &'static [u32],
    /// Only fields that are split into one of these numbers of boxes; empty for any.
    pub(crate) boxes: &'static [u32],
    /// Only fields into which a number of this pattern was typed.
    pub(crate) typed: Option<DigitPattern>,
    /// Asks that this rule suppresses on the same field.
    pub(crate) suppresses: &'static [Ask],
    /// Only where no other rule fires for the field.
    pub(crate) fallback: bool,
}

/// A public body, by the names under which a page can claim to be it.
pub(crate) struct Body {
    /// The body's name in findings.
    pub(crate) id: &'static str,
    /// The terms that are its names.
    pub(crate) names: &'static [u16],
}

/// Words that press or tempt a person.
pub(crate) struct Lure {
    /// The lure's name in findings.
    pub(crate) id: &'static str,
    /// The terms, by number and as the rule file writes them.
    pub(crate) words: &'static [(u16, &'static str)],
}

/// Whether the rule of this id goes by what was typed and not by what the page says.
pub(crate) fn is_typed(id: &str) -> bool {
    RULES
        .iter()
        .any(|rule| rule.typed.is_some() && rule.id == id)
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

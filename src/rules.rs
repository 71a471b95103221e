//! The compiled rules. The data is in `src/rules/*.toml`; the build script
//! checks it and lays it out as the tables that are included here.

use text::Trie;

use crate::ask::{Ask, Part};
use crate::page::{Control, DigitPattern};

/// One rule: when a field asks for something. Each inner list is a group of
/// which one word must be there.
pub(crate) struct Rule {
    /// The rule's name, which every finding carries.
    pub(crate) id: &'static str,
    /// What the field then asks for.
    pub(crate) ask: Ask,
    /// Which part of the ask the field takes.
    pub(crate) part: Part,
    /// The controls that the rule looks at.
    pub(crate) controls: &'static [Control],
    /// Words among those that name the field.
    pub(crate) label: &'static [&'static [u16]],
    /// Words of the field's `name`, `id` or `autocomplete`.
    pub(crate) name: &'static [&'static [u16]],
    /// Words in either.
    pub(crate) named: &'static [&'static [u16]],
    /// Words that name the field, its group or its heading.
    pub(crate) near: &'static [&'static [u16]],
    /// Words that name the field, its group, its heading or the page.
    pub(crate) around: &'static [&'static [u16]],
    /// Words anywhere: the above, all fields' labels, the page's text.
    pub(crate) page: &'static [&'static [u16]],
    /// Words that name the field before or behind this one.
    pub(crate) beside: &'static [&'static [u16]],
    /// Instead of a field: words in one sentence of the page's text.
    pub(crate) text: &'static [&'static [u16]],
    /// Only where there is a keypad to press.
    pub(crate) keypad: bool,
    /// Words that must not name the field, or stand in the sentence.
    pub(crate) unless: &'static [&'static [u16]],
    /// Words that must not be around.
    pub(crate) unless_around: &'static [&'static [u16]],
    /// Only where the page speaks as a public body.
    pub(crate) claim: bool,
    /// Fewest and most characters that the field takes, where it says so.
    pub(crate) length: Option<(u32, u32)>,
    /// Only fields that say that they take exactly so many characters; empty for any.
    pub(crate) digits: &'static [u32],
    /// Only fields that are split into so many boxes; empty for any.
    pub(crate) boxes: &'static [u32],
    /// Only fields into which such a number was typed.
    pub(crate) typed: Option<DigitPattern>,
    /// Asks that this rule explains better.
    pub(crate) suppresses: &'static [Ask],
    /// Only where no other rule says what the field asks for.
    pub(crate) fallback: bool,
}

/// A public body, by the names under which a page can speak as it.
pub(crate) struct Body {
    /// The body's name in findings.
    pub(crate) id: &'static str,
    /// The names.
    pub(crate) names: &'static [u16],
}

/// Words that hurry or tempt.
pub(crate) struct Lure {
    /// The lure's name in findings.
    pub(crate) id: &'static str,
    /// The words, by number and as they are written.
    pub(crate) words: &'static [(u16, &'static str)],
}

/// Whether this rule goes by what was typed and not by what the page says.
pub(crate) fn is_typed(id: &str) -> bool {
    RULES
        .iter()
        .any(|rule| rule.typed.is_some() && rule.id == id)
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

//! The compiled rules. The data is in `src/rules/*.toml`; the build script checks it
//! and writes the tables that are included here.
//!
//! A group is a sorted list of term numbers in `DICTIONARY`. Where a rule has several
//! groups for one place, that place must have a term of each group.

use text::Trie;

use crate::ask::{Ask, Part};
use crate::page::{Control, DigitPattern};

/// One rule: the conditions under which a field or a sentence of the page asks for
/// something. All conditions must hold.
pub(crate) struct Rule {
    /// The id of the rule, which every finding names.
    pub(crate) id: &'static str,
    /// What the field asks for.
    pub(crate) ask: Ask,
    /// Which part of the ask the field covers.
    pub(crate) part: Part,
    /// The kinds of controls to which the rule applies.
    pub(crate) controls: &'static [Control],
    /// Groups in the labels of the field.
    pub(crate) label: &'static [&'static [u16]],
    /// Groups in the field's `name`, `id` or `autocomplete`.
    pub(crate) name: &'static [&'static [u16]],
    /// Groups in `label` or `name` texts.
    pub(crate) named: &'static [&'static [u16]],
    /// Groups in what names the field, its fieldset or its heading.
    pub(crate) near: &'static [&'static [u16]],
    /// Groups in what names the field, its fieldset, its heading or the page.
    pub(crate) around: &'static [&'static [u16]],
    /// Groups anywhere: in all of these, in the labels of all fields, in the page's text.
    pub(crate) page: &'static [&'static [u16]],
    /// Groups in what names the field before or after this one.
    pub(crate) beside: &'static [&'static [u16]],
    /// Groups in one sentence of the page's text. Such a rule does not apply to fields.
    pub(crate) text: &'static [&'static [u16]],
    /// Whether the rule applies only to a field that nothing names.
    pub(crate) nameless: bool,
    /// Whether the rule applies only to a page with a keypad.
    pub(crate) keypad: bool,
    /// Groups that must not occur in what names the field, or in the sentence.
    pub(crate) unless: &'static [&'static [u16]],
    /// Groups that must not occur in what `around` covers.
    pub(crate) unless_around: &'static [&'static [u16]],
    /// Whether the rule applies only where the page claims to be a public body.
    pub(crate) claim: bool,
    /// Fewest and most characters that the field may take. A field without a limit fits.
    pub(crate) length: Option<(u32, u32)>,
    /// The limits in characters of which the field must have one; empty for any field.
    pub(crate) digits: &'static [u32],
    /// The numbers of boxes of which the field must have one; empty for any.
    pub(crate) boxes: &'static [u32],
    /// The pattern that the typed number must have, if any.
    pub(crate) typed: Option<DigitPattern>,
    /// Asks that this rule suppresses on the same field.
    pub(crate) suppresses: &'static [Ask],
    /// Whether the rule applies only where no other rule matches the field.
    pub(crate) fallback: bool,
}

/// A public body, by the names under which a page can claim to be it.
pub(crate) struct Body {
    /// The body's id in findings.
    pub(crate) id: &'static str,
    /// What the names stand for.
    pub(crate) kind: BodyKind,
    /// The terms that are its names.
    pub(crate) names: &'static [u16],
}

/// What a name stands for, from the strongest to the weakest claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyKind {
    /// An organisation: 国税庁. It speaks wherever a page names its owner.
    Organisation,
    /// A service of a public body: e-Tax. Others write its name above their own forms,
    /// so that a heading with it is a weak claim.
    Service,
    /// A matter that only public bodies run: 給付金. It speaks only where a site names
    /// itself.
    Topic,
}

/// Phrases that pressure or tempt a person.
pub(crate) struct Lure {
    /// The lure's id in findings.
    pub(crate) id: &'static str,
    /// The terms: their numbers, and their text in the rule file.
    pub(crate) words: &'static [(u16, &'static str)],
}

/// Whether the rule with this id matches what a person typed and not what the page
/// says.
pub(crate) fn is_typed(id: &str) -> bool {
    RULES
        .iter()
        .any(|rule| rule.typed.is_some() && rule.id == id)
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
include!(concat!(env!("OUT_DIR"), "/page_weights.rs"));

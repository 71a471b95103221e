//! What a page is for: a public matter, a payment to a public body, or the purpose of a
//! lawful collector of My Numbers.

use super::terms::{FieldTerms, PageTerms, TermSet};
use crate::findings::Matter;
use crate::page::{PageSnapshot, Slot};
use crate::rules::{COLLECTORS, DUES, PUBLIC_MATTERS};

/// Short lines at the top of a page say what it is for, like a heading.
const MAX_LINES: usize = 8;
const MAX_LINE_CHARS: usize = 42;

/// What the page is for.
pub(super) fn matter(page: &PageSnapshot, fields: &[FieldTerms], terms: &PageTerms) -> Matter {
    let heads = heads(page);
    let quote = |group: &[u16]| heads.iter().find(|(_, set)| set.has_one_of(group));
    let quote = |group| quote(group).map(|(text, _)| text.chars().take(80).collect());
    let is_of_field = |group: &[u16]| {
        let mut fields = fields.iter();
        fields.any(|f| f.label.has_one_of(group) || f.group.iter().any(|g| g.has_one_of(group)))
    };
    Matter {
        public: quote(PUBLIC_MATTERS),
        dues: quote(DUES),
        has_collector: terms.all.has_one_of(COLLECTORS)
            || is_of_field(COLLECTORS)
            || heads.iter().any(|(_, set)| set.has_one_of(COLLECTORS)),
    }
}

/// The texts that say what the page is for.
fn heads(page: &PageSnapshot) -> Vec<(&str, TermSet)> {
    let slots = page
        .identity
        .iter()
        .filter(|i| !matches!(i.slot, Slot::Asset | Slot::Footer));
    let lines = page.text.lines().take(MAX_LINES);
    let short = lines.filter(|line| line.chars().nth(MAX_LINE_CHARS).is_none());
    let texts = std::iter::once(page.title.as_str())
        .chain(slots.map(|identity| identity.text.as_str()))
        .chain(short);
    texts.map(|text| (text, TermSet::of(text))).collect()
}

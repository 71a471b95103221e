//! Content that a person sees in a frame and the collector could not read.

use text::visible;

use crate::findings::Unchecked;
use crate::page::{Field, Label, PageSnapshot, Unreadable};

/// Ids of the rules for the unreadable content. A field without a label that takes 4, 12
/// or 16 characters, the lengths of a PIN, a My Number and a card number, is probably
/// named by an image.
pub(super) fn unreadable(page: &PageSnapshot) -> Vec<String> {
    let has_no_name = |field: &Field| {
        let length = field
            .max_length
            .map_or(0, |one| one.saturating_mul(field.boxes.max(1)));
        let letters = |text: &str| visible(text).chars().filter(|c| c.is_alphabetic()).count();
        let is_name = |label: &Label| letters(&label.text) > 1;
        matches!(length, 4 | 12 | 16) && !field.labels.iter().any(is_name)
    };
    [
        (
            "unread-canvas",
            page.unreadable.contains(&Unreadable::Canvas),
        ),
        (
            "unread-picture",
            page.unreadable.contains(&Unreadable::Picture),
        ),
        ("unread-limit", page.unreadable.contains(&Unreadable::Limit)),
        ("unread-number-field", page.fields.iter().any(has_no_name)),
    ]
    .iter()
    .filter(|(_, is)| *is)
    .map(|(rule, _)| (*rule).to_owned())
    .collect()
}

/// Why a document could not be read, or not all of it: a viewer of the browser displays it, or it
/// has too many fields.
pub(super) fn unchecked(page: &PageSnapshot) -> Option<Unchecked> {
    let kind = page.content_type.as_str();
    let is_page = kind.is_empty()
        || kind.starts_with("text/")
        || kind.contains("xml")
        || kind.contains("json");
    if !is_page && page.fields.is_empty() {
        return Some(Unchecked::Viewer);
    }
    let is_cut = page.unreadable.contains(&Unreadable::Limit);
    is_cut.then_some(Unchecked::TooLong)
}

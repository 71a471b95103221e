//! What a person sees in a frame and the collector could not read.

use text::visible;

use crate::findings::Unchecked;
use crate::page::{Field, Label, PageSnapshot, Unreadable};

/// Ids of the rules that say what a person sees and nothing could read. A field without
/// a label that takes 4, 12 or 16 characters, as a PIN, a My Number or a card has, is
/// probably named by a picture.
pub(super) fn unreadable(page: &PageSnapshot) -> Vec<String> {
    let nameless = |field: &Field| {
        let length = field
            .max_length
            .map_or(0, |one| one.saturating_mul(field.boxes.max(1)));
        let letters = |text: &str| visible(text).chars().filter(|c| c.is_alphabetic()).count();
        let named = |label: &Label| letters(&label.text) > 1;
        matches!(length, 4 | 12 | 16) && !field.labels.iter().any(named)
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
        ("unread-number-field", page.fields.iter().any(nameless)),
    ]
    .iter()
    .filter(|(_, is)| *is)
    .map(|(rule, _)| (*rule).to_owned())
    .collect()
}

/// Why a document cannot be read: a viewer of the browser shows it in place of a page.
pub(super) fn unchecked(page: &PageSnapshot) -> Option<Unchecked> {
    let kind = page.content_type.as_str();
    let page_like = kind.is_empty()
        || kind.starts_with("text/")
        || kind.contains("xml")
        || kind.contains("json");
    (!page_like && page.fields.is_empty()).then_some(Unchecked::Viewer)
}

//! Draws why a page or a message was judged so.

use web_sys::Element;

use super::element::{DrawResult, add, add_button, add_fold, add_text};
use crate::present::strings::{Lookup, reason};
use crate::verdict::Reason;

/// The findings, folded. `has_buttons` adds a button where a field can be highlighted.
pub(super) fn draw_reasons(
    root: &Element,
    reasons: &[Reason],
    has_buttons: bool,
    lookup: Lookup,
) -> DrawResult {
    if reasons.is_empty() {
        return Ok(());
    }
    let fold = add_fold(root, "found", &lookup("found", &[]))?;
    let list = add(&fold, "ul", "reasons")?;
    for shown in distinct_reasons(reasons) {
        let item = add(&list, "li", "")?;
        add_text(&item, "span", "", &reason(shown, lookup))?;
        if has_buttons {
            add_highlight_button(&item, shown, lookup)?;
        }
    }
    draw_technical_details(&fold, reasons, lookup)
}

/// Whether two reasons are about the same ask of the same field.
fn is_same_ask(a: &Reason, b: &Reason) -> bool {
    a.field.is_some() && (a.ask, a.frame, a.field) == (b.ask, b.frame, b.field)
}

/// The rules of the reasons, for whoever helps the person.
fn draw_technical_details(section: &Element, reasons: &[Reason], lookup: Lookup) -> DrawResult {
    let details = add_fold(section, "technical", &lookup("technical", &[]))?;
    for Reason {
        rule,
        quote,
        frame,
        field,
        ..
    } in reasons
    {
        let frame = frame.to_string();
        let text = match field {
            Some(field) => lookup(
                "technical_field",
                &[rule, quote, &frame, &field.to_string()],
            ),
            None => lookup("technical_page", &[rule, quote, &frame]),
        };
        add_text(&details, "p", "", &text)?;
    }
    Ok(())
}

/// One reason for each ask of a field, because a second rule for the same ask gives a
/// person no new information.
fn distinct_reasons(reasons: &[Reason]) -> impl Iterator<Item = &Reason> {
    let is_first = move |at: usize| {
        !reasons[..at]
            .iter()
            .any(|earlier| is_same_ask(&reasons[at], earlier))
    };
    reasons
        .iter()
        .enumerate()
        .filter(move |(at, _)| is_first(*at))
        .map(|(_, reason)| reason)
}

/// Appends a button that highlights the field in the page, where the reason has one.
fn add_highlight_button(item: &Element, reason: &Reason, lookup: Lookup) -> DrawResult {
    let Some(field) = reason.field else {
        return Ok(());
    };
    let button = add_button(item, "mark", &lookup("mark", &[]))?;
    button.set_attribute("data-frame", &reason.frame.to_string())?;
    button.set_attribute("data-field", &field.to_string())
}

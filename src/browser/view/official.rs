//! Draws the official ways that need neither the page nor the message: how to register
//! a card as health insurance card, and that no public body asks for that by message.

use web_sys::Element;

use super::contact::as_of;
use super::element::{DrawResult, add, add_section, add_text};
use crate::present::incident_help::OFFICIAL_WAYS;
use crate::present::strings::{Lookup, key_of};

/// Appends the official ways to `root`.
///
/// # Errors
/// When the browser refuses an element.
pub(super) fn draw_official_ways(root: &Element, lookup: Lookup) -> DrawResult {
    let section = add_section(root, &lookup("official", &[]))?;
    section.set_class_name("official");
    add_text(&section, "p", "", &lookup("official_never", &[]))?;
    add_text(&section, "p", "", &lookup("official_ways", &[]))?;
    let list = add(&section, "ul", "")?;
    for way in OFFICIAL_WAYS {
        add_text(&list, "li", "", &lookup(&key_of("official", way.id), &[]))?;
    }
    if let Some(way) = OFFICIAL_WAYS.first() {
        add_text(&section, "p", "about", &as_of(&way.fact, lookup))?;
    }
    Ok(())
}

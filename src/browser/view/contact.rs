//! Draws whom to call, and the sources of what a page says.

use web_sys::Element;

use super::element::{DrawResult, add, add_link, add_section, add_text};
use crate::present::incident_help::{CHECKED_ON, Contact, Fact};
use crate::present::strings::{Lookup, date, key_of};

/// A card with the number to call, the hours and the languages.
pub(super) fn draw_contact(parent: &Element, contact: &Contact, lookup: Lookup) -> DrawResult {
    let card = add(parent, "div", "contact")?;
    add_text(&card, "p", "", &lookup(&key_of("contact", contact.id), &[]))?;
    let link = add_text(&card, "a", "reach", contact.reach)?;
    link.set_attribute("href", &contact.link())?;
    for hours in contact.hours {
        let text = lookup(&key_of("hours", hours[0]), &hours[1..]);
        add_text(&card, "p", "", &text)?;
    }
    if !contact.languages.is_empty() {
        add_text(&card, "p", "languages", &contact.languages.join(" / "))?;
    }
    add_text(&card, "p", "about", &as_of(&contact.fact, lookup))?;
    Ok(())
}

/// The month of a fact, as a sentence.
pub(super) fn as_of(fact: &Fact, lookup: Lookup) -> String {
    lookup("as_of", &date(fact.as_of))
}

/// A statement with the fact that it rests on.
pub(super) type Stated = (String, &'static Fact);

/// What a contact states, for the list of sources.
pub(super) fn stated_by(contact: &'static Contact, lookup: Lookup) -> Stated {
    let name = lookup(&key_of("contact", contact.id), &[]);
    (format!("{name} {}", contact.reach), &contact.fact)
}

/// A section with the source of each statement. General advice has no source.
pub(super) fn draw_sources(root: &Element, statements: &[Stated], lookup: Lookup) -> DrawResult {
    let section = add_section(root, &lookup("help_origins", &[]))?;
    section.set_class_name("sources");
    add_text(&section, "p", "", &lookup("checked_on", &date(CHECKED_ON)))?;
    let list = add(&section, "ul", "origins")?;
    for (at, (text, fact)) in statements.iter().enumerate() {
        let is_same = |other: &&Stated| other.0 == *text && other.1.source == fact.source;
        let is_listed = statements[..at].iter().any(|other| is_same(&other));
        if !fact.source.is_empty() && !is_listed {
            let item = add(&list, "li", "")?;
            let line = format!("{text} {}", as_of(fact, lookup));
            add_text(&item, "span", "", &line)?;
            add_link(&item, "source", fact.source, fact.source)?;
        }
    }
    Ok(())
}

//! Draws the page for a person who has already typed sensitive data: what it was, what
//! to do now, whom to call, and the source of each fact.

use web_sys::Element;

use super::element::{DrawResult, add, add_button, add_link, add_section, add_text};
use crate::ask::Ask;
use crate::present::incident_help::{CHECKED_ON, Contact, Fact, Step, TYPED_ITEMS, steps};
use crate::present::strings::{Lookup, date, key_of, name};

/// The prefix of a source that can be opened.
const LINK_PREFIX: &str = "https:";

/// Draws the steps for these asks into `root` and replaces its contents.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_help(root: &Element, asks: &[Ask], lookup: Lookup) -> DrawResult {
    root.set_text_content(None);
    add_text(root, "h1", "", &lookup("help", &[]))?;
    add_text(root, "p", "", &lookup("help_means", &[]))?;
    draw_typed_items(root, asks, lookup)?;
    let section = add_section(root, &lookup("help_steps", &[]))?;
    let list = add(&section, "ol", "steps")?;
    for step in steps(asks) {
        draw_step(&list, step, lookup)?;
    }
    add_button(&section, "print", &lookup("print", &[]))?;
    draw_sources(root, asks, lookup)?;
    add_text(root, "p", "about", &lookup("about", &[]))?;
    Ok(())
}

/// One checkbox for each kind of data, with its asks as the value.
fn draw_typed_items(root: &Element, asks: &[Ask], lookup: Lookup) -> DrawResult {
    let group = add(root, "fieldset", "")?;
    add_text(&group, "legend", "", &lookup("given", &[]))?;
    for item in TYPED_ITEMS {
        let label = add(&group, "label", "")?;
        let checkbox = add(&label, "input", "")?;
        let names: Vec<String> = item.asks.iter().map(name).collect();
        checkbox.set_attribute("type", "checkbox")?;
        checkbox.set_attribute("value", &names.join(" "))?;
        if item.is_in(asks) {
            checkbox.set_attribute("checked", "")?;
        }
        add_text(&label, "span", "", &lookup(&key_of("given", item.id), &[]))?;
    }
    Ok(())
}

fn draw_step(list: &Element, step: &Step, lookup: Lookup) -> DrawResult {
    let item = add(list, "li", "")?;
    item.set_attribute("data-step", step.id)?;
    let text = lookup(&key_of("help", step.id), &[]);
    for (at, line) in text.lines().enumerate() {
        add_text(&item, if at == 0 { "h3" } else { "p" }, "", line)?;
    }
    for contact in step.contacts {
        draw_contact(&item, contact, lookup)?;
    }
    Ok(())
}

fn draw_contact(item: &Element, contact: &Contact, lookup: Lookup) -> DrawResult {
    let card = add(item, "div", "contact")?;
    add_text(&card, "p", "", &lookup(&key_of("contact", contact.id), &[]))?;
    let link = add_text(&card, "a", "reach", contact.reach)?;
    link.set_attribute("href", &contact.link())?;
    for hours in contact.hours {
        let text = lookup(&key_of("hours", hours[0]), &hours[1..]);
        add_text(&card, "p", "", &text)?;
    }
    if !contact.languages.is_empty() {
        add_text(&card, "p", "", &contact.languages.join(" / "))?;
    }
    add_text(&card, "p", "about", &as_of(&contact.fact, lookup))?;
    Ok(())
}

/// The sources of the facts on this page. General advice has no address.
fn draw_sources(root: &Element, asks: &[Ask], lookup: Lookup) -> DrawResult {
    let section = add_section(root, &lookup("help_origins", &[]))?;
    add_text(&section, "p", "", &lookup("checked_on", &date(CHECKED_ON)))?;
    let list = add(&section, "ul", "origins")?;
    for step in steps(asks) {
        if step.fact.source.starts_with(LINK_PREFIX) {
            let text = lookup(&key_of("help", step.id), &[]);
            let what = text.lines().next().unwrap_or_default();
            draw_source(&list, what, &step.fact, lookup)?;
        }
        for contact in step.contacts {
            let name = lookup(&key_of("contact", contact.id), &[]);
            draw_source(
                &list,
                &format!("{name} {}", contact.reach),
                &contact.fact,
                lookup,
            )?;
        }
    }
    Ok(())
}

fn draw_source(list: &Element, about: &str, fact: &Fact, lookup: Lookup) -> DrawResult {
    let item = add(list, "li", "")?;
    add_text(
        &item,
        "span",
        "",
        &format!("{about} {}", as_of(fact, lookup)),
    )?;
    if fact.source.starts_with(LINK_PREFIX) {
        add_link(&item, "source", fact.source, fact.source)?;
    } else {
        add_text(&item, "span", "source", fact.source)?;
    }
    Ok(())
}

/// The month of a fact, as a sentence.
pub(super) fn as_of(fact: &Fact, lookup: Lookup) -> String {
    lookup("as_of", &date(fact.as_of))
}

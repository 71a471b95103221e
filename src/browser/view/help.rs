//! Draws the page for a person who has already typed, said or done something: what it
//! was, what to do now, whom to call, and the source of each fact.

use web_sys::Element;

use super::contact::{Stated, as_of, draw_contact, draw_sources, stated_by};
use super::element::{DrawResult, add, add_button, add_section, add_text};
use super::family::draw_family_call;
use crate::family::Family;
use crate::present::incident_help::{GIVEN_ITEMS, GivenItem, HOTLINE_NOTES, Step, steps};
use crate::present::strings::{Lookup, key_of};

/// The address of the page for a call that is going on, from the page of help.
const CALL_PAGE: &str = "../call/call.html";

/// Draws the steps for these items into `root` and replaces its contents.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_help(
    root: &Element,
    given: &[&GivenItem],
    family: &Family,
    lookup: Lookup,
) -> DrawResult {
    root.set_text_content(None);
    add_text(root, "h1", "", &lookup("help", &[]))?;
    add_text(root, "p", "", &lookup("help_means", &[]))?;
    draw_family_call(root, family, lookup)?;
    let link = add_text(root, "a", "call", &lookup("call", &[]))?;
    link.set_attribute("href", CALL_PAGE)?;
    draw_given_items(root, given, lookup)?;
    let section = add_section(root, &lookup("help_steps", &[]))?;
    let list = add(&section, "ol", "steps")?;
    for step in steps(given) {
        draw_step(&list, step, lookup)?;
    }
    add_button(&section, "print", &lookup("print", &[]))?;
    draw_hotline(root, lookup)?;
    let why = add_section(root, &lookup("help_why", &[]))?;
    add_text(&why, "p", "", &lookup("help_why_means", &[]))?;
    draw_sources(root, &statements(given, lookup), lookup)?;
    add_text(root, "p", "about", &lookup("about", &[]))?;
    Ok(())
}

/// A group of what can have been typed, and one of what can have been said or done.
fn draw_given_items(root: &Element, given: &[&GivenItem], lookup: Lookup) -> DrawResult {
    for (legend, is_typed) in [("given", true), ("said_or_done", false)] {
        let group = add(root, "fieldset", "")?;
        add_text(&group, "legend", "", &lookup(legend, &[]))?;
        let items = GIVEN_ITEMS.iter().filter(|it| it.is_typed() == is_typed);
        for item in items {
            let is_given = given.iter().any(|it| it.id == item.id);
            draw_given_item(&group, item, is_given, lookup)?;
        }
    }
    Ok(())
}

fn draw_given_item(
    group: &Element,
    item: &GivenItem,
    is_given: bool,
    lookup: Lookup,
) -> DrawResult {
    let label = add(group, "label", "")?;
    let checkbox = add(&label, "input", "")?;
    checkbox.set_attribute("type", "checkbox")?;
    checkbox.set_attribute("value", item.id)?;
    if is_given {
        checkbox.set_attribute("checked", "")?;
    }
    add_text(&label, "span", "", &lookup(&key_of("given", item.id), &[]))?;
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

/// All that is to know about the telephone line of the My Number system.
fn draw_hotline(root: &Element, lookup: Lookup) -> DrawResult {
    let section = add_section(root, &lookup("hotline", &[]))?;
    section.set_class_name("hotline");
    for note in HOTLINE_NOTES {
        let sentence = lookup(&key_of("hotline", note.id), &[]);
        let sentence = format!("{sentence} {}", as_of(&note.fact, lookup));
        add_text(&section, "p", "", &sentence)?;
        for contact in note.contacts {
            draw_contact(&section, contact, lookup)?;
        }
    }
    Ok(())
}

/// What the page states, with the facts that it rests on.
fn statements(given: &[&GivenItem], lookup: Lookup) -> Vec<Stated> {
    let mut statements = Vec::new();
    for step in steps(given) {
        let text = lookup(&key_of("help", step.id), &[]);
        statements.push((text.lines().next().unwrap_or_default().into(), &step.fact));
        statements.extend(step.contacts.iter().map(|it| stated_by(it, lookup)));
    }
    for note in HOTLINE_NOTES {
        statements.push((lookup("hotline", &[]), &note.fact));
        statements.extend(note.contacts.iter().map(|it| stated_by(it, lookup)));
    }
    // The article tells of the account that was opened in somebody's name.
    let article = HOTLINE_NOTES.first().map(|note| &note.fact);
    statements.extend(article.map(|fact| (lookup("help_why", &[]), fact)));
    statements
}

//! Draws the page for a person who is on the telephone or stands at a cash machine: what
//! to ask oneself, what is true about the machines, and whom to call.

use web_sys::Element;

use super::contact::{Stated, draw_contact, draw_sources, stated_by};
use super::element::{DrawResult, add, add_button, add_section, add_text};
use super::family::draw_family_call;
use crate::family::Family;
use crate::present::incident_help::{CALL_CONTACTS, CALL_QUESTIONS, MACHINE_NOTES, Note};
use crate::present::strings::{Lookup, key_of};

/// The address of the page of help, from the page for a call.
const HELP_PAGE: &str = "../help/help.html";

/// The prefix of the sentences about cash machines.
const MACHINE: &str = "call_atm";

/// Draws the page into `root` and replaces its contents.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_call(root: &Element, family: &Family, lookup: Lookup) -> DrawResult {
    root.set_text_content(None);
    add_text(root, "h1", "", &lookup("call_hang_up", &[]))?;
    draw_family_call(root, family, lookup)?;
    add_text(root, "p", "lead", &lookup("call_means", &[]))?;
    for question in CALL_QUESTIONS {
        draw_question(root, question, lookup)?;
    }
    add_text(root, "p", "", &lookup("call_none", &[]))?;
    let machine = add_section(root, &lookup(MACHINE, &[]))?;
    for note in MACHINE_NOTES {
        add_text(&machine, "p", "", &lookup(&key_of(MACHINE, note.id), &[]))?;
    }
    draw_contacts(root, family, lookup)?;
    let link = add_text(root, "a", "help", &lookup("help", &[]))?;
    link.set_attribute("href", HELP_PAGE)?;
    add_button(root, "print", &lookup("call_print", &[]))?;
    draw_sources(root, &statements(lookup), lookup)?;
    add_text(root, "p", "about", &lookup("about", &[]))?;
    Ok(())
}

/// A question with its two answers, and what a yes means, which is hidden.
fn draw_question(root: &Element, question: &Note, lookup: Lookup) -> DrawResult {
    let key = key_of("call", question.id);
    let group = add(root, "fieldset", "question")?;
    add_text(&group, "legend", "", &lookup(&key, &[]))?;
    let answers = add(&group, "div", "answers")?;
    for answer in ["yes", "no"] {
        let label = add(&answers, "label", "")?;
        let input = add(&label, "input", "")?;
        input.set_attribute("type", "radio")?;
        input.set_attribute("name", question.id)?;
        input.set_attribute("value", answer)?;
        add_text(&label, "span", "", &lookup(&key_of("call", answer), &[]))?;
    }
    // A screen reader says what appears in an element that was there before.
    let status = add(&group, "div", "")?;
    status.set_attribute("role", "status")?;
    let meaning = add(&status, "div", "meaning")?;
    meaning.set_attribute("hidden", "")?;
    add_text(&meaning, "p", "scam", &lookup("call_scam", &[]))?;
    add_text(&meaning, "p", "", &lookup(&format!("{key}_means"), &[]))?;
    Ok(())
}

fn draw_contacts(root: &Element, family: &Family, lookup: Lookup) -> DrawResult {
    let section = add_section(root, &lookup("call_whom", &[]))?;
    section.set_class_name("whom");
    add_text(&section, "p", "", &lookup("call_emergency", &[]))?;
    for contact in CALL_CONTACTS {
        draw_contact(&section, contact, lookup)?;
    }
    // On paper there is the number, or a line to write on.
    let [name, phone] = family.words();
    let line = format!("{} {name} {phone}", lookup("call_family", &[]));
    add_text(&section, "p", "family", line.trim_end())?;
    Ok(())
}

/// What the page states, with the facts that it rests on.
fn statements(lookup: Lookup) -> Vec<Stated> {
    let asked = |note: &'static Note| (lookup(&key_of("call", note.id), &[]), &note.fact);
    let told = |note: &'static Note| (lookup(MACHINE, &[]), &note.fact);
    let questions = CALL_QUESTIONS.iter().map(asked);
    let machines = MACHINE_NOTES.iter().map(told);
    let contacts = CALL_CONTACTS.iter().map(|it| stated_by(it, lookup));
    questions.chain(machines).chain(contacts).collect()
}

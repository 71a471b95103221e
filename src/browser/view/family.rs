//! Draws whom the person wants to ask: the link that calls, the form that registers
//! somebody, and the question before somebody else's proposal is stored.

use web_sys::Element;

use super::element::{DrawResult, add, add_button, add_fold, add_text};
use crate::family::Family;
use crate::present::strings::Lookup;

/// Appends a link that calls the registered person; nothing where nobody is registered.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_family_call(parent: &Element, family: &Family, lookup: Lookup) -> DrawResult {
    if !family.is_empty() {
        let label = lookup("family_call", &family.words());
        let link = add_text(parent, "a", "family-call", &label)?;
        link.set_attribute("href", &family.link())?;
    }
    Ok(())
}

/// Draws the form into `root` and replaces its contents.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_family(root: &Element, family: &Family, lookup: Lookup) -> DrawResult {
    root.set_text_content(None);
    let text = |key: &str| lookup(key, &[]);
    add_text(root, "p", "", &text("setting_family_means"))?;
    add(root, "div", "proposal")?;
    if !family.is_empty() {
        let now = lookup("family_now", &family.words());
        add_text(root, "p", "registered", &now)?;
    }
    draw_field(root, "name", "text", &text("family_name"))?;
    draw_field(root, "phone", "tel", &text("family_phone"))?;
    add_button(root, "save-family", &text("family_save"))?.set_class_name("main");
    if !family.is_empty() {
        add_button(root, "remove-family", &text("family_remove"))?;
    }
    draw_sharing(root, lookup)
}

fn draw_field(root: &Element, name: &str, kind: &str, label: &str) -> DrawResult {
    let line = add(root, "label", "field")?;
    add_text(&line, "span", "", label)?;
    let field = add(&line, "input", "")?;
    field.set_attribute("type", kind)?;
    field.set_attribute("name", &format!("family-{name}"))?;
    field.set_attribute("autocomplete", "off")
}

/// How somebody sets this up for another person.
fn draw_sharing(root: &Element, lookup: Lookup) -> DrawResult {
    let fold = add_fold(root, "sharing", &lookup("family_share", &[]))?;
    add_text(&fold, "p", "", &lookup("family_share_means", &[]))?;
    add_button(&fold, "show-family-code", &lookup("family_show_code", &[]))?;
    let code = add(&fold, "div", "code")?;
    code.set_attribute("hidden", "")?;
    add(&code, "div", "drawing")?;
    add_text(&code, "p", "", &lookup("family_code_means", &[]))?;
    add_button(&fold, "write-family", &lookup("export", &[]))?;
    let label = add(&fold, "label", "import")?;
    add_text(&label, "span", "", &lookup("import", &[]))?;
    let field = add(&label, "input", "")?;
    field.set_attribute("type", "file")?;
    field.set_attribute("accept", ".json,application/json")
}

/// Draws the question whether a proposed person is stored into `root` and replaces its
/// contents.
///
/// # Errors
/// When the browser refuses an element.
pub(crate) fn draw_family_question(
    root: &Element,
    proposed: &Family,
    registered: &Family,
    lookup: Lookup,
) -> DrawResult {
    root.set_text_content(None);
    let question = add_text(root, "p", "question", &lookup("family_question", &[]))?;
    question.set_attribute("tabindex", "-1")?;
    add_text(root, "p", "proposed", &proposed.words().join(" "))?;
    if !registered.is_empty() {
        let replaces = lookup("family_question_replaces", &registered.words());
        add_text(root, "p", "", &replaces)?;
    }
    add_text(root, "p", "", &lookup("family_question_care", &[]))?;
    add_button(root, "accept-family", &lookup("family_save", &[]))?;
    add_button(root, "refuse-family", &lookup("family_refuse", &[]))?;
    Ok(())
}

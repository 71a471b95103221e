//! Creates elements. Text is always set as text content, so that a page's text cannot
//! become markup.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// The result of drawing: an error where the browser refuses an element.
pub(crate) type DrawResult<T = ()> = Result<T, JsValue>;

/// Appends an empty element to its parent.
pub(crate) fn add(parent: &Element, tag: &str, class: &str) -> DrawResult<Element> {
    let element = document(parent)?.create_element(tag)?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    parent.append_child(&element)?;
    Ok(element)
}

/// Appends an element with a text.
pub(crate) fn add_text(
    parent: &Element,
    tag: &str,
    class: &str,
    text: &str,
) -> DrawResult<Element> {
    let element = add(parent, tag, class)?;
    element.set_text_content(Some(text));
    Ok(element)
}

/// Appends a button with its action in `data-action`.
pub(crate) fn add_button(parent: &Element, action: &str, text: &str) -> DrawResult<Element> {
    let button = add_text(parent, "button", "", text)?;
    button.set_attribute("type", "button")?;
    button.set_attribute("data-action", action)?;
    Ok(button)
}

/// Appends a section with a heading.
pub(crate) fn add_section(parent: &Element, heading: &str) -> DrawResult<Element> {
    let section = add(parent, "section", "")?;
    add_text(&section, "h2", "", heading)?;
    Ok(section)
}

/// Appends what a person can unfold.
pub(crate) fn add_fold(parent: &Element, class: &str, summary: &str) -> DrawResult<Element> {
    let fold = add(parent, "details", class)?;
    add_text(&fold, "summary", "", summary)?;
    Ok(fold)
}

/// Appends a link that opens in a new tab.
pub(crate) fn add_link(
    parent: &Element,
    class: &str,
    href: &str,
    text: &str,
) -> DrawResult<Element> {
    let link = add_text(parent, "a", class, text)?;
    link.set_attribute("href", href)?;
    link.set_attribute("target", "_blank")?;
    link.set_attribute("rel", "noopener noreferrer")?;
    Ok(link)
}

fn document(element: &Element) -> DrawResult<Document> {
    element
        .owner_document()
        .ok_or_else(|| JsValue::from_str("an element without a document"))
}

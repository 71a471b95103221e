//! Reads and draws whom the person wants to ask.

use js_sys::Function;
use serde::Serialize;
use serde_wasm_bindgen::Error;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use super::{or_default, sentences, to_js_object, view};
use crate::family::{Family, Fault};

/// A usable person, or the key of a sentence that says why there is none.
#[derive(Serialize)]
struct Answer {
    family: Option<Family>,
    fault: &'static str,
}

impl From<Result<Family, Fault>> for Answer {
    fn from(found: Result<Family, Fault>) -> Self {
        let fault = found.as_ref().err().map_or("", |fault| fault.key());
        Self {
            family: found.ok(),
            fault,
        }
    }
}

/// Checks a name and a number. Returns `{family, fault}`.
#[wasm_bindgen]
pub fn read_family(name: &str, phone: &str) -> Result<JsValue, Error> {
    to_js_object(&Answer::from(Family::new(name, phone)))
}

/// Reads what a QR code or the end of an address says. Returns `{family, fault}`, or null
/// where it names nobody.
#[wasm_bindgen]
pub fn read_family_code(text: &str) -> Result<JsValue, Error> {
    to_js_object(&Family::in_code(text).map(Answer::from))
}

/// The code that names a person.
#[wasm_bindgen]
pub fn family_code(family: JsValue) -> Result<String, Error> {
    Ok(or_default::<Family>(family)?.code())
}

/// Appends a link that calls the registered person to an element.
#[wasm_bindgen]
pub fn draw_family_call(root: &Element, family: JsValue, lookup: &Function) -> Result<(), JsValue> {
    view::draw_family_call(root, &or_default(family)?, &sentences(lookup))
}

/// Draws the form that registers a person into an element and replaces its contents.
#[wasm_bindgen]
pub fn draw_family(root: &Element, family: JsValue, lookup: &Function) -> Result<(), JsValue> {
    view::draw_family(root, &or_default(family)?, &sentences(lookup))
}

/// Draws the question whether a proposed person is stored into an element and replaces
/// its contents.
#[wasm_bindgen]
pub fn draw_family_question(
    root: &Element,
    proposed: JsValue,
    registered: JsValue,
    lookup: &Function,
) -> Result<(), JsValue> {
    let (proposed, registered) = (or_default(proposed)?, or_default(registered)?);
    view::draw_family_question(root, &proposed, &registered, &sentences(lookup))
}

//! Reports and help are drawn into a page of our own.

use js_sys::Function;
use serde_wasm_bindgen::from_value;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use super::{or_default, sentences, view};
use crate::ask::Ask;
use crate::findings::Verdict;

/// Draws the report of a verdict into an element, in place of what was there.
#[wasm_bindgen]
pub fn draw_report(
    root: &Element,
    verdict: JsValue,
    settings: JsValue,
    lookup: &Function,
) -> Result<(), JsValue> {
    let verdict: Verdict = from_value(verdict)?;
    view::draw_report(root, &verdict, &or_default(settings)?, &sentences(lookup))
}

/// Draws what to do about what was typed into an element, in place of what was
/// there. `asks` are names with spaces between them; others are passed over.
#[wasm_bindgen]
pub fn draw_help(root: &Element, asks: &str, lookup: &Function) -> Result<(), JsValue> {
    let named = |name: &str| from_value::<Ask>(name.into()).ok();
    let asks: Vec<Ask> = asks.split_whitespace().filter_map(named).collect();
    view::draw_help(root, &asks, &sentences(lookup))
}

/// Adds the report of a page, which a person may send, to an element.
#[wasm_bindgen]
pub fn draw_abuse_report(
    root: &Element,
    verdict: JsValue,
    address: Option<String>,
    when: &str,
    lookup: &Function,
) -> Result<(), JsValue> {
    let verdict: Verdict = from_value(verdict)?;
    view::draw_abuse_report(root, &verdict, address.as_deref(), when, &sentences(lookup))
}

/// Draws what is shown beside the banner in a tab of our own, in place of what was there.
#[wasm_bindgen]
pub fn draw_hidden(root: &Element, verdict: JsValue, lookup: &Function) -> Result<(), JsValue> {
    view::draw_hidden(root, &from_value(verdict)?, &sentences(lookup))
}

/// Draws the report of a saved page's verdict into an element, in place of what was there.
#[wasm_bindgen]
pub fn draw_page(root: &Element, verdict: JsValue, lookup: &Function) -> Result<(), JsValue> {
    view::draw_page(root, &from_value(verdict)?, &sentences(lookup))
}

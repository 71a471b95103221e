//! Draws reports and help into pages of the extension.

use js_sys::{Date, Function};
use serde_wasm_bindgen::from_value;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use super::{or_default, sentences, view};
use crate::family::Family;
use crate::present::freshness;
use crate::present::incident_help::given_items;
use crate::settings::Settings;
use crate::verdict::Verdict;

/// Draws the report of a verdict into an element and replaces its contents.
#[wasm_bindgen]
pub fn draw_report(
    root: &Element,
    verdict: JsValue,
    settings: JsValue,
    address: Option<String>,
    lookup: &Function,
) -> Result<(), JsValue> {
    let verdict: Verdict = from_value(verdict)?;
    let settings: Settings = or_default(settings)?;
    let lookup = sentences(lookup);
    view::draw_report(root, &verdict, &settings, address.as_deref(), &lookup)
}

/// A sentence that the rules are old; empty where they are not.
#[wasm_bindgen]
#[must_use]
pub fn outdated(lookup: &Function) -> String {
    freshness::outdated(Date::now(), &sentences(lookup))
}

/// Draws what to do after something was typed, said or done into an element and replaces
/// its contents. `given` are names of asks and ids of given items with spaces between
/// them; unknown words are ignored. `family` is the person to ask.
#[wasm_bindgen]
pub fn draw_help(
    root: &Element,
    given: &str,
    family: JsValue,
    lookup: &Function,
) -> Result<(), JsValue> {
    let family: Family = or_default(family)?;
    view::draw_help(root, &given_items(given), &family, &sentences(lookup))
}

/// Draws what to ask oneself during a telephone call into an element and replaces its
/// contents. `family` is the person to ask.
#[wasm_bindgen]
pub fn draw_call(root: &Element, family: JsValue, lookup: &Function) -> Result<(), JsValue> {
    view::draw_call(root, &or_default(family)?, &sentences(lookup))
}

/// Appends the report of a page, which a person can send, to an element.
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

/// Draws what the extension's own tab shows around the banner into an element and replaces
/// its contents.
#[wasm_bindgen]
pub fn draw_hidden(root: &Element, verdict: JsValue, lookup: &Function) -> Result<(), JsValue> {
    view::draw_hidden(root, &from_value(verdict)?, &sentences(lookup))
}

/// Draws the report of a saved page's verdict into an element and replaces its contents.
#[wasm_bindgen]
pub fn draw_page(root: &Element, verdict: JsValue, lookup: &Function) -> Result<(), JsValue> {
    view::draw_page(root, &from_value(verdict)?, &sentences(lookup))
}

//! The verdict on a message, as a level or as a report.

use js_sys::Function;
use serde_wasm_bindgen::{Error, from_value};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use super::{sentences, view};
use crate::present::strings::name;
use crate::sms::{MessageText, judge_message as judged};

/// The name of the level of a `MessageText`.
#[wasm_bindgen]
pub fn judge_message(message: JsValue) -> Result<String, Error> {
    let message: MessageText = from_value(message)?;
    Ok(name(&judged(&message).level))
}

/// Draws the report on a message into an element and replaces its contents.
#[wasm_bindgen]
pub fn draw_message(root: &Element, message: JsValue, lookup: &Function) -> Result<(), JsValue> {
    let message: MessageText = from_value(message)?;
    view::draw_message(root, &judged(&message), &sentences(lookup))
}

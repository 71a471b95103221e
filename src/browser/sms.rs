//! A message comes in, and its level or report goes out.

use js_sys::Function;
use serde_wasm_bindgen::{Error, from_value};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use super::{sentences, view};
use crate::present::strings::name;
use crate::sms::{MessageText, judge_message as judged};

/// How loud to be about a message, a `MessageText`: the level's name.
#[wasm_bindgen]
pub fn judge_message(message: JsValue) -> Result<String, Error> {
    let message: MessageText = from_value(message)?;
    Ok(name(&judged(&message).level))
}

/// Draws the report on a message into an element, in place of what was there.
#[wasm_bindgen]
pub fn draw_message(root: &Element, message: JsValue, lookup: &Function) -> Result<(), JsValue> {
    let message: MessageText = from_value(message)?;
    view::draw_message(root, &judged(&message), &sentences(lookup))
}

//! What browsers store is read, drawn and judged as a file.

use js_sys::Function;
use serde_wasm_bindgen::{Deserializer, Error, from_value};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use super::{plain, sentences, view};
use crate::settings::StoredSettings;

/// The settings of what `storage.local` and `storage.managed` hold: `{settings, broken, misset}`.
#[wasm_bindgen]
pub fn read_settings(stored: JsValue, managed: JsValue) -> Result<JsValue, Error> {
    let [stored, managed] = [stored, managed].map(Deserializer::from);
    plain(&StoredSettings::read(stored, managed))
}

/// Draws the settings into an element, in place of what was there: what
/// `read_settings` answers.
#[wasm_bindgen]
pub fn draw_options(root: &Element, stored: JsValue, lookup: &Function) -> Result<(), JsValue> {
    view::draw_options(root, &from_value(stored)?, &sentences(lookup))
}

/// A sentence of the catalogue on one setting, by the setting's own name.
#[wasm_bindgen]
#[must_use]
pub fn told_of_setting(sentence: &str, setting: &str, lookup: &Function) -> String {
    view::setting_sentence(sentence, setting, &sentences(lookup))
}

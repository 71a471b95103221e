//! Reads the stored settings and draws the options page.

use js_sys::Function;
use serde_wasm_bindgen::{Deserializer, Error, from_value};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use super::{sentences, to_js_object, view};
use crate::settings::StoredSettings;

/// Reads the contents of `storage.local` and `storage.managed`. Returns `{settings, broken,
/// misset}`.
#[wasm_bindgen]
pub fn read_settings(stored: JsValue, managed: JsValue) -> Result<JsValue, Error> {
    let [stored, managed] = [stored, managed].map(Deserializer::from);
    to_js_object(&StoredSettings::read(stored, managed))
}

/// Draws the settings that `read_settings` returned into an element and replaces its
/// contents.
#[wasm_bindgen]
pub fn draw_options(root: &Element, stored: JsValue, lookup: &Function) -> Result<(), JsValue> {
    view::draw_options(root, &from_value(stored)?, &sentences(lookup))
}

/// A sentence of the catalogue about one setting, with the setting's title.
#[wasm_bindgen]
#[must_use]
pub fn told_of_setting(sentence: &str, setting: &str, lookup: &Function) -> String {
    view::setting_sentence(sentence, setting, &sentences(lookup))
}

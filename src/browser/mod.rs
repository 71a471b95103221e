//! The functions that JavaScript calls, with plain JavaScript values in and out.
//!
//! In: snapshots, settings and messages as objects. Out: verdicts and banner states as
//! objects, or elements drawn into a page of the extension (`view`).
//!
//! These functions contain no decisions. A value of the wrong shape is an error for the
//! caller, which then reports that the page could not be checked. No function traps.

#![allow(
    clippy::missing_errors_doc,
    clippy::needless_pass_by_value,
    reason = "every function fails as the module documentation says, and takes the values of the wasm-bindgen glue"
)]

pub mod banner;
pub mod draw;
pub mod family;
pub mod settings;
pub mod sms;
pub mod tab;
mod view;

use js_sys::{Array, Function, JsString};
use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::{Error, Serializer, from_value};
use wasm_bindgen::JsValue;

/// The value that JavaScript stores; the default for null and undefined.
fn or_default<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, Error> {
    if value.is_null() || value.is_undefined() {
        Ok(T::default())
    } else {
        from_value(value)
    }
}

/// Serializes to plain objects and not maps, because messages and storage accept only
/// plain objects.
fn to_js_object(value: &impl Serialize) -> Result<JsValue, Error> {
    value.serialize(&Serializer::json_compatible())
}

/// A lookup that calls JavaScript for each sentence.
fn sentences(lookup: &Function) -> impl Fn(&str, &[&str]) -> String {
    move |key, args| {
        let args: Array = args.iter().map(|arg| JsString::from(*arg)).collect();
        let answer = lookup.call2(&JsValue::NULL, &key.into(), &args);
        answer
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    }
}

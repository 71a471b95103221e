//! The engine's surface in a browser: plain JavaScript values in and out.
//!
//! Nothing is decided here. A value of a wrong shape is an error for the
//! caller, which then says that the page could not be checked; it never traps.

#![allow(
    clippy::missing_errors_doc,
    clippy::needless_pass_by_value,
    reason = "every function fails in the one way that stands above, and takes what the glue hands over"
)]

mod view;

use js_sys::{Array, Function, JsString};
use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::{Deserializer, Error, Serializer, from_value};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use crate::words::name;
use crate::{
    Ask, MessageText, PageSnapshot, Settings, StoredSettings, Tab, Verdict, inspect,
    judge_message as judged, show as shown,
};

/// What the background stores of a tab, and the verdict on it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Seen {
    tab: Tab,
    verdict: Verdict,
    /// Whether the top frame has said what it is; a frame inside may have
    /// spoken first, or alone.
    top_known: bool,
    /// The frames that are known, and since when each shows its document.
    frames: Vec<(u64, f64)>,
}

/// A frame was read: its snapshot is inspected and merged into the tab, which
/// is null at first. Answers `{tab, verdict, topKnown, frames}`.
#[wasm_bindgen]
pub fn see(
    tab: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] frame: JsValue,
    snapshot: JsValue,
    settings: JsValue,
) -> Result<JsValue, Error> {
    let page: PageSnapshot = from_value(snapshot)?;
    let mut tab: Tab = or_default(tab)?;
    tab.see(from_value(frame)?, inspect(&page));
    seen(tab, settings)
}

/// A frame's document went away. Answers `{tab, verdict, topKnown, frames}`.
#[wasm_bindgen]
pub fn leave(
    tab: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] frame: JsValue,
    since: f64,
    settings: JsValue,
) -> Result<JsValue, Error> {
    let mut tab: Tab = or_default(tab)?;
    tab.leave(from_value(frame)?, since);
    seen(tab, settings)
}

/// The person went on in the document shown since then. Answers `{tab, verdict, topKnown}`.
#[wasm_bindgen]
pub fn pass(tab: JsValue, since: f64, settings: JsValue) -> Result<JsValue, Error> {
    let mut tab: Tab = or_default(tab)?;
    tab.pass(since, &or_default(settings.clone())?);
    seen(tab, settings)
}

/// The document shown since then hides what is shown on it. Answers `{tab, verdict, topKnown}`.
#[wasm_bindgen]
pub fn hide(tab: JsValue, since: f64, settings: JsValue) -> Result<JsValue, Error> {
    let mut tab: Tab = or_default(tab)?;
    tab.hide(since);
    seen(tab, settings)
}

/// The verdict on a stored tab.
#[wasm_bindgen]
pub fn judge(tab: JsValue, settings: JsValue) -> Result<JsValue, Error> {
    let tab: Tab = or_default(tab)?;
    plain(&tab.judge(&or_default::<Settings>(settings)?))
}

/// The verdict on a page that scripts cannot reach.
#[wasm_bindgen]
pub fn unreachable(url: Option<String>) -> Result<JsValue, Error> {
    plain(&Verdict::unreachable(url.as_deref()))
}

/// What the frames of a tab show for a verdict, in the words of the catalogue.
#[wasm_bindgen]
pub fn show(
    verdict: JsValue,
    settings: JsValue,
    noticed: bool,
    language: &str,
    lookup: &Function,
) -> Result<JsValue, Error> {
    let verdict: Verdict = from_value(verdict)?;
    let settings: Settings = or_default(settings)?;
    plain(&shown::show(
        &verdict,
        &settings,
        noticed,
        language,
        &sentences(lookup),
    ))
}

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

/// Draws what a page hides into an element, in place of what was there.
#[wasm_bindgen]
pub fn draw_hidden(
    root: &Element,
    verdict: JsValue,
    settings: JsValue,
    lookup: &Function,
) -> Result<(), JsValue> {
    let settings: Settings = or_default(settings)?;
    view::draw_hidden(root, &from_value(verdict)?, &settings, &sentences(lookup))
}

/// Draws the report of a saved page's verdict into an element, in place of what was there.
#[wasm_bindgen]
pub fn draw_page(root: &Element, verdict: JsValue, lookup: &Function) -> Result<(), JsValue> {
    view::draw_page(root, &from_value(verdict)?, &sentences(lookup))
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
    view::told_of_setting(sentence, setting, &sentences(lookup))
}

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

/// The settings of what `storage.local` and `storage.managed` hold: `{settings, broken, misset}`.
#[wasm_bindgen]
pub fn read_settings(stored: JsValue, managed: JsValue) -> Result<JsValue, Error> {
    let [stored, managed] = [stored, managed].map(Deserializer::from);
    plain(&StoredSettings::read(stored, managed))
}

fn seen(tab: Tab, settings: JsValue) -> Result<JsValue, Error> {
    let verdict = tab.judge(&or_default::<Settings>(settings)?);
    plain(&Seen {
        top_known: tab.knows_top(),
        frames: tab.documents(),
        tab,
        verdict,
    })
}

fn or_default<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, Error> {
    if value.is_null() || value.is_undefined() {
        Ok(T::default())
    } else {
        from_value(value)
    }
}

/// Objects and not maps, so that values pass through messages and storage.
fn plain(value: &impl Serialize) -> Result<JsValue, Error> {
    value.serialize(&Serializer::json_compatible())
}

/// A catalogue that asks JavaScript for each sentence.
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

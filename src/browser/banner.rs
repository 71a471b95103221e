//! The verdict on a tab, and the state of the banner for it.

use js_sys::Function;
use serde_wasm_bindgen::{Error, from_value};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{or_default, sentences, to_js_object};
use crate::judge::Tab;
use crate::present::banner;
use crate::settings::Settings;
use crate::verdict::Verdict;

/// The verdict on a stored tab.
#[wasm_bindgen]
pub fn judge(tab: JsValue, settings: JsValue) -> Result<JsValue, Error> {
    let tab: Tab = or_default(tab)?;
    to_js_object(&tab.judge(&or_default::<Settings>(settings)?))
}

/// The verdict on a page that content scripts cannot reach.
#[wasm_bindgen]
pub fn unreachable(url: Option<String>) -> Result<JsValue, Error> {
    to_js_object(&Verdict::unreachable(url.as_deref()))
}

/// What the frames of a tab show for a verdict: a `BannerState` with the sentences of the
/// catalogue behind `lookup`.
#[wasm_bindgen]
pub fn banner_state(
    verdict: JsValue,
    settings: JsValue,
    noticed: bool,
    language: &str,
    lookup: &Function,
) -> Result<JsValue, Error> {
    let verdict: Verdict = from_value(verdict)?;
    let settings: Settings = or_default(settings)?;
    to_js_object(&banner::banner_state(
        &verdict,
        &settings,
        noticed,
        language,
        &sentences(lookup),
    ))
}

//! The state of a tab, which JavaScript stores and passes to each function.

use serde::Serialize;
use serde_wasm_bindgen::{Error, from_value};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{or_default, to_js_object};
use crate::detect::inspect;
use crate::judge::Tab;
use crate::page::PageSnapshot;
use crate::settings::Settings;
use crate::verdict::Verdict;

/// The state of a tab, which the background stores, and the verdict on it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JudgedTab {
    tab: Tab,
    verdict: Verdict,
    /// Whether the tab has findings of the top frame; a child frame may report first.
    top_known: bool,
    /// The ids of the known frames, and when the document of each was loaded, in
    /// milliseconds since 1970.
    frames: Vec<(u64, f64)>,
}

/// Inspects the snapshot of a frame and merges it into the tab, which is null at first.
/// Returns `{tab, verdict, topKnown, frames}`.
#[wasm_bindgen]
pub fn update_frame(
    tab: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] frame: JsValue,
    snapshot: JsValue,
    settings: JsValue,
) -> Result<JsValue, Error> {
    let page: PageSnapshot = from_value(snapshot)?;
    let mut tab: Tab = or_default(tab)?;
    tab.update_frame(from_value(frame)?, inspect(&page));
    judged(tab, settings)
}

/// Removes a frame whose document has been unloaded. Returns the same as `update_frame`.
#[wasm_bindgen]
pub fn remove_frame(
    tab: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] frame: JsValue,
    document_loaded_at: f64,
    settings: JsValue,
) -> Result<JsValue, Error> {
    let mut tab: Tab = or_default(tab)?;
    tab.remove_frame(from_value(frame)?, document_loaded_at);
    judged(tab, settings)
}

/// Records that the person chose to continue despite the danger. Returns the same as
/// `update_frame`.
#[wasm_bindgen]
pub fn acknowledge(
    tab: JsValue,
    document_loaded_at: f64,
    settings: JsValue,
) -> Result<JsValue, Error> {
    let mut tab: Tab = or_default(tab)?;
    tab.acknowledge(document_loaded_at, &or_default(settings.clone())?);
    judged(tab, settings)
}

/// Records that the document hides the banner. Returns the same as `update_frame`.
#[wasm_bindgen]
pub fn mark_hidden(
    tab: JsValue,
    document_loaded_at: f64,
    settings: JsValue,
) -> Result<JsValue, Error> {
    let mut tab: Tab = or_default(tab)?;
    tab.mark_hidden(document_loaded_at);
    judged(tab, settings)
}

fn judged(tab: Tab, settings: JsValue) -> Result<JsValue, Error> {
    let verdict = tab.judge(&or_default::<Settings>(settings)?);
    to_js_object(&JudgedTab {
        top_known: tab.knows_top(),
        frames: tab.documents(),
        tab,
        verdict,
    })
}

//! The frames of a tab come in, and the verdict on it goes out.

use serde::Serialize;
use serde_wasm_bindgen::{Error, from_value};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{or_default, plain};
use crate::detect::inspect;
use crate::findings::Verdict;
use crate::judge::Tab;
use crate::page::PageSnapshot;
use crate::settings::Settings;

/// What the background stores of a tab, and the verdict on it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JudgedTab {
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

/// A frame's document went away. Answers `{tab, verdict, topKnown, frames}`.
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

/// The person went on in the document shown since then. Answers `{tab, verdict, topKnown}`.
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

/// The document shown since then hides what is shown on it. Answers `{tab, verdict, topKnown}`.
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
    plain(&JudgedTab {
        top_known: tab.knows_top(),
        frames: tab.documents(),
        tab,
        verdict,
    })
}

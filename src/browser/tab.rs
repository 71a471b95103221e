//! The state of a tab, which JavaScript stores and passes to each function.

use serde::{Deserialize, Serialize};
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
    /// The id of each known frame, its document, and whether the frame has to confirm
    /// that it still shows it.
    frames: Vec<(u64, String, bool)>,
}

/// The snapshot of a frame.
#[derive(Deserialize)]
struct Report {
    frame: u64,
    snapshot: PageSnapshot,
}

/// Inspects the snapshots of several frames and merges them into the tab, which is null at
/// first. `is_partly_read` says that other frames are left out, because there are too many.
/// Returns the same as `update_frame`.
#[wasm_bindgen]
pub fn update_frames(
    tab: JsValue,
    reports: JsValue,
    is_partly_read: bool,
    settings: JsValue,
) -> Result<JsValue, Error> {
    let reports: Vec<Report> = from_value(reports)?;
    let mut tab: Tab = or_default(tab)?;
    for report in reports {
        tab.update_frame(report.frame, inspect(&report.snapshot));
    }
    if is_partly_read {
        tab.mark_partly_read();
    }
    judged(tab, settings)
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
    document: &str,
    settings: JsValue,
) -> Result<JsValue, Error> {
    let mut tab: Tab = or_default(tab)?;
    tab.remove_frame(from_value(frame)?, document);
    judged(tab, settings)
}

/// Removes documents that have been unloaded, whichever frames showed them. Returns the
/// state of the tab.
#[wasm_bindgen]
pub fn remove_documents(tab: JsValue, documents: Vec<String>) -> Result<JsValue, Error> {
    let mut tab: Tab = or_default(tab)?;
    for document in &documents {
        tab.remove_document(document);
    }
    to_js_object(&tab)
}

/// Counts a frame again that still shows this document. Returns the same as
/// `update_frame`.
#[wasm_bindgen]
pub fn confirm_frame(
    tab: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] frame: JsValue,
    document: &str,
    settings: JsValue,
) -> Result<JsValue, Error> {
    let mut tab: Tab = or_default(tab)?;
    tab.confirm_frame(from_value(frame)?, document);
    judged(tab, settings)
}

/// Records that the person chose to continue despite the danger. Returns the same as
/// `update_frame`.
#[wasm_bindgen]
pub fn acknowledge(tab: JsValue, document: &str, settings: JsValue) -> Result<JsValue, Error> {
    let mut tab: Tab = or_default(tab)?;
    tab.acknowledge(document, &or_default(settings.clone())?);
    judged(tab, settings)
}

/// Records that the document hides the banner. Returns the same as `update_frame`.
#[wasm_bindgen]
pub fn mark_hidden(tab: JsValue, document: &str, settings: JsValue) -> Result<JsValue, Error> {
    let mut tab: Tab = or_default(tab)?;
    tab.mark_hidden(document);
    judged(tab, settings)
}

/// The same with names of their own, since the tab itself is handed over as well.
fn owned(documents: Vec<(u64, &str, bool)>) -> Vec<(u64, String, bool)> {
    let documents = documents.into_iter();
    documents
        .map(|(id, document, is_unconfirmed)| (id, document.to_owned(), is_unconfirmed))
        .collect()
}

fn judged(tab: Tab, settings: JsValue) -> Result<JsValue, Error> {
    let verdict = tab.judge(&or_default::<Settings>(settings)?);
    to_js_object(&JudgedTab {
        top_known: tab.knows_top(),
        frames: owned(tab.documents()),
        tab,
        verdict,
    })
}

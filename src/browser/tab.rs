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

fn seen(tab: Tab, settings: JsValue) -> Result<JsValue, Error> {
    let verdict = tab.judge(&or_default::<Settings>(settings)?);
    plain(&Seen {
        top_known: tab.knows_top(),
        frames: tab.documents(),
        tab,
        verdict,
    })
}

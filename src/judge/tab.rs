//! The state of a tab: adds, updates and removes the findings of its frames.

use serde::{Deserialize, Serialize};

use crate::findings::Findings;
use crate::settings::Settings;

/// The clocks of two frames may differ by this much.
const MAX_CLOCK_SKEW_MS: f64 = 100.0;

/// The state of a tab: the findings of each frame by the browser's id of the frame (0
/// is the top frame). Plain data, so that the browser can stop the background at any
/// time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Tab {
    // In Firefox the upper half of an id is the process, so that an id does not fit in
    // 32 bits. A sorted list, because a map would add 13 KB to the engine.
    pub(super) frames: Vec<(u64, Findings)>,
    /// The previous top document, for forms of several steps.
    previous: Option<Findings>,
}

// A list, because the keys of a JavaScript object are strings.
type Stored = (Vec<(u64, Findings)>, Option<Findings>);

impl From<Stored> for Tab {
    fn from((frames, previous): Stored) -> Self {
        let mut tab = Self {
            frames: Vec::new(),
            previous,
        };
        for (id, findings) in frames {
            tab.put(id, findings);
        }
        tab
    }
}

impl From<Tab> for Stored {
    fn from(tab: Tab) -> Self {
        (tab.frames, tab.previous)
    }
}

impl Tab {
    /// Adds or replaces the findings of a frame. A top-frame navigation drops the frames
    /// of older documents, and late findings of an older document are ignored.
    pub fn update_frame(&mut self, frame: u64, mut findings: Findings) {
        let is_outdated = |other: &Findings, top: &Findings| {
            other.document_loaded_at + MAX_CLOCK_SKEW_MS < top.document_loaded_at
        };
        if frame == 0 {
            let before = self.take(0).or(self.previous.take());
            if let Some(before) = before {
                findings.continue_from(&before);
            }
            self.frames
                .retain(|(_, other)| !is_outdated(other, &findings));
        } else if self.frame(0).is_some_and(|top| is_outdated(&findings, top)) {
            return;
        }
        self.put(frame, findings);
    }

    /// Removes the frame whose document was loaded at this time (milliseconds since
    /// 1970) and has been unloaded. Does nothing where the frame shows another
    /// document by now.
    pub fn remove_frame(&mut self, frame: u64, document_loaded_at: f64) {
        match self.frame(frame) {
            Some(findings) if !findings.is_document_loaded_at(document_loaded_at) => (),
            Some(_) if frame == 0 => {
                self.previous = self.take(0);
                self.frames.clear();
            }
            _ => drop(self.take(frame)),
        }
    }

    /// Records that the person chose to continue despite everything that the document
    /// asks for. The document is the one that was loaded at this time (milliseconds
    /// since 1970).
    pub fn acknowledge(&mut self, document_loaded_at: f64, settings: &Settings) {
        let asks = self.judge(settings).asks;
        if let Some(top) = self.top(document_loaded_at) {
            top.acknowledged = asks;
        }
    }

    /// Records that the document that was loaded at this time (milliseconds since 1970)
    /// hides the banner.
    pub fn mark_hidden(&mut self, document_loaded_at: f64) {
        if let Some(top) = self.top(document_loaded_at) {
            top.banner_hidden = true;
        }
    }

    /// The top frame, if it shows the document that was loaded at this time.
    fn top(&mut self, document_loaded_at: f64) -> Option<&mut Findings> {
        let (id, top) = self.frames.first_mut()?;
        (*id == 0 && top.is_document_loaded_at(document_loaded_at)).then_some(top)
    }

    /// The index of a frame in the list; as an error, the index at which to insert it.
    fn position(&self, id: u64) -> Result<usize, usize> {
        self.frames.binary_search_by_key(&id, |(id, _)| *id)
    }

    pub(super) fn frame(&self, id: u64) -> Option<&Findings> {
        let at = self.position(id).ok()?;
        Some(&self.frames[at].1)
    }

    fn take(&mut self, id: u64) -> Option<Findings> {
        let at = self.position(id).ok()?;
        Some(self.frames.remove(at).1)
    }

    fn put(&mut self, id: u64, findings: Findings) {
        match self.position(id) {
            Ok(at) => self.frames[at].1 = findings,
            Err(at) => self.frames.insert(at, (id, findings)),
        }
    }

    /// Whether the tab has findings of the top frame.
    #[must_use]
    pub fn knows_top(&self) -> bool {
        self.frame(0).is_some()
    }

    /// The id of each known frame, and when its document was loaded, in milliseconds
    /// since 1970.
    #[must_use]
    pub fn documents(&self) -> Vec<(u64, f64)> {
        let frames = self.frames.iter();
        frames
            .map(|(id, frame)| (*id, frame.document_loaded_at))
            .collect()
    }
}

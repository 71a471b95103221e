//! The state of a tab: the findings of its frames, and how they come and go.

use serde::{Deserialize, Serialize};

use crate::findings::Findings;
use crate::settings::Settings;

/// The clocks of two frames may differ by this much.
const MAX_CLOCK_SKEW_MS: f64 = 100.0;

/// What is known of a tab: the findings of each frame by the browser's id of the
/// frame (0 is the top frame). Plain data, so that the browser can stop the
/// background at any moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Tab {
    // In Firefox the upper half of an id names the process, so that 32 bits do not hold
    // an id. A sorted list, because a map would add 13 KB to the engine.
    pub(super) frames: Vec<(u64, Findings)>,
    /// The top document before this one, for forms of several steps.
    previous: Option<Findings>,
}

// A list, because the keys of a JavaScript object are no numbers.
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
    /// Takes the findings of a frame that was just read. A top-frame navigation drops
    /// the frames of older documents, and late findings of an older document are
    /// ignored.
    pub fn update_frame(&mut self, frame: u64, mut findings: Findings) {
        let is_ended = |other: &Findings, top: &Findings| {
            other.document_loaded_at + MAX_CLOCK_SKEW_MS < top.document_loaded_at
        };
        if frame == 0 {
            let before = self.take(0).or(self.previous.take());
            if let Some(before) = before {
                findings.follow(&before);
            }
            self.frames.retain(|(_, other)| !is_ended(other, &findings));
        } else if self.frame(0).is_some_and(|top| is_ended(&findings, top)) {
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

    /// Notes that the person went on in spite of all that the document asks for that
    /// was loaded at this time (milliseconds since 1970).
    pub fn acknowledge(&mut self, document_loaded_at: f64, settings: &Settings) {
        let asks = self.judge(settings).asks;
        if let Some(top) = self.top(document_loaded_at) {
            top.acknowledged = asks;
        }
    }

    /// Notes that the document that was loaded at this time (milliseconds since 1970)
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

    /// Where a frame stands in the list, or where it would stand.
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

    /// Whether the top frame was read.
    #[must_use]
    pub fn knows_top(&self) -> bool {
        self.frame(0).is_some()
    }

    /// The ids of the frames that were read, and when the document of each was loaded,
    /// in milliseconds since 1970.
    #[must_use]
    pub fn documents(&self) -> Vec<(u64, f64)> {
        let frames = self.frames.iter();
        frames
            .map(|(id, frame)| (*id, frame.document_loaded_at))
            .collect()
    }
}

//! The frames of a tab, merged into one verdict.

use serde::{Deserialize, Serialize};

use crate::findings::Findings;
use crate::settings::Settings;

/// Clocks of two frames may differ by so many milliseconds.
const CLOCK_SLACK: f64 = 100.0;

/// What is known of a tab: the findings of each frame by the browser's id of
/// it. Plain data, so that the background can be killed at any moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Tab {
    // Ids of Firefox name the process in their upper half, so that 32 bits do not hold them.
    // Sorted by them: a map of a tab's few frames would be 13 KB of the engine.
    pub(super) frames: Vec<(u64, Findings)>,
    /// The top document before this one, for flows of several steps.
    past: Option<Findings>,
}

// A list of frames, because a number is no key of a JavaScript object.
type Stored = (Vec<(u64, Findings)>, Option<Findings>);

impl From<Stored> for Tab {
    fn from((frames, past): Stored) -> Self {
        let mut tab = Self {
            frames: Vec::new(),
            past,
        };
        for (id, findings) in frames {
            tab.put(id, findings);
        }
        tab
    }
}

impl From<Tab> for Stored {
    fn from(tab: Tab) -> Self {
        (tab.frames, tab.past)
    }
}

impl Tab {
    /// A frame was read. The top frame's document ends what older documents
    /// left behind; what comes late from an older document is not taken.
    pub fn see(&mut self, frame: u64, mut findings: Findings) {
        let ended = |other: &Findings, top: &Findings| other.since + CLOCK_SLACK < top.since;
        if frame == 0 {
            let before = self.take(0).or(self.past.take());
            if let Some(before) = before {
                findings.follow(&before);
            }
            self.frames.retain(|(_, other)| !ended(other, &findings));
        } else if self.frame(0).is_some_and(|top| ended(&findings, top)) {
            return;
        }
        self.put(frame, findings);
    }

    /// A frame's document, shown since that time, went away.
    pub fn leave(&mut self, frame: u64, since: f64) {
        match self.frame(frame) {
            Some(findings) if !findings.is_shown_since(since) => (),
            Some(_) if frame == 0 => {
                self.past = self.take(0);
                self.frames.clear();
            }
            _ => drop(self.take(frame)),
        }
    }

    /// The person went on, in spite of all that the page shown since then asks for.
    pub fn pass(&mut self, since: f64, settings: &Settings) {
        let asks = self.judge(settings).asks;
        if let Some(top) = self.top(since) {
            top.passed = asks;
        }
    }

    /// The page shown since then hides what is shown to the person on it.
    pub fn hide(&mut self, since: f64) {
        if let Some(top) = self.top(since) {
            top.hidden = true;
        }
    }

    fn top(&mut self, since: f64) -> Option<&mut Findings> {
        let (id, top) = self.frames.first_mut()?;
        (*id == 0 && top.is_shown_since(since)).then_some(top)
    }

    fn place(&self, id: u64) -> Result<usize, usize> {
        self.frames.binary_search_by_key(&id, |(id, _)| *id)
    }

    pub(super) fn frame(&self, id: u64) -> Option<&Findings> {
        let at = self.place(id).ok()?;
        Some(&self.frames[at].1)
    }

    fn take(&mut self, id: u64) -> Option<Findings> {
        let at = self.place(id).ok()?;
        Some(self.frames.remove(at).1)
    }

    fn put(&mut self, id: u64, findings: Findings) {
        match self.place(id) {
            Ok(at) => self.frames[at].1 = findings,
            Err(at) => self.frames.insert(at, (id, findings)),
        }
    }

    /// Whether the top frame was read.
    #[must_use]
    pub fn knows_top(&self) -> bool {
        self.frame(0).is_some()
    }

    /// The frames that were read, and since when each shows its document, in
    /// milliseconds since 1970.
    #[must_use]
    pub fn documents(&self) -> Vec<(u64, f64)> {
        let frames = self.frames.iter();
        frames.map(|(id, frame)| (*id, frame.since)).collect()
    }
}

//! The state of a tab: adds, updates and removes the findings of its frames.

use serde::{Deserialize, Serialize};

use crate::findings::Findings;
use crate::settings::Settings;

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
    pub(super) previous: Option<Findings>,
    /// Whether the page has more than is read of one tab.
    pub(super) is_partly_read: bool,
}

// A list, because the keys of a JavaScript object are strings.
type Stored = (Vec<(u64, Findings)>, Option<Findings>, bool);

impl From<Stored> for Tab {
    fn from((frames, previous, is_partly_read): Stored) -> Self {
        let mut tab = Self {
            frames: Vec::new(),
            previous,
            is_partly_read,
        };
        for (id, findings) in frames {
            tab.put(id, findings);
        }
        tab
    }
}

impl From<Tab> for Stored {
    fn from(tab: Tab) -> Self {
        (tab.frames, tab.previous, tab.is_partly_read)
    }
}

impl Tab {
    /// Adds or replaces the findings of a frame. Another top document makes every other
    /// frame unconfirmed: it may be a frame of the document before, or one of this
    /// document that was quicker. It counts again once it has answered.
    pub fn update_frame(&mut self, frame: u64, mut findings: Findings) {
        findings.is_unconfirmed = false;
        if frame == 0 {
            self.replace_top(&mut findings);
        }
        self.is_partly_read |= findings.keep_loudest();
        self.put(frame, findings);
        self.keep_loudest();
    }

    fn replace_top(&mut self, findings: &mut Findings) {
        let before = self.take(0).or(self.previous.take());
        if let Some(before) = &before {
            findings.continue_from(before);
        }
        if before.is_none_or(|before| findings.document != before.document) {
            self.is_partly_read = false;
            for (_, other) in &mut self.frames {
                other.is_unconfirmed = true;
            }
        }
    }

    /// Counts a frame again, because it still shows this document.
    pub fn confirm_frame(&mut self, frame: u64, document: &str) {
        if let Some(findings) = self.shown(frame, document) {
            findings.is_unconfirmed = false;
        }
    }

    /// Removes a document that has been unloaded. Does nothing where the frame shows
    /// another document by now.
    pub fn remove_frame(&mut self, frame: u64, document: &str) {
        if self.shown(frame, document).is_none() {
            return;
        }
        let removed = self.take(frame);
        if frame == 0 {
            self.previous = removed;
            self.frames.clear();
            self.is_partly_read = false;
        }
    }

    /// Removes a document that has been unloaded, whichever frame showed it: Chromium
    /// gives the frame of a top document that is being left another id.
    pub fn remove_document(&mut self, document: &str) {
        let is_it = |(_, findings): &&(u64, Findings)| findings.document == document;
        if let Some((frame, _)) = self.frames.iter().find(is_it) {
            self.remove_frame(*frame, document);
        }
    }

    /// Records that frames of this page were not read, because it has too many.
    pub fn mark_partly_read(&mut self) {
        self.is_partly_read = true;
    }

    /// Records that the person chose to continue despite everything that the document
    /// asks for.
    pub fn acknowledge(&mut self, document: &str, settings: &Settings) {
        let asks = self.judge(settings).asks;
        if let Some(top) = self.shown(0, document) {
            top.acknowledged = asks;
        }
    }

    /// Records that the document hides the banner.
    pub fn mark_hidden(&mut self, document: &str) {
        if let Some(top) = self.shown(0, document) {
            top.banner_hidden = true;
        }
    }

    /// The findings of a frame, if it shows this document.
    fn shown(&mut self, frame: u64, document: &str) -> Option<&mut Findings> {
        let at = self.position(frame).ok()?;
        let (_, findings) = &mut self.frames[at];
        (findings.document == document).then_some(findings)
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

    /// The id of each known frame and the document that it shows, and whether that has to
    /// be confirmed.
    #[must_use]
    pub fn documents(&self) -> Vec<(u64, &str, bool)> {
        let frames = self.frames.iter();
        frames
            .map(|(id, frame)| (*id, frame.document.as_str(), frame.is_unconfirmed))
            .collect()
    }
}

//! Pages that `tests/quality/record.js` recorded in a browser.

use std::fs;

use myna_mamori::{Level, PageSnapshot};
use serde::Deserialize;

use crate::TaskResult;

/// A recorded page: what its collectors said, and the verdict that a person expects.
#[derive(Deserialize)]
pub(crate) struct Recorded {
    pub(crate) set: String,
    pub(crate) file: String,
    pub(crate) truth: Option<Truth>,
    pub(crate) steps: Vec<Message>,
}

#[derive(Deserialize)]
pub(crate) struct Truth {
    /// A level, or a range such as `warning..danger`.
    pub(crate) level: String,
    /// The asks, which count only where the standing is stated too.
    #[serde(default)]
    pub(crate) asks: Vec<String>,
    pub(crate) standing: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Message {
    pub(crate) frame: u64,
    pub(crate) step: Step,
    pub(crate) document: String,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Step {
    Snapshot { snapshot: Box<PageSnapshot> },
    DocumentUnloaded,
}

/// Reads the pages of a file.
pub(crate) fn read_recorded(file: &str) -> TaskResult<Vec<Recorded>> {
    let text = fs::read_to_string(file)?;
    let pages = text.lines().map(serde_json::from_str);
    Ok(pages.collect::<Result<_, _>>()?)
}

impl Recorded {
    /// The snapshot in which the page shows most.
    pub(crate) fn snapshot(&self) -> Option<&PageSnapshot> {
        let snapshots = self.steps.iter().filter_map(|message| match &message.step {
            Step::Snapshot { snapshot } => Some(snapshot.as_ref()),
            Step::DocumentUnloaded => None,
        });
        snapshots.max_by_key(|snapshot| (snapshot.fields.len(), snapshot.text.len()))
    }

    /// The highest level that is right. A page without a truth is honest, and shops among them take
    /// payment cards.
    pub(crate) fn highest_level(&self) -> Level {
        let highest = self.truth.as_ref().map_or(1, |truth| truth.range().1);
        [Level::Clear, Level::Notice, Level::Warning, Level::Danger][highest]
    }
}

/// The names of the levels.
pub(crate) const LEVELS: [&str; 4] = ["clear", "notice", "warning", "danger"];

impl Truth {
    /// The lowest and the highest level that is right.
    pub(crate) fn range(&self) -> (usize, usize) {
        let rank = |name: &str| LEVELS.iter().position(|level| *level == name).unwrap_or(0);
        let (low, high) = self
            .level
            .split_once("..")
            .unwrap_or((&self.level, &self.level));
        (rank(low), rank(high))
    }
}

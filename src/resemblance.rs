//! How like a page is to pages that impersonate public bodies, and what that likeness is enough for.

use serde::{Deserialize, Serialize};

use crate::rules::PAGE_SCORE;

/// How like a page is to pages that impersonate public bodies, by learnt weights
/// (`src/rules/page-weights.toml`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Resemblance {
    /// The sum of the weights, in sixteenths.
    pub score: i32,
    /// The most telling sentence, at most 60 characters; empty if none is telling.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub quote: String,
}

impl Resemblance {
    /// Whether the page is so like those pages that it is warned of.
    pub(crate) fn is_close(&self) -> bool {
        self.score >= PAGE_SCORE
    }

    /// Whether the page is so unlike those pages that a guess of what a field takes counts for nothing.
    pub(crate) fn is_far(&self) -> bool {
        const FAR: i32 = 60;
        self.score < FAR
    }

    /// Whether the page is so little like those pages that a sentence in it proves little: those who warn
    /// of a scam retell what it asks for.
    pub(crate) fn is_faint(&self) -> bool {
        const FAINT: i32 = 110;
        self.score < FAINT
    }

    /// Whether it is far more like them than any honest page that was left out when the weights were learnt.
    pub(crate) fn is_striking(&self) -> bool {
        const MARGIN: i32 = 30;
        self.score >= PAGE_SCORE + MARGIN
    }
}

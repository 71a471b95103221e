//! The engine's output on a tab: a [`Verdict`] with its level and reasons.
//!
//! `judge` produces it, and `present` chooses the banner and the sentences for it. This
//! module holds plain data and depends on neither of them.

use serde::{Deserialize, Serialize};

use crate::ask::Ask;
use crate::findings::{Standing, Unchecked};

/// How strongly a person is warned. A stronger warning is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Nothing was found that a person needs to know.
    #[default]
    Clear,
    /// An ask that many honest sites make, such as shops.
    Notice,
    /// An ask that few sites may make.
    Warning,
    /// An ask that no such site has a right to make.
    Danger,
}

/// One finding with its evidence. `present` turns the rule into a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// Id of the rule that matched.
    pub rule: String,
    /// The ask; none where the rule is not about an ask.
    pub ask: Option<Ask>,
    /// The text, attribute or host that matched, as the page shows it.
    pub quote: String,
    /// Id of the browser's frame; 0 is the top frame.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub frame: u64,
    /// The field's key within its frame.
    pub field: Option<u32>,
}

/// The engine's verdict on a tab: its output contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// How strongly the person is warned.
    pub level: Level,
    /// What the page asks for, each once, in the order of [`Ask`].
    pub asks: Vec<Ask>,
    /// The standing of the page's host.
    pub standing: Standing,
    /// The page's host in Unicode; empty for a page without a host.
    pub host: String,
    /// The host as it is stored where a person trusts it (ASCII); empty where trust would
    /// prove nothing, as over a connection that others can change.
    pub trustable_host: String,
    /// The public body that the page claims to be, in the page's own text.
    pub claim: Option<String>,
    /// Every finding with its evidence.
    pub reasons: Vec<Reason>,
    /// Why the page could not be checked, if it could not.
    pub unchecked: Option<Unchecked>,
    /// How many frames were inspected.
    pub frames: u32,
    /// How many fields were inspected.
    pub fields: u32,
    /// Text of the toolbar badge: empty, `i`, `!`, `!!` or `?`.
    pub badge: String,
    /// The name of the judged top document.
    pub document: String,
    /// Load time of that document, in milliseconds since 1970.
    pub document_loaded_at: f64,
    /// Whether the page hides the banner.
    pub banner_hidden: bool,
    /// Whether the person chose to continue despite the danger, and the page has
    /// asked for nothing more since then.
    pub acknowledged: bool,
}

impl Verdict {
    /// A verdict on a host before anything is known about the page.
    pub(crate) fn of(standing: Standing, host: String) -> Self {
        Self {
            level: Level::Clear,
            asks: Vec::new(),
            standing,
            host,
            trustable_host: String::new(),
            claim: None,
            reasons: Vec::new(),
            unchecked: None,
            frames: 0,
            fields: 0,
            badge: String::new(),
            document: String::new(),
            document_loaded_at: 0.0,
            banner_hidden: false,
            acknowledged: false,
        }
    }

    /// Whether the page impersonates a public body.
    #[must_use]
    pub fn is_impersonating(&self) -> bool {
        self.standing.is_impersonating(self.claim.is_some())
    }
}

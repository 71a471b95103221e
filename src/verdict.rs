//! What the engine says about a tab: the output contract, and the policy.

use serde::{Deserialize, Serialize};

use crate::{Ask, Standing};

/// How loud to be. The order is the order of loudness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Nothing was found that a person must know while reading.
    #[default]
    Clear,
    /// Payment-card details are asked for, as any shop does.
    Notice,
    /// Something is asked that few sites may ask.
    Warning,
    /// Something is asked that no such site has a right to ask.
    Danger,
}

/// One finding with its evidence. Screens turn `rule` into a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// Id of the rule that fired.
    pub rule: String,
    /// What the rule says is asked for, where it is about an ask.
    pub ask: Option<Ask>,
    /// The words, attribute or host that matched, as the page shows them.
    pub quote: String,
    /// Id of the browser's frame; 0 is the top frame.
    pub frame: u32,
    /// The field's key within its frame.
    pub field: Option<u32>,
}

/// Why a page could not be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Unchecked {
    /// A page of the browser itself, or of another extension.
    BrowserPage,
    /// An extension store, which browsers keep scripts away from.
    Store,
    /// A PDF or another document shown by a viewer.
    Viewer,
    /// The browser, its owner or an error page kept the sensor out.
    Unreachable,
    /// The engine failed.
    Failure,
}

/// What the engine says about a tab.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// How loud to be.
    pub level: Level,
    /// What the page asks for, each once, in the order of [`Ask`].
    pub asks: Vec<Ask>,
    /// What the page's host is.
    pub standing: Standing,
    /// The page's host as people read it; empty for a page without one.
    pub host: String,
    /// The public body that the page speaks as, as the page writes it.
    pub claim: Option<String>,
    /// Every finding with its evidence.
    pub reasons: Vec<Reason>,
    /// Why the page could not be checked, where it could not.
    pub unchecked: Option<Unchecked>,
    /// How many frames were looked at.
    pub frames: u32,
    /// How many fields were looked at.
    pub fields: u32,
    /// Text of the toolbar badge: empty, `i`, `!`, `!!` or `?`.
    pub badge: String,
}

//! What was found, first in one frame ([`Findings`]) and then in a whole tab
//! ([`Verdict`]).
//!
//! `detect` produces findings, `judge` turns them into a verdict, and `present`
//! reads the verdict. This file holds plain data and depends on none of them.

use serde::{Deserialize, Serialize};

use crate::ask::Ask;

/// What a page's host is to the people of Japan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Under `go.jp`, `lg.jp` or a legacy municipal name: `myna.go.jp`.
    Government,
    /// Official or contracted, under another name: `kokuzei.noufu.jp`.
    PublicBody,
    /// Trusted by the person or the organisation.
    Trusted,
    /// Wears a government's name that it does not hold: `cao-go-jp.com`.
    LookAlike,
    /// Any other host.
    #[default]
    Ordinary,
    /// This device or its own network: `localhost`, `192.168.0.1`, a file.
    Local,
}

/// A host, what it is, and what about its address is odd.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Host {
    /// The name as the browser writes it (ASCII), without a trailing dot; empty
    /// for documents without an origin of their own (`about:`, `data:`).
    pub name: String,
    /// What the host is, before the person's trust is asked.
    pub standing: Standing,
    /// Whether the connection can be changed on its way.
    pub plain_http: bool,
    /// Rule ids of what is odd about the address; shown, never decisive.
    pub oddities: Vec<String>,
}

impl Host {
    /// Whether the document has no origin of its own and speaks for the page
    /// that made it.
    #[must_use]
    pub fn is_opaque(&self) -> bool {
        self.name.is_empty() && self.standing != Standing::Local
    }
}

/// One thing that one field asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// What is asked for.
    pub ask: Ask,
    /// Id of the rule that says so.
    pub rule: String,
    /// The words or the attribute that the rule matched.
    pub quote: String,
    /// The field's key; none where the page's text asks.
    pub field: Option<u32>,
    /// Two different parts make the ask and one alone is nothing; empty for a
    /// whole. What `follows` counts only where there is a whole.
    pub part: String,
    /// It counts only where the page, or the page around it, speaks as a body.
    pub needs_claim: bool,
}

/// What was found in one frame: evidence, no judgment yet. Plain data that the
/// background may keep while it sleeps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Findings {
    /// When the document was shown; see [`PageSnapshot::since`].
    pub since: f64,
    /// Whose address the document has.
    pub host: Host,
    /// Whom the document speaks as, where that is a public body.
    pub claim: Option<Claimed>,
    /// What its fields ask for.
    pub asked: Vec<Asked>,
    /// What the steps before this one asked for; see `Findings::follow`.
    pub earlier: Vec<Asked>,
    /// The document's address without query and fragment: steps share it.
    pub path: String,
    /// Ids of the lures, and the words that match.
    pub lures: Vec<Lured>,
    /// Hosts other than its own that its forms are sent to.
    pub action_hosts: Vec<String>,
    /// Rule ids of what a person sees and nothing could read.
    pub unread: Vec<String>,
    /// How many fields were looked at.
    pub fields: u32,
    /// Why the document could not be read.
    pub unchecked: Option<Unchecked>,
    /// Whether the document hides what is shown on it; see [`Tab::hide`](crate::Tab::hide).
    pub hidden: bool,
    /// What was asked when the person went on; see [`Tab::pass`](crate::Tab::pass).
    pub passed: Vec<Ask>,
}

/// A public body that a document speaks as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claimed {
    /// Id of the body.
    pub body: String,
    /// The words of the page.
    pub quote: String,
    /// Whether the page names another owner as well.
    pub contradicted: bool,
}

/// Words that hurry or tempt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lured {
    /// Id of the lure.
    pub lure: String,
    /// The words.
    pub quote: String,
}

impl Findings {
    /// Whether this is the document that was shown at that time.
    pub(crate) fn is_shown_since(&self, since: f64) -> bool {
        (self.since - since).abs() < 1.0
    }
}

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
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub frame: u64,
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
    /// Whose verdict it is: when the top document was shown, in milliseconds.
    pub since: f64,
    /// Whether the page hides what is shown to the person on it.
    pub hidden: bool,
    /// Whether the person went on, knowing all that is asked.
    pub passed: bool,
}

impl Verdict {
    /// A verdict on a host before anything is known of the page.
    pub(crate) fn of(standing: Standing, host: String) -> Self {
        Self {
            level: Level::Clear,
            asks: Vec::new(),
            standing,
            host,
            claim: None,
            reasons: Vec::new(),
            unchecked: None,
            frames: 0,
            fields: 0,
            badge: String::new(),
            since: 0.0,
            hidden: false,
            passed: false,
        }
    }
}

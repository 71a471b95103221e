//! What was found: [`Findings`] in one frame, and the [`Verdict`] on a whole tab.
//!
//! `detect` produces findings, `judge` turns them into a verdict, and `present`
//! reads the verdict. This module holds plain data and depends on none of them.

use serde::{Deserialize, Serialize};

use crate::ask::{Ask, Part};

/// What a page's host is to a person in Japan. The sources of the host lists are in
/// `docs/facts.md` 1 and `src/rules/hosts.toml`.
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
    /// Imitates a government host name without being one: `cao-go-jp.com`.
    LookAlike,
    /// Any other host.
    #[default]
    Ordinary,
    /// This device or its own network: `localhost`, `192.168.0.1`, a file.
    Local,
}

impl Standing {
    /// The impersonation test: whether a page on a host of this standing passes
    /// itself off as a public body. Either it claims to be one, or its host name
    /// imitates one.
    #[must_use]
    pub fn is_impersonating(self, has_claim: bool) -> bool {
        has_claim || self == Self::LookAlike
    }
}

/// A host and what is known about it from its address alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Host {
    /// The name as the browser writes it (ASCII), without a trailing dot; empty
    /// for documents without an origin of their own (`about:`, `data:`).
    pub name: String,
    /// What the host is, before the person's trusted hosts are considered.
    pub standing: Standing,
    /// Whether the connection is unencrypted, so that others can change the page.
    pub plain_http: bool,
    /// Ids of the rules that say what is odd about the address. Oddities are shown
    /// and never change the level.
    pub oddities: Vec<String>,
}

impl Host {
    /// Whether the document has no origin of its own (`about:blank`, `data:`) and
    /// therefore speaks for the page that made it.
    #[must_use]
    pub fn is_opaque(&self) -> bool {
        self.name.is_empty() && self.standing != Standing::Local
    }
}

/// One thing that one field, or a sentence of the page, asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldAsk {
    /// What is asked for.
    pub ask: Ask,
    /// Id of the rule that says so.
    pub rule: String,
    /// The words or the attribute that the rule matched, at most 80 characters.
    pub quote: String,
    /// The field's key; none where a sentence of the page asks.
    pub field: Option<u32>,
    /// Which part of the ask this is.
    pub part: Part,
    /// Whether it counts only where the page claims to be a public body.
    pub needs_claim: bool,
}

/// How clearly a page claims to be a public body. A stronger claim is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimStrength {
    /// The page also names another owner, as a news site does above an article
    /// about a ministry. Such a claim counts for what no news site asks, and not
    /// for a login.
    Contradicted,
    /// The page names no other owner.
    Plain,
}

/// A public body that a document claims to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    /// Id of the body in `src/rules/claims.toml`, or `government-assets`.
    pub body: String,
    /// The words of the page that make the claim, at most 80 characters.
    pub quote: String,
    /// Whether the page names another owner as well.
    pub strength: ClaimStrength,
}

/// Words on the page that press or tempt a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lured {
    /// Id of the lure in `src/rules/claims.toml`.
    pub lure: String,
    /// The words.
    pub quote: String,
}

/// What was found in one frame: evidence without a judgment. Plain data, which the
/// background stores while its service worker is stopped.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Findings {
    /// Load time of the document, in milliseconds since 1970.
    pub document_loaded_at: f64,
    /// The host of the document's address.
    pub host: Host,
    /// The public body that the document claims to be, if any.
    pub claim: Option<Claim>,
    /// What the document asks for, in the order of its fields.
    pub field_asks: Vec<FieldAsk>,
    /// What earlier steps of the same form asked for.
    pub earlier_asks: Vec<FieldAsk>,
    /// The document's address without query and fragment, which the steps of a form
    /// share.
    pub path: String,
    /// Words that press or tempt, one entry a lure.
    pub lures: Vec<Lured>,
    /// Hosts other than its own that its forms are sent to.
    pub action_hosts: Vec<String>,
    /// Ids of the rules that say what a person sees and the collector could not read.
    pub unreadable: Vec<String>,
    /// How many fields were inspected.
    pub fields: u32,
    /// Why the document could not be read, if it could not.
    pub unchecked: Option<Unchecked>,
    /// Whether the document hides the banner.
    pub banner_hidden: bool,
    /// What the page asked for when the person went on in spite of a danger.
    pub acknowledged: Vec<Ask>,
}

impl Findings {
    /// Whether these are the findings of the document that was loaded at this time
    /// (milliseconds since 1970). Less than one millisecond is rounding.
    pub(crate) fn is_document_loaded_at(&self, document_loaded_at: f64) -> bool {
        (self.document_loaded_at - document_loaded_at).abs() < 1.0
    }

    /// Whether the document passes itself off as a public body.
    pub(crate) fn is_impersonating(&self) -> bool {
        self.host.standing.is_impersonating(self.claim.is_some())
    }
}

/// How strongly a person is warned. A stronger warning is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Nothing was found that a person must know.
    #[default]
    Clear,
    /// Something is asked for that many honest sites ask for, as shops do.
    Notice,
    /// Something is asked for that few sites may ask for.
    Warning,
    /// Something is asked for that no such site has a right to ask for.
    Danger,
}

/// One finding with its evidence. `present` turns the rule into a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// Id of the rule that fired.
    pub rule: String,
    /// What is asked for; none where the rule is not about an ask.
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
    /// The browser, its owner or an error page kept the content scripts out.
    Unreachable,
    /// The engine failed.
    Failure,
}

/// What the engine says about a tab: its output contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// How strongly the person is warned.
    pub level: Level,
    /// What the page asks for, each once, in the order of [`Ask`].
    pub asks: Vec<Ask>,
    /// What the page's host is.
    pub standing: Standing,
    /// The page's host as people read it; empty for a page without one.
    pub host: String,
    /// The public body that the page claims to be, as the page writes it.
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
    /// Load time of the judged top document, in milliseconds since 1970.
    pub document_loaded_at: f64,
    /// Whether the page hides the banner.
    pub banner_hidden: bool,
    /// Whether the person went on in spite of the danger, and nothing more is asked
    /// for since.
    pub acknowledged: bool,
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
            document_loaded_at: 0.0,
            banner_hidden: false,
            acknowledged: false,
        }
    }

    /// Whether the page passes itself off as a public body.
    #[must_use]
    pub fn is_impersonating(&self) -> bool {
        self.standing.is_impersonating(self.claim.is_some())
    }
}

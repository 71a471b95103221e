//! What was found in one frame: [`Findings`], evidence without a judgment.
//!
//! `detect` produces findings, and `judge` turns those of a tab into a verdict. This module
//! holds plain data and depends on neither of them.

use serde::{Deserialize, Serialize};

use crate::ask::{Ask, Part};
use crate::resemblance::Resemblance;
use crate::rules::is_typed;

/// How a person in Japan can regard a page's host. The sources of the host lists are in
/// `docs/facts.md` 1 and `src/rules/hosts.toml`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Under `go.jp`, `lg.jp` or a legacy municipal name: `myna.go.jp`.
    Government,
    /// A public body or its contractor, under another domain: `kokuzei.noufu.jp`.
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
    /// The impersonation test: whether a page on a host of this standing
    /// impersonates a public body. It does when it claims to be one, or when its
    /// host name imitates one.
    #[must_use]
    pub fn is_impersonating(self, has_claim: bool) -> bool {
        has_claim || self == Self::LookAlike
    }
}

/// A host and what its address alone shows about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Host {
    /// The name as the browser writes it (ASCII), without a trailing dot. A document
    /// without an origin of its own (`about:`, `data:`) has that of the page which made
    /// it; empty where that is not known.
    pub name: String,
    /// The standing, before the person's trusted hosts are considered.
    pub standing: Standing,
    /// Whether the connection is unencrypted, so that others can change the page.
    pub plain_http: bool,
    /// Ids of the rules for what is unusual about the address. Oddities are shown
    /// and never change the level.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub oddities: Vec<String>,
}

impl Host {
    /// Whether nothing tells whose document it is: it has no origin of its own
    /// (`about:blank`, `data:`), and the browser does not name the one that made it.
    #[must_use]
    pub fn is_opaque(&self) -> bool {
        self.name.is_empty() && self.standing != Standing::Local
    }
}

/// One ask of a field or of a sentence in the page's text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldAsk {
    /// The data that the field or sentence asks for.
    pub ask: Ask,
    /// Id of the rule that matched.
    pub rule: String,
    /// The text or the attribute that the rule matched, at most 80 characters.
    pub quote: String,
    /// The field's key; none where a sentence of the page asks.
    pub field: Option<u32>,
    /// Which part of the ask the field covers.
    pub part: Part,
    /// Where it counts.
    #[serde(default)]
    pub needs: Needs,
    /// Whether other documents are accepted instead, as for an identity check.
    #[serde(default)]
    pub is_choice: bool,
    /// Number of the field's form within its frame; 0 without a form.
    #[serde(default)]
    pub form: u32,
    /// Whether it is taken for My Number or for a PIN of the card by what is said around it, and the text that asks
    /// names neither the card nor its number nor one of its certificates.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_guess: bool,
}

/// What a page must be for an ask to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// Any page.
    #[default]
    Nothing,
    /// A page that is somewhat like those that impersonate public bodies, or that has digits to press: who warns
    /// of a scam retells what it asks for.
    Likeness,
    /// A page for a public matter, or one that claims to be a public body.
    PublicMatter,
    /// A page that claims to be a public body.
    Claim,
    /// A page that a public body signs: it is named more strongly than any other owner.
    Signature,
}

/// How clearly a page claims to be a public body. A stronger claim is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimStrength {
    /// The body is named in a line of the text, or the title names another owner, as that
    /// of a news site does. Such a claim counts for asks that no news site makes, and not
    /// for a login.
    Weak,
    /// The page is signed by the body at its end, or its title or a heading is a service or
    /// a matter that only public bodies run. It counts for what sentences ask for too.
    Signed,
    /// The page names no other owner.
    Plain,
}

/// A public body that a document claims to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    /// Id of the body in `src/rules/claims.toml`, or `public-office`, `municipality` or
    /// `government-assets`.
    pub body: String,
    /// The text of the page that makes the claim, at most 80 characters.
    pub quote: String,
    /// How clearly the page makes the claim.
    pub strength: ClaimStrength,
}

/// What a page is for, as far as it decides who may ask for what.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Matter {
    /// The text that names a matter which only public bodies run, at most 80 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public: Option<String>,
    /// Whether it is more than a payment and more than the card: a benefit, a notice of seizure.
    #[serde(skip_serializing_if = "is_false")]
    pub is_of_office: bool,
    /// The first sentence that mentions such a matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mentioned: Option<String>,
    /// The text that names a payment to a public body, or from one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dues: Option<String>,
    /// Whether the page is about a card or certificate that only public bodies issue and that came
    /// back, so that it has to be sent once more.
    #[serde(skip_serializing_if = "is_false")]
    pub is_redelivery: bool,
    /// Whether the page says for which lawful purpose others than public bodies take My
    /// Numbers, such as an employer's year-end adjustment.
    #[serde(skip_serializing_if = "is_false")]
    pub has_collector: bool,
}

/// A phrase on the page that pressures or tempts a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundLure {
    /// Id of the lure in `src/rules/claims.toml`.
    pub lure: String,
    /// The phrase.
    pub quote: String,
}

/// What was found in one frame: evidence without a judgment. Plain data, which the
/// background stores while the browser has stopped its service worker.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Findings {
    /// The name of the document, which no other document ever has.
    pub document: String,
    /// Load time of the document, in milliseconds since 1970.
    pub document_loaded_at: f64,
    /// Whether the frame may belong to the top document before this one: it reported
    /// before the top document was known, and has not answered since.
    #[serde(skip_serializing_if = "is_false")]
    pub is_unconfirmed: bool,
    /// The host of the document's address.
    pub host: Host,
    /// The public body that the document claims to be, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<Claim>,
    /// What the document is for.
    pub matter: Matter,
    /// What the document asks for, in the order of its fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub field_asks: Vec<FieldAsk>,
    /// What earlier steps of the same form asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier_asks: Vec<FieldAsk>,
    /// A digest of the document's address without query and fragment, by which steps of
    /// one form at the same address are known. The address itself may hold a token or a
    /// mail address, and is not kept.
    pub address_digest: u32,
    /// Phrases that pressure or tempt a person, one entry for each lure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lures: Vec<FoundLure>,
    /// How like it is to pages that impersonate public bodies.
    pub resemblance: Resemblance,
    /// Hosts other than its own to which its forms are submitted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub action_hosts: Vec<String>,
    /// Ids of the rules for content that a person sees and the collector could not
    /// read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unreadable: Vec<String>,
    /// Whether it has digits to press.
    #[serde(skip_serializing_if = "is_false")]
    pub has_keypad: bool,
    /// How many fields were inspected.
    pub fields: u32,
    /// Why the document could not be read, if it could not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unchecked: Option<Unchecked>,
    /// Whether the document hides the banner.
    #[serde(skip_serializing_if = "is_false")]
    pub banner_hidden: bool,
    /// What the page asked for when the person chose to continue despite a danger.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub acknowledged: Vec<Ask>,
}

impl Findings {
    /// Whether the document impersonates a public body.
    pub(crate) fn is_impersonating(&self) -> bool {
        self.host.standing.is_impersonating(self.claim.is_some())
    }

    /// Whether its sentences may retell what a scam asks for.
    pub(crate) fn may_retell(&self) -> bool {
        self.resemblance.is_faint() && !self.has_keypad
    }

    /// Whether it resembles pages that impersonate public bodies strikingly, and something in it asks for
    /// My Number, the card or a PIN of it.
    pub(crate) fn has_striking_ask(&self) -> bool {
        let is_of_card = |found: &FieldAsk| found.ask.is_my_number() || found.ask.is_card_pin();
        let mut asks = self.field_asks.iter();
        self.resemblance.is_striking()
            && asks.any(|found| is_of_card(found) && !is_typed(&found.rule))
    }
}

/// Whether a value is the default, which is not stored.
#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

/// Why a page could not be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Unchecked {
    /// A page of the browser itself, or of another extension.
    BrowserPage,
    /// An extension store, where browsers do not run content scripts.
    Store,
    /// A PDF or another document shown by a viewer.
    Viewer,
    /// The page has more fields or frames than are read, so that only a part of it was checked.
    TooLong,
    /// The browser or its administrator blocked the content scripts, or the browser
    /// shows an error page.
    Unreachable,
    /// The engine failed.
    Failure,
}

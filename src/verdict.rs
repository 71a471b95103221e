//! What the engine says about a tab: the output contract.

use serde::{Deserialize, Serialize};

use crate::{Ask, Settings, Standing, inspect::Findings, policy::Place, settings::CardNotice};

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

    /// The verdict on a page that scripts cannot reach, from its address where
    /// the browser tells it.
    #[must_use]
    pub fn unreachable(address: Option<&str>) -> Self {
        let mut verdict = Self::of(Standing::Ordinary, String::new());
        verdict.unchecked = Some(Unchecked::of(address.unwrap_or_default()));
        "?".clone_into(&mut verdict.badge);
        verdict
    }

    /// Adds the reasons that are shown beside the asks, and the badge.
    pub(crate) fn explain(
        &mut self,
        frames: &[(u64, Findings)],
        place: Place,
        settings: &Settings,
    ) {
        if self.hidden {
            self.note("page-hides-warning", &self.host.clone(), 0);
        }
        if let Some(claim) = self.claim.clone() {
            self.note("speaks-as-public-body", &claim, 0);
        }
        if place.standing == Standing::LookAlike {
            self.note("host-looks-governmental", &self.host.clone(), 0);
        }
        if place.standing == Standing::Government && place.plain_http {
            self.note("government-over-plain-http", &self.host.clone(), 0);
        }
        for (id, frame) in frames {
            self.explain_frame(*id, frame, place);
        }
        self.badge = badge(self, settings).to_owned();
    }

    fn explain_frame(&mut self, id: u64, frame: &Findings, place: Place) {
        for oddity in &frame.host.oddities {
            self.note(oddity, &frame.host.name, id);
        }
        for host in &frame.action_hosts {
            self.note("sends-elsewhere", host, id);
        }
        for lured in &frame.lures {
            self.note(&lured.lure, &lured.quote, id);
        }
        let passes_for_a_body = place.plain_claim || place.standing == Standing::LookAlike;
        for rule in frame.unread.iter().filter(|_| passes_for_a_body) {
            self.note(rule, "", id);
        }
    }

    /// Adds a reason that is about no ask; what several frames give, once.
    fn note(&mut self, rule: &str, quote: &str, frame: u64) {
        let is_same = |reason: &Reason| reason.rule == rule && reason.quote == quote;
        if !self.reasons.iter().any(is_same) {
            self.reasons.push(Reason {
                rule: rule.to_owned(),
                ask: None,
                quote: quote.to_owned(),
                frame,
                field: None,
            });
        }
    }
}

/// Text of the toolbar badge.
fn badge(verdict: &Verdict, settings: &Settings) -> &'static str {
    match verdict.level {
        Level::Clear if verdict.unchecked.is_some() => "?",
        Level::Clear => "",
        Level::Notice if settings.card_notice == CardNotice::Off => "",
        Level::Notice => "i",
        Level::Warning => "!",
        Level::Danger => "!!",
    }
}

impl Unchecked {
    /// Why scripts cannot reach an address.
    fn of(address: &str) -> Self {
        const STORES: [&str; 4] = [
            "https://chromewebstore.google.com/",
            "https://chrome.google.com/webstore",
            "https://addons.mozilla.org/",
            "https://microsoftedge.microsoft.com/addons",
        ];
        let scheme = address.split(':').next().unwrap_or_default();
        let path = address.split(['?', '#']).next().unwrap_or_default();
        match scheme {
            _ if STORES.iter().any(|store| address.starts_with(store)) => Self::Store,
            "http" | "https" | "file" if path.to_ascii_lowercase().ends_with(".pdf") => {
                Self::Viewer
            }
            "http" | "https" | "file" | "" => Self::Unreachable,
            _ => Self::BrowserPage,
        }
    }
}

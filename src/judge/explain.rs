//! Adds the reasons that are not about an ask, and the badge; makes the verdict on a
//! page that could not be read.

use super::place::Place;
use crate::findings::{Findings, Standing, Unchecked};
use crate::settings::{CardNotice, Settings};
use crate::verdict::{Level, Reason, Verdict};

impl Verdict {
    /// The verdict on a page that content scripts cannot reach. `address` is the
    /// page's address where the browser reveals it; it determines the cause.
    #[must_use]
    pub fn unreachable(address: Option<&str>) -> Self {
        let mut verdict = Self::of(Standing::Ordinary, String::new());
        verdict.unchecked = Some(Unchecked::of(address.unwrap_or_default()));
        "?".clone_into(&mut verdict.badge);
        verdict
    }

    /// Adds the reasons that are not about an ask, and the badge. `place` is the place
    /// of the top frame.
    pub(crate) fn explain(
        &mut self,
        frames: &[(u64, &Findings)],
        place: Place,
        settings: &Settings,
    ) {
        if self.banner_hidden {
            self.add_reason("page-hides-warning", &self.host.clone(), 0);
        }
        if let Some(claim) = self.claim.clone() {
            self.add_reason("speaks-as-public-body", &claim, 0);
        }
        if place.standing == Standing::LookAlike {
            self.add_reason("host-looks-governmental", &self.host.clone(), 0);
        }
        if place.standing == Standing::Government && place.plain_http {
            self.add_reason("government-over-plain-http", &self.host.clone(), 0);
        }
        for (id, frame) in frames {
            self.explain_frame(*id, frame, place);
        }
        self.badge = badge(self, settings).to_owned();
    }

    fn explain_frame(&mut self, id: u64, frame: &Findings, place: Place) {
        for oddity in &frame.host.oddities {
            self.add_reason(oddity, &frame.host.name, id);
        }
        for host in &frame.action_hosts {
            self.add_reason("sends-elsewhere", host, id);
        }
        let resemblance = &frame.resemblance;
        if self.level >= Level::Warning && resemblance.is_close() {
            self.add_reason("wording", &resemblance.quote, id);
        }
        for found in &frame.lures {
            self.add_reason(&found.lure, &found.quote, id);
        }
        // Many honest sites that write about a public body have a canvas or an image.
        if place.standing.is_impersonating(place.has_plain_claim()) {
            for rule in &frame.unreadable {
                self.add_reason(rule, "", id);
            }
        }
    }

    /// Adds a reason that is not about an ask, unless the verdict already has the same
    /// reason from another frame.
    fn add_reason(&mut self, rule: &str, quote: &str, frame: u64) {
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
    /// Why content scripts cannot reach an address.
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

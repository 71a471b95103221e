//! The place of an ask: the standing of its host, and whom the page claims to be.

use crate::findings::{Claim, ClaimStrength, Findings, Host, Matter, Standing};
use crate::settings::Settings;

/// The place of an ask.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The standing of the frame's host on this page.
    pub(crate) standing: Standing,
    /// The strongest claim to be a public body that counts here, if any.
    pub(crate) claim: Option<ClaimStrength>,
    /// Whether the connection is unencrypted.
    pub(crate) plain_http: bool,
    /// What the page is for.
    pub(crate) purpose: Purpose,
}

/// What a page is for, as far as the policy distinguishes it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Purpose {
    /// A matter that only public bodies run.
    pub(crate) is_matter: bool,
    /// The same, without a lawful collector's purpose.
    pub(crate) is_public: bool,
    /// Such a matter is only mentioned, without a lawful collector's purpose.
    pub(crate) is_mentioned: bool,
    /// A payment to a public body, or from one.
    pub(crate) is_dues: bool,
}

impl Purpose {
    /// The purpose of the page whose frames these are.
    pub(super) fn of(frames: &[(u64, Findings)]) -> Self {
        let any = |is: fn(&Matter) -> bool| frames.iter().any(|(_, frame)| is(&frame.matter));
        let is_collector = any(|matter| matter.has_collector);
        let is_matter = any(|matter| matter.public.is_some());
        Self {
            is_matter,
            is_public: is_matter && !is_collector,
            is_mentioned: any(|matter| matter.mentioned.is_some()) && !is_collector,
            is_dues: any(|matter| matter.dues.is_some()),
        }
    }
}

impl Place {
    /// Whether the page claims to be a public body.
    pub(crate) fn has_claim(self) -> bool {
        self.claim.is_some()
    }

    /// Whether the page claims to be a public body and names no other owner.
    pub(crate) fn has_plain_claim(self) -> bool {
        self.claim == Some(ClaimStrength::Plain)
    }

    /// Whether a public body speaks in the page's sentences.
    pub(crate) fn is_signed(self) -> bool {
        self.claim >= Some(ClaimStrength::Signed)
            || self.has_claim() && self.standing == Standing::LookAlike
    }

    /// Whether the page names a public body only where others are named too, on a host that
    /// imitates none.
    pub(crate) fn is_only_mentioned(self) -> bool {
        self.claim == Some(ClaimStrength::Weak) && self.standing != Standing::LookAlike
    }

    /// Whether the page impersonates a public body, by any claim or by its host name.
    pub(crate) fn is_impersonating(self) -> bool {
        self.standing.is_impersonating(self.has_claim())
    }
}

/// The standing of the top host for this person. Trust applies only to an ordinary or
/// local host.
pub(super) fn standing_for_person(host: &Host, settings: &Settings) -> Standing {
    match host.standing {
        Standing::Ordinary | Standing::Local if settings.trusts(&host.name) => Standing::Trusted,
        standing => standing,
    }
}

/// The place of a frame in the page. A document without an origin of its own has the
/// standing of the page. An ordinary frame in a page of the government or of a public
/// body counts as a public body, and in a page of a trusted host as trusted.
pub(super) fn place_of(
    frame: &Findings,
    top: &Findings,
    top_standing: Standing,
    claims: &[&Claim],
    purpose: Purpose,
) -> Place {
    let is_own = frame.host.is_opaque() || frame.host.name == top.host.name;
    let standing = match (frame.host.standing, top_standing) {
        _ if is_own => top_standing,
        (Standing::Ordinary, Standing::Government | Standing::PublicBody) => Standing::PublicBody,
        (Standing::Ordinary, Standing::Trusted) => Standing::Trusted,
        (Standing::Ordinary | Standing::Local, Standing::LookAlike) => Standing::LookAlike,
        (standing, _) => standing,
    };
    let claims = frame.claim.iter().chain(claims.iter().copied());
    Place {
        standing,
        claim: claims.map(|claim| claim.strength).max(),
        purpose,
        plain_http: if is_own {
            top.host.plain_http
        } else {
            frame.host.plain_http
        },
    }
}

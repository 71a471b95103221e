//! The place of an ask: the standing of its host, and whom the page claims to be.

use crate::findings::{Claim, ClaimStrength, Findings, Host, Standing};
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
        plain_http: if is_own {
            top.host.plain_http
        } else {
            frame.host.plain_http
        },
    }
}

//! Where something is asked for: what the host is to the page, and whom the page
//! claims to be.

use crate::findings::{Claim, ClaimStrength, Findings, Host, Standing};
use crate::settings::Settings;

/// Where something is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// What the frame's host is to this page.
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

    /// Whether the page passes itself off as a public body, by any claim or by its
    /// host name.
    pub(crate) fn is_impersonating(self) -> bool {
        self.standing.is_impersonating(self.has_claim())
    }
}

/// What the top host is to this person: a trusted host is one unless it is known to
/// be something else.
pub(super) fn trusted_or(host: &Host, settings: &Settings) -> Standing {
    match host.standing {
        Standing::Ordinary | Standing::Local if settings.trusts(&host.name) => Standing::Trusted,
        standing => standing,
    }
}

/// The place of a frame in the page. A document without an origin of its own speaks
/// for the page. A page of the government, of a public body or of a trusted host
/// vouches for the ordinary frames that it embeds; they do not become the
/// government by that.
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

//! Where something is asked: what the host is to the page, and whom the page
//! speaks as.

use crate::findings::{Claimed, Findings, Host, Standing};
use crate::settings::Settings;

/// Where something is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// What the host is to this page.
    pub(crate) standing: Standing,
    /// Whether the page speaks as a public body.
    pub(crate) claim: bool,
    /// Whether it does and names no other owner.
    pub(crate) plain_claim: bool,
    /// Whether the connection can be changed on its way.
    pub(crate) plain_http: bool,
}

pub(super) fn trusted_or(host: &Host, settings: &Settings) -> Standing {
    match host.standing {
        Standing::Ordinary | Standing::Local if settings.trusts(&host.name) => Standing::Trusted,
        standing => standing,
    }
}

/// What a frame's host is to the page. A document without an origin speaks for
/// the page; a frame that a government or trusted page embeds was let in by it,
/// and is not the government.
pub(super) fn place_of(
    frame: &Findings,
    top: &Findings,
    top_standing: Standing,
    claims: &[&Claimed],
) -> Place {
    let own = frame.host.is_opaque() || frame.host.name == top.host.name;
    let standing = match (frame.host.standing, top_standing) {
        _ if own => top_standing,
        (Standing::Ordinary, Standing::Government | Standing::PublicBody) => Standing::PublicBody,
        (Standing::Ordinary, Standing::Trusted) => Standing::Trusted,
        (Standing::Ordinary | Standing::Local, Standing::LookAlike) => Standing::LookAlike,
        (standing, _) => standing,
    };
    let of_frame = frame.claim.iter().chain(claims.iter().copied());
    Place {
        standing,
        claim: of_frame.clone().next().is_some(),
        plain_claim: of_frame.clone().any(|c| !c.contradicted),
        plain_http: if own {
            top.host.plain_http
        } else {
            frame.host.plain_http
        },
    }
}

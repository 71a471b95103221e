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
    /// Whether no frame of the tab resembles pages that impersonate public bodies at all.
    pub(crate) is_unlike_scams: bool,
    /// Whether a frame of the tab is warned of for its wording alone.
    pub(crate) is_like_scams: bool,
    /// Whether the sentences of the tab may retell what a scam asks for: no frame resembles those pages much,
    /// and none has digits to press.
    pub(crate) may_retell: bool,
}

/// What a page is for, as far as the policy distinguishes it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Purpose {
    /// A matter that only public bodies run.
    pub(crate) is_matter: bool,
    /// The same, without a lawful collector's purpose.
    pub(crate) is_public: bool,
    /// The same, and more than a payment or the card.
    pub(crate) is_of_office: bool,
    /// Such a matter is only mentioned, without a lawful collector's purpose.
    pub(crate) is_mentioned: bool,
    /// A payment to a public body, or from one.
    pub(crate) is_dues: bool,
    /// A lawful collector's purpose is stated.
    pub(crate) has_collector: bool,
    /// A public document is to be sent once more, for a fee.
    pub(crate) is_redelivery: bool,
}

impl Purpose {
    /// The purpose that these frames state. A lawful collector's purpose counts wherever
    /// in the page it is stated.
    fn of(frames: &[&Findings], has_collector: bool) -> Self {
        let any = |is: fn(&Matter) -> bool| frames.iter().any(|frame| is(&frame.matter));
        let is_matter = any(|matter| matter.public.is_some());
        Self {
            is_matter,
            is_public: is_matter && !has_collector,
            is_of_office: any(|matter| matter.is_of_office) && !has_collector,
            is_mentioned: any(|matter| matter.mentioned.is_some()) && !has_collector,
            is_dues: any(|matter| matter.dues.is_some()),
            has_collector,
            is_redelivery: is_matter && any(|matter| matter.is_redelivery),
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

/// The standing of a host for this person. Trust applies only to an ordinary or local
/// host. Over a connection that others can change, a name proves nothing, so that neither
/// trust nor the name of a public body counts. Policy treats a government name there by
/// itself.
fn standing_for_person(host: &Host, settings: &Settings) -> Standing {
    match host.standing {
        Standing::PublicBody if host.plain_http => Standing::Ordinary,
        Standing::Ordinary | Standing::Local if !host.plain_http && settings.trusts(&host.name) => {
            Standing::Trusted
        }
        standing => standing,
    }
}

/// What the frames of a tab say together, as far as it counts for each other.
///
/// The top frame and the frames of its host are one page. What the page says counts for
/// every frame. What a frame of another host says never counts for the page's own fields,
/// because it may be an advertisement. It counts for the frames of other hosts, because a
/// page can consist of them, unless the page is official or trusted.
pub(super) struct Company<'a> {
    top: &'a Findings,
    /// The standing of the page.
    pub(super) standing: Standing,
    /// The claims of the page.
    pub(super) claims: Vec<&'a Claim>,
    /// The claims of frames of other hosts, as far as they count for one another.
    pub(super) foreign_claims: Vec<&'a Claim>,
    purpose: Purpose,
    /// The purpose for frames of other hosts.
    foreign_purpose: Purpose,
    is_unlike_scams: bool,
    is_like_scams: bool,
    may_retell: bool,
}

impl<'a> Company<'a> {
    pub(super) fn of(
        frames: &[(u64, &'a Findings)],
        top: &'a Findings,
        settings: &Settings,
    ) -> Self {
        let standing = standing_for_person(&top.host, settings);
        let (own, foreign): (Vec<_>, Vec<_>) = frames
            .iter()
            .partition(|(id, frame)| is_own(*id, frame, top));
        let findings =
            |part: &[(u64, &'a Findings)]| part.iter().map(|(_, frame)| *frame).collect();
        let (own, mut foreign): (Vec<_>, Vec<_>) = (findings(&own), findings(&foreign));
        let has_collector = own
            .iter()
            .chain(&foreign)
            .any(|frame| frame.matter.has_collector);
        let purpose = Purpose::of(&own, has_collector);
        if is_official(standing) || standing == Standing::Trusted {
            foreign.clear();
        }
        let claims = own
            .iter()
            .filter_map(|frame| frame.claim.as_ref())
            .collect();
        // A name in a line of text speaks for no other frame: half of all pages have one.
        let speaks = |claim: &&Claim| claim.strength >= ClaimStrength::Signed;
        let foreign_claims = foreign.iter().filter_map(|frame| frame.claim.as_ref());
        let foreign_claims = foreign_claims.filter(speaks).collect();
        let foreign_purpose = Purpose::of(&[own, foreign].concat(), has_collector);
        Self {
            top,
            standing,
            claims,
            foreign_claims,
            purpose,
            foreign_purpose,
            is_unlike_scams: frames.iter().all(|(_, frame)| frame.resemblance.is_far()),
            is_like_scams: frames.iter().any(|(_, frame)| frame.resemblance.is_close()),
            may_retell: frames.iter().all(|(_, frame)| frame.may_retell()),
        }
    }

    /// The place of the page itself.
    pub(super) fn page(&self) -> Place {
        self.place_of(0, self.top, self.standing)
    }

    /// The place of a frame in the page, for this person. An ordinary frame in a page of
    /// the government or of a public body counts as a public body, and in a page of a
    /// trusted host as trusted, unless others can change that page.
    pub(super) fn place(&self, id: u64, frame: &Findings, settings: &Settings) -> Place {
        let own = standing_for_person(&frame.host, settings);
        let standing = match (own, self.standing) {
            _ if self.is_own(id, frame) => self.standing,
            (Standing::Ordinary, Standing::Government | Standing::PublicBody)
                if !self.top.host.plain_http =>
            {
                Standing::PublicBody
            }
            (Standing::Ordinary, Standing::Trusted) => Standing::Trusted,
            (Standing::Ordinary | Standing::Local, Standing::LookAlike) => Standing::LookAlike,
            // Trust in a host holds where it is the page, and not inside of another.
            (Standing::Trusted, _) => frame.host.standing,
            (standing, _) => standing,
        };
        self.place_of(id, frame, standing)
    }

    fn place_of(&self, id: u64, frame: &Findings, standing: Standing) -> Place {
        let is_own = self.is_own(id, frame);
        let foreign = if is_own {
            &[][..]
        } else {
            &self.foreign_claims
        };
        let claims = frame.claim.iter().chain(self.claims.iter().copied());
        let claims = claims.chain(foreign.iter().copied());
        Place {
            standing,
            // A name in a line of a page that is like no scam is what the page writes about.
            claim: claims.map(|claim| claim.strength).max().filter(|strength| {
                *strength > ClaimStrength::Weak
                    || !self.is_unlike_scams
                    || standing == Standing::LookAlike
            }),
            purpose: if is_own {
                self.purpose
            } else {
                self.foreign_purpose
            },
            is_unlike_scams: self.is_unlike_scams,
            is_like_scams: self.is_like_scams,
            may_retell: self.may_retell,
            plain_http: if is_own {
                self.top.host.plain_http
            } else {
                frame.host.plain_http
            },
        }
    }

    /// Whether a frame is a part of the page.
    pub(super) fn is_own(&self, id: u64, frame: &Findings) -> bool {
        is_own(id, frame, self.top)
    }
}

/// Whether a page of this standing says itself whom it speaks for.
fn is_official(standing: Standing) -> bool {
    matches!(standing, Standing::Government | Standing::PublicBody)
}

/// Whether a frame is of the top document's host. A document of which nobody says who made
/// it is not, since it may be in an advertisement's frame.
fn is_own(id: u64, frame: &Findings, top: &Findings) -> bool {
    let is_file = |host: &Host| host.name.is_empty() && host.standing == Standing::Local;
    id == 0
        || !frame.host.name.is_empty() && frame.host.name == top.host.name
        || is_file(&frame.host) && is_file(&top.host)
}

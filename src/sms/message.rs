//! The message that comes in and the verdict that goes out.

use serde::{Deserialize, Serialize};

use super::links::{InspectedLink, Link};
use crate::ask::Ask;
use crate::findings::{Level, Reason};

/// A message as a person received it. Headers and quoting may stand in the text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct MessageText {
    /// Who it says that it is from: a name, an address, or `name <address>`.
    pub sender: String,
    /// Its subject.
    pub subject: String,
    /// Its text as it is read.
    pub text: String,
    /// Links whose address does not stand in the text, as in HTML mail.
    pub links: Vec<Link>,
}

/// What the engine says about a message.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageVerdict {
    /// How strongly the person is warned.
    pub level: Level,
    /// What the message comes down to.
    pub situation: MessageSituation,
    /// The public body that it claims to be from, as it writes it.
    pub claim: Option<String>,
    /// What it wants to be told, each once, in the order of [`Ask`].
    pub asks: Vec<Ask>,
    /// Every finding with its evidence.
    pub reasons: Vec<Reason>,
    /// Every link, each once.
    pub links: Vec<InspectedLink>,
}

/// What a message comes down to for a person: one headline for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessageSituation {
    /// A link imitates a government host.
    LookAlike,
    /// It claims to be from a public body, and a link leads elsewhere.
    Claim,
    /// It claims to be from a public body and wants what none asks for by message.
    Wants,
    /// It claims to be from a public body, and nothing else is wrong.
    Unproven,
    /// It pushes on a public matter and does not say who writes.
    Unsigned,
    /// It asks for what few may ask.
    Asks,
    /// A link hides where it leads.
    Hidden,
    /// There was nothing to look at.
    Empty,
    /// Nothing was found.
    Clear,
}

impl MessageSituation {
    /// Every situation, for whoever checks the catalogues.
    pub const ALL: [Self; 9] = [
        Self::LookAlike,
        Self::Claim,
        Self::Wants,
        Self::Unproven,
        Self::Unsigned,
        Self::Asks,
        Self::Hidden,
        Self::Empty,
        Self::Clear,
    ];
}

impl MessageVerdict {
    /// The link to mention first: one that imitates a government host, or one that leads
    /// elsewhere.
    pub(crate) fn worst(&self) -> Option<&InspectedLink> {
        let is_official = |link: &&InspectedLink| link.is_official(&[]) || link.is_neutral();
        let impersonating = self.links.iter().find(|link| link.is_impersonating());
        let elsewhere = self.links.iter().find(|link| !is_official(link));
        impersonating.or(elsewhere).or(self.links.first())
    }
}

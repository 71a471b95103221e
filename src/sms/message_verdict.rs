//! The outcome of the judgment on a message.

use super::links::InspectedLink;
use super::numbers::InspectedNumber;
use super::situation::MessageSituation;
use crate::ask::Ask;
use crate::verdict::{Level, Reason};

/// The engine's verdict on a message.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageVerdict {
    /// How strongly the person is warned.
    pub level: Level,
    /// The situation that the verdict explains.
    pub situation: MessageSituation,
    /// The public body, else the company, that it claims to be from, in its own text.
    pub claim: Option<String>,
    /// The data that it asks for, each once, in the order of [`Ask`].
    pub asks: Vec<Ask>,
    /// Every finding with its evidence.
    pub reasons: Vec<Reason>,
    /// Every link, each once.
    pub links: Vec<InspectedLink>,
    /// Its telephone numbers, each once.
    pub numbers: Vec<InspectedNumber>,
}

impl MessageVerdict {
    /// The telephone number, where the message is nothing else.
    pub(crate) fn number_alone(&self) -> Option<&InspectedNumber> {
        let number = self.numbers.first()?;
        (number.situation == self.situation).then_some(number)
    }

    /// The most suspicious link: one that impersonates a government address, else one to
    /// an unofficial host, else the first.
    pub(crate) fn most_suspicious_link(&self) -> Option<&InspectedLink> {
        let is_official = |link: &&InspectedLink| link.is_official() || link.is_known();
        let impersonating = self.links.iter().find(|link| link.is_impersonating());
        let unofficial = self.links.iter().find(|link| !is_official(link));
        impersonating.or(unofficial).or(self.links.first())
    }
}

//! The input and the output of the judgment on a message.

use serde::{Deserialize, Serialize};

use super::addresses::Link;
use super::links::InspectedLink;
use super::numbers::InspectedNumber;
use crate::ask::Ask;
use crate::verdict::{Level, Reason};

/// A message as a person received it. Its text may contain headers and quoting.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct MessageText {
    /// The stated sender: a name, an address, or `name <address>`.
    pub sender: String,
    /// The subject.
    pub subject: String,
    /// The visible text.
    pub text: String,
    /// Links whose address is not in the text, as in HTML mail.
    pub links: Vec<Link>,
}

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

/// The situation of a message. Each has one headline in the catalogues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessageSituation {
    /// A link imitates a government host.
    LookAlike,
    /// It claims to be from a public body, and a link leads elsewhere.
    Claim,
    /// It claims to be from a public body and wants something that no public body asks
    /// for by message.
    Wants,
    /// It claims to be from a public body, and nothing else is suspicious.
    Unproven,
    /// It pressures its reader on a public topic and names no known sender.
    Unsigned,
    /// It passes for a company, or concerns no public topic, and wants something.
    General,
    /// It asks for data that few senders may ask for.
    Asks,
    /// Its evidence comes near to that of a scam.
    Doubtful,
    /// A link hides its destination.
    Hidden,
    /// It is nothing but the telephone number of an office or service that helps.
    NumberKnown,
    /// It is nothing but a telephone number abroad.
    NumberForeign,
    /// It is nothing but a mobile or IP telephone number.
    NumberPersonal,
    /// It is nothing but another telephone number.
    NumberUnknown,
    /// The message is empty.
    Empty,
    /// Nothing was found.
    Clear,
}

impl MessageSituation {
    /// Every situation, for the tests of the catalogues.
    pub const ALL: [Self; 15] = [
        Self::LookAlike,
        Self::Claim,
        Self::Wants,
        Self::Unproven,
        Self::Unsigned,
        Self::General,
        Self::Asks,
        Self::Doubtful,
        Self::Hidden,
        Self::NumberKnown,
        Self::NumberForeign,
        Self::NumberPersonal,
        Self::NumberUnknown,
        Self::Empty,
        Self::Clear,
    ];
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

//! The situations of a message, which decide its sentences.

use serde::Serialize;

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

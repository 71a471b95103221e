//! Reduces a verdict to one situation. Each situation has a headline, a detail and a
//! field note in the locale catalogues.

use serde::Serialize;

use crate::ask::Ask;
use crate::findings::Standing;
use crate::rules::is_typed;
use crate::verdict::{Level, Reason, Verdict};

/// The situation that the banner explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Situation {
    /// The card's PIN is asked for; no web page can use it.
    Pin,
    /// A public body on its own domain asks for the card's PIN.
    PublicBodyPin,
    /// The host imitates a government host name.
    LookAlike,
    /// The page claims to be a public body on another owner's host.
    Claim,
    /// My Number and a payment card on one page.
    NumberAndCard,
    /// A page of a government host over an unencrypted connection.
    Tampering,
    /// My Number, which employers and brokers may ask for.
    MyNumber,
    /// Nothing asks for My Number, and a number with its pattern was typed.
    TypedNumber,
    /// The page claims to be a public body, and part of it could not be read.
    #[serde(rename = "unread")]
    Unreadable,
    /// The page resembles those that pass for public bodies, by its wording.
    Wording,
    /// A payment card, as shops ask for.
    PaymentCard,
    /// A public body on its own domain asks for something.
    PublicBody,
    /// The person or the organisation trusts the host.
    Trusted,
    /// A government host without any finding.
    Government,
    /// Nothing was found.
    Clear,
}

impl Situation {
    /// Every situation, for the tests of the catalogues.
    pub const ALL: [Self; 15] = [
        Self::Pin,
        Self::PublicBodyPin,
        Self::LookAlike,
        Self::Claim,
        Self::NumberAndCard,
        Self::Tampering,
        Self::MyNumber,
        Self::TypedNumber,
        Self::Unreadable,
        Self::Wording,
        Self::PaymentCard,
        Self::PublicBody,
        Self::Trusted,
        Self::Government,
        Self::Clear,
    ];

    /// The situation of a verdict. The first line that fits decides.
    #[must_use]
    pub fn of(verdict: &Verdict) -> Self {
        let asks = |wanted: fn(Ask) -> bool| verdict.asks.iter().copied().any(wanted);
        let pin = asks(Ask::is_card_pin);
        let number = asks(Ask::is_my_number);
        let card = asks(|ask| ask == Ask::PaymentCard);
        let claims = |standing| verdict.claim.is_some() && standing != Standing::PublicBody;
        match (verdict.level, verdict.standing) {
            (Level::Clear, Standing::Trusted) => Self::Trusted,
            (Level::Clear, Standing::Government) => Self::Government,
            (Level::Clear, _) => Self::Clear,
            (Level::Warning, Standing::Government) => Self::Tampering,
            (_, Standing::Government | Standing::PublicBody) if pin => Self::PublicBodyPin,
            _ if pin => Self::Pin,
            (Level::Notice, _) if !number && !card && is_unreadable(verdict) => Self::Unreadable,
            (Level::Notice, _) if !number && !card => Self::Claim,
            (_, Standing::LookAlike) => Self::LookAlike,
            (Level::Warning | Level::Danger, standing) if claims(standing) => Self::Claim,
            (Level::Danger, _) if number && card => Self::NumberAndCard,
            (_, Standing::Government | Standing::PublicBody) => Self::PublicBody,
            _ if is_by_wording(verdict) => Self::Wording,
            _ if card && !number => Self::PaymentCard,
            _ if is_only_typed(verdict) => Self::TypedNumber,
            _ => Self::MyNumber,
        }
    }

    /// Whether the headline already names what is asked for.
    pub(super) fn headline_names_asks(self) -> bool {
        matches!(
            self,
            Self::NumberAndCard | Self::MyNumber | Self::PaymentCard | Self::PublicBody
        )
    }
}

/// Whether a part of the page could not be read.
fn is_unreadable(verdict: &Verdict) -> bool {
    let mut rules = verdict.reasons.iter().map(|reason| reason.rule.as_str());
    rules.any(|rule| rule.starts_with("unread-"))
}

/// Whether the wording of the page is a reason.
fn is_by_wording(verdict: &Verdict) -> bool {
    verdict
        .reasons
        .iter()
        .any(|reason| reason.rule == "wording")
}

/// Whether a typed number is the only reason for the ask of My Number.
fn is_only_typed(verdict: &Verdict) -> bool {
    let is_number = |reason: &&Reason| reason.ask.is_some_and(Ask::is_my_number);
    let mut reasons = verdict.reasons.iter().filter(is_number).peekable();
    reasons.peek().is_some() && reasons.all(|reason| is_typed(&reason.rule))
}

//! The level and the situation of a message, by its evidence.

use super::evidence::Evidence;
use super::signal::Signal as S;
use super::situation::MessageSituation;
use crate::ask::Ask;
use crate::verdict::Level;

/// Addresses that pass for one of a public body.
const IMPERSONATING: [S; 3] = [S::LookAlikeLink, S::DisguisedLink, S::LookAlikeAddress];

/// Links of which nobody knows where they lead.
const UNKNOWN_LINKS: [S; 4] = [
    S::OrganisationLink,
    S::JapanLink,
    S::UnknownLink,
    S::ShortenedLink,
];

/// Ways out that no public body gives.
const ODD_WAYS_OUT: [S; 5] = [
    S::UnknownLink,
    S::ShortenedLink,
    S::ChatLink,
    S::PersonalPhone,
    S::ForeignPhone,
];

/// The level of a message with this evidence. More evidence never takes a warning away. That a
/// message is about scams only keeps a warning from becoming a danger: bulletins of the police
/// quote whole scams.
pub(super) fn level(evidence: &Evidence) -> Level {
    let speaks_as_body = evidence.has(S::SpeaksAsBody);
    let impersonates = evidence.has_any(&IMPERSONATING);
    let has_odd_way_out = evidence.has_any(&ODD_WAYS_OUT) || evidence.wants_data;
    // An office that confirms an appointment has a voice menu too, and insists on nothing.
    let is_plain = evidence.is_plain_scam()
        && evidence.insists
        && has_odd_way_out
        && (speaks_as_body || impersonates);
    let asks_my_number = evidence.asks.iter().copied().any(Ask::is_my_number);
    match () {
        () if (is_plain || speaks_as_body && impersonates) && !evidence.talks_about_scams => {
            Level::Danger
        }
        () if evidence.is_scam() || impersonates => Level::Warning,
        () if speaks_as_body || evidence.has(S::ShortenedLink) => Level::Notice,
        () if asks_my_number && evidence.has_any(&UNKNOWN_LINKS) => Level::Notice,
        () if evidence.is_near_scam() => Level::Notice,
        () => Level::Clear,
    }
}

/// The situation of a message with this level.
pub(super) fn situation(level: Level, evidence: &Evidence) -> MessageSituation {
    use MessageSituation as M;
    let is_warned = level >= Level::Warning;
    let speaks_as_body = evidence.has(S::SpeaksAsBody);
    match level {
        Level::Clear => M::Clear,
        _ if evidence.has_any(&IMPERSONATING) => M::LookAlike,
        _ if speaks_as_body && evidence.has_any(&UNKNOWN_LINKS) => M::Claim,
        _ if speaks_as_body && is_warned => M::Wants,
        _ if speaks_as_body => M::Unproven,
        _ if is_warned && (evidence.has(S::SpeaksAsBrand) || !evidence.has(S::PublicMatter)) => {
            M::General
        }
        _ if is_warned => M::Unsigned,
        _ if !evidence.asks.is_empty() => M::Asks,
        _ if evidence.has(S::ShortenedLink) => M::Hidden,
        _ => M::Doubtful,
    }
}

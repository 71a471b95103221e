//! Chooses the sentences for the verdict on a message from the locale catalogues.

use super::message_verdict::MessageVerdict;
use super::numbers::InspectedNumber;
use super::situation::MessageSituation as S;
use crate::ask::Ask;
use crate::detect::own_name::own_name;
use crate::present::strings::{Lookup, key, key_of, list};
use crate::verdict::{Level, Reason};

/// The situation of the message in one line. A sender is quoted by its name, and never as a
/// piece of a sentence; without a name, the message counts as unsigned.
#[must_use]
pub fn headline(verdict: &MessageVerdict, lookup: Lookup) -> String {
    if let Some(number) = verdict.number_alone() {
        return number_sentence(number, lookup);
    }
    let host = verdict
        .most_suspicious_link()
        .map_or(String::new(), |link| lookup("host", &[&link.host]));
    let asks = list(verdict.asks.iter(), lookup);
    let claim = verdict.claim.as_deref().and_then(own_name);
    let situation = match verdict.situation {
        S::Claim | S::Wants | S::Unproven if claim.is_none() => S::Unsigned,
        situation => situation,
    };
    let claim = claim.unwrap_or_default();
    lookup(
        &key("headline_message", &situation),
        &[&host, &asks, &claim],
    )
}

/// Whose telephone number it is, or of which kind.
#[must_use]
pub fn number_sentence(number: &InspectedNumber, lookup: Lookup) -> String {
    let contact = number.contact;
    let name = contact.map(|contact| lookup(&key_of("contact", contact.id), &[]));
    let name = name.unwrap_or_default();
    lookup(
        &key("headline_message", &number.situation),
        &["", "", &name],
    )
}

/// Why that matters, in one or two sentences.
#[must_use]
pub fn detail(verdict: &MessageVerdict, lookup: Lookup) -> Vec<String> {
    let keys: &[&str] = match verdict.situation {
        S::LookAlike => &["detail_look_alike", "message_no_sms"],
        S::Claim => &["detail_claim", "message_no_sms"],
        S::Wants | S::Unsigned => &["message_no_sms"],
        S::General => &["message_company"],
        S::Unproven => &["message_anybody"],
        S::Asks | S::Doubtful | S::Hidden | S::Clear => &["message_clear"],
        S::NumberKnown | S::NumberForeign | S::NumberPersonal | S::NumberUnknown => {
            &["message_number"]
        }
        S::Empty => &[],
    };
    // That not all was read is no reason that may be folded away.
    let cut = is_cut(verdict).then_some("reason_message_cut");
    let keys = keys.iter().copied().chain(cut);
    keys.map(|key| lookup(key, &[])).collect()
}

/// The reasons that a person is shown. That a link is to be opened is said only where there
/// is one: without a link, 「ご確認ください」 is about a paper.
#[must_use]
pub fn shown_reasons(verdict: &MessageVerdict) -> Vec<Reason> {
    let is_shown = |reason: &&Reason| match reason.rule.as_str() {
        "wants-tap" => !verdict.links.is_empty(),
        rule => rule != CUT,
    };
    verdict.reasons.iter().filter(is_shown).cloned().collect()
}

const CUT: &str = "message-cut";

fn is_cut(verdict: &MessageVerdict) -> bool {
    verdict.reasons.iter().any(|reason| reason.rule == CUT)
}

/// Whether to show the official ways that do not need the message: the message or its
/// link impersonates a public body.
#[must_use]
pub fn needs_official_way(verdict: &MessageVerdict) -> bool {
    let is_impersonating = matches!(verdict.situation, S::LookAlike | S::Claim | S::Wants);
    verdict.level >= Level::Warning && is_impersonating
}

/// What to do next, as keys of short sentences, most urgent first.
#[must_use]
pub fn steps(verdict: &MessageVerdict) -> Vec<&'static str> {
    match verdict.situation {
        S::NumberKnown => return vec!["step_number_known"],
        _ if verdict.number_alone().is_some() => return vec!["step_number_call"],
        _ => {}
    }
    let asks = |wanted: fn(Ask) -> bool| verdict.asks.iter().copied().any(wanted);
    let mut steps = match verdict.level {
        _ if verdict.situation == S::Empty => vec![],
        Level::Clear => vec!["step_unsure"],
        Level::Notice => vec!["step_message_yourself"],
        Level::Warning | Level::Danger => vec!["step_message_leave", "step_message_yourself"],
    };
    if verdict.level >= Level::Warning && asks(|ask| ask.is_card_pin() || ask.is_my_number()) {
        steps.push("step_call_my_number");
    }
    if verdict.level >= Level::Warning && asks(|ask| ask == Ask::PaymentCard) {
        steps.push("step_call_card_company");
    }
    steps
}

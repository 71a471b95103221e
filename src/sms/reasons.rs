//! The reasons of the verdict on a message, each with the words that gave it.

use super::features::{Features, sender_host};
use super::links::InspectedLink;
use super::parsed_message::ParsedMessage;
use super::signs::Signs;
use super::speaker::Speaker;
use crate::ask::Ask;
use crate::findings::{Reason, Standing};

/// Every finding with its evidence: the name, the links, then the signs.
pub(super) fn reasons(
    speaker: &Speaker,
    signs: &Signs,
    links: &[InspectedLink],
    parsed: &ParsedMessage,
    features: &Features,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut note = |rule: &str, ask: Option<Ask>, quote: &str| {
        reasons.push(Reason {
            rule: rule.to_owned(),
            ask,
            quote: quote.to_owned(),
            frame: 0,
            field: None,
        });
    };
    if let Speaker::PublicBody(name, _) = speaker {
        note("message-speaks-as", None, name);
    }
    if features.has_claim && features.has_unofficial_address {
        note("message-from-elsewhere", None, &parsed.address);
    }
    for link in links.iter().chain(&sender_host(parsed)) {
        if link.standing == Standing::LookAlike {
            note("host-looks-governmental", None, &link.host);
        }
        if link.is_disguised() {
            note(
                "link-disguised",
                None,
                &format!("{} → {}", link.shows, link.host),
            );
        }
        link.oddities
            .iter()
            .for_each(|id| note(id, None, &link.host));
    }
    for found in &signs.found {
        note(found.sign.id, found.sign.ask, &found.quote);
    }
    if parsed.cut {
        note("message-cut", None, "");
    }
    reasons.dedup_by(|a, b| a.rule == b.rule && a.quote == b.quote);
    reasons
}

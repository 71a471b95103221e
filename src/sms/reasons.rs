//! The reasons of the verdict on a message, each with the text that matched.

use super::features::{Features, sender_host};
use super::links::InspectedLink;
use super::parsed_message::ParsedMessage;
use super::signs::Signs;
use super::speaker::Speaker;
use crate::ask::Ask;
use crate::findings::Standing;
use crate::verdict::Reason;

/// Every finding with its evidence: the claimed sender, the links, then the signs.
pub(super) fn reasons(
    speaker: &Speaker,
    signs: &Signs,
    links: &[InspectedLink],
    parsed: &ParsedMessage,
    features: &Features,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut add = |rule: &str, ask: Option<Ask>, quote: &str| {
        reasons.push(Reason {
            rule: rule.to_owned(),
            ask,
            quote: quote.to_owned(),
            frame: 0,
            field: None,
        });
    };
    if let Speaker::PublicBody(name, _) = speaker {
        add("message-speaks-as", None, name);
    }
    if features.has_claim && features.has_unofficial_address {
        add("message-from-elsewhere", None, &parsed.address);
    }
    for link in links.iter().chain(&sender_host(parsed)) {
        if link.standing == Standing::LookAlike {
            add("host-looks-governmental", None, &link.host);
        }
        if link.is_disguised() {
            add(
                "link-disguised",
                None,
                &format!("{} → {}", link.shows, link.host),
            );
        }
        link.oddities
            .iter()
            .for_each(|id| add(id, None, &link.host));
    }
    for found in &signs.found {
        add(found.sign.id, found.sign.ask, &found.quote);
    }
    if parsed.cut {
        add("message-cut", None, "");
    }
    reasons.dedup_by(|a, b| a.rule == b.rule && a.quote == b.quote);
    reasons
}

//! The reasons of the verdict on a message, each with the text that matched.

use super::evidence::Evidence;
use super::links::InspectedLink;
use super::parsed_message::ParsedMessage;
use super::signal::Signal;
use super::signs::Signs;
use super::ways_out::host_of_address;
use crate::ask::Ask;
use crate::findings::Standing;
use crate::verdict::Reason;

/// Every finding with its evidence: the claimed sender, the links, then the signs.
pub(super) fn reasons(
    evidence: &Evidence,
    signs: &Signs,
    links: &[InspectedLink],
    parsed: &ParsedMessage,
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
    for signal in [Signal::SpeaksAsBody, Signal::SpeaksAsBrand] {
        if let Some(name) = evidence.quote_of(signal) {
            add("message-speaks-as", None, name);
        }
    }
    if evidence.has(Signal::SpeaksAsBody)
        && let Some(address) = evidence.quote_of(Signal::UnknownAddress)
    {
        add("message-from-elsewhere", None, address);
    }
    let senders = parsed.senders.iter();
    let senders: Vec<InspectedLink> = senders
        .filter_map(|(_, address)| host_of_address(address))
        .collect();
    for link in links.iter().chain(&senders) {
        add_link(link, &mut add);
    }
    for found in &signs.found {
        add(found.sign.id, found.sign.ask, &found.quote);
    }
    if let Some(sentence) = signs.telling.as_ref().filter(|_| evidence.is_scam()) {
        add("wording", None, sentence);
    }
    if parsed.cut {
        add("message-cut", None, "");
    }
    reasons.dedup_by(|a, b| a.rule == b.rule && a.quote == b.quote);
    reasons
}

/// What a link or a sender's host shows.
fn add_link(link: &InspectedLink, add: &mut dyn FnMut(&str, Option<Ask>, &str)) {
    if link.standing == Standing::LookAlike {
        add("host-looks-governmental", None, &link.host);
    }
    if link.is_disguised() {
        let both = format!("{} → {}", link.shows, link.host);
        add("link-disguised", None, &both);
    }
    for oddity in &link.oddities {
        add(oddity, None, &link.host);
    }
}

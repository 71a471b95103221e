//! The findings of a message, each with what it was found in.

use super::{
    features::Seen, features::sent_from, links::SeenLink, parsed_message::Letter, signs::Signs,
    speaker::Speaker,
};
use crate::ask::Ask;
use crate::findings::{Reason, Standing};

/// Every finding with its evidence: the name, the links, then the signs.
pub(super) fn reasons(
    speaker: &Speaker,
    signs: &Signs,
    links: &[SeenLink],
    letter: &Letter,
    seen: &Seen,
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
    if let Speaker::Body(name, _) = speaker {
        note("message-speaks-as", None, name);
    }
    if seen.claim && seen.from_elsewhere {
        note("message-from-elsewhere", None, &letter.address);
    }
    for link in links.iter().chain(&sent_from(letter)) {
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
    if letter.cut {
        note("message-cut", None, "");
    }
    reasons.dedup_by(|a, b| a.rule == b.rule && a.quote == b.quote);
    reasons
}

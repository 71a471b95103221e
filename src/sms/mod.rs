//! Judges an SMS or a mail: whom it claims to be from, what it wants, and where its
//! links lead.
//!
//! In: a [`MessageText`] as a person received it. Out: a [`MessageVerdict`].
//!
//! Main path: [`judge_message`] takes the text apart (`parsed_message`, `addresses`, `links`),
//! finds the claimed sender (`sender`, `names`) and the `signs` of the sentences,
//! combines these into `features`, and looks up the level in the `policy`. `reasons`
//! and `strings` explain the verdict.
//!
//! Public bodies send no SMS about taxes, pensions and insurance cards, and none asks
//! for a secret by mail (`docs/facts.md` 6). They do send honest mail, and no message
//! proves who sent it. A message that claims to be from a public body therefore always
//! gets at least a notice, which advises not to use its link.

mod addresses;
mod features;
pub(crate) mod kind;
mod links;
mod message;
mod names;
mod parsed_message;
mod phones;
mod policy;
mod reasons;
mod rules;
mod sender;
mod signs;
mod speaker;
pub mod strings;
mod trie;

pub use addresses::Link;
pub use links::InspectedLink;
pub use message::{MessageSituation, MessageText, MessageVerdict};

use crate::verdict::Level;
use features::{Features, features};
use parsed_message::ParsedMessage;
use policy::level_of_message;
use reasons::reasons;
use signs::Signs;
use speaker::Speaker;

/// Judges a message:
/// 1. the text that a person sees,
/// 2. the hosts of its links,
/// 3. the sender that it claims,
/// 4. what it wants, threatens and offers,
/// 5. the level.
///
/// Cannot fail. Takes time linear in the text, of which only the first 200,000
/// characters are read.
#[must_use]
pub fn judge_message(message: &MessageText) -> MessageVerdict {
    let parsed = ParsedMessage::of(message);
    let (text, links) = without_links(&parsed, message);
    let all: Vec<&str> = text.iter().map(String::as_str).collect();
    let lines_with_text: Vec<&str> = all
        .iter()
        .copied()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let speaker = Speaker::of(&parsed, &lines_with_text);
    let subject = std::iter::once(parsed.subject.as_str());
    let signs = Signs::of(subject.chain(all));
    let mut features = features(&speaker, &signs, &links, &parsed);
    features.links_only =
        lines_with_text.is_empty() && parsed.subject.is_empty() && !links.is_empty();
    let level = level_of_message(&features);
    let is_empty = lines_with_text.is_empty() && parsed.subject.is_empty() && links.is_empty();
    MessageVerdict {
        level,
        situation: if is_empty {
            MessageSituation::Empty
        } else {
            situation(level, &features, &links)
        },
        reasons: reasons(&speaker, &signs, &links, &parsed, &features),
        claim: match speaker {
            Speaker::PublicBody(name, _) => Some(name),
            Speaker::Unknown(name) if level >= Level::Warning => Some(name),
            Speaker::OtherSender | Speaker::Unknown(_) | Speaker::Unnamed => None,
        },
        asks: features.asks,
        links,
    }
}

/// At most this many links are inspected.
const MAX_LINKS: usize = 100;

/// The lines without their addresses, and the links of the message, each once.
fn without_links(
    parsed: &ParsedMessage,
    message: &MessageText,
) -> (Vec<String>, Vec<InspectedLink>) {
    let mut links: Vec<Link> = Vec::new();
    // The indices of the links, sorted by the links.
    let mut known: Vec<usize> = Vec::new();
    let mut add = |link: &Link| {
        if links.len() < MAX_LINKS
            && let Err(at) = known.binary_search_by_key(&link, |at| &links[*at])
        {
            known.insert(at, links.len());
            links.push(link.clone());
        }
    };
    message.links.iter().for_each(&mut add);
    let mut text = Vec::new();
    for line in &parsed.lines {
        let (rest, found) = addresses::take_links(line);
        found.iter().for_each(&mut add);
        text.push(rest);
    }
    (text, links.iter().filter_map(InspectedLink::of).collect())
}

fn situation(level: Level, features: &Features, links: &[InspectedLink]) -> MessageSituation {
    use MessageSituation as S;
    match level {
        Level::Clear => S::Clear,
        _ if links.iter().any(InspectedLink::is_impersonating) => S::LookAlike,
        _ if features.has_claim && features.has_unofficial_link => S::Claim,
        Level::Warning | Level::Danger
            if features.names_unknown_sender && features.has_unofficial_link =>
        {
            S::Claim
        }
        Level::Warning | Level::Danger if features.has_claim => S::Wants,
        _ if features.has_claim => S::Unproven,
        Level::Warning | Level::Danger
            if !features.names_other_sender && features.has_public_topic =>
        {
            S::Unsigned
        }
        _ if !features.asks.is_empty() => S::Asks,
        _ => S::Hidden,
    }
}

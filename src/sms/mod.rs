//! Judges an SMS or a mail: whom it claims to be from, what it wants, and where its
//! links lead.
//!
//! In: a [`MessageText`] as a person received it. Out: a [`MessageVerdict`].
//!
//! Main path: [`judge_message`] takes the text apart (`parsed_message`, `addresses`, `links`),
//! finds the claimed senders (`claims`, `names`), the `signs` of the sentences and the
//! `ways_out`, and collects their signals as `evidence`. The weights of
//! `src/rules/message-weights.toml` turn it into a score, and `level` into a level.
//! `reasons` and `strings` explain the verdict.
//!
//! What the writer of a message can add at will never takes a warning away: a signal is only
//! ever present, and no pair of signals and no sentence subtracts.
//!
//! Public bodies send no SMS about taxes, pensions and insurance cards, and none asks
//! for a secret by mail (`docs/facts.md` 6). They do send honest mail, and no message
//! proves who sent it. A message that claims to be from a public body therefore always
//! gets at least a notice, which advises not to use its link.

mod addresses;
mod claims;
mod evidence;
pub(crate) mod kind;
mod level;
mod lines;
mod links;
mod message;
mod message_verdict;
mod names;
mod number_facts;
mod numbers;
mod parsed_message;
mod phones;
mod quotes;
mod reasons;
mod rules;
pub(crate) mod signal;
mod signs;
mod situation;
pub mod strings;
mod trie;
mod ways_out;

pub use addresses::Link;
pub use links::InspectedLink;
pub use message::MessageText;
pub use message_verdict::MessageVerdict;
pub use number_facts::NUMBERS_CHECKED_ON;
pub use numbers::InspectedNumber;
pub use situation::MessageSituation;

use claims::Claims;
use evidence::Evidence;
use level::{level, situation};
use lines::Line;
use parsed_message::ParsedMessage;
use quotes::unquoted;
use reasons::reasons;
use signs::Signs;

use crate::verdict::Level;

/// Judges a message:
/// 1. the text that a person sees,
/// 2. the hosts of its links,
/// 3. the senders that it claims,
/// 4. what it wants, threatens and offers,
/// 5. the level.
///
/// Cannot fail. Takes time linear in the text, of which only the first 200,000
/// characters are read.
#[must_use]
pub fn judge_message(message: &MessageText) -> MessageVerdict {
    let read = Read::of(message);
    let is_empty = read.evidence.set == 0 && !read.has_text && read.links.is_empty();
    let alone = numbers::alone(&read.parsed);
    let level_alone = alone.as_ref().map_or(Level::Clear, InspectedNumber::level);
    let level = level(&read.evidence).max(level_alone);
    MessageVerdict {
        level,
        situation: match &alone {
            _ if is_empty => MessageSituation::Empty,
            Some(number) => number.situation,
            None => situation(level, &read.evidence),
        },
        reasons: reasons(&read.evidence, &read.signs, &read.links, &read.parsed),
        claim: read.claims.name().map(str::to_owned),
        asks: read.evidence.asks,
        links: read.links,
        numbers: alone.map_or_else(|| numbers::all(&read.parsed), |number| vec![number]),
    }
}

/// The names of the signals of a message and its normalized sentences, for `xtask learn`.
#[must_use]
pub fn signals_and_sentences(message: &MessageText) -> (Vec<&'static str>, Vec<String>) {
    let read = Read::of(message);
    let set = read.evidence.set;
    let names = rules::SIGNAL_NAMES.iter();
    let present = names.filter(|(bit, _)| set & 1 << bit != 0);
    (present.map(|(_, name)| *name).collect(), read.sentences)
}

/// A message, and what was read in it.
struct Read {
    parsed: ParsedMessage,
    /// Whether a line has text beside addresses.
    has_text: bool,
    links: Vec<InspectedLink>,
    claims: Claims,
    signs: Signs,
    /// The normalized sentences.
    sentences: Vec<String>,
    evidence: Evidence,
}

impl Read {
    fn of(message: &MessageText) -> Self {
        let parsed = ParsedMessage::of(message);
        let unquoted = unquoted(&parsed.lines);
        let own = unquoted.iter().map(|part| part.own.as_str());
        let (own, inspected) = without_links(own, message);
        let texts = parsed.subjects.iter().chain(&own).map(String::as_str);
        let lines: Vec<Line> = texts.map(Line::of).filter(Line::has_text).collect();
        let claims = Claims::of(&parsed, &lines);
        let reported = unquoted.into_iter().flat_map(|part| part.reported);
        let signs = Signs::of(&lines, &reported.collect::<Vec<_>>());
        let evidence = Evidence::of(&parsed, &lines, &claims, &signs, &inspected);
        let sentences = lines.into_iter().flat_map(|line| line.sentences);
        Self {
            has_text: own.iter().any(|line| !line.trim().is_empty()),
            sentences: sentences.map(|sentence| sentence.normalized).collect(),
            parsed,
            links: inspected,
            claims,
            signs,
            evidence,
        }
    }
}

/// At most this many links are inspected.
const MAX_LINKS: usize = 100;

/// The lines without their addresses, and the links of the message, each once.
fn without_links<'a>(
    lines: impl Iterator<Item = &'a str>,
    message: &MessageText,
) -> (Vec<String>, Vec<InspectedLink>) {
    let mut distinct: Vec<Link> = Vec::new();
    // The indices of the links, sorted by the links.
    let mut known: Vec<usize> = Vec::new();
    let mut add = |link: &Link| {
        if distinct.len() < MAX_LINKS
            && let Err(at) = known.binary_search_by_key(&link, |at| &distinct[*at])
        {
            known.insert(at, distinct.len());
            distinct.push(link.clone());
        }
    };
    message.links.iter().for_each(&mut add);
    let mut text = Vec::new();
    for line in lines {
        let (rest, found) = addresses::take_links(line);
        found.iter().for_each(&mut add);
        text.push(rest);
    }
    (
        text,
        distinct.iter().filter_map(InspectedLink::of).collect(),
    )
}

//! SMS and mail: whom a message speaks as, what it wants, and where its links
//! lead.
//!
//! Public bodies send no SMS about taxes, pensions and insurance cards, and none
//! asks for a secret by mail (docs/facts.md 6). Honest mail of theirs exists too,
//! and no message proves who sent it: the most that one in a public body's name
//! can reach is a notice to look it up without the link.

pub(crate) mod kind;
mod letter;
mod links;
mod names;
mod policy;
mod reasons;
mod rules;
mod seen;
mod sender;
mod signs;
mod trie;
pub mod words;

use serde::{Deserialize, Serialize};

pub use links::{Link, SeenLink};

use crate::{Ask, Level, Reason};
use letter::Letter;
use policy::{Seen, level_of_message};
use reasons::reasons;
use seen::seen;
use sender::Speaker;
use signs::Signs;

/// A message as a person received it. Headers and quoting may stand in the text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct MessageText {
    /// Who it says that it is from: a name, an address, or `name <address>`.
    pub sender: String,
    /// Its subject.
    pub subject: String,
    /// Its text as it is read.
    pub text: String,
    /// Links whose address does not stand in the text, as in HTML mail.
    pub links: Vec<Link>,
}

/// What the engine says about a message.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageVerdict {
    /// How loud to be.
    pub level: Level,
    /// What the message comes down to.
    pub situation: MessageSituation,
    /// The public body that it speaks as, as it writes it.
    pub claim: Option<String>,
    /// What it wants to be told, each once, in the order of [`Ask`].
    pub asks: Vec<Ask>,
    /// Every finding with its evidence.
    pub reasons: Vec<Reason>,
    /// Every link, each once.
    pub links: Vec<SeenLink>,
}

/// What a message comes down to for a person: one headline for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessageSituation {
    /// A link wears a government's name.
    LookAlike,
    /// It speaks as a public body, and a link leads elsewhere.
    Claim,
    /// It speaks as a public body and wants what none asks for.
    Wants,
    /// It speaks as a public body, and nothing else is wrong.
    Unproven,
    /// It pushes on a public matter and does not say who writes.
    Unsigned,
    /// It asks for what few may ask.
    Asks,
    /// A link hides where it leads.
    Hidden,
    /// There was nothing to look at.
    Empty,
    /// Nothing was found.
    Clear,
}

impl MessageSituation {
    /// Every situation, for whoever checks the catalogues.
    pub const ALL: [Self; 9] = [
        Self::LookAlike,
        Self::Claim,
        Self::Wants,
        Self::Unproven,
        Self::Unsigned,
        Self::Asks,
        Self::Hidden,
        Self::Empty,
        Self::Clear,
    ];
}

impl MessageVerdict {
    /// The link to tell of first: one in a government's name, or one that leads
    /// elsewhere.
    pub(crate) fn worst(&self) -> Option<&SeenLink> {
        let is_official = |link: &&SeenLink| link.is_official(&[]) || link.is_neutral();
        let worn = self.links.iter().find(|link| link.wears_a_name());
        let elsewhere = self.links.iter().find(|link| !is_official(link));
        worn.or(elsewhere).or(self.links.first())
    }
}

/// Judges a message:
/// 1. what a person sees of it,
/// 2. where its links lead,
/// 3. whom it speaks as,
/// 4. what it wants, threatens and offers,
/// 5. how loud to be.
///
/// Cannot fail; linear in the text, of which the first 200,000 characters count.
#[must_use]
pub fn judge_message(message: &MessageText) -> MessageVerdict {
    let letter = Letter::of(message);
    let (text, links) = without_links(&letter, message);
    let all: Vec<&str> = text.iter().map(String::as_str).collect();
    let written: Vec<&str> = all
        .iter()
        .copied()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let speaker = Speaker::of(&letter, &written);
    let subject = std::iter::once(letter.subject.as_str());
    let signs = Signs::of(subject.chain(all));
    let mut seen = seen(&speaker, &signs, &links, &letter);
    seen.bare = written.is_empty() && letter.subject.is_empty() && !links.is_empty();
    let level = level_of_message(&seen);
    let is_empty = written.is_empty() && letter.subject.is_empty() && links.is_empty();
    MessageVerdict {
        level,
        situation: if is_empty {
            MessageSituation::Empty
        } else {
            situation(level, &seen, &links)
        },
        reasons: reasons(&speaker, &signs, &links, &letter, &seen),
        claim: match speaker {
            Speaker::Body(name, _) => Some(name),
            Speaker::Stranger(name) if level >= Level::Warning => Some(name),
            Speaker::Other | Speaker::Stranger(_) | Speaker::Nobody => None,
        },
        asks: seen.asks,
        links,
    }
}

/// So many links are looked at.
const MOST_LINKS: usize = 100;

/// The lines without their addresses, and the links of the message, each once.
fn without_links(letter: &Letter, message: &MessageText) -> (Vec<String>, Vec<SeenLink>) {
    let mut links: Vec<Link> = Vec::new();
    // The places of the links in the order of these.
    let mut known: Vec<usize> = Vec::new();
    let mut add = |link: &Link| {
        if links.len() < MOST_LINKS
            && let Err(at) = known.binary_search_by_key(&link, |at| &links[*at])
        {
            known.insert(at, links.len());
            links.push(link.clone());
        }
    };
    message.links.iter().for_each(&mut add);
    let mut text = Vec::new();
    for line in &letter.lines {
        let (rest, found) = links::take_links(line);
        found.iter().for_each(&mut add);
        text.push(rest);
    }
    (text, links.iter().filter_map(SeenLink::of).collect())
}

fn situation(level: Level, seen: &Seen, links: &[SeenLink]) -> MessageSituation {
    use MessageSituation as S;
    match level {
        Level::Clear => S::Clear,
        _ if links.iter().any(SeenLink::wears_a_name) => S::LookAlike,
        _ if seen.claim && seen.elsewhere => S::Claim,
        Level::Warning | Level::Danger if seen.stranger && seen.elsewhere => S::Claim,
        Level::Warning | Level::Danger if seen.claim => S::Wants,
        _ if seen.claim => S::Unproven,
        Level::Warning | Level::Danger if !seen.other && seen.matter => S::Unsigned,
        _ if !seen.asks.is_empty() => S::Asks,
        _ => S::Hidden,
    }
}

//! The features of a message that decide its level, gathered from its parts.

use text::normalize;

use crate::ask::Ask;

use super::kind::Kind;
use super::links::{InspectedLink, Link, is_one_owner};
use super::names::words;
use super::parsed_message::ParsedMessage;
use super::phones::{all_phones, is_abroad, is_no_office};
use super::rules::{HOST_MATTERS, MATTERS, WORDS};
use super::signs::Signs;
use super::speaker::{Own, Speaker};

/// The features of a message.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features {
    /// It claims to be from a public body.
    pub(crate) claim: bool,
    /// It names somebody else as its sender.
    pub(crate) other: bool,
    /// It begins with a heading in brackets that names nobody: 【重要】.
    pub(crate) headed: bool,
    /// It names a sender that no rule knows.
    pub(crate) stranger: bool,
    /// Its sender's address is known.
    pub(crate) addressed: bool,
    /// Its links lead to hosts of the owner of the sender's address.
    pub(crate) at_home: bool,
    /// It is about what public bodies see to.
    pub(crate) matter: bool,
    /// It begins with that matter.
    pub(crate) starts_with_topic: bool,
    /// It speaks in the voice of offices.
    pub(crate) formal: bool,
    /// It speaks about scams.
    pub(crate) talk: bool,
    /// It consists of links only.
    pub(crate) links_only: bool,
    /// A link leads elsewhere than to public bodies and the places all link to.
    pub(crate) elsewhere: bool,
    /// One of these links has a top-level domain that hardly anybody but scams uses.
    pub(crate) throwaway: bool,
    /// There is a link at all.
    pub(crate) linked: bool,
    /// A link imitates a government host, or shows one and leads elsewhere.
    pub(crate) impersonating_link: bool,
    /// A link goes through a shortener.
    pub(crate) shortened: bool,
    /// Something is odd about a link's address, a shortener included.
    pub(crate) odd: bool,
    /// The sender's address is no public body's.
    pub(crate) from_elsewhere: bool,
    pub(crate) asks: Vec<Ask>,
    pub(crate) pay: bool,
    pub(crate) call: bool,
    /// A telephone number is written.
    pub(crate) phone: bool,
    /// A telephone number is written at which no public body answers.
    pub(crate) odd_phone: bool,
    /// A telephone number outside Japan is written.
    pub(crate) phone_abroad: bool,
    pub(crate) atm: bool,
    pub(crate) app: bool,
    pub(crate) chat: bool,
    pub(crate) tap: bool,
    pub(crate) threat: bool,
    pub(crate) trouble: bool,
    pub(crate) gift: bool,
    pub(crate) deadline: bool,
    /// It passes on something to read or to visit.
    pub(crate) share: bool,
}

/// Gathers the features of a message.
pub(super) fn features(
    speaker: &Speaker,
    signs: &Signs,
    links: &[InspectedLink],
    parsed: &ParsedMessage,
) -> Features {
    let own = match speaker {
        Speaker::Body(_, own) => *own,
        Speaker::Other | Speaker::Stranger(_) | Speaker::Nobody => &[],
    };
    let mut features = Features::default();
    features.read_sender(speaker, parsed, own);
    features.read_links(links, parsed, own);
    features.read_signs(signs);
    features.read_phones(parsed);
    features.matter |= signs.matter || words(&parsed.sender) & MATTERS != 0;
    features.starts_with_topic = starts_with_a_topic(parsed);
    features
}

impl Features {
    /// Who writes, by name and by address.
    fn read_sender(&mut self, speaker: &Speaker, parsed: &ParsedMessage, own: Own) {
        let mut lines = parsed.lines.iter().chain([&parsed.subject]);
        let from = sent_from(parsed);
        self.claim = matches!(speaker, Speaker::Body(..));
        self.other = *speaker == Speaker::Other;
        self.stranger = matches!(speaker, Speaker::Stranger(_));
        self.headed = lines.any(|line| is_heading(line));
        self.addressed = from.is_some();
        self.impersonating_link |= from.as_ref().is_some_and(InspectedLink::is_impersonating);
        self.from_elsewhere = from.is_some_and(|from| !from.is_official(own));
    }

    /// Where its links lead.
    fn read_links(&mut self, links: &[InspectedLink], parsed: &ParsedMessage, own: Own) {
        let is_away = |link: &&InspectedLink| !link.is_official(own) && !link.is_neutral();
        let away: Vec<&InspectedLink> = links.iter().filter(is_away).collect();
        self.at_home = sent_from(parsed)
            .is_some_and(|from| away.iter().all(|link| is_one_owner(&link.name, &from.name)));
        self.elsewhere = !away.is_empty();
        self.odd = away.iter().any(|link| !link.oddities.is_empty());
        self.throwaway = away.iter().any(|link| link.is_throwaway());
        self.linked = links.iter().any(|link| !link.is_neutral());
        self.matter |= links.iter().any(|link| names_a_matter(&link.name));
        self.impersonating_link |= links.iter().any(InspectedLink::is_impersonating);
        self.shortened = links.iter().any(InspectedLink::is_shortened);
        self.app |= links.iter().any(InspectedLink::is_app);
        self.chat |= links.iter().any(InspectedLink::is_chat);
    }

    /// What it wants, threatens and offers.
    fn read_signs(&mut self, signs: &Signs) {
        self.asks = signs.found.iter().filter_map(|f| f.sign.ask).collect();
        self.asks.sort_unstable();
        self.asks.dedup();
        self.formal = signs.formal;
        self.share = signs.share;
        for found in &signs.found {
            match found.sign.kind {
                Kind::Tap => self.tap = true,
                Kind::Pay => self.pay = true,
                Kind::Call => self.call = true,
                Kind::Atm => self.atm = true,
                Kind::App => self.app = true,
                Kind::Chat => self.chat = true,
                Kind::Threat => self.threat = true,
                Kind::Trouble => self.trouble = true,
                Kind::Gift => self.gift = true,
                Kind::Deadline => self.deadline = true,
                Kind::Talk => self.talk = true,
                // Told by what is asked for.
                Kind::Give => {}
            }
        }
    }

    /// Whom its telephone numbers reach.
    fn read_phones(&mut self, parsed: &ParsedMessage) {
        let phones = all_phones(parsed);
        self.phone = !phones.is_empty();
        self.odd_phone = phones.iter().any(|phone| is_no_office(phone));
        self.phone_abroad = phones.iter().any(|phone| is_abroad(phone));
    }
}

/// Whether a host has the word of a public matter: `juminzei-kanpu.example`.
fn names_a_matter(host: &str) -> bool {
    host.split(['.', '-'])
        .any(|part| HOST_MATTERS.contains(&part))
}

/// Whether the subject or the first line begins with a public matter, as notices do.
/// Friends and shops mention one further behind.
fn starts_with_a_topic(parsed: &ParsedMessage) -> bool {
    let is_written = |line: &&String| !line.trim().is_empty();
    let first = parsed.lines.iter().find(is_written);
    first.into_iter().chain([&parsed.subject]).any(|line| {
        let head: String = line.chars().take(40).collect();
        let hits = WORDS.find(&normalize(&head)).into_iter();
        let mut matters = hits.filter(|hit| hit.groups & MATTERS != 0);
        matters.any(|hit| hit.start <= MAX_LEAD_CHARS)
    })
}

/// At most this many characters may stand before the matter: 【重要】, "Your".
const MAX_LEAD_CHARS: usize = 6;

/// Whether a line begins in brackets, as notices do: 【重要】.
fn is_heading(line: &str) -> bool {
    line.starts_with(['【', '[', '≪', '《', '〔'])
}

/// The host of the sender's address.
pub(super) fn sent_from(parsed: &ParsedMessage) -> Option<InspectedLink> {
    let (_, host) = parsed.address.rsplit_once('@')?;
    let target = format!("https://{host}/");
    InspectedLink::of(&Link {
        text: String::new(),
        target,
    })
}

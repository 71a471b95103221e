//! The features of a message that decide its level, gathered from its parts.

use text::normalize;

use crate::ask::Ask;

use super::kind::Kind;
use super::links::{InspectedLink, Link, is_one_owner};
use super::names::words;
use super::parsed_message::ParsedMessage;
use super::phones::{all_phones, is_foreign, is_unofficial};
use super::rules::{HOST_TOPIC_WORDS, PUBLIC_TOPICS, WORDS};
use super::signs::Signs;
use super::speaker::{OwnHosts, Speaker};

/// The features of a message.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features {
    /// It claims to be from a public body.
    pub(crate) has_claim: bool,
    /// It names somebody else as its sender.
    pub(crate) names_other_sender: bool,
    /// It begins with a heading in brackets that names nobody: 【重要】.
    pub(crate) has_heading: bool,
    /// It names a sender that no rule knows.
    pub(crate) names_unknown_sender: bool,
    /// Its sender's address is known.
    pub(crate) has_sender_address: bool,
    /// Its links lead to hosts of the owner of the sender's address.
    pub(crate) links_match_sender: bool,
    /// It is about what public bodies see to.
    pub(crate) has_public_topic: bool,
    /// It begins with that matter.
    pub(crate) starts_with_topic: bool,
    /// It speaks in the voice of offices.
    pub(crate) is_formal: bool,
    /// It speaks about scams.
    pub(crate) is_about_scams: bool,
    /// It consists of links only.
    pub(crate) links_only: bool,
    /// A link leads elsewhere than to public bodies and the places all link to.
    pub(crate) has_unofficial_link: bool,
    /// One of these links has a top-level domain that hardly anybody but scams uses.
    pub(crate) has_throwaway_link: bool,
    /// There is a link at all.
    pub(crate) has_link: bool,
    /// A link imitates a government host, or shows one and leads elsewhere.
    pub(crate) has_impersonating_link: bool,
    /// A link goes through a shortener.
    pub(crate) has_shortened_link: bool,
    /// Something is odd about a link's address, a shortener included.
    pub(crate) has_odd_link: bool,
    /// The sender's address is no public body's.
    pub(crate) has_unofficial_address: bool,
    pub(crate) asks: Vec<Ask>,
    pub(crate) wants_payment: bool,
    pub(crate) wants_call: bool,
    /// A telephone number is written.
    pub(crate) has_phone: bool,
    /// A telephone number is written at which no public body answers.
    pub(crate) has_unofficial_phone: bool,
    /// A telephone number outside Japan is written.
    pub(crate) has_foreign_phone: bool,
    pub(crate) sends_to_atm: bool,
    pub(crate) wants_file_opened: bool,
    pub(crate) moves_to_chat: bool,
    pub(crate) invites_to_link: bool,
    pub(crate) threatens: bool,
    pub(crate) reports_trouble: bool,
    pub(crate) offers_money: bool,
    pub(crate) sets_deadline: bool,
    /// It passes on something to read or to visit.
    pub(crate) shares_content: bool,
}

/// Gathers the features of a message.
pub(super) fn features(
    speaker: &Speaker,
    signs: &Signs,
    links: &[InspectedLink],
    parsed: &ParsedMessage,
) -> Features {
    let own = match speaker {
        Speaker::PublicBody(_, own) => *own,
        Speaker::OtherSender | Speaker::Unknown(_) | Speaker::Unnamed => &[],
    };
    let mut features = Features::default();
    features.read_sender(speaker, parsed, own);
    features.read_links(links, parsed, own);
    features.read_signs(signs);
    features.read_phones(parsed);
    features.has_public_topic |= signs.has_public_topic || words(&parsed.sender) & PUBLIC_TOPICS != 0;
    features.starts_with_topic = starts_with_topic(parsed);
    features
}

impl Features {
    /// Who writes, by name and by address.
    fn read_sender(&mut self, speaker: &Speaker, parsed: &ParsedMessage, own: OwnHosts) {
        let mut lines = parsed.lines.iter().chain([&parsed.subject]);
        let from = sender_host(parsed);
        self.has_claim = matches!(speaker, Speaker::PublicBody(..));
        self.names_other_sender = *speaker == Speaker::OtherSender;
        self.names_unknown_sender = matches!(speaker, Speaker::Unknown(_));
        self.has_heading = lines.any(|line| is_heading(line));
        self.has_sender_address = from.is_some();
        self.has_impersonating_link |= from.as_ref().is_some_and(InspectedLink::is_impersonating);
        self.has_unofficial_address = from.is_some_and(|from| !from.is_official(own));
    }

    /// Where its links lead.
    fn read_links(&mut self, links: &[InspectedLink], parsed: &ParsedMessage, own: OwnHosts) {
        let is_away = |link: &&InspectedLink| !link.is_official(own) && !link.is_neutral();
        let away: Vec<&InspectedLink> = links.iter().filter(is_away).collect();
        self.links_match_sender = sender_host(parsed)
            .is_some_and(|from| away.iter().all(|link| is_one_owner(&link.name, &from.name)));
        self.has_unofficial_link = !away.is_empty();
        self.has_odd_link = away.iter().any(|link| !link.oddities.is_empty());
        self.has_throwaway_link = away.iter().any(|link| link.is_throwaway());
        self.has_link = links.iter().any(|link| !link.is_neutral());
        self.has_public_topic |= links.iter().any(|link| names_public_topic(&link.name));
        self.has_impersonating_link |= links.iter().any(InspectedLink::is_impersonating);
        self.has_shortened_link = links.iter().any(InspectedLink::is_shortened);
        self.wants_file_opened |= links.iter().any(InspectedLink::is_app);
        self.moves_to_chat |= links.iter().any(InspectedLink::is_chat);
    }

    /// What it wants, threatens and offers.
    fn read_signs(&mut self, signs: &Signs) {
        self.asks = signs.found.iter().filter_map(|f| f.sign.ask).collect();
        self.asks.sort_unstable();
        self.asks.dedup();
        self.is_formal = signs.is_formal;
        self.shares_content = signs.shares_content;
        for found in &signs.found {
            match found.sign.kind {
                Kind::Tap => self.invites_to_link = true,
                Kind::Pay => self.wants_payment = true,
                Kind::Call => self.wants_call = true,
                Kind::Atm => self.sends_to_atm = true,
                Kind::App => self.wants_file_opened = true,
                Kind::Chat => self.moves_to_chat = true,
                Kind::Threat => self.threatens = true,
                Kind::Trouble => self.reports_trouble = true,
                Kind::Gift => self.offers_money = true,
                Kind::Deadline => self.sets_deadline = true,
                Kind::Talk => self.is_about_scams = true,
                // Told by what is asked for.
                Kind::Give => {}
            }
        }
    }

    /// Whom its telephone numbers reach.
    fn read_phones(&mut self, parsed: &ParsedMessage) {
        let phones = all_phones(parsed);
        self.has_phone = !phones.is_empty();
        self.has_unofficial_phone = phones.iter().any(|phone| is_unofficial(phone));
        self.has_foreign_phone = phones.iter().any(|phone| is_foreign(phone));
    }
}

/// Whether a host has the word of a public matter: `juminzei-kanpu.example`.
fn names_public_topic(host: &str) -> bool {
    host.split(['.', '-'])
        .any(|part| HOST_TOPIC_WORDS.contains(&part))
}

/// Whether the subject or the first line begins with a public matter, as notices do.
/// Friends and shops mention one further behind.
fn starts_with_topic(parsed: &ParsedMessage) -> bool {
    let is_written = |line: &&String| !line.trim().is_empty();
    let first = parsed.lines.iter().find(is_written);
    first.into_iter().chain([&parsed.subject]).any(|line| {
        let head: String = line.chars().take(40).collect();
        let hits = WORDS.find(&normalize(&head)).into_iter();
        let mut matters = hits.filter(|hit| hit.groups & PUBLIC_TOPICS != 0);
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
pub(super) fn sender_host(parsed: &ParsedMessage) -> Option<InspectedLink> {
    let (_, host) = parsed.address.rsplit_once('@')?;
    let target = format!("https://{host}/");
    InspectedLink::of(&Link {
        text: String::new(),
        target,
    })
}

//! Collects the features of a message that determine its level.

use text::normalize;

use crate::ask::Ask;

use super::addresses::Link;
use super::kind::Kind;
use super::links::{InspectedLink, is_one_owner};
use super::names::word_groups;
use super::parsed_message::ParsedMessage;
use super::phones::{all_phones, is_foreign, is_unofficial};
use super::rules::{HOST_TOPIC_WORDS, PUBLIC_TOPICS, WORDS};
use super::signs::Signs;
use super::speaker::{OwnHosts, Speaker};

/// The features of a message, by which the policy decides.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features {
    /// It claims to be from a public body.
    pub(crate) has_claim: bool,
    /// It names a sender that is no public body, such as a company.
    pub(crate) names_other_sender: bool,
    /// A line or the subject begins with a heading in brackets: 【重要】.
    pub(crate) has_heading: bool,
    /// It names a sender that no rule knows.
    pub(crate) names_unknown_sender: bool,
    /// It has the sender's mail address.
    pub(crate) has_sender_address: bool,
    /// All its unofficial links have the registered domain of the sender's address.
    pub(crate) links_match_sender: bool,
    /// It is about a topic that public bodies handle, such as taxes.
    pub(crate) has_public_topic: bool,
    /// It begins with a public topic.
    pub(crate) starts_with_topic: bool,
    /// It uses the formal phrases of offices.
    pub(crate) is_formal: bool,
    /// It is about scams, as a warning is.
    pub(crate) is_about_scams: bool,
    /// It consists of links only.
    pub(crate) links_only: bool,
    /// A link leads neither to a public body nor to a neutral host.
    pub(crate) has_unofficial_link: bool,
    /// An unofficial link has a top-level domain that is used mostly by scams.
    pub(crate) has_throwaway_link: bool,
    /// It has a link to a host that is not neutral.
    pub(crate) has_link: bool,
    /// A link or the sender's address imitates a government host, or a link shows one
    /// and leads elsewhere.
    pub(crate) has_impersonating_link: bool,
    /// A link goes through a shortener.
    pub(crate) has_shortened_link: bool,
    /// An unofficial link has an unusual address, such as one of a shortener.
    pub(crate) has_odd_link: bool,
    /// The sender's mail address does not belong to a public body.
    pub(crate) has_unofficial_address: bool,
    /// The data that it asks for, each once.
    pub(crate) asks: Vec<Ask>,
    /// It wants a payment.
    pub(crate) wants_payment: bool,
    /// It wants to be called.
    pub(crate) wants_call: bool,
    /// It contains a telephone number.
    pub(crate) has_phone: bool,
    /// It contains a telephone number that no public body uses.
    pub(crate) has_unofficial_phone: bool,
    /// It contains a telephone number outside Japan.
    pub(crate) has_foreign_phone: bool,
    /// It sends its reader to a cash machine.
    pub(crate) sends_to_atm: bool,
    /// It wants an app, an attachment or a QR code to be opened, or links to an app.
    pub(crate) wants_file_opened: bool,
    /// It moves the conversation to a chat.
    pub(crate) moves_to_chat: bool,
    /// It invites its reader to open a link.
    pub(crate) invites_to_link: bool,
    /// It threatens a loss.
    pub(crate) threatens: bool,
    /// It says that something is wrong or left undone.
    pub(crate) reports_trouble: bool,
    /// It offers money.
    pub(crate) offers_money: bool,
    /// It sets a deadline.
    pub(crate) sets_deadline: bool,
    /// It recommends an article or an event.
    pub(crate) shares_content: bool,
}

/// Collects the features of a message.
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
    features.has_public_topic |=
        signs.has_public_topic || word_groups(&parsed.sender) & PUBLIC_TOPICS != 0;
    features.starts_with_topic = starts_with_topic(parsed);
    features
}

impl Features {
    /// Reads the claimed sender and the sender's address.
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

    /// Reads the links.
    fn read_links(&mut self, links: &[InspectedLink], parsed: &ParsedMessage, own: OwnHosts) {
        let has_unofficial_host =
            |link: &&InspectedLink| !link.is_official(own) && !link.is_neutral();
        let unofficial_links: Vec<&InspectedLink> =
            links.iter().filter(has_unofficial_host).collect();
        self.links_match_sender = sender_host(parsed).is_some_and(|from| {
            unofficial_links
                .iter()
                .all(|link| is_one_owner(&link.name, &from.name))
        });
        self.has_unofficial_link = !unofficial_links.is_empty();
        self.has_odd_link = unofficial_links
            .iter()
            .any(|link| !link.oddities.is_empty());
        self.has_throwaway_link = unofficial_links.iter().any(|link| link.is_throwaway());
        self.has_link = links.iter().any(|link| !link.is_neutral());
        self.has_public_topic |= links.iter().any(|link| names_public_topic(&link.name));
        self.has_impersonating_link |= links.iter().any(InspectedLink::is_impersonating);
        self.has_shortened_link = links.iter().any(InspectedLink::is_shortened);
        self.wants_file_opened |= links.iter().any(InspectedLink::is_app);
        self.moves_to_chat |= links.iter().any(InspectedLink::is_chat);
    }

    /// Reads the signs.
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
                // Its ask is in `asks`.
                Kind::Give => {}
            }
        }
    }

    /// Reads the telephone numbers.
    fn read_phones(&mut self, parsed: &ParsedMessage) {
        let phones = all_phones(parsed);
        self.has_phone = !phones.is_empty();
        self.has_unofficial_phone = phones.iter().any(|phone| is_unofficial(phone));
        self.has_foreign_phone = phones.iter().any(|phone| is_foreign(phone));
    }
}

/// Whether a host contains a word for a public topic: `juminzei-kanpu.example`.
fn names_public_topic(host: &str) -> bool {
    host.split(['.', '-'])
        .any(|part| HOST_TOPIC_WORDS.contains(&part))
}

/// Whether the subject or the first line begins with a public topic, as notices do. In
/// messages from friends and shops a topic comes later.
fn starts_with_topic(parsed: &ParsedMessage) -> bool {
    let is_not_blank = |line: &&String| !line.trim().is_empty();
    let first = parsed.lines.iter().find(is_not_blank);
    first.into_iter().chain([&parsed.subject]).any(|line| {
        let head: String = line.chars().take(40).collect();
        let hits = WORDS.find(&normalize(&head)).into_iter();
        let mut topics = hits.filter(|hit| hit.groups & PUBLIC_TOPICS != 0);
        topics.any(|hit| hit.start <= MAX_LEAD_CHARS)
    })
}

/// At most this many characters may come before the topic: 【重要】, "Your".
const MAX_LEAD_CHARS: usize = 6;

/// Whether a line begins in brackets, as notices do: 【重要】.
fn is_heading(line: &str) -> bool {
    line.starts_with(['【', '[', '≪', '《', '〔'])
}

/// The host of the sender's mail address, inspected like a link.
pub(super) fn sender_host(parsed: &ParsedMessage) -> Option<InspectedLink> {
    let (_, host) = parsed.address.rsplit_once('@')?;
    let target = format!("https://{host}/");
    InspectedLink::of(&Link {
        text: String::new(),
        target,
    })
}

//! Finds the sender that a short text names.

use std::ops::Range;

use text::{Hit as BodyHit, normalize};

use super::rules;
use super::rules::{OFFICE_SUFFIXES, OTHER_OWNERS, PUBLIC_TOPICS, SCAM_TALK, SENDERS, WORDS};
use super::speaker::{OwnHosts, Speaker};
use super::trie::Hit;
use crate::rules::{BODIES, DICTIONARY, GENERIC};

/// At most this many other letters may accompany a public body's name: 徴収部, 花守市,
/// インボイス.
pub(super) const MAX_EXTRA_CHARS: usize = 6;

/// The sender that a short text names. It names a public body where it consists of the
/// body's name, generic words and at most `max_extra_chars` other letters.
pub(super) fn sender_in_text(text: &str, max_extra_chars: usize) -> Speaker {
    if text.chars().nth(80).is_some() {
        return Speaker::Unnamed;
    }
    let normalized = normalize(text);
    let names = find_names(&normalized);
    let known = names.iter().map(|(name, _)| name.clone());
    let unknown_letters = count_unknown_letters(&normalized, known.collect(), rules::GENERIC_WORDS);
    let has_other_owner = has_owner(&normalized);
    let is_about_body =
        unknown_letters > 0 && (has_other_owner || word_groups(text) & SCAM_TALK != 0);
    match names.first() {
        Some((name, own))
            if unknown_letters <= max_extra_chars
                && !is_about_body
                && !is_continued(&normalized, name) =>
        {
            Speaker::PublicBody(quoted(text), own)
        }
        _ if unknown_letters > 0 && has_other_owner => Speaker::OtherSender,
        // A single letter is no name, as in 【最終警告書】.
        _ if unknown_letters > 1 => Speaker::Unknown(quoted(text)),
        _ => Speaker::Unnamed,
    }
}

/// The sender that a mail's sender field names. A public body's name counts there
/// whatever else the field contains: 「法務省管轄支局 民間訴訟告知センター」.
pub(super) fn sender_in_address_field(text: &str) -> Speaker {
    let speaker = sender_in_name_slot(text);
    let normalized = normalize(text);
    let is_body =
        |(name, own): &(Range<usize>, OwnHosts)| own.is_empty() && !is_continued(&normalized, name);
    match speaker {
        Speaker::Unknown(name)
            if word_groups(text) & SCAM_TALK == 0
                && find_names(&normalized).iter().any(is_body) =>
        {
            Speaker::PublicBody(name, &[])
        }
        speaker => speaker,
    }
}

/// The sender that a text names in a place for senders only. There a public topic
/// together with an office is a name too, as scams invent: 「年金払戻センター」.
pub(super) fn sender_in_name_slot(text: &str) -> Speaker {
    let speaker = sender_in_text(text, MAX_EXTRA_CHARS);
    let groups = word_groups(text);
    let is_office =
        groups & PUBLIC_TOPICS != 0 && groups & OFFICE_SUFFIXES != 0 && groups & SCAM_TALK == 0;
    match speaker {
        Speaker::Unknown(name) if is_office => {
            let known = rules::GENERIC_WORDS | PUBLIC_TOPICS | OFFICE_SUFFIXES;
            if count_unknown_letters(&normalize(text), Vec::new(), known) <= MAX_EXTRA_CHARS {
                Speaker::PublicBody(name, &[])
            } else {
                Speaker::Unknown(name)
            }
        }
        speaker => speaker,
    }
}

/// Whether a normalized text has a word of senders that are no public body. 総務
/// (general affairs of a company) does not count inside of 総務省.
pub(super) fn has_owner(normalized: &str) -> bool {
    owners(&WORDS.find(normalized)).next().is_some()
}

/// The hits for such words among the hits in a text.
pub(super) fn owners(hits: &[Hit]) -> impl Iterator<Item = &Hit> {
    let is_longer = |long: &Hit, hit: &Hit| {
        long.start <= hit.start
            && hit.end <= long.end
            && long.end - long.start > hit.end - hit.start
    };
    let is_in_topic = move |hit: &Hit| {
        let mut topics = hits.iter().filter(|long| long.groups & PUBLIC_TOPICS != 0);
        topics.any(|long| is_longer(long, hit))
    };
    let owners = hits.iter().filter(|hit| hit.groups & OTHER_OWNERS != 0);
    owners.filter(move |hit| !is_in_topic(hit))
}

/// How many letters of a normalized text are in none of the known ranges, in no generic
/// word and in no word of these groups.
fn count_unknown_letters(normalized: &str, mut known: Vec<Range<usize>>, groups: u64) -> usize {
    let generic = DICTIONARY.find(normalized).into_iter();
    let generic = generic.filter(|hit| GENERIC.contains(&hit.word));
    known.extend(generic.map(|hit| hit.start..hit.end));
    let common = WORDS.find(normalized).into_iter();
    let common = common.filter(|hit| hit.groups & groups != 0);
    known.extend(common.map(|hit| hit.start..hit.end));
    let is_known = |at: usize| known.iter().any(|range| range.contains(&at));
    let letters = normalized.chars().enumerate();
    let letters = letters.filter(|(_, c)| c.is_alphabetic());
    letters.filter(|(at, _)| !is_known(*at)).count()
}

/// Whether the sentence continues after the name, so that it is about the body and does
/// not name the sender: 「国税庁が発表」 continues, and 「国税庁です」 does not.
pub(super) fn is_continued(normalized: &str, name: &Range<usize>) -> bool {
    let mut following = normalized.chars().skip(name.end);
    let (next, then) = (following.next(), following.next());
    next.is_some_and(|c| "をがにはも".contains(c)) || next == Some('で') && then != Some('す')
}

/// The ranges of the names of public bodies and other senders in a normalized text.
/// Senders with hosts of their own come first: 東京都水道局 is the water works and not
/// the prefecture.
pub(super) fn find_names(normalized: &str) -> Vec<(Range<usize>, OwnHosts)> {
    let is_body = |hit: &BodyHit| BODIES.iter().any(|body| body.names.contains(&hit.word));
    let bodies = DICTIONARY.find(normalized).into_iter().filter(is_body);
    let bodies = bodies.map(|hit| (hit.start..hit.end, &[][..]));
    let senders = WORDS.find(normalized).into_iter().filter_map(|hit| {
        let sender = SENDERS.iter().find(|s| hit.groups & s.names != 0)?;
        Some((hit.start..hit.end, sender.hosts))
    });
    let (with_hosts, without_hosts): (Vec<(Range<usize>, OwnHosts)>, Vec<_>) =
        senders.chain(bodies).partition(|(_, own)| !own.is_empty());
    let mut names = with_hosts;
    names.extend(without_hosts);
    names
}

/// Only this many characters of a line are searched for names.
pub(super) const MAX_NAME_CHARS: usize = 200;

/// The groups of the words at the beginning of a line.
pub(super) fn word_groups(line: &str) -> u64 {
    let head: String = line.chars().take(MAX_NAME_CHARS).collect();
    WORDS.groups(&normalize(&head))
}

/// A text as a quotation of at most 40 characters.
pub(super) fn quoted(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

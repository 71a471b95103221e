//! The names that a short text holds, and whom it names by them.

use std::ops::Range;

use text::{Hit as BodyHit, normalize};

use super::rules;
use super::rules::{PUBLIC_TOPICS, OFFICE_SUFFIXES, OTHER_OWNERS, SENDERS, SCAM_TALK, WORDS};
use super::speaker::{OwnHosts, Speaker};
use super::trie::Hit;
use crate::rules::{BODIES, DICTIONARY, GENERIC};

/// At most this many letters may stand beside a body's name: 徴収部, 花守市, インボイス.
pub(super) const MAX_EXTRA_CHARS: usize = 6;

/// Whom a short text names: a body where it is its name, words that anybody
/// uses and at most so many letters more.
pub(super) fn named(text: &str, spare: usize) -> Speaker {
    if text.chars().nth(80).is_some() {
        return Speaker::Unnamed;
    }
    let normalized = normalize(text);
    let names = names(&normalized);
    let known = names.iter().map(|(name, _)| name.clone());
    let rest = count_unknown_letters(&normalized, known.collect(), rules::GENERIC_WORDS);
    let owned = has_owner(&normalized);
    let is_about = rest > 0 && (owned || words(text) & SCAM_TALK != 0);
    match names.first() {
        Some((name, own)) if rest <= spare && !is_about && !is_continued(&normalized, name) => {
            Speaker::PublicBody(quoted(text), own)
        }
        _ if rest > 0 && owned => Speaker::OtherSender,
        // A single letter is no name: 【最終警告書】.
        _ if rest > 1 => Speaker::Unknown(quoted(text)),
        _ => Speaker::Unnamed,
    }
}

/// The same of a mail's sender, who may add as much to a body's name as fits:
/// 「法務省管轄支局 民間訴訟告知センター」.
pub(super) fn mail_sender_named(text: &str) -> Speaker {
    let speaker = sender_named(text);
    let normalized = normalize(text);
    let is_body = |(name, own): &(Range<usize>, OwnHosts)| own.is_empty() && !is_continued(&normalized, name);
    match speaker {
        Speaker::Unknown(name)
            if words(text) & SCAM_TALK == 0 && names(&normalized).iter().any(is_body) =>
        {
            Speaker::PublicBody(name, &[])
        }
        speaker => speaker,
    }
}

/// The same where nothing but a sender's name can stand. There a public matter
/// and an office make a name too, with hardly a letter that would tell whose:
/// 「年金払戻センター」 is one that scams make up.
pub(super) fn sender_named(text: &str) -> Speaker {
    let speaker = named(text, MAX_EXTRA_CHARS);
    let words = words(text);
    let is_office = words & PUBLIC_TOPICS != 0 && words & OFFICE_SUFFIXES != 0 && words & SCAM_TALK == 0;
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

/// Whether a normalized text has a word of those who are somebody else. 総務 is the
/// general affairs of a company, and nobody's inside of 総務省.
pub(super) fn has_owner(normalized: &str) -> bool {
    owners(&WORDS.find(normalized)).next().is_some()
}

/// Those words among the words of a text.
pub(super) fn owners(hits: &[Hit]) -> impl Iterator<Item = &Hit> {
    let is_longer = |long: &Hit, hit: &Hit| {
        long.start <= hit.start
            && hit.end <= long.end
            && long.end - long.start > hit.end - hit.start
    };
    let stands_in = move |hit: &Hit| {
        let mut matters = hits.iter().filter(|long| long.groups & PUBLIC_TOPICS != 0);
        matters.any(|long| is_longer(long, hit))
    };
    let owners = hits.iter().filter(|hit| hit.groups & OTHER_OWNERS != 0);
    owners.filter(move |hit| !stands_in(hit))
}

/// How many letters of a normalized text stand in no known place, in no word that
/// any site uses and in no word of these groups.
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

/// 「国税庁が発表」 is about it, and 「国税庁です」 is not.
pub(super) fn is_continued(normalized: &str, name: &Range<usize>) -> bool {
    let mut behind = normalized.chars().skip(name.end);
    let (next, then) = (behind.next(), behind.next());
    next.is_some_and(|c| "をがにはも".contains(c)) || next == Some('で') && then != Some('す')
}

/// Where the names of public bodies and of the other senders stand in a normalized
/// text. Those with hosts of their own come first: 東京都水道局 is the water works.
pub(super) fn names(normalized: &str) -> Vec<(Range<usize>, OwnHosts)> {
    let is_body = |hit: &BodyHit| BODIES.iter().any(|body| body.names.contains(&hit.word));
    let bodies = DICTIONARY.find(normalized).into_iter().filter(is_body);
    let bodies = bodies.map(|hit| (hit.start..hit.end, &[][..]));
    let senders = WORDS.find(normalized).into_iter().filter_map(|hit| {
        let sender = SENDERS.iter().find(|s| hit.groups & s.names != 0)?;
        Some((hit.start..hit.end, sender.hosts))
    });
    let (homed, homeless): (Vec<(Range<usize>, OwnHosts)>, Vec<_>) =
        senders.chain(bodies).partition(|(_, own)| !own.is_empty());
    let mut names = homed;
    names.extend(homeless);
    names
}

/// Only this many characters of a line may name somebody.
pub(super) const MAX_NAME_CHARS: usize = 200;

/// The groups of the words of a line's beginning.
pub(super) fn words(line: &str) -> u64 {
    let head: String = line.chars().take(MAX_NAME_CHARS).collect();
    WORDS.groups(&normalize(&head))
}

pub(super) fn quoted(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

//! Finds the names of public bodies and brands in a short text.

use std::ops::Range;

use text::{Codes, Hit as BodyHit, normalize};

use super::rules;
use super::rules::{
    BODY_NAMES, BRAND_NAMES, OFFICE_SUFFIXES, OTHER_OWNERS, PUBLIC_TOPICS, SCAM_TALK, WORDS,
};
use super::trie::Hit;
use crate::rules::{BODY_WORDS, DICTIONARY, GENERIC};

/// At most this many other letters may accompany a name: 徴収部, 花守市, インボイス.
pub(super) const MAX_EXTRA_CHARS: usize = 6;

/// Only this many characters of a line are searched for names.
const MAX_NAME_CHARS: usize = 200;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// A public body, or a company whose bills are a public matter.
    Body,
    /// A brand of `brands.toml`.
    Brand,
}

/// Whether a normalized text has the name of a public body that pages can claim to be.
pub(super) fn names_body(normalized: &Codes) -> bool {
    let is_name = |word: u16| BODY_WORDS.binary_search(&word).is_ok();
    let mut found = false;
    DICTIONARY.each_in(normalized, &mut |hit| found |= is_name(hit.word));
    found
}

/// Whether a word of the rules for pages is the name of a public body.
fn is_body(hit: &BodyHit) -> bool {
    BODY_WORDS.binary_search(&hit.word).is_ok()
}

/// The sender that a short text names. It names one where it consists of the name, generic
/// words and at most `max_extra_chars` other letters.
pub(super) fn named_in_text(text: &str, max_extra_chars: usize) -> Option<Named> {
    if text.chars().nth(80).is_some() {
        return None;
    }
    let normalized = normalize(text);
    let found = find_names(&normalized);
    let (named, first) = found.first()?;
    let known = found.iter().map(|(_, name)| name.clone());
    let unknown_letters = count_unknown_letters(&normalized, known.collect(), rules::GENERIC_WORDS);
    let is_about =
        unknown_letters > 0 && (has_owner(&normalized) || word_groups(text) & SCAM_TALK != 0);
    let is_name = unknown_letters <= max_extra_chars && !is_about;
    (is_name && !is_continued(&normalized, first)).then_some(*named)
}

/// The sender that a mail's sender field names. A public body's name counts there whatever
/// else the field contains: 「法務省管轄支局 民間訴訟告知センター」.
pub(super) fn named_in_address_field(text: &str) -> Option<Named> {
    let named = named_in_name_slot(text);
    if named.is_some() || word_groups(text) & SCAM_TALK != 0 {
        return named;
    }
    let normalized = normalize(text);
    let mut found = find_names(&normalized).into_iter();
    found
        .find(|(_, name)| !is_continued(&normalized, name))
        .map(|(named, _)| named)
}

/// The sender that a text names in a place for senders only. There a public topic
/// together with an office is a name too, as scams invent: 「年金払戻センター」.
pub(super) fn named_in_name_slot(text: &str) -> Option<Named> {
    let groups = word_groups(text);
    let is_office =
        groups & PUBLIC_TOPICS != 0 && groups & OFFICE_SUFFIXES != 0 && groups & SCAM_TALK == 0;
    named_in_text(text, MAX_EXTRA_CHARS).or_else(|| {
        let known = rules::GENERIC_WORDS | PUBLIC_TOPICS | OFFICE_SUFFIXES;
        let normalized = normalize(text);
        let is_name = is_office
            && count_unknown_letters(&normalized, Vec::new(), known) <= MAX_EXTRA_CHARS
            && !has_owner(&normalized);
        is_name.then_some(Named::Body)
    })
}

/// Whether a normalized text has a word of senders that are neither. 総務 (general affairs
/// of a company) does not count inside of 総務省, nor 銀行 inside of a brand's name.
pub(super) fn has_owner(normalized: &str) -> bool {
    let hits = WORDS.find(normalized);
    let is_longer = |long: &Hit, hit: &Hit| long.start <= hit.start && hit.end <= long.end;
    let is_in_name = |hit: &Hit| {
        let known = PUBLIC_TOPICS | BRAND_NAMES | BODY_NAMES;
        let mut names = hits.iter().filter(|long| long.groups & known != 0);
        names.any(|long| is_longer(long, hit))
    };
    let mut owners = hits.iter().filter(|hit| hit.groups & OTHER_OWNERS != 0);
    owners.any(|hit| !is_in_name(hit))
}

/// How many letters of a normalized text are in none of the known ranges, in no generic
/// word and in no word of these groups.
fn count_unknown_letters(normalized: &str, mut known: Vec<Range<usize>>, groups: u128) -> usize {
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

/// The ranges of the names of public bodies and brands in a normalized text, bodies first.
pub(super) fn find_names(normalized: &str) -> Vec<(Named, Range<usize>)> {
    let bodies = DICTIONARY.find(normalized).into_iter().filter(is_body);
    let bodies = bodies.map(|hit| (Named::Body, hit.start..hit.end));
    let words = WORDS.find(normalized);
    let brands = words.iter().filter(|hit| hit.groups & BRAND_NAMES != 0);
    let brands: Vec<(Named, Range<usize>)> = brands
        .map(|hit| (Named::Brand, hit.start..hit.end))
        .collect();
    let listed = words.iter().filter(|hit| hit.groups & BODY_NAMES != 0);
    let mut names: Vec<(Named, Range<usize>)> = listed
        .map(|hit| (Named::Body, hit.start..hit.end))
        .chain(bodies)
        .collect();
    names.extend(brands);
    names
}

/// The groups of the words at the beginning of a line.
pub(super) fn word_groups(line: &str) -> u128 {
    let head: String = line.chars().take(MAX_NAME_CHARS).collect();
    WORDS.groups(&normalize(&head))
}

/// A text as a quotation of at most 40 characters.
pub(super) fn quoted(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

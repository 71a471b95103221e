//! Splits a host name into the words of government hosts that it has, and other words.
//!
//! A part of a host ends at a dot or a hyphen. A part is a known word, or known words that
//! are joined (`ntagojp`), or one other word.

use text::normalize;

use super::spelling::is_one_edit_apart;
use crate::rules::{
    COMMON_TOKENS, COUNTRY_TOKENS, DECISIVE_TOKENS, NAME_TOKENS, OFFICIAL_TOKENS, STRONG_TOKENS,
    TOPIC_TOKENS,
};

/// What a word of a host tells. `src/rules/hosts.toml` explains the kinds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Decisive,
    Strong,
    Name,
    Topic,
    Official,
    Country,
    Common,
    /// A word that is in no list.
    Other,
}

const LISTS: [(Kind, &[&str]); 7] = [
    (Kind::Decisive, DECISIVE_TOKENS),
    (Kind::Strong, STRONG_TOKENS),
    (Kind::Name, NAME_TOKENS),
    (Kind::Topic, TOPIC_TOKENS),
    (Kind::Official, OFFICIAL_TOKENS),
    (Kind::Country, COUNTRY_TOKENS),
    (Kind::Common, COMMON_TOKENS),
];

/// A word of a host.
pub(super) struct Word {
    /// The word as the lists spell it; empty for one that is in no list.
    pub(super) text: &'static str,
    pub(super) kind: Kind,
    /// The number of its label, from the left.
    pub(super) label: usize,
    /// Whether its label has only known words.
    pub(super) is_label_known: bool,
}

type Known = (Kind, &'static str);

/// The words of a host without its public suffix.
pub(super) fn words(front: &str) -> Vec<Word> {
    let normalized = normalize(front).replace("my-num", "mynum");
    let labels = normalized.split('.').enumerate();
    labels.flat_map(|(at, label)| words_of(at, label)).collect()
}

fn words_of(at: usize, label: &str) -> impl Iterator<Item = Word> {
    let whole = label.replace("e-tax", "etax").replace("j-lis", "jlis");
    let mut found = split_known(&whole.replace('-', ""));
    if found.is_empty() {
        found = whole.split('-').flat_map(words_of_part).collect();
    }
    let is_label_known = found.iter().all(|(kind, _)| *kind != Kind::Other);
    found.into_iter().map(move |(kind, text)| Word {
        text,
        kind,
        label: at,
        is_label_known,
    })
}

fn words_of_part(part: &str) -> Vec<Known> {
    let known = split_known(part);
    if !known.is_empty() || is_filler(part) {
        return known;
    }
    vec![match misspelt(part) {
        Some(token) if token.len() >= LONG_TOKEN_LETTERS => (Kind::Decisive, token),
        Some(token) => (Kind::Name, token),
        None => (Kind::Other, ""),
    }]
}

/// A misspelt token of this length is no chance.
const LONG_TOKEN_LETTERS: usize = 10;

/// The shortest token that is looked for with a wrong letter.
const MIN_MISSPELT_LETTERS: usize = 5;

/// Whether a part tells nothing: `www`, `www3`, digits.
fn is_filler(part: &str) -> bool {
    let rest = part.trim_start_matches("www");
    rest.bytes().all(|byte| byte.is_ascii_digit())
}

/// The known words of which a part consists, without digits around it; empty where it has
/// any other letters. The longest word is taken first, and never reconsidered: hosts are
/// written by strangers, and this takes linear time.
fn split_known(part: &str) -> Vec<Known> {
    let mut rest = part.trim_matches(|c: char| c.is_ascii_digit());
    let mut words = Vec::new();
    while let Some((kind, token)) = longest_token(rest) {
        words.push((kind, token));
        rest = &rest[token.len()..];
    }
    if !rest.is_empty() {
        words.clear();
    }
    words
}

fn longest_token(text: &str) -> Option<Known> {
    let all = LISTS
        .iter()
        .flat_map(|(kind, list)| list.iter().map(move |token| (*kind, *token)));
    all.filter(|(_, token)| text.starts_with(token))
        .max_by_key(|(_, token)| token.len())
}

/// The decisive or strong token that a part is, but for one letter that is wrong, missing,
/// added or swapped with its neighbour.
fn misspelt(part: &str) -> Option<&'static str> {
    let long = |token: &&&str| token.is_ascii() && token.len() >= MIN_MISSPELT_LETTERS;
    let tokens = DECISIVE_TOKENS.iter().chain(STRONG_TOKENS).filter(long);
    let mut close = tokens.filter(|token| is_one_edit_apart(part.as_bytes(), token.as_bytes()));
    close.next().copied().filter(|_| part.is_ascii())
}

//! Splits a host name into the words of government hosts that it has, and other words.
//!
//! A part of a host ends at a dot or a hyphen. A part is a known word, or known words that
//! are joined (`ntagojp`), or one other word.

use std::sync::OnceLock;

use text::normalize;

use super::spelling::is_one_edit_apart;
use crate::rules::TOKENS;

/// What a word of a host tells. `src/rules/hosts.toml` explains the kinds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Decisive,
    Strong,
    Bare,
    Name,
    Topic,
    Official,
    Common,
    /// A word that is in no list.
    Other,
}

/// The kinds of the lists in `TOKENS`. Those before `MISSPELT` are also looked for with a
/// wrong letter.
const KINDS: [Kind; 7] = [
    Kind::Decisive,
    Kind::Strong,
    Kind::Bare,
    Kind::Name,
    Kind::Topic,
    Kind::Official,
    Kind::Common,
];
const MISSPELT: usize = 3;

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

/// The words of a host without its public suffix.
pub(super) fn words(front: &str) -> Vec<Word> {
    let normalized = normalize(front)
        .replace("e-tax", "etax")
        .replace("j-lis", "jlis")
        .replace("my-num", "mynum");
    let mut words = Vec::new();
    for (at, label) in normalized.split('.').enumerate() {
        add_label(label, at, &mut words);
    }
    words
}

fn add_label(label: &str, at: usize, words: &mut Vec<Word>) {
    let start = words.len();
    if !add_known(&label.replace('-', ""), at, words) {
        for part in label.split('-') {
            if !add_known(part, at, words) {
                let (kind, text) = misspelt(part);
                words.push(word(kind, text, at));
            }
        }
    }
    let added = &mut words[start..];
    let is_known = added.iter().all(|word| word.kind != Kind::Other);
    for word in added {
        word.is_label_known = is_known;
    }
}

fn word(kind: Kind, text: &'static str, label: usize) -> Word {
    Word {
        text,
        kind,
        label,
        is_label_known: false,
    }
}

/// Adds the known words of which a part consists, without `www` before them and digits
/// after them, or returns `false`. The longest word is taken first and never
/// reconsidered: strangers choose hosts, and this takes linear time.
fn add_known(part: &str, at: usize, words: &mut Vec<Word>) -> bool {
    let start = words.len();
    let mut rest = part.strip_prefix("www").unwrap_or(part);
    while !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        let (kind, token) = longest_token(rest);
        if token.is_empty() {
            words.truncate(start);
            return false;
        }
        words.push(word(kind, token, at));
        rest = &rest[token.len()..];
    }
    true
}

/// The longest known word with which a text begins; an empty one if there is none.
fn longest_token(text: &str) -> (Kind, &'static str) {
    let tokens = tokens();
    let most = text.len().min(tokens.longest);
    let starts = (1..=most).rev().filter_map(|length| text.get(..length));
    let known = starts.map(|start| {
        tokens
            .sorted
            .binary_search_by_key(&start, |(token, _)| token)
    });
    let found = known.flatten().next();
    found.map_or((Kind::Other, ""), |at| {
        let (token, kind) = tokens.sorted[at];
        (kind, token)
    })
}

/// The words of the lists.
struct Tokens {
    /// Each word with the kind of the first list that has it, sorted.
    sorted: Vec<(&'static str, Kind)>,
    /// The length of the longest, in bytes.
    longest: usize,
    /// Those that are looked for with a wrong letter, in the order of the lists.
    misspelt: Vec<&'static str>,
}

fn tokens() -> &'static Tokens {
    static KNOWN: OnceLock<Tokens> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let lists = KINDS.iter().zip(TOKENS);
        let all = lists.flat_map(|(kind, list)| list.split(' ').map(|token| (token, *kind)));
        let mut sorted: Vec<(&str, Kind)> = all.filter(|(token, _)| !token.is_empty()).collect();
        sorted.sort_by_key(|(token, _)| *token);
        sorted.dedup_by_key(|(token, _)| *token);
        let checked = TOKENS[..MISSPELT].iter().flat_map(|list| list.split(' '));
        let is_long = |token: &&str| token.is_ascii() && token.len() >= MIN_MISSPELT_LETTERS;
        Tokens {
            longest: sorted
                .iter()
                .map(|(token, _)| token.len())
                .max()
                .unwrap_or(0),
            misspelt: checked.filter(is_long).collect(),
            sorted,
        }
    })
}

/// The decisive, strong or bare word that a part is, but for one letter that is wrong, missing,
/// added or swapped with its neighbour: a decisive word if it is so long that this is no
/// chance, and else a name.
fn misspelt(part: &str) -> (Kind, &'static str) {
    let mut all = tokens().misspelt.iter();
    let token = all.find(|token| is_one_edit_apart(part.as_bytes(), token.as_bytes()));
    match token {
        Some(token) if token.len() >= CERTAIN_LETTERS => (Kind::Decisive, token),
        Some(token) => (Kind::Name, token),
        None => (Kind::Other, ""),
    }
}

/// The shortest word that is looked for with a wrong letter.
const MIN_MISSPELT_LETTERS: usize = 5;

/// A misspelt word of this length is no chance.
const CERTAIN_LETTERS: usize = 10;

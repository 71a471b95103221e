//! Hosts that imitate a government host name. That alone is shown as a fact and
//! raises no warning.
//!
//! Main path of [`is_look_alike`]: the public suffix is taken off, the rest is split into
//! words (`host_words`), and the words of one host are weighed together. A word counts only
//! where it is whole: `nta` is none in `vintage`.

use idna::punycode;

use super::government::{has, is_legacy, is_under_any};
use super::host_words::{Kind, Word, words};
use super::place_names::{begins_as_place, names_a_place};
use super::public_suffix::{Suffix, split};
use crate::rules::HYPHENED_TOKENS;

/// Whether a host that does not belong to the government imitates one that does: it
/// contains a complete government host or the suffix `go.jp` before another domain,
/// or words of a government host, even if spelt with confusable letters.
pub(crate) fn is_look_alike(name: &str) -> bool {
    if is_foreign_government(name) {
        return false;
    }
    let start = name.len().saturating_sub(MAX_NAME_BYTES);
    let (front, suffix) = split(name.get(start..).unwrap_or(name));
    let decoded = decode_punycode(front);
    if has_government_suffix(&decoded) || has_legacy_name(&decoded) {
        return true;
    }
    let words = words(&decoded);
    match suffix {
        Suffix::Checked => false,
        Suffix::Japanese => combines_words(&words),
        Suffix::Other => {
            combines_words(&words)
                || has_strong_word(&words)
                || decoded.split('.').any(is_hyphened)
                || names_a_place(&decoded)
                || starts_with_acronym(&decoded)
        }
    }
}

/// Whether a label of a host is a word of government hosts and nothing else: `nenkin` in
/// `nenkin.example.com`, `city.yokohama` in `city.yokohama.example.com`.
pub(crate) fn has_government_label(name: &str) -> bool {
    if is_foreign_government(name) {
        return false;
    }
    let (front, suffix) = split(name);
    let decoded = decode_punycode(front);
    let is_word = |word: &Word| match word.kind {
        Kind::Decisive | Kind::Strong | Kind::Bare | Kind::Name | Kind::Topic => {
            word.is_label_known
        }
        Kind::Official | Kind::Common | Kind::Other => false,
    };
    suffix != Suffix::Checked
        && (words(&decoded).iter().any(is_word)
            || begins_as_place(&decoded)
            || starts_with_office(&decoded))
}

/// No longer name can be resolved (RFC 1035, 2.3.4).
const MAX_NAME_BYTES: usize = 253;

/// Decodes the punycode labels of a host: `xn--eckzdqc.jp` is `マイナ.jp`. A label that
/// is not valid punycode stays as it is.
pub(crate) fn decode_punycode(host: &str) -> String {
    let label = |label: &str| {
        let decoded = label
            .strip_prefix("xn--")
            .and_then(punycode::decode_to_string)
            .filter(|characters| !characters.is_empty());
        decoded.unwrap_or_else(|| label.to_owned())
    };
    host.split('.').map(label).collect::<Vec<_>>().join(".")
}

/// A host in ASCII, with each label of other letters as punycode.
pub(crate) fn encode_punycode(host: &str) -> String {
    let label = |label: &str| {
        let label = label.to_lowercase();
        let encoded = (!label.is_ascii()).then(|| punycode::encode_str(&label));
        encoded
            .flatten()
            .map_or(label, |encoded| format!("xn--{encoded}"))
    };
    host.split(['.', '。'])
        .map(label)
        .collect::<Vec<_>>()
        .join(".")
}

/// Whether a host belongs to another government, as `.gov`, `.gov.az` and `.go.kr` do.
/// Their hosts contain the same words.
fn is_foreign_government(name: &str) -> bool {
    name.rsplit('.').take(2).any(|label| label == "gov") || is_under_any(name, FOREIGN_GOVERNMENTS)
}

/// Source: Public Suffix List e8c9a2b of 2026-08-19.
const FOREIGN_GOVERNMENTS: &str = "go.ci go.cr go.id go.ke go.kr go.th go.tz go.ug";

/// Whether a label has an official word, a hyphen and at most three letters: `nta-cc`.
fn is_hyphened(label: &str) -> bool {
    let split = label.split_once('-');
    split.is_some_and(|(front, rest)| has(HYPHENED_TOKENS, front) && rest.len() <= 3)
}

/// Whether the first of several labels is an agency's acronym: `nta.x.com`.
fn starts_with_acronym(front: &str) -> bool {
    let first = front.strip_prefix("www.").unwrap_or(front).split_once('.');
    first.is_some_and(|(label, _)| matches!(label, "nta" | "mhlw" | "jpki" | "jlis"))
}

/// Whether the first of several labels is the one of an office, without a place: `city.x.com`.
fn starts_with_office(front: &str) -> bool {
    const OFFICES: [&str; 7] = ["city", "town", "vill", "pref", "metro", "court", "courts"];
    let first = front.strip_prefix("www.").unwrap_or(front).split_once('.');
    first.is_some_and(|(label, _)| OFFICES.contains(&label))
}

/// Whether `go.jp` or `lg.jp`, with a dot or a hyphen, comes before another domain.
fn has_government_suffix(front: &str) -> bool {
    let parts: Vec<&str> = front.split(['.', '-']).collect();
    parts
        .windows(2)
        .any(|pair| matches!(pair, ["go" | "lg", "jp"]))
}

/// Whether a legacy municipal name comes before another domain:
/// `www.city.minato.tokyo.jp.example`.
fn has_legacy_name(front: &str) -> bool {
    let ends = front
        .match_indices(".jp")
        .map(|(at, dot_jp)| at + dot_jp.len());
    let whole = ends.filter(|end| front[*end..].is_empty() || front[*end..].starts_with('.'));
    whole.map(|end| &front[..end]).any(is_legacy)
}

/// Whether the words have a decisive one, or a second one beside a name or a topic:
/// `nta-japan`, `soumo-go`, `nenkin.go`. A name or a topic alone is weak evidence.
fn combines_words(words: &[Word]) -> bool {
    words.iter().any(|word| match word.kind {
        Kind::Decisive => true,
        Kind::Strong | Kind::Bare | Kind::Name => {
            words.iter().any(|other| supports_name(word, other))
        }
        Kind::Topic => words.iter().any(|other| supports_topic(word, other)),
        _ => false,
    })
}

/// Whether another word of the host makes a name an imitation: a second name, a word of
/// government hosts, or a common one. In another label the latter count only
/// where that label has no other words, and beside an abbreviation only `nta.jp`, not
/// `japan.nta`: abbreviations are also those of others.
fn supports_name(name: &Word, other: &Word) -> bool {
    let is_short = name.text.len() < SHORT_NAME_LETTERS;
    match other.kind {
        Kind::Strong | Kind::Bare | Kind::Name => other.text != name.text,
        Kind::Official | Kind::Common if other.label == name.label => true,
        Kind::Official => other.is_label_known && (!is_short || other.label > name.label),
        Kind::Common => other.is_label_known && !is_short,
        _ => false,
    }
}

const SHORT_NAME_LETTERS: usize = 5;

/// Whether another word of the host makes a topic an imitation. Tax advisers and others
/// have `nenkin` or `etax` in their names, so that less counts than beside a name.
fn supports_topic(topic: &Word, other: &Word) -> bool {
    let is_after = other.label > topic.label && other.is_label_known;
    match other.kind {
        Kind::Strong | Kind::Bare | Kind::Name => true,
        Kind::Official => other.label == topic.label || is_after,
        _ => false,
    }
}

/// Whether a host has a strong word, or a bare one in a label that has no words that are
/// not known: `www.soumu`.
fn has_strong_word(words: &[Word]) -> bool {
    words
        .iter()
        .any(|word| word.kind == Kind::Strong || word.kind == Kind::Bare && word.is_label_known)
}

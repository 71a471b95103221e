//! Hosts that imitate a government host name. That alone is shown as a fact and
//! raises no warning.

use idna::punycode;

use text::normalize;

use super::government::{is_legacy_municipal, is_under};
use crate::rules::{
    DECISIVE_TOKENS, HYPHENED_TOKENS, OTHER_WORDS, OTHERS, SHORT_TOKENS, STRONG_TOKENS, WEAK_TOKENS,
};

/// Whether a host that does not belong to the government imitates one that does: it
/// contains a complete government host or the suffix `go.jp` before another domain,
/// or words of a government host, even if spelt with confusable letters.
pub(crate) fn is_look_alike(name: &str) -> bool {
    if OTHERS.iter().any(|other| is_under(name, other)) || is_foreign_government(name) {
        return false;
    }
    let Some((front, tld)) = name.rsplit_once('.') else {
        return false;
    };
    let decoded = decode_punycode(front);
    let unhyphened = decoded.replace("e-tax", "etax").replace("j-lis", "jlis");
    let normalized = normalize(&unhyphened.replace("my-num", "mynum"));
    let parts: Vec<&str> = normalized.split(['.', '-']).collect();
    let named = |part: &&str| starts_with_token(part, DECISIVE_TOKENS) || is_misspelt(part, 10);
    has_government_suffix(&decoded)
        || has_legacy_name(&decoded)
        || parts.iter().any(named)
        || tld != "jp"
            && parts
                .iter()
                .any(|part| starts_with_token(part, STRONG_TOKENS))
        || tld != "jp" && normalized.split('.').any(is_hyphened)
        || combines_tokens(&parts)
}

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

/// Whether a host belongs to another government, as `.gov` and `.gov.az` do. Their
/// hosts contain the same words.
fn is_foreign_government(name: &str) -> bool {
    let mut labels = name.rsplit('.');
    labels.next() == Some("gov") || labels.next() == Some("gov")
}

/// Whether a label has an official word, a hyphen and at most three letters: `nta-cc`.
fn is_hyphened(label: &str) -> bool {
    let split = label.split_once('-');
    split.is_some_and(|(front, rest)| HYPHENED_TOKENS.contains(&front) && rest.len() <= 3)
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
    whole.map(|end| &front[..end]).any(is_legacy_municipal)
}

/// Whether a host combines a short official word with a second one: `nta-japan`,
/// `soumo-go`. One such word alone is weak evidence.
fn combines_tokens(parts: &[&str]) -> bool {
    let is_name = |part: &&&str| {
        SHORT_TOKENS.contains(part)
            || starts_with_token(part, STRONG_TOKENS)
            || is_misspelt(part, 5)
    };
    let names = parts.iter().filter(is_name).count();
    names > 1 || names > 0 && parts.iter().any(|part| WEAK_TOKENS.contains(part))
}

fn starts_with_token(part: &str, tokens: &[&str]) -> bool {
    tokens.iter().any(|token| part.starts_with(token))
        && !OTHER_WORDS.iter().any(|word| part.starts_with(word))
}

/// Whether a part is an official word of at least `min_letters` letters with one
/// letter that is wrong, missing, added or swapped with its neighbour.
fn is_misspelt(part: &str, min_letters: usize) -> bool {
    let long = |token: &&&str| token.is_ascii() && token.len() >= min_letters;
    let mut tokens = DECISIVE_TOKENS.iter().chain(STRONG_TOKENS).filter(long);
    part.is_ascii() && tokens.any(|token| is_one_edit_apart(part.as_bytes(), token.as_bytes()))
}

/// Whether the Damerau-Levenshtein distance of two words is one.
fn is_one_edit_apart(a: &[u8], b: &[u8]) -> bool {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let same = long.iter().zip(short).take_while(|(x, y)| x == y).count();
    let (long, short) = (&long[same..], &short[same..]);
    match long.len() - short.len() {
        0 if long.is_empty() => false,
        0 => long[1..] == short[1..] || are_first_two_swapped(long, short),
        1 => long[1..] == *short,
        _ => false,
    }
}

fn are_first_two_swapped(a: &[u8], b: &[u8]) -> bool {
    a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]
}

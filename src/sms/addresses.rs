//! Finds the addresses in a line of text, and rewrites addresses.

use idna::punycode;
use serde::Deserialize;

use super::rules::SCHEMELESS_TLDS;

/// A link in a message.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Link {
    /// The visible text, where it differs from the address.
    pub text: String,
    /// The address to which it leads.
    pub target: String,
}

/// Splits a line into its text without addresses and its links. An address in angle
/// brackets after another is the target of a link whose text is the other one.
pub(super) fn take_links(line: &str) -> (String, Vec<Link>) {
    let mut links: Vec<Link> = Vec::new();
    let mut rest = String::new();
    let mut remaining = line;
    while let Some((start, end)) = next_address(remaining) {
        let between = &remaining[..start];
        if remaining[end..].starts_with(is_mask) {
            // A warning masks the address so that it leads nowhere: example-●●.com.
            let after = remaining[end..].find(char::is_whitespace);
            rest.push_str(between);
            remaining = &remaining[after.map_or(remaining.len(), |at| end + at)..];
            continue;
        }
        let target = remaining[start..end].to_owned();
        match links.last_mut() {
            Some(last) if between.trim() == "<" && last.text.is_empty() => {
                last.text = std::mem::replace(&mut last.target, target);
            }
            _ => links.push(Link {
                text: String::new(),
                target,
            }),
        }
        rest.push_str(between);
        rest.push(' ');
        remaining = &remaining[end..];
    }
    rest.push_str(remaining);
    (rest, links)
}

/// Whether a character hides a part of an address.
fn is_mask(c: char) -> bool {
    matches!(c, '●' | '○' | '◯' | '〇' | '×' | '＊' | '■' | '△')
}

/// The first address in a text, if any.
pub(super) fn first_address(text: &str) -> Option<String> {
    let (start, end) = next_address(text)?;
    Some(text[start..end].to_owned())
}

/// The start and end of the next address in a line, in bytes.
fn next_address(line: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    let is_stop = |c: &u8| matches!(c, b'.' | b':');
    while let Some(found) = line.as_bytes()[at..].iter().position(is_stop) {
        let stop = at + found;
        let candidate = if line[stop..].starts_with("://") {
            address_with_scheme(line, stop)
        } else {
            address_without_scheme(line, at, stop)
        };
        if candidate.is_some() {
            return candidate;
        }
        at = stop + 1;
    }
    None
}

/// The address whose scheme ends at this colon.
fn address_with_scheme(line: &str, colon: usize) -> Option<(usize, usize)> {
    let before = &line.as_bytes()[..colon];
    let letters = before.iter().rev().take(6);
    let start = colon - letters.take_while(|c| c.is_ascii_alphabetic()).count();
    let scheme = line[start..colon].to_ascii_lowercase();
    // Accept the end of a scheme that a space splits: `ht tps://`.
    let is_scheme = matches!(scheme.as_str(), "http" | "https");
    if !is_scheme && !matches!(scheme.as_str(), "tp" | "ttp" | "ps" | "tps" | "ttps") {
        return None;
    }
    let host = colon + 3;
    let end = end_of(line, host);
    (end > host).then_some((start, end))
}

/// The maximum length of a host name (RFC 1035).
const MAX_HOST_CHARS: usize = 253;

/// The address around this dot, such as `example.top/pay`. Its top-level domain must
/// be a known one, and it must not be a mail address.
fn address_without_scheme(line: &str, from: usize, dot: usize) -> Option<(usize, usize)> {
    let is_part = |c: &u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'.');
    let before_dot = line.as_bytes()[from..dot].iter().rev().take(MAX_HOST_CHARS);
    let start = dot - before_dot.take_while(|c| is_part(c)).count();
    let candidate = line.as_bytes()[start..].iter().take(MAX_HOST_CHARS + 1);
    let host = &line[start..start + candidate.take_while(|c| is_part(c)).count()];
    let host = host.trim_end_matches('.');
    let (_, tld) = host.rsplit_once('.')?;
    let is_host = host.len() <= MAX_HOST_CHARS
        && host.split('.').all(|label| !label.is_empty())
        && SCHEMELESS_TLDS.contains(&tld.to_ascii_lowercase().as_str());
    // A mail address may have several dots: `info@mail.example.com`.
    let name = line.as_bytes()[..start].iter().rev().take(MAX_HOST_CHARS);
    let name_starts = start - name.take_while(|c| is_part(c)).count();
    let is_mail = line[..start].ends_with(['/', '_'])
        || line[..name_starts].ends_with('@')
        || line[start + host.len()..].starts_with('@');
    (is_host && start < dot && !is_mail).then(|| (start, end_of(line, start)))
}

/// The end of the address that begins at `start`. Its host may have letters of any
/// script, but a Japanese word after a Latin label ends it; its path is ASCII only.
fn end_of(line: &str, start: usize) -> usize {
    let mut in_host = true;
    let mut label_is_latin = false;
    let mut last = ' ';
    for (at, c) in line[start..].char_indices() {
        let is_text =
            c.is_whitespace() || "<>\"'`{}|\\^「」『』【】（）、。，！？…→⇒←※▼▶".contains(c);
        let is_unspaced = matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
        let ends = is_text
            || c == ')' && !line[start..start + at].contains('(')
            || c == '(' && in_host
            || !c.is_ascii() && (!in_host || !c.is_alphanumeric() || is_unspaced && label_is_latin);
        if ends {
            return trimmed(line, start, start + at);
        }
        in_host &= !matches!(c, '/' | '?' | '#');
        if matches!(last, ' ' | '.' | '/' | '@') || last.is_ascii_punctuation() {
            label_is_latin = c.is_ascii_alphanumeric();
        }
        last = c;
    }
    trimmed(line, start, line.len())
}

/// The end without punctuation, which belongs to the sentence around the address.
fn trimmed(line: &str, start: usize, end: usize) -> usize {
    start
        + line[start..end]
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '*'])
            .len()
}

/// The address as browsers write it, with an internationalized host in punycode.
pub(super) fn in_ascii(address: &str) -> String {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    let host_ends = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_ends);
    let label = |label: &str| match punycode::encode_str(&label.to_ascii_lowercase()) {
        Some(encoded) if !label.is_ascii() => format!("xn--{encoded}"),
        _ => label.to_owned(),
    };
    let host = host.split('.').map(label).collect::<Vec<_>>().join(".");
    format!("{}://{host}{path}", scheme.to_ascii_lowercase())
}

/// A defanged address, which no program turns into a link.
pub(super) fn defanged(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    let host_ends = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_ends);
    let path: String = path.chars().take(60).collect();
    let scheme = scheme.replacen("tt", "xx", 1);
    format!("{scheme}://{}{path}", host.replace('.', "[.]"))
}

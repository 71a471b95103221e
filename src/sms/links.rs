//! The links of a message: where each really leads.

use idna::punycode;
use serde::Deserialize;

use super::rules::{SCHEMELESS_TLDS, CHAT_HOSTS, NEUTRAL_HOSTS, SHORTENER_HOSTS, THROWAWAY_TLDS};
use crate::detect::government::is_under;
use crate::findings::{Host, Standing};

/// A link that a message offers.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Link {
    /// What a person sees of it, where that is not its address.
    pub text: String,
    /// Its address.
    pub target: String,
}

/// A link and what is known about the host to which it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct InspectedLink {
    /// Its address, written so that nobody can tap it: `hxxps://example[.]com/`.
    pub address: String,
    /// The host that answers there, as people read it.
    pub host: String,
    /// What that host is.
    pub standing: Standing,
    /// Rule ids of what is odd about the address.
    pub oddities: Vec<String>,
    /// The other host that the link shows; empty where it shows none.
    pub shows: String,
    /// That host as browsers write it.
    pub name: String,
}

impl InspectedLink {
    /// What an address is; none where it leads to no host.
    pub(crate) fn of(link: &Link) -> Option<Self> {
        let target = in_ascii(&link.target);
        let host = Host::of(&target);
        if host.name.is_empty() {
            return None;
        }
        let shown = first_address(&link.text).map(|shown| Host::of(&in_ascii(&shown)).name);
        let mut oddities = host.oddities.clone();
        if is_one_of(&host.name, SHORTENER_HOSTS) {
            oddities.push("link-shortened".to_owned());
        }
        Some(Self {
            address: defanged(&target),
            host: host.readable(),
            standing: host.standing,
            oddities,
            shows: shown.filter(|s| *s != host.name).unwrap_or_default(),
            name: host.name,
        })
    }

    /// Whether it leads to a place that everybody links to.
    pub(crate) fn is_neutral(&self) -> bool {
        is_one_of(&self.name, NEUTRAL_HOSTS)
    }

    /// Whether its host has an ending under which many hosts are made for a scam
    /// and given up after days.
    pub(crate) fn is_throwaway(&self) -> bool {
        let ending = self.name.rsplit('.').next().unwrap_or_default();
        THROWAWAY_TLDS.contains(&ending)
    }

    /// Whether it goes through a shortener, so that nobody sees where it leads.
    pub(crate) fn is_shortened(&self) -> bool {
        self.oddities
            .iter()
            .any(|oddity| oddity == "link-shortened")
    }

    /// Whether it leads to an app that no store has looked at.
    pub(crate) fn is_app(&self) -> bool {
        let path = self.address.split(['?', '#']).next().unwrap_or_default();
        path.to_ascii_lowercase().ends_with(".apk")
    }

    /// Whether it opens a conversation elsewhere.
    pub(crate) fn is_chat(&self) -> bool {
        is_one_of(&self.name, CHAT_HOSTS)
    }

    /// Whether it leads to a public body or to one of these hosts.
    pub(crate) fn is_official(&self, own: &[&str]) -> bool {
        matches!(self.standing, Standing::Government | Standing::PublicBody)
            || is_one_of(&self.name, own)
    }

    /// Whether it passes for a government's address in either way.
    pub(crate) fn is_impersonating(&self) -> bool {
        self.standing == Standing::LookAlike || self.is_disguised()
    }

    /// Whether it shows a government's address and leads elsewhere.
    pub(crate) fn is_disguised(&self) -> bool {
        !self.shows.is_empty()
            && !self.is_official(&[])
            && Host::of(&format!("https://{}/", self.shows)).standing == Standing::Government
    }
}

/// Whether two hosts belong to one owner: what stands in front of the part that
/// is registered makes no difference.
pub(crate) fn is_one_owner(a: &str, b: &str) -> bool {
    registered(a) == registered(b)
}

/// `mail.example.co.jp` is `example.co.jp`, and `www.example.com` `example.com`.
fn registered(name: &str) -> &str {
    const ORGANISATIONS: [&str; 7] = ["ac", "ad", "co", "ed", "gr", "ne", "or"];
    let labels: Vec<&str> = name.rsplit('.').take(2).collect();
    let is_deep = matches!(labels[..], ["jp", second] if ORGANISATIONS.contains(&second));
    let dots = name.rmatch_indices('.').nth(if is_deep { 2 } else { 1 });
    dots.map_or(name, |(at, _)| &name[at + 1..])
}

fn is_one_of(name: &str, hosts: &[&str]) -> bool {
    hosts.iter().any(|host| is_under(name, host))
}

/// Takes the addresses out of a line: the rest of it, and the links. An address
/// that stands in brackets behind another is where that one leads.
pub(crate) fn take_links(line: &str) -> (String, Vec<Link>) {
    let mut links: Vec<Link> = Vec::new();
    let mut rest = String::new();
    let mut left = line;
    while let Some((start, end)) = next_address(left) {
        let between = &left[..start];
        let target = left[start..end].to_owned();
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
        left = &left[end..];
    }
    rest.push_str(left);
    (rest, links)
}

fn first_address(text: &str) -> Option<String> {
    let (start, end) = next_address(text)?;
    Some(text[start..end].to_owned())
}

/// Where the next address begins and ends in a line.
fn next_address(line: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    let is_stop = |c: &u8| matches!(c, b'.' | b':');
    while let Some(found) = line.as_bytes()[at..].iter().position(is_stop) {
        let stop = at + found;
        let candidate = if line[stop..].starts_with("://") {
            with_scheme(line, stop)
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

fn with_scheme(line: &str, colon: usize) -> Option<(usize, usize)> {
    let before = &line.as_bytes()[..colon];
    let letters = before.iter().rev().take(6);
    let start = colon - letters.take_while(|c| c.is_ascii_alphabetic()).count();
    let scheme = line[start..colon].to_ascii_lowercase();
    // Of a scheme with a gap in it the end is enough: `ht tps://`.
    let is_scheme = matches!(scheme.as_str(), "http" | "https");
    if !is_scheme && !matches!(scheme.as_str(), "tp" | "ttp" | "ps" | "tps" | "ttps") {
        return None;
    }
    let host = colon + 3;
    let end = end_of(line, host);
    (end > host).then_some((start, end))
}

/// The most characters of a host name (RFC 1035).
const MAX_HOST_CHARS: usize = 253;

/// `example.top/pay`, where the ending is one that hosts have; no mail address.
fn address_without_scheme(line: &str, from: usize, dot: usize) -> Option<(usize, usize)> {
    let is_part = |c: &u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'.');
    let front = line.as_bytes()[from..dot].iter().rev().take(MAX_HOST_CHARS);
    let start = dot - front.take_while(|c| is_part(c)).count();
    let whole = line.as_bytes()[start..].iter().take(MAX_HOST_CHARS + 1);
    let host = &line[start..start + whole.take_while(|c| is_part(c)).count()];
    let host = host.trim_end_matches('.');
    let (_, ending) = host.rsplit_once('.')?;
    let is_host = host.len() <= MAX_HOST_CHARS
        && host.split('.').all(|label| !label.is_empty())
        && SCHEMELESS_TLDS.contains(&ending.to_ascii_lowercase().as_str());
    let is_mail =
        line[..start].ends_with(['@', '/', '_']) || line[start + host.len()..].starts_with('@');
    (is_host && start < dot && !is_mail).then(|| (start, end_of(line, start)))
}

/// Where an address ends that begins there. Its host may have letters of any
/// script, up to a Japanese word behind a Latin label; its path has ASCII only.
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

/// A full stop or a bracket behind an address is the sentence's.
fn trimmed(line: &str, start: usize, end: usize) -> usize {
    start
        + line[start..end]
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '*'])
            .len()
}

/// The address as browsers write it: hosts of other scripts in punycode.
fn in_ascii(address: &str) -> String {
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

/// An address that no program makes a link of.
fn defanged(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    let host_ends = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_ends);
    let path: String = path.chars().take(60).collect();
    let scheme = scheme.replacen("tt", "xx", 1);
    format!("{scheme}://{}{path}", host.replace('.', "[.]"))
}

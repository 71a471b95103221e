//! The ways out of a message: its links, its telephone numbers, the addresses of its senders,
//! and lines that invite like a button.

use text::normalize;

use super::addresses::Link;
use super::links::InspectedLink;
use super::parsed_message::ParsedMessage;
use super::phones::{all_phones, is_foreign, is_unofficial};
use super::rules::{BRAND_NAMES, HOST_TOPIC_WORDS, WORDS};
use super::signal::Signal;
use crate::findings::Standing;

/// Calls `add` with each signal of a link and the text that shows it.
pub(super) fn read_link(link: &InspectedLink, add: &mut dyn FnMut(Signal, &str)) {
    let host = &link.host;
    if link.standing == Standing::LookAlike {
        add(Signal::LookAlikeLink, host);
    }
    if link.is_disguised() {
        add(Signal::DisguisedLink, &format!("{} → {host}", link.shows));
    }
    if link.is_shortened() {
        add(Signal::ShortenedLink, host);
    }
    if link.is_chat() {
        add(Signal::ChatLink, host);
    }
    if link.is_app() {
        add(Signal::AppLink, host);
    }
    if link.is_official() {
        add(Signal::OfficialLink, host);
    } else if !link.is_known() && !link.is_chat() {
        read_unknown_link(link, add);
    }
}

fn read_unknown_link(link: &InspectedLink, add: &mut dyn FnMut(Signal, &str)) {
    let name = &link.name;
    let is_odd = |oddity: &String| oddity != "link-shortened";
    let is_free_to_get = !link.is_of_organisation();
    let is_japanese = has_ending_jp(name);
    let signals = [
        (link.is_free(), Signal::FreeLink),
        (link.oddities.iter().any(is_odd), Signal::OddLink),
        (link.address.starts_with("hxxp://"), Signal::PlainLink),
        (link.is_of_organisation(), Signal::OrganisationLink),
        (is_free_to_get && is_japanese, Signal::JapanLink),
        (is_free_to_get && !is_japanese, Signal::UnknownLink),
    ];
    let signals_of_free = [
        (link.is_bare, Signal::BareLink),
        (name.contains('-'), Signal::HyphenLink),
        (has_japan(name), Signal::JapanInHost),
        (parts(name).any(is_random), Signal::RandomLink),
        (name.matches('.').count() >= 3, Signal::DeepLink),
        (has_short_path(&link.address), Signal::ShortPath),
        (link.is_throwaway(), Signal::ThrowawayLink),
        (has_matter(name), Signal::MatterInHost),
        (parts(name).any(names_brand), Signal::BrandInHost),
    ];
    let of_free = signals_of_free.into_iter().filter(|_| is_free_to_get);
    for (is_so, signal) in signals.into_iter().chain(of_free) {
        if is_so {
            add(signal, &link.host);
        }
    }
}

/// Whether a host has a word for a public matter.
fn has_matter(host: &str) -> bool {
    parts(host).any(|part| HOST_TOPIC_WORDS.contains(&part))
}

/// Whether a host is below `.jp`.
fn has_ending_jp(host: &str) -> bool {
    host.rsplit('.').next() == Some("jp")
}

/// Whether a host outside `.jp` speaks of Japan.
fn has_japan(host: &str) -> bool {
    !has_ending_jp(host) && parts(host).any(|part| matches!(part, "jp" | "japan" | "nihon"))
}

/// Whether a part of a host looks drawn at random: letters without a vowel, or with digits.
fn is_random(part: &str) -> bool {
    let letters = part.bytes().filter(u8::is_ascii_alphabetic).count();
    let vowels = part.bytes().filter(|c| b"aeiouy".contains(c)).count();
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    letters >= 4 && vowels == 0 || letters >= 1 && digits >= 1 && letters + digits >= 4
}

/// Whether the path of an address has at most six letters.
fn has_short_path(address: &str) -> bool {
    let host_and_path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = host_and_path.split_once('/').map_or("", |(_, path)| path);
    (1..=6).contains(&path.trim_end_matches('/').len())
}

/// The words of a host: `juminzei`, `kanpu`, `example` of `juminzei-kanpu.example`.
fn parts(host: &str) -> impl Iterator<Item = &str> {
    host.split(['.', '-'])
}

/// A brand's name in a host has at least this many letters; "au" is in too many others.
const MIN_BRAND_CHARS: usize = 3;

/// Whether a word of a host is the name of a brand.
fn names_brand(part: &str) -> bool {
    part.len() >= MIN_BRAND_CHARS && WORDS.groups(&normalize(part)) & BRAND_NAMES != 0
}

/// Calls `add` with each signal of the telephone numbers.
pub(super) fn read_phones(parsed: &ParsedMessage, add: &mut dyn FnMut(Signal, &str)) {
    for phone in all_phones(parsed) {
        add(Signal::Phone, phone);
        if is_foreign(phone) {
            add(Signal::ForeignPhone, phone);
        }
        if is_unofficial(phone) {
            add(Signal::PersonalPhone, phone);
        }
    }
}

/// Calls `add` with each signal of the senders' mail addresses.
pub(super) fn read_senders(parsed: &ParsedMessage, add: &mut dyn FnMut(Signal, &str)) {
    for (_, address) in &parsed.senders {
        let Some(host) = host_of_address(address) else {
            continue;
        };
        if host.is_impersonating() {
            add(Signal::LookAlikeAddress, address);
        }
        if !host.is_official() && !host.is_known() {
            add(Signal::UnknownAddress, address);
        }
    }
}

/// Calls `add` with each signal of the other addresses in a line.
pub(super) fn read_line(line: &str, add: &mut dyn FnMut(Signal, &str)) {
    if line.contains('@') && FREE_MAIL.iter().any(|host| line.contains(host)) {
        add(Signal::FreeMail, line);
    }
    let words = line.as_bytes().split(|c| !c.is_ascii_alphanumeric());
    let mut long = words.filter(|word| word.len() >= 14);
    let is_wallet = |word: &[u8]| WALLETS.iter().any(|start| word.starts_with(start));
    if long.any(is_wallet) {
        add(Signal::Wallet, line);
    }
}

/// How the addresses of wallets begin.
const WALLETS: [&[u8]; 3] = [b"bc1", b"0x", b"TR7"];

/// Hosts of mail services where everybody gets an address.
const FREE_MAIL: [&str; 9] = [
    "@gmail.com",
    "@yahoo.co.jp",
    "@outlook.",
    "@hotmail.",
    "@icloud.com",
    "@proton.me",
    "@protonmail.",
    "@163.com",
    "@qq.com",
];

/// The host of a mail address, inspected like a link.
pub(super) fn host_of_address(address: &str) -> Option<InspectedLink> {
    let (_, host) = address.rsplit_once('@')?;
    let target = format!("https://{host}/");
    InspectedLink::of(&Link {
        text: String::new(),
        target,
    })
}

/// Whether a line without an address invites like a button: 「▶ お手続きはこちら」,
/// 「[確認する]」. A mail program shows the text of a link alone. `wants_tap` tells whether the
/// words of the line invite too.
pub(super) fn is_button(line: &str, wants_tap: impl Fn() -> bool) -> bool {
    let line = line.trim();
    if !(2..=40).contains(&line.chars().count()) {
        return false;
    }
    let points = line.starts_with(ARROWS);
    let is_framed = line.starts_with(['[', '【', '《', '<', '('])
        && line.ends_with([']', '】', '》', '>', ')']);
    if !points && !is_framed && !line.ends_with(ARROWS) {
        return false;
    }
    let words = line.trim_end_matches(|c: char| ARROWS.contains(&c) || "]】》>) ".contains(c));
    let invites = INVITING_ENDS.iter().any(|end| words.ends_with(end));
    invites || points && wants_tap()
}

const ARROWS: [char; 13] = [
    '▶', '►', '▷', '→', '⇒', '➡', '👉', '≫', '>', '☞', '▼', '↓', '⏩',
];

/// How the text of a button ends.
const INVITING_ENDS: [&str; 12] = [
    "する",
    "進む",
    "こちら",
    "開く",
    "へ",
    "ログイン",
    "手続き",
    "手続",
    "確認",
    "here",
    "now",
    "受け取る",
];

//! Reads `src/rules/messages.toml`, `brands.toml` and `message-weights.toml` and writes their
//! tables as Rust source, which `src/sms/rules.rs` includes.

use std::{collections::BTreeMap, fmt::Write};

use serde::Deserialize;

use crate::{
    ask::Ask,
    dictionary::Dictionary,
    emit::list,
    groups::{Groups, trie},
    kind::Kind,
    signal::{FIRST_SIGN_BIT, Signal},
    weights::WeightFile,
};

/// The contents of `messages.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct MessageFile {
    words: BTreeMap<String, Vec<String>>,
    host_matters: Vec<String>,
    shorteners: Vec<String>,
    free_hosts: Vec<String>,
    neutral: Vec<String>,
    chats: Vec<String>,
    bare_endings: Vec<String>,
    throwaway_endings: Vec<String>,
    organisation_endings: Vec<String>,
    #[serde(rename = "sign")]
    signs: Vec<Sign>,
    #[serde(rename = "sender")]
    senders: Vec<Sender>,
}

/// Words in one sentence that show what a message wants, threatens or offers.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sign {
    id: String,
    /// The id of the sign whose sentence explains it; without a value, its own.
    says: Option<String>,
    /// The sign of which it is another form, such as one in another language.
    signal: Option<String>,
    kind: Kind,
    ask: Option<Ask>,
    text: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    /// For maintainers, like the examples; required so that none is forgotten.
    #[serde(rename = "why")]
    _why: String,
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "hits")]
    _hits: Vec<String>,
    #[serde(rename = "misses")]
    _misses: Vec<String>,
}

/// A public body that a message can claim to be from, in addition to the bodies of pages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sender {
    #[serde(rename = "id")]
    _id: String,
    names: Vec<String>,
    hosts: Vec<String>,
    #[serde(rename = "why")]
    _why: String,
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "hits")]
    _hits: Vec<String>,
    #[serde(rename = "misses")]
    _misses: Vec<String>,
}

/// The contents of `brands.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BrandFile {
    #[serde(rename = "brand")]
    brands: Vec<Brand>,
}

/// A company for which scams pass.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brand {
    #[serde(rename = "id")]
    _id: String,
    names: Vec<String>,
    hosts: Vec<String>,
}

/// The word lists that the engine names, each with the constant that holds its group.
const LISTS: [(&str, &str); 12] = [
    ("accuses", "ACCUSATIONS"),
    ("business", "BUSINESS_TOPICS"),
    ("generic", "GENERIC_WORDS"),
    ("introduces", "INTRODUCTION_SUFFIXES"),
    ("introduced-by", "INTRODUCTION_PREFIXES"),
    ("owners", "OTHER_OWNERS"),
    ("matters", "PUBLIC_TOPICS"),
    ("offices", "OFFICE_SUFFIXES"),
    ("reports", "REPORTS"),
    ("formal", "FORMAL_PHRASES"),
    ("denies", "DENIALS"),
    ("talks", "SCAM_TALK"),
];

/// The source of `OUT_DIR/sms.rs`.
pub(crate) fn source(
    file: &MessageFile,
    brands: &BrandFile,
    weights: &WeightFile,
) -> Result<String, String> {
    let mut dictionary = Dictionary::of(&file.words);
    let mut groups = Groups::default();
    let mut out = String::new();
    let bits = SignalBits::of(&file.signs)?;
    let mut signs = String::new();
    for sign in &merge_signs(&file.signs) {
        signs += &sign_source(sign, &bits, &mut dictionary, &mut groups)
            .map_err(|e| format!("sign {}: {e}", sign.id))?;
    }
    let bodies = file.senders.iter().flat_map(|s| &s.names);
    let companies = brands.brands.iter().flat_map(|b| &b.names);
    for (name, words) in [
        ("BODY_NAMES", bodies.collect::<Vec<_>>()),
        ("BRAND_NAMES", companies.collect()),
    ] {
        let words: Vec<&str> = words.into_iter().map(String::as_str).collect();
        let group = groups.bit(dictionary.group(&words.join("|"))?)?;
        let _ = writeln!(out, "pub(crate) const {name}: u128 = {group};");
    }
    for (list, name) in LISTS {
        let group = groups.bit(dictionary.group(&format!("@{list}"))?)?;
        let _ = writeln!(out, "pub(crate) const {name}: u128 = {group};");
    }
    let _ = writeln!(out, "pub(crate) static SIGNS: &[Sign] = &[{signs}];");
    out += &hosts(file, brands);
    out += &weights.source("MESSAGE", &bits.0)?;
    let _ = writeln!(
        out,
        "pub(crate) static SIGNAL_NAMES: &[(u32, &str)] = &{:?};",
        bits.0.iter().map(|(n, b)| (*b, n)).collect::<Vec<_>>()
    );
    Ok(out + &trie(&dictionary.words, &groups)?)
}

/// The lists of hosts and endings.
fn hosts(file: &MessageFile, brands: &BrandFile) -> String {
    let companies = brands.brands.iter().flat_map(|b| &b.hosts);
    let others = file.senders.iter().flat_map(|s| &s.hosts);
    let known: Vec<&String> = companies.chain(others).collect();
    [
        ("HOST_TOPIC_WORDS", &file.host_matters),
        ("SHORTENER_HOSTS", &file.shorteners),
        ("FREE_HOSTS", &file.free_hosts),
        ("NEUTRAL_HOSTS", &file.neutral),
        ("CHAT_HOSTS", &file.chats),
        ("SCHEMELESS_TLDS", &file.bare_endings),
        ("THROWAWAY_TLDS", &file.throwaway_endings),
        ("ORGANISATION_ENDINGS", &file.organisation_endings),
    ]
    .map(|(name, hosts)| list(name, hosts))
    .concat()
        + &list("KNOWN_HOSTS", &known)
}

/// The bit of each signal, by its name.
struct SignalBits(BTreeMap<String, u32>);

impl SignalBits {
    fn of(signs: &[Sign]) -> Result<Self, String> {
        let fixed = Signal::ALL.iter();
        let mut bits: BTreeMap<String, u32> = fixed
            .map(|(signal, name)| ((*name).to_owned(), *signal as u32))
            .collect();
        let own = signs.iter().filter(|sign| sign.signal.is_none());
        for (bit, sign) in (FIRST_SIGN_BIT..128).zip(own) {
            bits.insert(sign.id.clone(), bit);
        }
        match signs.iter().find(|sign| !bits.contains_key(sign.signal())) {
            Some(sign) => Err(format!("sign {}: no signal {}", sign.id, sign.signal())),
            None => Ok(Self(bits)),
        }
    }
}

/// The signs. Those that differ only in the words of their only group, such as 「お支払い」
/// and "pay now", are merged into one, which saves a bit.
fn merge_signs(signs: &[Sign]) -> Vec<Sign> {
    let mut merged: Vec<Sign> = Vec::new();
    for sign in signs {
        let can_merge = |other: &&mut Sign| {
            other.signal() == sign.signal()
                && (other.kind, other.ask, &other.unless) == (sign.kind, sign.ask, &sign.unless)
                && (other.text.len(), sign.text.len()) == (1, 1)
        };
        match merged.iter_mut().find(can_merge) {
            Some(known) => known.text[0].extend([" | ", &sign.text[0]]),
            None => merged.push(sign.clone()),
        }
    }
    merged
}

impl Sign {
    /// The id of the reason that the sign gives.
    fn reason_id(&self) -> &str {
        self.says.as_ref().unwrap_or(&self.id)
    }

    /// The name of its signal.
    fn signal(&self) -> &str {
        self.signal.as_ref().unwrap_or(&self.id)
    }
}

fn sign_source(
    sign: &Sign,
    bits: &SignalBits,
    words: &mut Dictionary,
    groups: &mut Groups,
) -> Result<String, String> {
    let mut all = |list: &[String]| {
        let mut all = 0;
        for group in list {
            all |= groups.bit(words.group(group)?)?;
        }
        Ok::<u128, String>(all)
    };
    let (text, unless) = (all(&sign.text)?, all(&sign.unless)?);
    let ask = sign
        .ask
        .map_or("None".to_owned(), |ask| format!("Some(Ask::{ask:?})"));
    Ok(format!(
        "Sign {{ id: {:?}, signal: {}, kind: Kind::{:?}, ask: {ask}, text: {text}, unless: {unless} }},",
        sign.reason_id(),
        bits.0[sign.signal()],
        sign.kind
    ))
}

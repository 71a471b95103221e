//! Reads `src/rules/messages.toml` and writes its tables as Rust source, which
//! `src/sms/rules.rs` includes.

use std::{collections::BTreeMap, fmt::Write};

use serde::Deserialize;

use crate::{ask::Ask, dictionary::Dictionary, emit::list, kind::Kind, trie::Trie};

/// The contents of the file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct MessageFile {
    words: BTreeMap<String, Vec<String>>,
    host_matters: Vec<String>,
    shorteners: Vec<String>,
    neutral: Vec<String>,
    chats: Vec<String>,
    bare_endings: Vec<String>,
    throwaway_endings: Vec<String>,
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

/// A sender that a message can claim to be, in addition to the bodies of pages.
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

/// The word lists that the engine names, each with the constant that holds its group.
const LISTS: [(&str, &str); 11] = [
    ("accuses", "ACCUSATIONS"),
    ("generic", "GENERIC_WORDS"),
    ("introduces", "INTRODUCTION_SUFFIXES"),
    ("introduced-by", "INTRODUCTION_PREFIXES"),
    ("owners", "OTHER_OWNERS"),
    ("matters", "PUBLIC_TOPICS"),
    ("offices", "OFFICE_SUFFIXES"),
    ("shares", "SHARING_PHRASES"),
    ("formal", "FORMAL_PHRASES"),
    ("denies", "DENIALS"),
    ("talks", "SCAM_TALK"),
];

/// The source of `OUT_DIR/sms.rs`.
pub(crate) fn source(file: &MessageFile) -> Result<String, String> {
    let mut dictionary = Dictionary::of(&file.words);
    let mut groups = Groups::default();
    let (mut signs, mut senders) = (String::new(), String::new());
    let mut out = String::new();
    for sign in &merge_signs(&file.signs) {
        signs += &sign_source(sign, &mut dictionary, &mut groups)
            .map_err(|e| format!("sign {}: {e}", sign.id))?;
    }
    for (hosts, names) in &names_by_hosts(&file.senders) {
        let names = groups.bit(dictionary.group(names)?)?;
        let _ = write!(senders, "Sender {{ names: {names}, hosts: &{hosts:?} }},");
    }
    for (list, name) in LISTS {
        let group = groups.bit(dictionary.group(&format!("@{list}"))?)?;
        let _ = writeln!(out, "pub(crate) const {name}: u64 = {group};");
    }
    let _ = writeln!(out, "pub(crate) static SIGNS: &[Sign] = &[{signs}];");
    let _ = writeln!(out, "pub(crate) static SENDERS: &[Sender] = &[{senders}];");
    out += &list("HOST_TOPIC_WORDS", &file.host_matters);
    out += &list("SHORTENER_HOSTS", &file.shorteners);
    out += &list("NEUTRAL_HOSTS", &file.neutral);
    out += &list("CHAT_HOSTS", &file.chats);
    out += &list("SCHEMELESS_TLDS", &file.bare_endings);
    out += &list("THROWAWAY_TLDS", &file.throwaway_endings);
    Ok(out + &trie(&dictionary.words, &groups)?)
}

/// The names of the senders that have the same hosts, as one group, which saves bits.
fn names_by_hosts(senders: &[Sender]) -> BTreeMap<&[String], String> {
    let mut names: BTreeMap<&[String], Vec<&str>> = BTreeMap::new();
    for sender in senders {
        let known = names.entry(&sender.hosts).or_default();
        known.extend(sender.names.iter().map(String::as_str));
    }
    let joined = names.into_iter();
    joined
        .map(|(hosts, names)| (hosts, names.join("|")))
        .collect()
}

/// The signs. Those that differ only in the words of their only group, such as 「お支払い」
/// and "pay now", are merged into one, which saves a bit.
fn merge_signs(signs: &[Sign]) -> Vec<Sign> {
    let mut merged: Vec<Sign> = Vec::new();
    for sign in signs {
        let can_merge = |other: &&mut Sign| {
            other.reason_id() == sign.reason_id()
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
}

/// Groups of words, each once. The n-th group is the n-th bit.
#[derive(Default)]
struct Groups(Vec<Vec<u16>>);

impl Groups {
    fn bit(&mut self, words: Vec<u16>) -> Result<u64, String> {
        let known = self.0.iter().position(|group| *group == words);
        let at = known.unwrap_or_else(|| {
            self.0.push(words);
            self.0.len() - 1
        });
        let bit = u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at));
        bit.ok_or_else(|| "there are more than 64 groups of words".to_owned())
    }

    /// The bits of the groups that a word is in.
    fn of(&self, word: usize) -> u64 {
        let holds = |group: &[u16]| group.iter().any(|w| usize::from(*w) == word);
        let groups = self.0.iter().enumerate().filter(|(_, group)| holds(group));
        groups.map(|(at, _)| 1 << at).sum()
    }
}

fn sign_source(sign: &Sign, words: &mut Dictionary, groups: &mut Groups) -> Result<String, String> {
    let mut bits = |list: &[String]| {
        let mut all = 0;
        for group in list {
            all |= groups.bit(words.group(group)?)?;
        }
        Ok::<u64, String>(all)
    };
    let (text, unless) = (bits(&sign.text)?, bits(&sign.unless)?);
    let ask = sign
        .ask
        .map_or("None".to_owned(), |ask| format!("Some(Ask::{ask:?})"));
    Ok(format!(
        "Sign {{ id: {:?}, kind: Kind::{:?}, ask: {ask}, text: {text}, unless: {unless} }},",
        sign.reason_id(),
        sign.kind
    ))
}

/// The source of the table of `src/sms/trie.rs`.
fn trie(words: &[String], groups: &Groups) -> Result<String, String> {
    let trie = Trie::of(words)?;
    let groups: Vec<u64> = trie.order().map(|word| groups.of(word)).collect();
    let mut masks = groups.clone();
    masks.sort_unstable();
    masks.dedup();
    let place = |mask| u8::try_from(masks.partition_point(|m| m < mask));
    let groups: Result<Vec<u8>, _> = groups.iter().map(place).collect();
    let groups = groups.map_err(|_| "there are more than 256 sets of groups".to_owned())?;
    let (tables, words) = trie.source("SMS_WORD");
    Ok(format!(
        "{tables}pub(crate) static WORDS: Trie = Trie {{ words: text::{words}, groups: &{groups:?}, masks: &{masks:?} }};\n"
    ))
}

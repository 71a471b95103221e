//! Finds the sender that a message claims. Anybody can write any name, so that a name
//! is a claim and never proves who sent the message.

use std::ops::Range;

use super::names::{
    MAX_EXTRA_CHARS, MAX_NAME_CHARS, find_names, has_owner, is_continued, owners, quoted,
    sender_in_address_field, sender_in_name_slot, sender_in_text, word_groups,
};
use super::parsed_message::ParsedMessage;
use super::rules::{
    self, FORMAL_PHRASES, INTRODUCTION_PREFIXES, INTRODUCTION_SUFFIXES, PUBLIC_TOPICS, SCAM_TALK,
    WORDS,
};
use super::speaker::Speaker;
use super::trie::Hit;
use text::normalize;

impl Speaker {
    /// The first place that names a sender decides: the sender field, the subject, the
    /// first words, an introduction, the signature. An introduction as a public body
    /// ("this is the tax agency") takes precedence over other senders.
    pub(crate) fn of(parsed: &ParsedMessage, lines: &[&str]) -> Self {
        let subject = sender_in_line(&parsed.subject);
        let first = lines
            .first()
            .map_or(Self::Unnamed, |line| sender_in_line(line));
        let slots = [sender_in_address_field(&parsed.sender), subject, first];
        let stated = slots.into_iter().find(|speaker| *speaker != Self::Unnamed);
        if let Some(body @ Self::PublicBody(..)) = stated {
            return body;
        }
        if let Some(body) = lines.iter().take(4).find_map(|line| introduced_body(line)) {
            return body;
        }
        match (stated, sender_in_signature(lines)) {
            (Some(Self::OtherSender), _) => Self::OtherSender,
            (_, signature) if signature != Self::Unnamed => signature,
            (stated, _) => stated.unwrap_or_default(),
        }
    }
}

/// The sender that a line names in brackets near its start, or before its first
/// separator. Brackets with a public topic are no name: 【未払い税金のお知らせ】.
fn sender_in_line(line: &str) -> Speaker {
    let in_brackets = bracketed(line);
    let brackets: Vec<Speaker> = in_brackets
        .iter()
        .map(|part| sender_in_name_slot(part))
        .collect();
    let head = head(line);
    let has_other_owner = has_owner(&normalize(
        &line.chars().take(MAX_NAME_CHARS).collect::<String>(),
    ));
    let ends = [line, head]
        .map(|part| sender_in_text(part, if has_other_owner { 0 } else { MAX_EXTRA_CHARS }));
    let body = brackets.iter().chain(&ends).find(|part| part.is_body());
    let mut others = in_brackets.iter().zip(&brackets);
    let other = others.find(|(part, speaker)| match speaker {
        Speaker::OtherSender => true,
        Speaker::Unknown(_) => word_groups(part) & PUBLIC_TOPICS == 0,
        Speaker::PublicBody(..) | Speaker::Unnamed => false,
    });
    match (body, other) {
        (Some(body), _) => body.clone(),
        (None, Some((_, other))) => other.clone(),
        (None, None) if starts_with_unknown_name(line, head) => Speaker::Unknown(quoted(head)),
        (None, None) => Speaker::Unnamed,
    }
}

/// The first words of a line, after brackets at its start.
fn head(line: &str) -> &str {
    let line = line.trim_start();
    let close = line
        .find(['】', ']', '≫'])
        .filter(|_| line.starts_with(['【', '[', '≪']));
    let after_brackets = close.map_or(line, |at| {
        line[at..].trim_start_matches(['】', ']', '≫', ' '])
    });
    let is_latin = after_brackets.starts_with(|c: char| c.is_ascii_alphabetic());
    let end = if is_latin {
        let ends = [":", ". ", ", ", " - ", " ["].into_iter();
        ends.filter_map(|end| after_brackets.find(end)).min()
    } else {
        after_brackets.find([':', ' ', '。', '【', '[', '<', '≪', '「'])
    };
    &after_brackets[..end.unwrap_or(after_brackets.len())]
}

/// Whether a line starts with a name in which no rule knows a word:
/// 「花守総合病院です。」, 「花守図書館:」.
fn starts_with_unknown_name(line: &str, head: &str) -> bool {
    let is_short = (2..=16).contains(&head.chars().count());
    let is_name = head.ends_with("です") || line.contains(&format!("{head}:"));
    let known_words = PUBLIC_TOPICS | rules::GENERIC_WORDS | FORMAL_PHRASES | SCAM_TALK;
    is_short && is_name && word_groups(head.trim_end_matches("です")) & known_words == 0
}

/// The texts in brackets that come after at most a few letters.
fn bracketed(line: &str) -> Vec<&str> {
    const PAIRS: [(char, char); 6] = [
        ('【', '】'),
        ('[', ']'),
        ('≪', '≫'),
        ('《', '》'),
        ('<', '>'),
        ('〔', '〕'),
    ];
    let mut parts = Vec::new();
    let is_near = |at: usize| line[..at].chars().filter(|c| c.is_alphanumeric()).count() <= 12;
    for (open, close) in PAIRS {
        for (at, _) in line.match_indices(open).take(4) {
            let inside = &line[at + open.len_utf8()..];
            if let Some(end) = inside.find(close).filter(|end| *end < 120 && is_near(at)) {
                parts.push(&inside[..end]);
            }
        }
    }
    parts
}

/// The public body as which a line introduces its writer: 「国税庁です」,
/// 「こちらは国税庁」, "This is the National Tax Agency".
fn introduced_body(line: &str) -> Option<Speaker> {
    let head: String = line.chars().take(80).collect();
    let normalized = normalize(&head);
    let words = WORDS.find(&normalized);
    let is_named = |name: &Range<usize>| {
        words.iter().any(|word| {
            let gap = word.start.wrapping_sub(name.end);
            let is_after = word.groups & INTRODUCTION_SUFFIXES != 0
                && gap <= 10
                && !is_continued(&normalized, name);
            let is_before = word.groups & INTRODUCTION_PREFIXES != 0 && word.end <= name.start;
            is_after && name.start <= 14 || is_before && name.start - word.end <= 5
        })
    };
    let (_, own) = find_names(&normalized)
        .into_iter()
        .find(|(name, _)| is_named(name))?;
    let ends = [
        "です",
        "でございます",
        "から",
        "より",
        "の担当",
        ":",
        "。",
        ", ",
    ];
    let end = ends.iter().filter_map(|word| head.find(word)).min();
    Some(Speaker::PublicBody(
        quoted(&head[..end.unwrap_or(head.len())]),
        own,
    ))
}

/// A signature at the end of a line has at most this many characters.
const MAX_SIGNATURE_CHARS: usize = 24;

/// Whether a text is the name of a sender that is no public body: 「花守銀行です」 is,
/// and 「タクシー補助券のご案内」 is not. The kind of owner is at the end of a name, or
/// 株式会社 (company) at its start.
fn is_owner(text: &str) -> bool {
    let normalized = normalize(text);
    let length = normalized.chars().count();
    let hits = WORDS.find(&normalized);
    let is_company = ["株式会社", "有限会社", "合同会社"]
        .iter()
        .any(|c| text.starts_with(c));
    let is_end = |hit: &Hit| is_company || hit.end + MAX_TAIL_CHARS >= length;
    length <= MAX_SIGNATURE_CHARS && owners(&hits).any(is_end)
}

/// At most this many characters may follow a name: です, アプリで.
const MAX_TAIL_CHARS: usize = 4;

/// The sender in the signature: one of the last lines that is a name or ends with one.
/// Without one, a name of a sender that is no public body, at either end of the message.
fn sender_in_signature(lines: &[&str]) -> Speaker {
    let last = |most| lines.iter().rev().take(most);
    let whole_lines = last(8).map(|line| {
        sender_in_text(
            line.trim_matches(['-', '=', '─', '━', '*', ' ']),
            MAX_EXTRA_CHARS / 2,
        )
    });
    let is_phone = |c: char| c.is_ascii_digit() || "-()+/: ".contains(c);
    let ends = |line: &&str| {
        let line = line.trim_end_matches(is_phone);
        let cut = |at: &[char]| line.rsplit(at).next().map(str::to_owned);
        [cut(&[' ', '。', '!']), cut(&['。', '!'])]
    };
    let tails: Vec<String> = last(3).flat_map(ends).flatten().collect();
    let mut signatures = whole_lines.chain(tails.iter().map(|word| sender_in_text(word, 0)));
    if let Some(body) = signatures.find(Speaker::is_body) {
        return body;
    }
    let first = lines.first().map(|line| head(line));
    let first = first.and_then(|head| head.split('、').next());
    let mut ends = first.into_iter().chain(tails.iter().map(String::as_str));
    if ends.any(is_owner) {
        Speaker::OtherSender
    } else {
        Speaker::Unnamed
    }
}

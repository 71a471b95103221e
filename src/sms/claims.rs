//! Finds whom a message claims to be from. Anybody can write any name, so that a name is a
//! claim and never proves who sent the message. Every place that can name a sender is read,
//! because a writer can fill the others with anything.

use std::ops::Range;

use text::normalize;

use super::lines::Line;
use super::names::{
    MAX_EXTRA_CHARS, Named, find_names, has_owner, is_continued, named_in_address_field,
    named_in_name_slot, named_in_text, quoted,
};
use super::parsed_message::ParsedMessage;
use super::rules::{INTRODUCTION_PREFIXES, INTRODUCTION_SUFFIXES, WORDS};
use super::signal::Signal;

/// The senders that a message names, each with the place where it does.
#[derive(Default)]
pub(crate) struct Claims {
    /// Each signal once, with the name.
    pub(crate) found: Vec<(Signal, String)>,
}

impl Claims {
    /// Reads the sender fields, the subjects and the lines.
    pub(crate) fn of(parsed: &ParsedMessage, lines: &[Line]) -> Self {
        let mut claims = Self::default();
        for (name, _) in &parsed.senders {
            claims.add(named_in_address_field(name), &quoted(name));
            claims.read(&Line::of(name));
        }
        for line in lines {
            claims.read(line);
        }
        claims
    }

    /// The first public body that it speaks as, else the first brand.
    pub(crate) fn name(&self) -> Option<&str> {
        [Signal::SpeaksAsBody, Signal::SpeaksAsBrand]
            .into_iter()
            .find_map(|signal| self.quote_of(signal))
    }

    fn quote_of(&self, signal: Signal) -> Option<&str> {
        let mut found = self.found.iter();
        found
            .find(|(known, _)| *known == signal)
            .map(|(_, quote)| quote.as_str())
    }

    fn push(&mut self, signal: Signal, quote: &str) {
        if self.quote_of(signal).is_none() {
            self.found.push((signal, quote.to_owned()));
        }
    }

    fn add(&mut self, named: Option<Named>, quote: &str) {
        match named {
            Some(Named::Body) => {
                self.push(Signal::SpeaksAsBody, quote);
                self.push(Signal::BodyBesideText, quote);
            }
            Some(Named::Brand) => self.push(Signal::SpeaksAsBrand, quote),
            None => {}
        }
    }

    /// Reads a line or a subject.
    fn read(&mut self, line: &Line) {
        let (text, has_brand) = (line.text, line.names_brand());
        if self.found.len() == CLAIM_SIGNALS {
            return;
        }
        if (line.names_body || has_brand || line.has_public_topic()) && text.contains(is_bracket) {
            for part in bracketed(text) {
                self.add(named_in_name_slot(part), &quoted(part));
            }
        }
        if line.names_body {
            self.push(Signal::NamesBody, &quoted(text));
        }
        if has_brand {
            self.push(Signal::NamesBrand, &quoted(text));
        }
        // The first name is enough, and each further line would take as long.
        let wants = |signal: Signal| self.quote_of(signal).is_none();
        if has_brand && wants(Signal::SpeaksAsBrand)
            || line.names_body && wants(Signal::SpeaksAsBody)
        {
            self.read_names(text);
        }
    }

    /// Reads a line that has a name.
    fn read_names(&mut self, line: &str) {
        let trimmed = line.trim_matches(['-', '=', '─', '━', '*', '※', '■', '●', ' ']);
        self.add(named_in_text(trimmed, MAX_EXTRA_CHARS), &quoted(trimmed));
        if let Some((named, quote)) = introduced(line) {
            self.add(Some(named), &quote);
        }
        let is_beside = |part: &str| named_in_text(part, MAX_EXTRA_CHARS / 2) == Some(Named::Body);
        let tail = trimmed.rsplit([' ', '。', '!']).next().unwrap_or_default();
        if let Some(part) = [head(line), tail].into_iter().find(|part| is_beside(part)) {
            self.push(Signal::BodyBesideText, &quoted(part));
        }
    }
}

/// How many signals a claim can give.
const CLAIM_SIGNALS: usize = 5;

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
        after_brackets.find([':', ' ', '。', '、', '【', '[', '<', '≪', '「'])
    };
    &after_brackets[..end.unwrap_or(after_brackets.len())]
}

fn is_bracket(c: char) -> bool {
    matches!(c, '【' | '[' | '≪' | '《' | '<' | '〔')
}

/// The texts in brackets that name senders, anywhere in the line, and those in other brackets
/// that come after at most a few letters.
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
            let is_name_slot = open == '【' || is_near(at);
            if let Some(end) = inside.find(close).filter(|end| *end < 120 && is_name_slot) {
                parts.push(&inside[..end]);
            }
        }
    }
    parts
}

/// The sender as which a line introduces its writer: 「国税庁です」, 「こちらは国税庁」,
/// "This is the National Tax Agency".
fn introduced(line: &str) -> Option<(Named, String)> {
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
    let owner_follows = has_owner(&normalized);
    let (named, _) = find_names(&normalized)
        .into_iter()
        .find(|(named, name)| is_named(name) && (*named == Named::Body || !owner_follows))?;
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
    Some((named, quoted(&head[..end.unwrap_or(head.len())])))
}

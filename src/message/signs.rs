//! What a message wants, threatens and offers, sentence by sentence.

use super::kind::Kind;
use super::rules::{DENIES, FORMAL, MATTERS, SIGNS, Sign, TALKS, WORDS};
use crate::text::fold;

const QUOTES: [char; 3] = ['「', '『', '“'];

/// A sign, and the sentence in which it was found.
pub(crate) struct Found {
    pub(crate) sign: &'static Sign,
    pub(crate) quote: String,
}

/// The signs of a message.
#[derive(Default)]
pub(crate) struct Signs {
    /// Each sign once, in the order of the rules.
    pub(crate) found: Vec<Found>,
    /// Whether it is about what public bodies see to.
    pub(crate) matter: bool,
    /// Whether it speaks in the voice of offices.
    pub(crate) formal: bool,
}

impl Signs {
    /// Reads the lines. What stands in quotation marks is a title or somebody
    /// else's words: it is no matter of the message's own, and where the message
    /// speaks about scams, nobody's wish.
    pub(crate) fn of(lines: &[&str]) -> Self {
        let mut signs = Self::read(&sentences(lines.iter().copied()));
        if !lines.iter().any(|line| line.contains(QUOTES)) {
            return signs;
        }
        let unquoted: Vec<String> = lines.iter().map(|line| without_quotes(line)).collect();
        let own = Self::read(&sentences(unquoted.iter().map(String::as_str)));
        signs.matter = own.matter;
        if signs.has(Kind::Talk) {
            signs.found.retain(|found| {
                let is_own = |other: &Found| std::ptr::eq(other.sign, found.sign);
                found.sign.kind == Kind::Talk || own.found.iter().any(is_own)
            });
        }
        signs
    }

    pub(crate) fn has(&self, kind: Kind) -> bool {
        self.found.iter().any(|found| found.sign.kind == kind)
    }

    fn read(sentences: &[Sentence]) -> Self {
        let mut signs = Self::default();
        for (at, sentence) in sentences.iter().enumerate() {
            if sentence.groups == 0 {
                continue;
            }
            signs.matter |= sentence.groups & MATTERS != 0;
            signs.formal |= sentence.groups & FORMAL != 0;
            let next = sentences.get(at + 1).filter(|_| sentence.runs_on);
            let joined = next.map_or(0, |next| next.groups) | sentence.groups;
            signs.hear(sentence, joined);
        }
        signs
    }

    /// Adds the signs of a sentence, or of it and the line that it runs on into.
    fn hear(&mut self, sentence: &Sentence, joined: u64) {
        let wishes = |groups: u64| groups & (DENIES | TALKS) == 0;
        for sign in SIGNS {
            let may = |groups| wishes(groups) || sign.kind == Kind::Talk;
            let fires = |groups| may(groups) && sign.fires(groups);
            let known = |signs: &Self| signs.found.iter().any(|f| std::ptr::eq(f.sign, sign));
            let across = fires(joined) && may(sentence.groups);
            if (fires(sentence.groups) || across) && !known(self) {
                let quote = sentence.text.trim().chars().take(60).collect();
                self.found.push(Found { sign, quote });
            }
        }
    }
}

impl Sign {
    fn fires(&self, groups: u64) -> bool {
        groups & self.text == self.text && groups & self.unless == 0
    }
}

struct Sentence<'a> {
    text: &'a str,
    /// The groups of its words.
    groups: u64,
    /// Whether the line ended before the sentence did.
    runs_on: bool,
}

fn sentences<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Sentence<'a>> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for line in lines {
        for text in line.split_inclusive(['。', '！', '？', '!', '?']) {
            sentences.push(Sentence {
                text,
                groups: WORDS.groups(&fold(text)),
                runs_on: !text.ends_with(['。', '！', '？', '!', '?']),
            });
        }
        if line.trim().is_empty()
            && let Some(last) = sentences.last_mut()
        {
            last.runs_on = false;
        }
    }
    sentences
}

/// A line without what stands in quotation marks.
fn without_quotes(line: &str) -> String {
    let mut depth = 0_u32;
    let keep = |c: &char| {
        depth += u32::from(QUOTES.contains(c));
        let keep = depth == 0;
        depth = depth.saturating_sub(u32::from("」』”".contains(*c)));
        keep
    };
    line.chars().filter(keep).collect()
}

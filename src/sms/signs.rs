//! What a message wants, threatens and offers, sentence by sentence.

use super::kind::Kind;
use super::rules::{ACCUSATIONS, DENIALS, FORMAL_PHRASES, PUBLIC_TOPICS, SHARING_PHRASES, SIGNS, Sign, SCAM_TALK, WORDS};
use text::{is_end, normalize, whole_sentences};

/// Whether a quotation begins with this character.
fn is_quote(c: char) -> bool {
    matches!(c, '「' | '『' | '“')
}

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
    pub(crate) has_public_topic: bool,
    /// Whether it speaks in the voice of offices.
    pub(crate) is_formal: bool,
    /// Whether it passes on something to read or to visit.
    pub(crate) shares_content: bool,
}

impl Signs {
    /// Reads the lines. What stands in quotation marks is a title or somebody
    /// else's words: it is no matter of the message's own, and where the message
    /// speaks about scams, nobody's wish.
    pub(crate) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let sentences = sentences(lines);
        let talks = sentences.iter().any(|s| s.groups & SCAM_TALK != 0);
        let groups_of = |s: &Sentence| {
            if talks {
                s.own | s.groups & SCAM_TALK
            } else {
                s.groups
            }
        };
        let mut signs = Self::default();
        for (at, sentence) in sentences.iter().enumerate() {
            let groups = groups_of(sentence);
            if groups != 0 {
                let next = sentences.get(at + 1).map_or(0, groups_of);
                signs.read(sentence, groups, next);
            }
            signs.has_public_topic |= sentence.own & PUBLIC_TOPICS != 0;
            signs.is_formal |= groups & FORMAL_PHRASES != 0;
            signs.shares_content |= groups & SHARING_PHRASES != 0;
        }
        signs
    }

    /// Adds the signs of a sentence, or of it and the line that it runs on into.
    /// What is to be told may be named in one sentence and asked for in the next.
    fn read(&mut self, sentence: &Sentence, groups: u64, next: u64) {
        let wishes = |groups: u64| groups & (DENIALS | SCAM_TALK) == 0;
        for sign in SIGNS {
            let may = |groups| wishes(groups) || sign.kind == Kind::Talk;
            let fires = |groups| may(groups) && sign.fires(groups);
            let known = |signs: &Self| signs.found.iter().any(|f| std::ptr::eq(f.sign, sign));
            let is_asked_next = matches!(sign.kind, Kind::Give | Kind::Atm) && next & FORMAL_PHRASES != 0;
            let goes_on = sentence.runs_on || is_asked_next;
            let across = goes_on && may(groups) && fires(groups | next);
            if (fires(groups) || across) && !known(self) {
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
    /// The groups of those that stand in no quotation marks.
    own: u64,
    /// Whether the line ended before the sentence did.
    runs_on: bool,
}

fn sentences<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Sentence<'a>> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for line in lines {
        let mut depth = 0;
        for text in whole_sentences(line) {
            let groups = unless_accused(WORDS.groups(&normalize(text)));
            let is_plain = depth == 0 && !text.contains(is_quote);
            let own = if is_plain {
                groups
            } else {
                unless_accused(WORDS.groups(&normalize(&without_quotes(text, &mut depth))))
            };
            sentences.push(Sentence {
                text,
                groups,
                own,
                runs_on: !text.ends_with(is_end),
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

/// Who says that the reader's account was used in a fraud warns of none.
fn unless_accused(groups: u64) -> u64 {
    if groups & ACCUSATIONS == 0 {
        groups
    } else {
        groups & !SCAM_TALK
    }
}

/// A text without what stands in quotation marks, of which so many are open.
fn without_quotes(text: &str, depth: &mut u32) -> String {
    let keep = |c: &char| {
        *depth += u32::from(is_quote(*c));
        let keep = *depth == 0;
        *depth = depth.saturating_sub(u32::from("」』”".contains(*c)));
        keep
    };
    text.chars().filter(keep).collect()
}

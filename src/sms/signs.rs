//! Finds what a message wants, threatens and offers, sentence by sentence.

use super::kind::Kind;
use super::rules::{
    ACCUSATIONS, BUSINESS_TOPICS, DENIALS, FORMAL_PHRASES, PUBLIC_TOPICS, SCAM_TALK, SIGNS, Sign,
    WORDS,
};
use super::ways_out::is_button;
use super::wording::{MIN_TELLING, sentence_score};
use text::{normalize, sentences_with_punctuation};

/// A sign, and the sentence in which it was found.
pub(crate) struct FoundSign {
    pub(crate) sign: &'static Sign,
    pub(crate) quote: String,
}

/// The signs of a message.
#[derive(Default)]
pub(crate) struct Signs {
    /// Each sign once, in the order of the rules.
    pub(crate) found: Vec<FoundSign>,
    /// Whether it is about a topic that public bodies handle.
    pub(crate) has_public_topic: bool,
    /// Whether it uses the formal phrases of offices.
    pub(crate) is_formal: bool,
    /// Whether it is about an account, a card, a parcel or a subscription.
    pub(crate) has_business_topic: bool,
    /// The first line that invites like a button.
    pub(crate) button: Option<String>,
    /// Whether somebody else is reported to threaten, to offer or to hurry.
    pub(crate) reports_push: bool,
    /// Whether somebody else is reported to demand something.
    pub(crate) reports_demand: bool,
    /// What the wording of all sentences adds to the score.
    pub(crate) wording: i32,
    /// The sentence whose wording adds most, if it is telling.
    pub(crate) telling: Option<String>,
    /// The normalized sentences.
    pub(crate) sentences: Vec<String>,
}

impl Signs {
    /// Finds the signs in the lines, and what the message reports that somebody else said. A
    /// sentence that denies something or is about scams gives no signs.
    pub(crate) fn of(lines: &[&str], reported: &[String]) -> Self {
        let sentences = sentences(lines.iter().copied());
        let mut signs = Self::default();
        signs.read_reports(reported);
        for sentence in &sentences {
            signs.read(sentence);
            signs.has_public_topic |= sentence.groups & PUBLIC_TOPICS != 0;
            signs.has_business_topic |= sentence.groups & BUSINESS_TOPICS != 0;
            signs.is_formal |= sentence.groups & FORMAL_PHRASES != 0;
        }
        signs.read_wording(&sentences);
        signs.sentences = sentences.into_iter().map(|s| s.normalized).collect();
        let is_tap = |line: &str| {
            let groups = WORDS.groups(&normalize(line));
            let mut taps = SIGNS.iter().filter(|sign| sign.kind == Kind::Tap);
            taps.any(|sign| sign.matches(groups))
        };
        let mut buttons = lines.iter().filter(|line| is_button(line, is_tap));
        signs.button = buttons.next().map(|line| (*line).to_owned());
        signs
    }

    /// Reads what the message reports that somebody else said.
    fn read_reports(&mut self, reported: &[String]) {
        for text in reported {
            for sentence in sentences_with_punctuation(text) {
                let groups = WORDS.groups(&normalize(sentence));
                for sign in SIGNS.iter().filter(|sign| sign.matches(groups)) {
                    use Kind::{App, Atm, Call, Chat, Deadline, Gift, Give, Pay, Threat, Trouble};
                    self.reports_push |= matches!(sign.kind, Threat | Trouble | Gift | Deadline);
                    self.reports_demand |=
                        matches!(sign.kind, Pay | Call | Atm | App | Chat | Give);
                }
            }
        }
    }

    fn read_wording(&mut self, sentences: &[Sentence]) {
        let mut most = MIN_TELLING;
        for sentence in sentences {
            let score = sentence_score(&sentence.normalized);
            self.wording += score;
            if score >= most {
                most = score + 1;
                self.telling = Some(quote(sentence.text));
            }
        }
    }

    /// Adds the signs of a sentence. Nothing in another sentence decides, because a writer can
    /// add sentences.
    fn read(&mut self, sentence: &Sentence) {
        let groups = sentence.groups;
        let is_sincere = groups & (DENIALS | SCAM_TALK) == 0;
        for sign in SIGNS {
            let is_known = self.found.iter().any(|f| std::ptr::eq(f.sign, sign));
            let may_match = is_sincere || sign.kind == Kind::Talk;
            if may_match && sign.matches(groups) && !is_known {
                self.found.push(FoundSign {
                    sign,
                    quote: quote(sentence.text),
                });
            }
        }
    }
}

/// A sentence as a quotation of at most 60 characters.
pub(super) fn quote(sentence: &str) -> String {
    sentence.trim().chars().take(60).collect()
}

impl Sign {
    /// Whether a sentence with words of these groups has the sign.
    fn matches(&self, groups: u128) -> bool {
        groups & self.text == self.text && groups & self.unless == 0
    }
}

/// A sentence of a message.
struct Sentence<'a> {
    text: &'a str,
    normalized: String,
    /// The groups of its words.
    groups: u128,
}

fn sentences<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Sentence<'a>> {
    let texts = lines.flat_map(sentences_with_punctuation);
    let sentences = texts.map(|text| {
        let normalized = normalize(text);
        Sentence {
            text,
            groups: without_accusations(WORDS.groups(&normalized)),
            normalized,
        }
    });
    sentences.collect()
}

/// The groups without [`SCAM_TALK`] where a sentence accuses its reader: "your account
/// was used in a fraud" is no warning of a scam.
fn without_accusations(groups: u128) -> u128 {
    if groups & ACCUSATIONS == 0 {
        groups
    } else {
        groups & !SCAM_TALK
    }
}

//! Finds what a message wants, threatens and offers, sentence by sentence.

use super::kind::Kind;
use super::lines::{Line, Sentence};
use super::rules::{
    ACCUSATIONS, BUSINESS_TOPICS, DENIALS, FORMAL_PHRASES, PUBLIC_TOPICS, SCAM_TALK, SIGNS, Sign,
    WORDS,
};
use super::ways_out::is_button;
use crate::wording::MostTelling;
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
    /// What the wording of the most telling sentences adds to the score.
    pub(crate) wording: i32,
    /// The sentence whose wording adds most, if it is telling.
    pub(crate) telling: Option<String>,
}

impl Signs {
    /// Finds the signs in the lines, and what the message reports that somebody else said. A
    /// sentence that denies something or is about scams gives no signs.
    pub(crate) fn of(lines: &[Line], reported: &[String]) -> Self {
        let mut signs = Self::default();
        signs.read_reports(reported);
        for sentence in lines.iter().flat_map(|line| &line.sentences) {
            signs.read(sentence);
            signs.has_public_topic |= sentence.groups & PUBLIC_TOPICS != 0;
            signs.has_business_topic |= sentence.groups & BUSINESS_TOPICS != 0;
            signs.is_formal |= sentence.groups & FORMAL_PHRASES != 0;
        }
        signs.read_wording(lines.iter().flat_map(|line| &line.sentences));
        let taps = |line: &Line| {
            let mut taps = SIGNS.iter().filter(|sign| sign.kind == Kind::Tap);
            taps.any(|sign| sign.matches(line.groups))
        };
        let mut buttons = lines.iter();
        let button = buttons.find(|line| is_button(line.text, || taps(line)));
        signs.button = button.map(|line| line.text.to_owned());
        signs
    }

    /// Reads what the message reports that somebody else said.
    fn read_reports(&mut self, reported: &[String]) {
        for text in reported {
            for sentence in sentences_with_punctuation(text) {
                let groups = WORDS.groups(&normalize(sentence));
                for sign in SIGNS.iter().filter(|sign| sign.matches(groups)) {
                    use Kind::{App, Atm, Call, Chat, Give, Pay};
                    self.reports_push |= sign.kind.pushes();
                    self.reports_demand |=
                        matches!(sign.kind, Pay | Call | Atm | App | Chat | Give);
                }
            }
        }
    }

    fn read_wording<'a>(&mut self, sentences: impl Iterator<Item = &'a Sentence<'a>>) {
        let mut telling = MostTelling::default();
        for sentence in sentences {
            if telling.add(sentence.score) {
                self.telling = Some(quote(sentence.text));
            }
        }
        self.wording = telling.sum();
    }

    /// Adds the signs of a sentence. Nothing in another sentence decides, because a writer can
    /// add sentences.
    fn read(&mut self, sentence: &Sentence) {
        let groups = without_accusations(sentence.groups);
        let is_sincere = groups & (DENIALS | SCAM_TALK) == 0;
        let is_new = |found: &[FoundSign], sign| !found.iter().any(|f| std::ptr::eq(f.sign, sign));
        for sign in SIGNS {
            let may_match = is_sincere || sign.kind == Kind::Talk;
            if may_match && sign.matches(groups) && is_new(&self.found, sign) {
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

/// The groups without [`SCAM_TALK`] where a sentence accuses its reader: "your account
/// was used in a fraud" is no warning of a scam.
fn without_accusations(groups: u128) -> u128 {
    if groups & ACCUSATIONS == 0 {
        groups
    } else {
        groups & !SCAM_TALK
    }
}

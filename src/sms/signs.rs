//! Finds what a message wants, threatens and offers, sentence by sentence.

use super::kind::Kind;
use super::rules::{
    ACCUSATIONS, DENIALS, FORMAL_PHRASES, PUBLIC_TOPICS, SCAM_TALK, SHARING_PHRASES, SIGNS, Sign,
    WORDS,
};
use text::{ends_sentence, normalize, sentences_with_punctuation};

/// Whether a quotation begins with this character.
fn opens_quote(c: char) -> bool {
    matches!(c, '「' | '『' | '“')
}

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
    /// Whether it recommends an article or an event.
    pub(crate) shares_content: bool,
}

impl Signs {
    /// Finds the signs in the lines. Quoted text is a title or somebody else's text: it
    /// does not determine the topic of the message, and in a message about scams it
    /// gives no signs.
    pub(crate) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let sentences = sentences(lines);
        let is_about_scams = sentences.iter().any(|s| s.groups & SCAM_TALK != 0);
        let groups_of = |s: &Sentence| {
            if is_about_scams {
                s.unquoted | s.groups & SCAM_TALK
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
            signs.has_public_topic |= sentence.unquoted & PUBLIC_TOPICS != 0;
            signs.is_formal |= groups & FORMAL_PHRASES != 0;
            signs.shares_content |= groups & SHARING_PHRASES != 0;
        }
        signs
    }

    /// Adds the signs of a sentence, together with the next line where the sentence
    /// continues there. Data may be named in one sentence and asked for in the next.
    fn read(&mut self, sentence: &Sentence, groups: u64, next: u64) {
        let is_sincere = |groups: u64| groups & (DENIALS | SCAM_TALK) == 0;
        for sign in SIGNS {
            let may_match = |groups| is_sincere(groups) || sign.kind == Kind::Talk;
            let matches = |groups| may_match(groups) && sign.matches(groups);
            let known = |signs: &Self| signs.found.iter().any(|f| std::ptr::eq(f.sign, sign));
            let is_asked_next =
                matches!(sign.kind, Kind::Give | Kind::Atm) && next & FORMAL_PHRASES != 0;
            let continues = sentence.continues_in_next_line || is_asked_next;
            let across = continues && may_match(groups) && matches(groups | next);
            if (matches(groups) || across) && !known(self) {
                let quote = sentence.text.trim().chars().take(60).collect();
                self.found.push(FoundSign { sign, quote });
            }
        }
    }
}

impl Sign {
    /// Whether a sentence with words of these groups has the sign.
    fn matches(&self, groups: u64) -> bool {
        groups & self.text == self.text && groups & self.unless == 0
    }
}

/// A sentence of a message.
struct Sentence<'a> {
    text: &'a str,
    /// The groups of its words.
    groups: u64,
    /// The groups of its words outside of quotation marks.
    unquoted: u64,
    /// Whether its line ended before the sentence, which then continues in the next line.
    continues_in_next_line: bool,
}

fn sentences<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Sentence<'a>> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for line in lines {
        let mut depth = 0;
        for text in sentences_with_punctuation(line) {
            let groups = without_accusations(WORDS.groups(&normalize(text)));
            let is_unquoted = depth == 0 && !text.contains(opens_quote);
            let unquoted = if is_unquoted {
                groups
            } else {
                without_accusations(WORDS.groups(&normalize(&without_quotes(text, &mut depth))))
            };
            sentences.push(Sentence {
                text,
                groups,
                unquoted,
                continues_in_next_line: !text.ends_with(ends_sentence),
            });
        }
        if line.trim().is_empty()
            && let Some(last) = sentences.last_mut()
        {
            last.continues_in_next_line = false;
        }
    }
    sentences
}

/// The groups without [`SCAM_TALK`] where a sentence accuses its reader: "your account
/// was used in a fraud" is no warning of a scam.
fn without_accusations(groups: u64) -> u64 {
    if groups & ACCUSATIONS == 0 {
        groups
    } else {
        groups & !SCAM_TALK
    }
}

/// A text without its quotations. `depth` counts the open quotation marks across calls.
fn without_quotes(text: &str, depth: &mut u32) -> String {
    let keep = |c: &char| {
        *depth += u32::from(opens_quote(*c));
        let keep = *depth == 0;
        *depth = depth.saturating_sub(u32::from("」』”".contains(*c)));
        keep
    };
    text.chars().filter(keep).collect()
}

//! The lines of a message and their sentences, normalized and searched for words once.

use text::{Codes, normalize, sentences_with_punctuation};

use super::names::names_body;
use super::rules::{BODY_NAMES, BRAND_NAMES, MESSAGE_WORDING, PUBLIC_TOPICS, WORDS};

/// A line and its sentences.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: Vec<Sentence<'a>>,
    /// The groups of the words of all its sentences.
    pub(super) groups: u128,
    /// Whether it has the name of a public body.
    pub(super) names_body: bool,
}

/// A sentence of a message.
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) normalized: String,
    /// The groups of its words.
    pub(super) groups: u128,
    /// Whether it has the name of a public body.
    names_body: bool,
    /// What its wording adds to the score.
    pub(super) score: i32,
}

impl<'a> Line<'a> {
    /// Reads a line.
    pub(super) fn of(text: &'a str) -> Self {
        let sentences: Vec<Sentence> = sentences_with_punctuation(text)
            .into_iter()
            .map(Sentence::of)
            .collect();
        let groups = sentences.iter().fold(0, |all, s| all | s.groups);
        Self {
            text,
            names_body: sentences.iter().any(|s| s.names_body),
            groups,
            sentences,
        }
    }

    /// Whether it has the name of a known brand.
    pub(super) fn names_brand(&self) -> bool {
        self.groups & BRAND_NAMES != 0
    }

    /// Whether it has a word for a matter that public bodies handle.
    pub(super) fn has_public_topic(&self) -> bool {
        self.groups & PUBLIC_TOPICS != 0
    }

    /// Whether it has text beside addresses.
    pub(super) fn has_text(&self) -> bool {
        !self.text.trim().is_empty()
    }
}

impl<'a> Sentence<'a> {
    fn of(text: &'a str) -> Self {
        let normalized = normalize(text);
        let codes = Codes::of(&normalized);
        let groups = WORDS.groups_in(&codes);
        Self {
            text,
            groups,
            names_body: groups & BODY_NAMES != 0 || names_body(&codes),
            score: MESSAGE_WORDING.score(&codes, &mut Vec::new()),
            normalized,
        }
    }
}

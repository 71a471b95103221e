//! Which known words stand where: the rules' view of a page and its fields.

use crate::{
    page::{Field, PageSnapshot, Slot},
    rules::{DENIAL, DICTIONARY},
    text::{fold, visible, words_of_name},
};

/// A set of dictionary words.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordSet(Vec<u16>);

impl WordSet {
    /// The words of a text as people read it.
    pub(crate) fn of(text: &str) -> Self {
        let mut set = Self::default();
        set.read(&fold(text));
        set.sorted()
    }

    fn of_all<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut set = Self::default();
        for sentence in texts.flat_map(sentences_of) {
            let words = Self::of(sentence);
            if !words.denies(sentence) {
                set.0.extend(words.0);
            }
        }
        set.sorted()
    }

    /// Whether a sentence says that something is not asked for. Short ones are
    /// taken for names whatever they say.
    fn denies(&self, sentence: &str) -> bool {
        self.has_one_of(DENIAL) && visible(sentence).chars().count() >= 16
    }

    fn read(&mut self, folded: &str) {
        self.0
            .extend(DICTIONARY.find(folded).iter().map(|hit| hit.word));
    }

    fn sorted(mut self) -> Self {
        self.0.sort_unstable();
        self.0.dedup();
        self
    }

    /// The first word of the list that is in the set, as it is written.
    pub(crate) fn first_of(&self, words: &[(u16, &'static str)]) -> Option<&'static str> {
        words
            .iter()
            .find(|(word, _)| self.0.binary_search(word).is_ok())
            .map(|(_, text)| *text)
    }

    /// Whether one word of the group is in the set.
    pub(crate) fn has_one_of(&self, group: &[u16]) -> bool {
        group.iter().any(|word| self.0.binary_search(word).is_ok())
    }
}

/// The sentences of a text; a line ends a sentence too.
fn sentences_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '。', '！', '？', '!', '?'])
}

/// Where the words of a rule may stand for one field.
pub(crate) struct FieldWords {
    /// What names the field.
    pub(crate) label: WordSet,
    /// Its `name`, `id` and `autocomplete`.
    pub(crate) name: WordSet,
    /// Its group and its heading.
    pub(crate) group: WordSet,
}

impl FieldWords {
    pub(crate) fn of(field: &Field) -> Self {
        let texts = |own: bool| {
            let labels = field
                .labels
                .iter()
                .filter(move |l| l.source.names_the_field() == own);
            labels.map(|l| l.text.as_str())
        };
        let mut name = WordSet::default();
        for attribute in [&field.name, &field.id, &field.autocomplete] {
            name.read(&words_of_name(attribute));
        }
        Self {
            label: WordSet::of_all(texts(true)),
            name: name.sorted(),
            group: WordSet::of_all(texts(false)),
        }
    }
}

/// The words that all fields of a page share.
pub(crate) struct PageWords {
    /// Title, first-level headings and the site's name.
    pub(crate) heading: WordSet,
    /// The whole page: the above, every label, the text.
    pub(crate) all: WordSet,
    /// The sentences of the text that hold known words and deny nothing.
    pub(crate) sentences: Vec<(String, WordSet)>,
}

impl PageWords {
    pub(crate) fn of(page: &PageSnapshot) -> Self {
        let identity = page.identity.iter().filter(|i| i.slot != Slot::Asset);
        let identity = identity.map(|i| i.text.as_str());
        let heading: Vec<&str> = std::iter::once(page.title.as_str())
            .chain(identity)
            .collect();
        let labels = page
            .fields
            .iter()
            .flat_map(|f| &f.labels)
            .map(|l| l.text.as_str());
        let heading = WordSet::of_all(heading.into_iter());
        let mut all = WordSet::of_all(labels);
        all.0.extend(&heading.0);
        let mut sentences = Vec::new();
        for sentence in sentences_of(&page.text) {
            let words = WordSet::of(sentence);
            all.0.extend(&words.0);
            if !words.0.is_empty() && !words.denies(sentence) {
                sentences.push((sentence.trim().to_owned(), words));
            }
        }
        if let Some(sender) = page.identity.iter().find(|i| i.slot == Slot::Sender) {
            sentences.push(conversation(&page.text, &sender.text));
        }
        Self {
            heading,
            all: all.sorted(),
            sentences,
        }
    }
}

/// What a sender says in several bubbles, as one sentence.
fn conversation(text: &str, sender: &str) -> (String, WordSet) {
    let lines = text.lines().filter(|line| line.trim() != sender);
    let said: String = lines.collect();
    let words = WordSet::of(&said);
    (said, words)
}

//! The known terms in each place of a page and its fields, on which rules match.

use std::{borrow::Cow, iter};

use text::{normalize, normalize_identifier, sentences, visible};

use crate::page::{Field, PageSnapshot, Slot};
use crate::rules::{DENIAL, DICTIONARY};

/// A set of terms: their numbers in the dictionary, sorted.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermSet(Vec<u16>);

impl TermSet {
    /// The terms of a visible text.
    pub(crate) fn of(text: &str) -> Self {
        let mut set = Self::default();
        set.read(&normalize(text));
        set.sorted()
    }

    fn of_all<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut set = Self::default();
        for sentence in texts.flat_map(sentences) {
            let terms = Self::of(sentence);
            if !terms.denies(sentence) {
                set.0.extend(terms.0);
            }
        }
        set.sorted()
    }

    /// Whether a sentence says that something is not asked for. A sentence of fewer than
    /// 16 characters counts as a label and denies nothing.
    fn denies(&self, sentence: &str) -> bool {
        const MIN_SENTENCE_CHARS: usize = 16;
        self.has_one_of(DENIAL) && visible(sentence).chars().count() >= MIN_SENTENCE_CHARS
    }

    /// The terms of a field's `name`, `id` and `autocomplete`.
    pub(crate) fn of_attributes(field: &Field) -> Self {
        let mut set = Self::default();
        for attribute in [&field.name, &field.id, &field.autocomplete] {
            set.read(&normalize_identifier(attribute));
        }
        set.sorted()
    }

    fn read(&mut self, normalized: &str) {
        self.0
            .extend(DICTIONARY.find(normalized).iter().map(|hit| hit.word));
    }

    fn sorted(mut self) -> Self {
        self.0.sort_unstable();
        self.0.dedup();
        self
    }

    /// The text of the first term of the list that is in the set.
    pub(crate) fn first_of(&self, terms: &[(u16, &'static str)]) -> Option<&'static str> {
        terms
            .iter()
            .find(|(word, _)| self.0.binary_search(word).is_ok())
            .map(|(_, text)| *text)
    }

    /// Whether one term of the sorted group is in the set.
    pub(crate) fn has_one_of(&self, group: &[u16]) -> bool {
        let (few, many) = if self.0.len() < group.len() {
            (&self.0[..], group)
        } else {
            (group, &self.0[..])
        };
        few.iter().any(|word| many.binary_search(word).is_ok())
    }
}

/// The terms of one field, by their place.
pub(crate) struct FieldTerms {
    /// What names the field.
    pub(crate) label: TermSet,
    /// Its `name`, `id` and `autocomplete`.
    pub(crate) name: TermSet,
    /// Its group and its heading.
    pub(crate) group: TermSet,
}

impl FieldTerms {
    /// The terms of each field. A text that names several fields, such as a heading,
    /// is looked up once.
    pub(crate) fn of_all(fields: &[Field]) -> Vec<Self> {
        let labels = fields.iter().flat_map(|field| &field.labels);
        let mut texts: Vec<&str> = labels.map(|label| label.text.as_str()).collect();
        texts.sort_unstable();
        texts.dedup();
        let terms = texts.iter().map(|text| TermSet::of_all(iter::once(*text)));
        let terms: Vec<TermSet> = terms.collect();
        let of = |text: &str| &terms[texts.partition_point(|known| *known < text)];
        fields.iter().map(|field| Self::of(field, of)).collect()
    }

    fn of<'a>(field: &Field, terms: impl Fn(&str) -> &'a TermSet) -> Self {
        let (mut label, mut group) = (TermSet::default(), TermSet::default());
        for one in &field.labels {
            let set = if one.source.names_the_field() {
                &mut label
            } else {
                &mut group
            };
            set.0.extend(&terms(&one.text).0);
        }
        Self {
            label: label.sorted(),
            name: TermSet::of_attributes(field),
            group: group.sorted(),
        }
    }
}

/// The terms of a page, which all of its fields share.
pub(crate) struct PageTerms<'a> {
    /// Title, first-level headings and the site's name.
    pub(crate) heading: TermSet,
    /// The whole page: the above, every label, the text.
    pub(crate) all: TermSet,
    /// The title and the text, including sentences that deny an ask.
    pub(crate) title_and_text: TermSet,
    /// The sentences of the text that contain known terms and deny no ask.
    pub(crate) sentences: Vec<(Cow<'a, str>, TermSet)>,
}

impl<'a> PageTerms<'a> {
    /// The terms of a page whose fields have these terms.
    pub(crate) fn of(page: &'a PageSnapshot, fields: &[FieldTerms]) -> Self {
        let identity = page.identity.iter().filter(|i| i.slot != Slot::Asset);
        let identity = identity.map(|i| i.text.as_str());
        let heading = TermSet::of_all(iter::once(page.title.as_str()).chain(identity));
        let mut title_and_text = TermSet::default();
        let mut found = Vec::new();
        for sentence in sentences(&page.text) {
            let terms = TermSet::of(sentence);
            title_and_text.0.extend(&terms.0);
            if !terms.0.is_empty() && !terms.denies(sentence) {
                found.push((Cow::Borrowed(sentence.trim()), terms));
            }
        }
        let mut all = title_and_text.clone();
        all.0.extend(&heading.0);
        for field in fields {
            all.0.extend(field.label.0.iter().chain(&field.group.0));
        }
        title_and_text.read(&normalize(&page.title));
        if let Some(sender) = page.identity.iter().find(|i| i.slot == Slot::Sender) {
            found.push(conversation(&page.text, &sender.text));
        }
        Self {
            heading,
            all: all.sorted(),
            title_and_text: title_and_text.sorted(),
            sentences: found,
        }
    }
}

/// The messages of a chat's sender, joined into one sentence.
fn conversation(text: &str, sender: &str) -> (Cow<'static, str>, TermSet) {
    let lines = text.lines().filter(|line| line.trim() != sender);
    let conversation: String = lines.collect();
    let terms = TermSet::of(&conversation);
    (Cow::Owned(conversation), terms)
}

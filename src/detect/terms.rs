//! The known terms in each place of a page and its fields, on which rules match.

use std::{borrow::Cow, iter};

use text::{normalize, normalize_identifier, sentences, visible};

use super::naming::{has_own_name, head_and_notes, is_generic, is_prose, is_prose_beside};
use crate::page::{Control, Field, PageSnapshot, Slot};
use crate::rules::{
    AUTH, CARD, DENIAL, DICTIONARY, DISCUSS, FEATURES, NUMBER, OTHER_FOUR, OTHER_NUMBER,
    OTHER_OWNER, REGISTER, SIGN, SURFACE,
};

/// A set of terms: their numbers in the dictionary, sorted, and the features that they
/// and the terms inside them have.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TermSet(Vec<u16>, u32);

impl TermSet {
    /// The terms of a visible text.
    pub(crate) fn of(text: &str) -> Self {
        let mut set = Self::default();
        set.read(&normalize(text));
        // Dots between letters hide a word: 暗・証・番・号.
        if text.matches(is_dot).count() > 2 {
            set.read(&normalize(&text.replace(is_dot, "")));
        }
        set.sorted()
    }

    /// The terms of a text, without those of sentences and brackets that deny an ask.
    fn of_undenied(text: &str) -> Self {
        let mut set = Self::default();
        for sentence in sentences(text) {
            let terms = Self::of(sentence);
            if !terms.denies(sentence) {
                set.extend(&terms);
                continue;
            }
            let (head, notes) = head_and_notes(sentence);
            for clause in notes.iter().chain(iter::once(&head)) {
                let terms = Self::of(clause);
                if !notes.is_empty() && terms.1 & DENIAL == 0 {
                    set.extend(&terms);
                }
            }
        }
        set.sorted()
    }

    /// Whether a sentence says that something is not asked for. A sentence of fewer than
    /// 16 characters counts as a label and denies nothing.
    fn denies(&self, sentence: &str) -> bool {
        const MIN_SENTENCE_CHARS: usize = 16;
        self.1 & DENIAL != 0 && visible(sentence).chars().count() >= MIN_SENTENCE_CHARS
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
        let mut features = 0;
        let hits = DICTIONARY.find_and_visit(normalized, &mut |word| {
            if let Ok(at) = FEATURES.binary_search_by_key(&word, |(word, _)| *word) {
                features |= FEATURES[at].1;
            }
        });
        self.0.extend(hits.iter().map(|hit| hit.word));
        self.1 |= features;
    }

    /// The features of the text, as bits of `described`.
    pub(crate) fn features(&self) -> u32 {
        self.1
    }

    fn extend(&mut self, other: &Self) {
        self.0.extend(&other.0);
        self.1 |= other.1;
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

fn is_dot(c: char) -> bool {
    matches!(c, '・' | '·' | '•' | '‧' | '･')
}

/// The terms of one text, and of the name in it.
#[derive(Clone, Default)]
pub(crate) struct TextTerms {
    /// All terms that are not denied.
    pub(crate) all: TermSet,
    /// Those outside brackets.
    pub(crate) head: TermSet,
    /// Whether the text has letters, and not only the shape of a number.
    pub(crate) has_letters: bool,
}

impl TextTerms {
    fn of(text: &str) -> Self {
        let all = TermSet::of_undenied(text);
        let head = if all.0.is_empty() {
            TermSet::default()
        } else {
            TermSet::of(&head_and_notes(text).0)
        };
        Self {
            all,
            head,
            has_letters: text.chars().filter(|c| c.is_alphabetic()).count() > 1,
        }
    }
}

/// The terms of one field, by their place.
pub(crate) struct FieldTerms {
    /// Each text that names the field.
    pub(crate) texts: Vec<TextTerms>,
    /// What names the field: the terms of all these texts.
    pub(crate) label: TermSet,
    /// Its `name`, `id` and `autocomplete`.
    pub(crate) name: TermSet,
    /// Each text of its group and its heading.
    pub(crate) group: Vec<TermSet>,
    /// Whether nothing names the field.
    pub(crate) is_nameless: bool,
    /// The features of the prose beside it.
    pub(crate) prose: u32,
    /// The features of the names that belong to it, if it has any that say something.
    pub(crate) strong_label: Option<u32>,
}

impl FieldTerms {
    /// The terms of each field. A text that names several fields, such as a heading,
    /// is looked up once.
    pub(crate) fn of_all(fields: &[Field]) -> Vec<Self> {
        let labels = fields.iter().flat_map(|field| &field.labels);
        let mut texts: Vec<&str> = labels.map(|label| label.text.as_str()).collect();
        texts.sort_unstable();
        texts.dedup();
        let terms: Vec<TextTerms> = texts.iter().map(|text| TextTerms::of(text)).collect();
        let of = |text: &str| &terms[texts.partition_point(|known| *known < text)];
        fields.iter().map(|field| Self::of(field, of)).collect()
    }

    fn of<'a>(field: &Field, terms: impl Fn(&str) -> &'a TextTerms) -> Self {
        let is_nameless = !has_own_name(field);
        let (mut texts, mut group, mut label) = (Vec::new(), Vec::new(), TermSet::default());
        let (mut prose, mut strong_label) = (0, None);
        for one in &field.labels {
            let found = terms(&one.text);
            let is_name = one.source.names_the_field();
            if !is_name {
                group.push(found.all.clone());
            }
            let is_prose = is_prose_beside(one);
            if one.source.belongs_to_the_field() && !is_generic(&one.text) {
                strong_label = Some(strong_label.unwrap_or(0) | found.all.features());
            }
            if is_prose {
                prose |= found.all.features();
            }
            // Where nothing names the field, the line above or the heading does. A file is
            // chosen with a button, and the prose beside it explains.
            let counts = field.control != Control::File && is_nameless || is_name && !is_prose;
            if counts {
                label.extend(&found.all);
                texts.push(found.clone());
            }
        }
        Self {
            texts,
            label: label.sorted(),
            name: TermSet::of_attributes(field),
            group,
            is_nameless,
            prose,
            strong_label,
        }
    }
}

/// The terms of a page, which all of its fields share.
pub(crate) struct PageTerms<'a> {
    /// Title, headings and the site's name: the terms of each.
    pub(crate) heads: Vec<TermSet>,
    /// The terms of all of these.
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
        let heads: Vec<TermSet> = iter::once(page.title.as_str())
            .chain(headings(page))
            .map(TermSet::of_undenied)
            .collect();
        let mut heading = TermSet::default();
        heads.iter().for_each(|head| heading.extend(head));
        let heading = heading.sorted();
        let mut title_and_text = TermSet::default();
        let mut found = Vec::new();
        for sentence in sentences(&page.text) {
            let terms = TermSet::of(sentence);
            title_and_text.extend(&terms);
            if !terms.0.is_empty() && !terms.denies(sentence) {
                found.push((Cow::Borrowed(sentence.trim()), terms));
            }
        }
        let mut all = title_and_text.clone();
        all.extend(&heading);
        for field in fields {
            all.extend(&field.label);
            field.group.iter().for_each(|text| all.extend(text));
        }
        title_and_text.read(&normalize(&page.title));
        // A heading can ask too, and a line break may split it in the text.
        for (heading, set) in headings(page).zip(heads.iter().skip(1)) {
            if !set.0.is_empty() {
                found.push((Cow::Borrowed(heading), set.clone()));
            }
        }
        if let Some(sender) = page.identity.iter().find(|i| i.slot == Slot::Sender) {
            found.push(conversation(&page.text, &sender.text));
        }
        Self {
            heads,
            heading,
            all: all.sorted(),
            title_and_text: title_and_text.sorted(),
            sentences: found,
        }
    }
}

/// The texts that head a page: its headings and the names of the site, and short names in
/// a bar at its top. What stands at its end heads nothing.
fn headings(page: &PageSnapshot) -> impl Iterator<Item = &str> {
    const MAX_BAR_CHARS: usize = 30;
    let heads = page.identity.iter().filter(|identity| match identity.slot {
        Slot::Asset | Slot::Footer => false,
        Slot::TopLine | Slot::Subheading => {
            identity.text.chars().nth(MAX_BAR_CHARS).is_none() && !is_prose(&identity.text)
        }
        _ => true,
    });
    heads.map(|identity| identity.text.as_str())
}

/// The messages of a chat's sender, joined into one sentence, without those about something
/// else: such a message says nothing about the others.
fn conversation(text: &str, sender: &str) -> (Cow<'static, str>, TermSet) {
    const OTHER: u32 = OTHER_OWNER | OTHER_FOUR | OTHER_NUMBER;
    const OWN: u32 = CARD | NUMBER | SIGN | AUTH | REGISTER | SURFACE;
    let is_other = |line: &str| {
        let features = TermSet::of(line).features();
        features & (DISCUSS | DENIAL) != 0 || features & OTHER != 0 && features & OWN == 0
    };
    let lines = text.lines().filter(|line| line.trim() != sender);
    let lines = lines.filter(|line| !is_other(line));
    let conversation: String = lines.collect();
    let terms = TermSet::of(&conversation);
    (Cow::Owned(conversation), terms)
}

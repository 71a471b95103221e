//! The known terms in each place of a page and its fields, on which rules match.

use std::{borrow::Cow, iter};

use text::{normalize, sentences, sentences_over_lines};

use super::naming::{head_and_notes, is_definition, is_generic, is_prose, is_prose_beside};
pub(crate) use super::term_set::TermSet;
use crate::page::{Control, Field, Label, PageSnapshot, Slot, Source};
use crate::rules::{
    AUTH, CARD, COLLECTORS, DENIAL, DISCUSS, ENTER, NUMBER, OTHER_FOUR, OTHER_NUMBER, OTHER_OWNER,
    REGISTER, SIGN, SURFACE,
};

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
    /// Whether one of its names ends in the noun of a secret: 「忘れないように書いた4桁」.
    pub(crate) is_secret: bool,
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
            let is_own = is_name && (!is_prose || is_definition(&one.text));
            let counts = field.control != Control::File && is_nameless || is_own;
            if counts {
                label.extend(&found.all);
                texts.push(found.clone());
            }
        }
        Self {
            texts,
            label: label.sorted(),
            is_secret: field.labels.iter().any(is_secret_name),
            name: TermSet::of_attributes(field),
            group,
            is_nameless,
            prose,
            strong_label,
        }
    }
}

/// Whether the field has a name of its own: a text that belongs to it or stands beside it,
/// is no prose and says more than "number", "enter here" or "4 digits".
fn has_own_name(field: &Field) -> bool {
    let before = |label: &&Label| label.source == Source::Before;
    let nearest = field.labels.iter().find(before);
    // Beside 「暗証番号を入力してください」 the line before that and the one behind name nothing.
    let is_told = nearest.is_some_and(|label| is_prose(&label.text) && tells_to_enter(&label.text));
    let is_far = |label: &&Label| {
        is_told
            && !label.source.belongs_to_the_field()
            && nearest.is_some_and(|nearest| nearest != *label)
    };
    let own = field.labels.iter().filter(|l| l.source.names_the_field());
    own.filter(|label| !is_far(label))
        .any(|label| !is_generic(&label.text) && !is_prose_beside(label))
}

/// Whether a label is a name whose head is a secret.
fn is_secret_name(label: &Label) -> bool {
    const NOUNS: [&str; 6] = ["桁", "けた", "数字", "暗証番号", "パスワード", "暗証"];
    let is_name = label.source.names_the_field() && !is_prose(&label.text);
    let head = head_and_notes(&label.text).0;
    is_name && NOUNS.iter().any(|noun| head.trim_end().ends_with(noun))
}

fn tells_to_enter(text: &str) -> bool {
    TermSet::of(text).features() & ENTER != 0
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
    /// Whether the page names a purpose for which others than public bodies take My Numbers.
    pub(super) fn has_collector(&self) -> bool {
        self.all.has_one_of(COLLECTORS)
    }

    /// The terms of a page whose fields have these terms.
    pub(crate) fn of(page: &'a PageSnapshot, fields: &[FieldTerms]) -> Self {
        let (heads, heading) = heads_of(page);
        let mut title_and_text = TermSet::default();
        let mut found = Vec::new();
        for sentence in sentences(&page.text) {
            let terms = TermSet::of(sentence);
            title_and_text.extend(&terms);
            if !terms.0.is_empty() && !terms.denies(sentence) {
                found.push((Cow::Borrowed(sentence.trim()), terms));
            }
        }
        for sentence in sentences_over_lines(&page.text) {
            let terms = TermSet::of(sentence);
            if !terms.0.is_empty() && !terms.denies(sentence) {
                found.push((Cow::Borrowed(sentence), terms));
            }
        }
        let mut all = title_and_text.clone();
        all.extend(&heading);
        for field in fields {
            all.extend(&field.label);
            for text in &field.group {
                all.extend(text);
            }
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

/// The terms of the title and of each heading, and all of them.
fn heads_of(page: &PageSnapshot) -> (Vec<TermSet>, TermSet) {
    let heads: Vec<TermSet> = iter::once(page.title.as_str())
        .chain(headings(page))
        .map(TermSet::of_undenied)
        .collect();
    let mut heading = TermSet::default();
    for head in &heads {
        heading.extend(head);
    }
    (heads, heading.sorted())
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

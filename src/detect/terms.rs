//! The known terms of a field, by their place, on which rules match.

use super::naming::{
    asks_for_fact, head_and_notes, is_definition, is_generic, is_prose, is_prose_beside,
};
pub(crate) use super::term_set::TermSet;
use crate::page::{Control, Field, Label, Source};
use crate::rules::{
    AUTH, CARD, ENTER, FOUR, LONG, NUMBER, ORIGIN, OTHER_OWNER, REGISTER, SECRET, SIGN, SURFACE,
    TWELVE, USE,
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
        let all = if asks_for_fact(text) {
            TermSet::default()
        } else {
            TermSet::of_undenied(text)
        };
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

    /// Whether the field is named as My Number.
    pub(super) fn names_number(&self) -> bool {
        let own = self.label.features();
        own & NUMBER != 0 && own & CARD == 0
    }

    fn of<'a>(field: &Field, terms: impl Fn(&str) -> &'a TextTerms) -> Self {
        let mut labels = field.labels.iter();
        let is_nameless = !has_own_name(field) && !labels.any(|label| asks_for_fact(&label.text));
        let (mut texts, mut group, mut label) = (Vec::new(), Vec::new(), TermSet::default());
        let (mut prose, mut strong_label) = (0, None);
        let is_definable = is_nameless || names_number_or_secret(field, &terms);
        let is_other = is_nameless && is_told_for_another(field, &terms);
        for one in &field.labels {
            let found = terms(&one.text);
            let is_name = one.source.names_the_field();
            if !is_name {
                group.push(found.all.clone());
            }
            let is_prose = is_prose_beside(one);
            let is_tied = one.source.belongs_to_the_field()
                || matches!(one.source, Source::TableHeader | Source::Term);
            if is_tied && !is_generic(&one.text) {
                strong_label = Some(strong_label.unwrap_or(0) | found.all.features());
            }
            if is_prose {
                prose |= found.all.features();
            }
            // Where nothing names the field, the line above or the heading does. A file is
            // chosen with a button, and the prose beside it explains.
            let is_own = is_name && (!is_prose || is_definable && is_definition(&one.text));
            let counts = field.control != Control::File && is_nameless || is_own;
            if counts && !(is_prose && is_remark(one, is_other)) {
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

/// Whether prose behind a field only remarks on something: it neither tells to enter it nor says what it is.
fn is_remark(label: &Label, is_other: bool) -> bool {
    let says_what = || tells_to_enter(&label.text) || is_definition(&label.text);
    label.source == Source::After && (is_other || !says_what())
}

/// Whether the sentence above a field tells to enter what somebody else has given: a network PIN. Then the
/// sentence below it says nothing of what goes in.
fn is_told_for_another<'a>(field: &Field, terms: &impl Fn(&str) -> &'a TextTerms) -> bool {
    const OF_CARD: u32 = CARD | NUMBER | SIGN | AUTH | REGISTER | SURFACE | ORIGIN | USE;
    let mut labels = field.labels.iter();
    let above = labels.find(|label| label.source == Source::Before);
    above.is_some_and(|above| {
        let own = terms(&above.text).all.features();
        own & OTHER_OWNER != 0 && own & SECRET != 0 && own & OF_CARD == 0
    })
}

/// Whether a name of the field is that of a number or a secret, which a sentence beside it can
/// define. A sentence about a PIN beside a search field defines nothing.
fn names_number_or_secret<'a>(field: &Field, terms: &impl Fn(&str) -> &'a TextTerms) -> bool {
    const WORDS: u32 = SECRET | FOUR | TWELVE | LONG | NUMBER | SIGN | AUTH | REGISTER | SURFACE;
    let names = field.labels.iter().filter(|l| l.source.names_the_field());
    let mut names = names.filter(|label| !is_prose_beside(label));
    names.any(|label| terms(&label.text).all.features() & WORDS != 0 || is_generic(&label.text))
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
    own.filter(|label| !is_far(label) && !is_sample(label))
        .any(|label| !is_generic(&label.text) && !is_prose_beside(label))
}

/// Whether a placeholder only shows what a value looks like: 「ABC123 など」.
fn is_sample(label: &Label) -> bool {
    const MIN_DIGITS: usize = 3;
    let text = label
        .text
        .trim()
        .trim_start_matches(['例', ')', '）', ':', '：', ' ']);
    let value = text.trim_end_matches("など").trim_end();
    let digits = value.chars().filter(char::is_ascii_digit).count();
    label.source == Source::Placeholder
        && value.chars().all(|c| c.is_ascii_alphanumeric())
        && digits >= MIN_DIGITS
        && digits < value.len()
}

/// Whether a text tells to enter something.
pub(super) fn tells_to_enter(text: &str) -> bool {
    TermSet::of(text).features() & ENTER != 0
}

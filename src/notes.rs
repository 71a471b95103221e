//! Forms that number their fields and say further down what each number means:
//! 「①には暗証番号を入力してください」.

use std::borrow::Cow;

use crate::{
    page::{Label, PageSnapshot, Source},
    text::visible,
};

/// A page whose numbered fields are also named by the notes to their numbers.
pub(crate) fn with_notes(page: &PageSnapshot) -> Cow<'_, PageSnapshot> {
    let mut page = Cow::Borrowed(page);
    for at in 0..page.fields.len() {
        let labels = page.fields[at].labels.iter();
        let marks: Vec<String> = labels.filter_map(|label| mark(&label.text)).collect();
        let notes: Vec<Label> = marks.iter().flat_map(|m| notes(m, &page.text)).collect();
        if !notes.is_empty() {
            page.to_mut().fields[at].labels.splice(0..0, notes);
        }
    }
    page
}

/// A label that is a number, dressed up, and no word: ①, (2), ※3.
fn mark(text: &str) -> Option<String> {
    let text = visible(text).trim().to_owned();
    let is_plain = |c: char| c.is_ascii_digit() || c == '.';
    let is_mark = text.chars().count() <= 3
        && text.chars().any(char::is_numeric)
        && !text.chars().any(char::is_alphabetic)
        && !text.chars().all(is_plain);
    is_mark.then_some(text)
}

/// What the sentences of a text say behind a mark, up to the next one.
fn notes(mark: &str, text: &str) -> Vec<Label> {
    let is_next = |c: char| c.is_numeric() && !c.is_ascii_digit();
    let behind = |sentence: &str| {
        let sentence = visible(sentence);
        let (_, note) = sentence.split_once(mark)?;
        let note = note.split(is_next).next().unwrap_or(note);
        Some(Label {
            source: Source::Label,
            text: note.trim().to_owned(),
        })
    };
    text.split(['\n', '。']).filter_map(behind).collect()
}

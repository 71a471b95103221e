//! Footnotes. Some forms number their fields and explain each number further down:
//! 「①には暗証番号を入力してください」 (enter the PIN in ①).

use std::borrow::Cow;

use text::{is_ignorable, visible};

use crate::page::{Field, Label, PageSnapshot, Source};

/// At most this many bytes of footnotes are added to all fields of a page, in equal
/// shares. No honest form has a thousandth of that. Without the limit, a page that
/// gives many fields the same number and mentions it often would cost quadratic time.
const MAX_FOOTNOTE_BYTES: usize = 1 << 20;

/// The page with the footnotes of its numbered fields added to their labels.
pub(crate) fn with_footnotes(page: &PageSnapshot) -> Cow<'_, PageSnapshot> {
    let marks: Vec<Vec<String>> = page.fields.iter().map(marks).collect();
    let numbered = marks.iter().filter(|marks| !marks.is_empty()).count();
    if numbered == 0 {
        return Cow::Borrowed(page);
    }
    let mut footnotes = Footnotes::for_marks(marks.iter().flatten().map(String::as_str).collect());
    for (number, sentence) in (1..).zip(page.text.split(['\n', '。'])) {
        footnotes.read(number, &visible(sentence));
    }
    let mut page = page.clone();
    for (field, marks) in page.fields.iter_mut().zip(&marks) {
        let texts = marks.iter().flat_map(|mark| footnotes.of(mark));
        field
            .labels
            .splice(0..0, labels(texts, MAX_FOOTNOTE_BYTES / numbered));
    }
    Cow::Owned(page)
}

/// The labels of a field that are a footnote mark and not a word: ①, (2), ※3.
fn marks(field: &Field) -> Vec<String> {
    let labels = field.labels.iter();
    labels.filter_map(|label| mark(&label.text)).collect()
}

fn mark(text: &str) -> Option<String> {
    // Fast path: nearly every label is a word and has a letter near its start.
    if text.chars().any(|c| c.is_alphabetic() && !is_ignorable(c)) {
        return None;
    }
    let text = visible(text).trim().to_owned();
    let is_plain = |c: char| c.is_ascii_digit() || c == '.';
    let is_mark = text.chars().nth(MAX_MARK_CHARS).is_none()
        && text.chars().any(char::is_numeric)
        && !text.chars().all(is_plain);
    is_mark.then_some(text)
}

/// A footnote mark has at most this many characters.
const MAX_MARK_CHARS: usize = 3;

/// The footnotes of a page, by their marks.
struct Footnotes<'a> {
    marks: Vec<&'a str>,
    /// The texts of each mark.
    texts: Vec<Vec<String>>,
    /// The number of the last sentence that contains each mark.
    last: Vec<usize>,
}

impl<'a> Footnotes<'a> {
    fn for_marks(mut marks: Vec<&'a str>) -> Self {
        marks.sort_unstable();
        marks.dedup();
        let (texts, last) = (vec![Vec::new(); marks.len()], vec![0; marks.len()]);
        Self { marks, texts, last }
    }

    fn of(&self, mark: &str) -> &[String] {
        let at = self.marks.binary_search(&mark);
        at.map_or(&[], |at| &self.texts[at])
    }

    /// Adds the text after each mark in the sentence of this number, up to the next
    /// mark. Only the first occurrence of a mark in a sentence counts.
    fn read(&mut self, number: usize, sentence: &str) {
        let is_next = |c: char| c.is_numeric() && !c.is_ascii_digit();
        for (start, _) in sentence.char_indices() {
            let following = &sentence[start..];
            for (at, c) in following.char_indices().take(MAX_MARK_CHARS) {
                let (mark, footnote) = following.split_at(at + c.len_utf8());
                let Ok(at) = self.marks.binary_search(&mark) else {
                    continue;
                };
                if self.last[at] != number {
                    self.last[at] = number;
                    let footnote = footnote.split(is_next).next().unwrap_or(footnote);
                    self.texts[at].push(footnote.trim().to_owned());
                }
            }
        }
    }
}

/// These texts as labels of a field, up to `max_bytes` bytes.
fn labels<'a>(texts: impl Iterator<Item = &'a String>, mut max_bytes: usize) -> Vec<Label> {
    let mut labels = Vec::new();
    for text in texts {
        let cost = text.len() + size_of::<Label>();
        let Some(rest) = max_bytes.checked_sub(cost) else {
            break;
        };
        max_bytes = rest;
        labels.push(Label {
            source: Source::Label,
            text: text.clone(),
        });
    }
    labels
}

//! Lines and the sentences in them, before they are normalized.

use crate::letters::is_ignorable;

/// The sentences of a text. The end of a line ends a sentence too.
#[must_use]
pub fn sentences(text: &str) -> Vec<&str> {
    text.split(|c| c == '\n' || ends_sentence(c)).collect()
}

/// The sentences of a text that go on behind the end of a line: behind a particle or a comma a
/// page only breaks the line.
#[must_use]
pub fn sentences_over_lines(text: &str) -> Vec<&str> {
    let mut last = ' ';
    let is_end = |c: char| {
        let goes_on =
            c == '\n' && matches!(last, 'に' | 'は' | 'で' | 'を' | 'が' | 'の' | 'た' | '、');
        if !c.is_whitespace() {
            last = c;
        }
        c == '\n' && !goes_on || ends_sentence(c)
    };
    let sentences = text.split(is_end).map(str::trim);
    sentences
        .filter(|sentence| sentence.contains('\n'))
        .collect()
}

/// The sentences of a line, each with its final punctuation.
#[must_use]
pub fn sentences_with_punctuation(line: &str) -> Vec<&str> {
    line.split_inclusive(ends_sentence).collect()
}

/// Whether a sentence ends with this character.
#[must_use]
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?')
}

/// A line without ignorable characters and with full-width letters as ASCII letters,
/// because people open addresses in either form.
#[must_use]
pub fn visible_half_width(line: &str) -> String {
    if line.is_ascii() {
        return line.replace('\t', " ");
    }
    let half_width = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\t' | '\u{a0}' => ' ',
        _ => c,
    };
    // Devanagari marks are part of the text that people read, although terms are
    // compared without them.
    let is_visible =
        |c: &char| c.is_ascii() || ('\u{900}'..='\u{97f}').contains(c) || !is_ignorable(*c);
    let mut visible = String::with_capacity(line.len());
    visible.extend(line.chars().filter(is_visible).map(half_width));
    visible
}

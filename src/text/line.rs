//! Lines and the sentences in them, before they are normalized.

use crate::letters::is_ignorable;

/// The sentences of a text. The end of a line ends a sentence too.
#[must_use]
pub fn sentences(text: &str) -> Vec<&str> {
    let parts = text.split(|c| c == '\n' || ends_sentence(c));
    parts.flat_map(at_full_stops).collect()
}

/// The sentences of a part of a text that end in a full stop of Latin script: behind a word of at least
/// three letters, before a capital one. Behind "No." a sentence goes on.
fn at_full_stops(part: &str) -> impl Iterator<Item = &str> {
    const LETTERS: usize = 3;
    let mut rest = Some(part);
    std::iter::from_fn(move || {
        let text = rest?;
        let is_end = |at: usize| {
            let word = text[..at].chars().rev().take(LETTERS);
            let next = text[at + 2..].chars().next();
            word.filter(|c| c.is_lowercase()).count() == LETTERS
                && next.is_some_and(char::is_uppercase)
        };
        let mut stops = text.match_indices(". ").map(|(at, _)| at);
        let end = stops.find(|at| is_end(*at));
        rest = end.map(|at| &text[at + 2..]);
        Some(end.map_or(text, |at| &text[..at]))
    })
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

#[cfg(test)]
mod tests {
    use crate::line::sentences;

    #[test]
    fn a_full_stop_ends_a_sentence_before_a_capital_letter() {
        let text = "Đây là lừa đảo. Cơ quan không hỏi. Gọi No. 188";
        let parts = ["Đây là lừa đảo", "Cơ quan không hỏi", "Gọi No. 188"];
        assert_eq!(sentences(text), parts);
        assert_eq!(
            sentences("at 3.5 p.m. on Monday"),
            ["at 3.5 p.m. on Monday"]
        );
    }
}

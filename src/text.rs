//! Folding: one spelling for everything that a reader takes for the same word.
//!
//! Full- and half-width forms, compatibility characters, katakana and hiragana,
//! upper and lower case, dashes and white space are one; characters that nobody
//! sees and marks laid over a character are gone. `fold(fold(x)) == fold(x)`. Also used by the build script, so
//! that rules are folded just as pages are.

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use crate::twins::{twin, undressed};

/// Folds a text for matching. Cannot fail; linear in the text.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.chars().all(is_plain) {
        return squeeze(text.chars().map(lower_plain));
    }
    let ordered = if text.contains(RIGHT_TO_LEFT) {
        &in_reading_order(text)
    } else {
        text
    };
    let visible = ordered.chars().filter(|c| !is_invisible(*c)).map(undressed);
    let lower: String = visible.nfkc().flat_map(char::to_lowercase).collect();
    let bare: String = lower
        .nfkc()
        .filter(|c| !is_invisible(*c) && canonical_combining_class(*c) == 0)
        .collect();
    squeeze(bare.nfkc().map(|c| if c == '~' { '-' } else { twin(c) }))
}

const RIGHT_TO_LEFT: char = '\u{202e}';

/// Characters behind a right-to-left override are read backwards, up to the end
/// of the override or of the text.
fn in_reading_order(text: &str) -> String {
    let mut parts = text.split(RIGHT_TO_LEFT);
    let mut ordered = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (reversed, rest) = part.split_once('\u{202c}').unwrap_or((part, ""));
        ordered.extend(reversed.chars().rev());
        ordered.push_str(rest);
    }
    ordered
}

/// Splits a `name`, `id` or `autocomplete` into words: `signPassword2` and
/// `sign_password-2` both become `sign password 2`.
pub(crate) fn words_of_name(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 8);
    let mut last = ' ';
    for c in name.chars() {
        let boundary = (last.is_lowercase() && c.is_uppercase())
            || (last.is_ascii_digit() != c.is_ascii_digit() && last.is_alphanumeric());
        if boundary {
            words.push(' ');
        }
        words.push(if c.is_alphanumeric() { c } else { ' ' });
        last = c;
    }
    fold(&words)
}

/// Characters that the slow path would leave alone: printable ASCII, kana
/// without combining marks, and the main block of kanji.
fn is_plain(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | 'ぁ'..='ゖ' | 'ァ'..='ヶ' | 'ー' | '、' | '。' | '一'..='\u{9fff}')
}

fn lower_plain(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '~' => '-',
        _ => twin(c),
    }
}

/// Characters without a picture of their own, which break a word for a program
/// and not for a reader (Unicode: `Default_Ignorable_Code_Point`).
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// One space for any white space, and none beside a character of a script that
/// is written without spaces: 「暗 証 番 号」 reads 「暗証番号」. What only its
/// neighbours tell is decided here too: a stroke behind kana is a long vowel, a
/// digit between Latin letters is the letter that it looks like, rn is m, l is i.
fn squeeze(chars: impl Iterator<Item = char>) -> String {
    let mut folded = String::new();
    let mut last = ' ';
    let mut gap = false;
    let mut chars = chars.peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() || c.is_control() {
            gap = true;
            continue;
        }
        let c = match c {
            'l' => 'i',
            'n' if !gap && last == 'r' => {
                folded.pop();
                'm'
            }
            '-' | '一' | '丨' if !gap && is_kana(last) => 'ー',
            '0'..='5' if !gap && last.is_ascii_alphabetic() => chars
                .peek()
                .filter(|next| next.is_ascii_alphabetic())
                .map_or(c, |_| letter_like(c)),
            _ => c,
        };
        if gap && !folded.is_empty() && !(is_unspaced(last) && is_unspaced(c)) {
            folded.push(' ');
        }
        folded.push(c);
        last = c;
        gap = false;
    }
    folded
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

fn letter_like(digit: char) -> char {
    match digit {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        _ => digit,
    }
}

/// Scripts that are written without spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

//! Normalization: one spelling for all texts that people read as the same word.
//!
//! Full- and half-width forms, compatibility characters, katakana and hiragana,
//! upper and lower case, dashes and white space become one form; ignorable characters
//! and combining marks are removed. `normalize(normalize(x)) == normalize(x)`.

use crate::letters::spell;

/// Normalizes a text for matching. Cannot fail. Takes time linear in the text.
#[must_use]
pub fn normalize(text: &str) -> String {
    let ordered = if text.contains(RIGHT_TO_LEFT) {
        &in_reading_order(text)
    } else {
        text
    };
    let mut spelt = String::with_capacity(text.len());
    for c in ordered.chars() {
        spell(c, &mut spelt);
    }
    if spelt.chars().any(may_combine) {
        spelt = composed(&spelt).collect();
    }
    resolve_context(&spelt)
}

/// Whether a character may combine with the one before it, as few characters do.
fn may_combine(c: char) -> bool {
    is_voicing(c) || ('\u{1161}'..='\u{11c2}').contains(&c)
}

/// The characters, with the voicing marks of kana and the parts of Korean syllables
/// composed with the character before them. A mark without such a character is removed.
fn composed(spelt: &str) -> impl Iterator<Item = char> {
    let mut chars = spelt.chars().peekable();
    std::iter::from_fn(move || {
        let mut current = chars.find(|c| !is_voicing(*c))?;
        while let Some(next) = chars.peek() {
            match compose(current, *next) {
                Some(composed_char) => current = composed_char,
                None if is_voicing(*next) => {}
                None => break,
            }
            chars.next();
        }
        Some(current)
    })
}

fn is_voicing(c: char) -> bool {
    matches!(c, VOICED | HALF_VOICED)
}

const VOICED: char = '\u{3099}';
const HALF_VOICED: char = '\u{309a}';

/// Unicode's canonical composition of kana and of Korean (Unicode Standard, section
/// 3.12). The code point of a voiced kana follows that of the plain one; ぱ is
/// spelt ば.
fn compose(c: char, next: char) -> Option<char> {
    let code = u32::from(c);
    let composed_char = match (c, next) {
        ('う', VOICED) => 0x3094,
        ('は' | 'ひ' | 'ふ' | 'へ' | 'ほ', VOICED | HALF_VOICED) => code + 1,
        ('か'..='と', VOICED) if !"がぎぐげござじずぜぞだぢっづでど".contains(c) => {
            code + 1
        }
        ('\u{1100}'..='\u{1112}', '\u{1161}'..='\u{1175}') => {
            0xac00 + ((code - 0x1100) * 21 + u32::from(next) - 0x1161) * 28
        }
        ('가'..='힣', '\u{11a8}'..='\u{11c2}') if (code - 0xac00) % 28 == 0 => {
            code + u32::from(next) - 0x11a7
        }
        _ => return None,
    };
    char::from_u32(composed_char)
}

const RIGHT_TO_LEFT: char = '\u{202e}';

/// The text in the order in which people read it: a right-to-left override reverses
/// the characters up to its end or the end of the text.
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
#[must_use]
pub fn normalize_identifier(name: &str) -> String {
    let mut separated = String::with_capacity(name.len() + 8);
    let mut last = ' ';
    for c in name.chars() {
        let boundary = (last.is_lowercase() && c.is_uppercase())
            || (last.is_ascii_digit() != c.is_ascii_digit() && last.is_alphanumeric());
        if boundary {
            separated.push(' ');
        }
        separated.push(if c.is_alphanumeric() { c } else { ' ' });
        last = c;
    }
    normalize(&separated)
}

/// Collapses white space to one space, and removes it between characters of scripts
/// that are written without spaces: 「暗 証 番 号」 becomes 「暗証番号」. Also resolves
/// characters that depend on their neighbours: a stroke after kana is a long vowel, a
/// digit between Latin letters is the letter that it resembles, rn is m, l is i.
fn resolve_context(spelt: &str) -> String {
    let mut normalized = String::with_capacity(spelt.len());
    let mut last = ' ';
    let mut has_gap = false;
    let mut chars = spelt.chars().peekable();
    while let Some(c) = chars.next() {
        if is_gap(c) {
            has_gap = true;
            continue;
        }
        // White space that is removed does not separate two characters either.
        let is_separated = has_gap && !(is_unspaced(last) && is_unspaced(c));
        let c = match c {
            'l' => 'i',
            'n' if !is_separated && last == 'r' => {
                normalized.pop();
                'm'
            }
            '-' | '一' | '丨' if !is_separated && is_kana(last) => 'ー',
            // Between words the same stroke separates the parts of a title.
            '|' if !has_gap
                && is_kana(last)
                && chars.peek().is_none_or(|next| ends_word(*next)) =>
            {
                'ー'
            }
            '0'..='5' if !is_separated && last.is_ascii_alphabetic() => chars
                .peek()
                .filter(|next| next.is_ascii_alphabetic())
                .map_or(c, |_| letter_like(c)),
            _ => c,
        };
        if is_separated && !normalized.is_empty() {
            normalized.push(' ');
        }
        normalized.push(c);
        last = c;
        has_gap = false;
    }
    normalized
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

fn ends_word(next: char) -> bool {
    is_gap(next) || next == '('
}

/// White space below U+3000. The table spells the ideographic space U+3000 as a
/// common space.
fn is_gap(c: char) -> bool {
    c < '\u{3000}' && (c.is_whitespace() || c.is_control())
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

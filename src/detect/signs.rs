//! The signs by which tables and legends tell fields apart: A, （い）, ①.

use text::visible;

use crate::page::{Field, PageSnapshot};

/// So many lines of a page are looked at.
const MAX_LINES: usize = 200;

/// At most this many labels of one sign are looked for.
const MAX_SIGNS: usize = 12;

/// What stands behind each sign of the fields in a line that explains several, as in the legend of a
/// picture: 「A 12けたの番号 B 有効期限」.
pub(super) fn parts_named_by_sign(page: &PageSnapshot) -> Vec<(char, &str)> {
    let mut signs: Vec<char> = page.fields.iter().filter_map(sign_of).collect();
    signs.sort_unstable();
    signs.dedup();
    signs.truncate(MAX_SIGNS);
    let lines = page.text.lines().take(MAX_LINES);
    lines.flat_map(|line| parts_of_line(line, &signs)).collect()
}

fn parts_of_line<'a>(line: &'a str, signs: &[char]) -> Vec<(char, &'a str)> {
    let places = signs
        .iter()
        .filter_map(|sign| Some((place_of(*sign, line)?, *sign)));
    let mut places: Vec<(usize, char)> = places.collect();
    if places.len() < 2 {
        return Vec::new();
    }
    places.sort_unstable();
    let next = places.iter().skip(1).map(|(at, _)| *at);
    let ends = next.chain([line.len()]);
    let parts = places.iter().zip(ends);
    parts
        .map(|((at, sign), end)| (*sign, &line[at + sign.len_utf8()..end]))
        .collect()
}

/// The sign that is the whole label of a field: A, B欄.
pub(super) fn sign_of(field: &Field) -> Option<char> {
    let signs = field.labels.iter().filter_map(|label| {
        let text = label.text.trim().trim_end_matches(['欄', '枠']);
        let mut chars = text.chars().filter(|c| c.is_alphanumeric());
        chars.next().filter(|_| chars.next().is_none())
    });
    signs
        .into_iter()
        .find(|sign| sign.is_alphabetic() || !sign.is_ascii())
}

/// Where a sign stands in a line by itself and not as a letter of a word.
fn place_of(sign: char, line: &str) -> Option<usize> {
    let mut places = line.match_indices(sign).map(|(at, _)| at);
    places.find(|at| {
        let (before, after) = (&line[..*at], &line[at + sign.len_utf8()..]);
        let is_letter = |c: char| c.is_alphabetic() && c.is_ascii() == sign.is_ascii();
        !before.ends_with(is_letter)
            && (after.starts_with(['欄', '枠']) || !after.starts_with(is_letter))
    })
}

/// Whether a label is only a sign, as tables of explanations have it: A, （い）, ①.
pub(super) fn is_sign(label: &str) -> bool {
    let letters: Vec<char> = label.chars().filter(|c| c.is_alphanumeric()).collect();
    // 氏名 is a word.
    let is_word = letters.len() == 2 && !letters.iter().any(|c| c.is_ascii() || c.is_numeric());
    // A unit stands behind a field.
    let is_unit = letters.len() == 1 && "桁円年月日人回歳点件時分名本".contains(letters[0]);
    letters.len() <= 2 && !is_word && !is_unit
}

/// A label without its notes; one that is only a bracket is its own name: （い）.
pub(super) fn name_of(label: &str) -> String {
    let label = visible(label);
    let name = label.split(['※', '*', '＊', '(', '（', '：', ':']).next();
    let name = name.unwrap_or_default().trim();
    let whole = label.trim();
    if name.is_empty() { whole } else { name }.to_owned()
}

//! Computes the normalized spelling of each character from Unicode's tables and the
//! confusable characters, so that the engine contains only the result.

use std::fmt::Write;

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use crate::confusable::{confusable, without_enclosure};

/// The meaning of the table's entries; see `src/text/letters.rs`.
const SAME: usize = 0;
const IGNORABLE: usize = 1;
const SEVERAL: usize = 0xe000;

/// Appends the normalized spelling of one character to a text.
pub(crate) fn spell(c: char, out: &mut String) {
    let mut spelt = String::from(c);
    // The result may contain further compatibility forms or capitals of confusable
    // characters, so that the step is repeated until nothing changes.
    loop {
        let next: String = spelt.chars().map(normalize_once).collect();
        if next == spelt {
            break;
        }
        spelt = next;
    }
    out.push_str(&spelt);
}

/// One pass of normalization.
fn normalize_once(c: char) -> String {
    if is_invisible(c) {
        return String::new();
    }
    let lower: String = std::iter::once(without_enclosure(c))
        .nfkc()
        .flat_map(char::to_lowercase)
        .collect();
    let plain = |c| if c == '~' { '-' } else { confusable(c) };
    lower.chars().flat_map(without_marks).map(plain).collect()
}

/// A letter without its combining marks. The voicing marks of kana stay, because
/// they change the letter; `normalize` composes them.
fn without_marks(c: char) -> Vec<char> {
    let is_letter = |c: char| c < '\u{530}' || ('\u{1e00}'..='\u{1fff}').contains(&c);
    let is_mark =
        |c: char| canonical_combining_class(c) != 0 && !matches!(c, '\u{3099}' | '\u{309a}');
    let parts: Vec<char> = if is_letter(c) {
        [c].into_iter().nfd().collect()
    } else {
        vec![c]
    };
    parts.into_iter().filter(|c| !is_mark(*c)).collect()
}

/// Whether a character is invisible, so that it splits a word for a program and not for a
/// reader (Unicode: `Default_Ignorable_Code_Point`).
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Characters in a page, and pages in a row. Small pages are more often identical.
const SIZE: usize = 32;
const ROW: usize = 16;

/// Code points from here on contain no letters.
const CODES: usize = 0x30000;

/// The table as Rust source: pages of characters, where identical pages are stored
/// once.
pub(crate) fn source() -> String {
    let mut several: Vec<String> = Vec::new();
    let mut pages: Vec<Vec<usize>> = Vec::new();
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut row_of = Vec::new();
    for row in 0..CODES / SIZE / ROW {
        let pages_of_row = (row * ROW..(row + 1) * ROW).map(|page| {
            let codes = page * SIZE..(page + 1) * SIZE;
            number_of(
                codes.map(|code| entry(code, &mut several)).collect(),
                &mut pages,
            )
        });
        row_of.push(number_of(pages_of_row.collect(), &mut rows));
    }
    let mut starts = vec![0];
    starts.extend(several.iter().scan(0, |end, spelt| {
        *end += spelt.len();
        Some(*end)
    }));
    let mut out = format!("const SIZE: usize = {SIZE};\nconst ROW: usize = {ROW};\n");
    let (count, of) = (row_of.len(), rows.len());
    let _ = writeln!(out, "static ROW_OF: [u8; {count}] = {row_of:?};");
    let _ = writeln!(out, "static ROWS: [[u16; ROW]; {of}] = {rows:?};");
    let count = pages.len();
    let _ = writeln!(out, "static PAGES: [[u16; SIZE]; {count}] = {pages:?};");
    let _ = writeln!(out, "static STARTS: [u16; {}] = {starts:?};", starts.len());
    let _ = writeln!(out, "static SPELT: &str = {:?};", several.concat());
    out
}

fn entry(code: usize, several: &mut Vec<String>) -> usize {
    let Some(c) = u32::try_from(code).ok().and_then(char::from_u32) else {
        return SAME;
    };
    let mut spelt = String::new();
    spell(c, &mut spelt);
    let mut chars = spelt.chars();
    match (chars.next(), chars.next()) {
        (None, _) => IGNORABLE,
        (Some(one), None) if one == c => SAME,
        _ if !spelt.chars().all(is_in_rule_terms) => SAME,
        (Some(one), None) if (one as usize) < SEVERAL => one as usize,
        _ => SEVERAL + number_of(spelt, several),
    }
}

/// The index of an item in a list. A new item is appended.
fn number_of<T: PartialEq>(item: T, list: &mut Vec<T>) -> usize {
    list.iter()
        .position(|known| *known == item)
        .unwrap_or_else(|| {
            list.push(item);
            list.len() - 1
        })
}

/// Whether words of the rules may contain the character. Others, such as Arabic
/// presentation forms, need no normalization.
fn is_in_rule_terms(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{52f}' | '\u{900}'..='\u{97f}' | '\u{1100}'..='\u{11ff}'
        | '\u{1e00}'..='\u{1fff}' | '\u{2000}'..='\u{2fff}' | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{ffff}')
}

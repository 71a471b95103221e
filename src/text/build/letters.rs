//! Computes how each character is spelt after normalization, from Unicode's tables and
//! the confusable characters, so that the engine holds only the result.

use std::fmt::Write;

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use crate::confusable::{confusable, undressed};

/// What an entry of the table says; see `src/text/letters.rs`.
const SAME: usize = 0;
const IGNORABLE: usize = 1;
const SEVERAL: usize = 0xe000;

/// Adds the spelling of one character to a text.
pub(crate) fn spell(c: char, out: &mut String) {
    let mut spelt = String::from(c);
    // A compatibility form may hide another one, and a confusable
    // character its own capital.
    loop {
        let again: String = spelt.chars().map(step).collect();
        if again == spelt {
            break;
        }
        spelt = again;
    }
    out.push_str(&spelt);
}

/// One round of normalization.
fn step(c: char) -> String {
    if is_invisible(c) {
        return String::new();
    }
    let lower: String = std::iter::once(undressed(c))
        .nfkc()
        .flat_map(char::to_lowercase)
        .collect();
    let plain = |c| if c == '~' { '-' } else { confusable(c) };
    lower.chars().flat_map(bare).map(plain).collect()
}

/// A letter without the marks that are laid over it. The voicing marks of kana
/// make other letters, and are joined to theirs by `normalize`.
fn bare(c: char) -> Vec<char> {
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

/// Characters of a page and pages of a row: the fewer, the more are alike.
const SIZE: usize = 32;
const ROW: usize = 16;

/// The planes behind these have no letters.
const CODES: usize = 0x30000;

/// The table as Rust source: pages of characters, of which those that are
/// alike are one.
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
        _ if !spelt.chars().all(is_of_our_words) => SAME,
        (Some(one), None) if (one as usize) < SEVERAL => one as usize,
        _ => SEVERAL + number_of(spelt, several),
    }
}

/// The place of an item in a list, to which it is added where it is new.
fn number_of<T: PartialEq>(item: T, list: &mut Vec<T>) -> usize {
    list.iter()
        .position(|known| *known == item)
        .unwrap_or_else(|| {
            list.push(item);
            list.len() - 1
        })
}

/// Whether a word of the rules may hold the character. What is spelt with
/// others, such as Arabic in its presentation forms, can stay as it is.
fn is_of_our_words(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{52f}' | '\u{900}'..='\u{97f}' | '\u{1100}'..='\u{11ff}'
        | '\u{1e00}'..='\u{1fff}' | '\u{2000}'..='\u{2fff}' | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{ffff}')
}

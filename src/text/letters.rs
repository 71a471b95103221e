//! The normalized spelling of each character: one look-up per character in a table
//! that the build script computes (`src/text/build/letters.rs`).

include!(concat!(env!("OUT_DIR"), "/letters.rs"));

/// Table entry of a character that does not change.
const SAME: u16 = 0;
/// Table entry of an ignorable character.
const IGNORABLE: u16 = 1;
/// Entries from this value on are the index of a spelling of several characters.
const SEVERAL: u16 = 0xe000;

/// Whether the character is ignorable: it is invisible, or a combining mark.
#[must_use]
pub fn is_ignorable(c: char) -> bool {
    entry(c).map_or(is_tag(c), |entry| entry == IGNORABLE)
}

fn entry(c: char) -> Option<u16> {
    let code = u32::from(c) as usize;
    let row = ROW_OF.get(code / SIZE / ROW)?;
    let page = ROWS[usize::from(*row)][code / SIZE % ROW];
    Some(PAGES[usize::from(page)][code % SIZE])
}

/// Tags and variation selectors are in plane 14, which the table does not cover.
fn is_tag(c: char) -> bool {
    ('\u{e0000}'..='\u{e0fff}').contains(&c)
}

/// A text without its ignorable characters.
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_ignorable(*c)).collect()
}

/// Appends the normalized spelling of one character to a text.
pub(crate) fn spell(c: char, out: &mut String) {
    let Some(entry) = entry(c) else {
        if !is_tag(c) {
            out.push(c);
        }
        return;
    };
    match entry {
        SAME => out.push(c),
        IGNORABLE => {}
        several if several >= SEVERAL => {
            let at = usize::from(several - SEVERAL);
            let [start, end] = [at, at + 1].map(|n| usize::from(STARTS[n]));
            out.push_str(&SPELT[start..end]);
        }
        one => out.extend(char::from_u32(u32::from(one))),
    }
}

//! The phrases of a sentence: runs of a few characters of a script without spaces, whole words
//! of Latin letters, and characters for private use, which stand for kinds of fields.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// What a character belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Latin,
    Unspaced,
    Private,
    Other,
}

fn class(c: char) -> Class {
    let is_latin = u32::from(c) < 0x250 || ('\u{1e00}'..='\u{1eff}').contains(&c);
    match () {
        () if c.is_alphabetic() && is_latin => Class::Latin,
        () if ('\u{e000}'..='\u{f8ff}').contains(&c) => Class::Private,
        () if c.is_alphabetic() || c == 'ー' => Class::Unspaced,
        () => Class::Other,
    }
}

/// The phrases of a normalized sentence, each once. Those of scripts without spaces have these lengths.
pub(crate) fn phrases(sentence: &str, lengths: RangeInclusive<usize>) -> BTreeSet<String> {
    let letters: Vec<char> = sentence.chars().collect();
    let mut found = BTreeSet::new();
    for run in letters.chunk_by(|a, b| class(*a) == class(*b)) {
        match class(run[0]) {
            Class::Latin if run.len() > 1 => {
                found.insert(run.iter().collect());
            }
            Class::Unspaced => {
                let parts = lengths.clone().flat_map(|length| run.windows(length));
                found.extend(parts.map(|part| part.iter().collect::<String>()));
            }
            Class::Private => {
                found.extend(run.iter().map(char::to_string));
            }
            Class::Latin | Class::Other => {}
        }
    }
    found
}

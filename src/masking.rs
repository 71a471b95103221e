//! Hides words of the rules from the engine. Only tests use it (feature `masking`).

pub use text::masking::{Words, met_by, without};

use crate::rules::DICTIONARY;

/// The normalized word of this number.
#[must_use]
pub fn word(number: u16) -> String {
    DICTIONARY.word(number)
}

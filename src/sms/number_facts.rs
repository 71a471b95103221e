//! The facts about telephone numbers, of `src/rules/telephone-numbers.toml`.

use crate::present::incident_help::{CONTACTS, Contact, Fact};

include!(concat!(env!("OUT_DIR"), "/numbers.rs"));

/// The contact with this number.
pub(super) fn known(digits: &str) -> Option<&'static Contact> {
    let is_digit = |c: &char| c.is_ascii_digit();
    let has_number = |contact: &&&Contact| {
        KNOWN_CONTACTS.contains(&contact.id)
            && contact.reach.chars().filter(is_digit).eq(digits.chars())
    };
    CONTACTS.iter().find(has_number).copied()
}

/// Whether digits are a mobile or IP telephone number, which anybody can get.
pub(super) fn is_personal(digits: &str) -> bool {
    digits.len() == 11
        && PERSONAL_STARTS
            .iter()
            .any(|start| digits.starts_with(start))
}

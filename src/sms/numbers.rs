//! What a telephone number says by itself: whose it is, or that anybody can have it.
//!
//! The facts are data (`src/rules/telephone-numbers.toml`). The number that a telephone
//! displays can be forged, so that none proves who calls.

use super::number_facts::{FOREIGN_FACT, PERSONAL_FACT, is_personal, known};
use super::parsed_message::ParsedMessage;
use super::phones::{all_phones, domestic_digits, is_abroad};
use super::situation::MessageSituation;
use crate::present::incident_help::{Contact, Fact};
use crate::verdict::Level;

/// At most this many numbers of a message are shown.
const MAX_NUMBERS: usize = 10;

/// A telephone number, and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct InspectedNumber {
    /// The number as it is written.
    pub written: String,
    /// What a message is that consists of this number.
    pub situation: MessageSituation,
    /// Whose number it is, where that is known.
    pub contact: Option<&'static Contact>,
    /// The origin of that statement, if there is one.
    pub fact: Option<&'static Fact>,
}

impl InspectedNumber {
    /// The number with these digits, as dialled in Japan.
    fn of(written: &str, digits: &str) -> Self {
        let contact = known(digits);
        let (situation, fact) = match contact {
            Some(contact) => (MessageSituation::NumberKnown, Some(&contact.fact)),
            // Short numbers are dialled within Japan only.
            None if digits.len() > MAX_SHORT_DIGITS && is_abroad(digits) => {
                (MessageSituation::NumberForeign, Some(&FOREIGN_FACT))
            }
            None if is_personal(digits) => (MessageSituation::NumberPersonal, Some(&PERSONAL_FACT)),
            None => (MessageSituation::NumberUnknown, None),
        };
        Self {
            written: written.trim().to_owned(),
            situation,
            contact,
            fact,
        }
    }

    /// The level of a message that consists of this number.
    pub(super) fn level(&self) -> Level {
        match self.situation {
            MessageSituation::NumberKnown => Level::Clear,
            MessageSituation::NumberForeign => Level::Warning,
            _ => Level::Notice,
        }
    }
}

/// The telephone numbers of a message, each once.
pub(super) fn all(parsed: &ParsedMessage) -> Vec<InspectedNumber> {
    let mut numbers: Vec<InspectedNumber> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for phone in all_phones(parsed) {
        let digits = domestic_digits(phone);
        if numbers.len() < MAX_NUMBERS && !seen.contains(&digits) {
            numbers.push(InspectedNumber::of(phone, &digits));
            seen.push(digits);
        }
    }
    numbers
}

/// Words before a number that say what it is.
const LABELS: [&str; 6] = ["電話番号", "電話", "tel", "phone", "fax", "番号"];

/// How many digits the short numbers have: 110, 188, #9110.
const MAX_SHORT_DIGITS: usize = 4;

/// The telephone number of a message that has nothing else.
pub(super) fn alone(parsed: &ParsedMessage) -> Option<InspectedNumber> {
    if !parsed.senders.is_empty() || !parsed.subjects.is_empty() {
        return None;
    }
    let mut lines = parsed.lines.iter().map(|line| line.trim());
    let line = lines.find(|line| !line.is_empty())?;
    if lines.any(|line| !line.is_empty()) {
        return None;
    }
    let number = without_label(line);
    is_number(number).then(|| InspectedNumber::of(number, &domestic_digits(number)))
}

fn without_label(line: &str) -> &str {
    let lower = line.to_ascii_lowercase();
    let label = LABELS.iter().find(|label| lower.starts_with(**label));
    let rest = &line[label.map_or(0, |label| label.len())..];
    rest.trim_start_matches([':', '：', '.', ' '])
}

/// Whether a text is a telephone number. Twelve digits in a row are rather a My Number, and
/// more of them a payment card.
fn is_number(text: &str) -> bool {
    let is_separator = |c: char| " -()./‐‑–—−ー・".contains(c);
    let (first, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
    let is_start = first.starts_with(|c: char| c.is_ascii_digit() || "+#(".contains(c));
    if !is_start || rest.contains(|c: char| !c.is_ascii_digit() && !is_separator(c)) {
        return false;
    }
    let count = text.chars().filter(char::is_ascii_digit).count();
    let has_separator = rest.contains(is_separator);
    match text.trim_start_matches('(').as_bytes() {
        [b'+', ..] => (8..=15).contains(&count),
        [b'#', ..] => count == MAX_SHORT_DIGITS,
        [b'0', b'1', b'0', ..] if has_separator => (10..=18).contains(&count),
        [b'0', ..] => (10..=11).contains(&count),
        [b'1', ..] => count == 3,
        _ => false,
    }
}

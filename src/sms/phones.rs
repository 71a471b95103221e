//! The telephone numbers of a message, and whether a public body can have them.

use super::number_facts::is_personal;
use super::parsed_message::ParsedMessage;

/// The telephone numbers of a message.
pub(super) fn all_phones(parsed: &ParsedMessage) -> Vec<&str> {
    let lines = parsed.lines.iter().filter(|line| has_number(line));
    lines.flat_map(|line| phones(line)).collect()
}

/// Whether a line has as many digits as a telephone number.
fn has_number(line: &str) -> bool {
    line.bytes().filter(u8::is_ascii_digit).nth(8).is_some()
}

/// The telephone numbers of a line: 03-0000-0000, +81 3 0000 0000.
fn phones(line: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | '+');
    let domestic = line.split(move |c: char| !is_part(c));
    // Each number ends before the next plus sign, so that the time stays linear.
    let foreign = line.match_indices('+').map(move |(at, _)| {
        let following = &line[at + 1..];
        let end = following.find(|c: char| c == '+' || !is_part(c) && c != ' ');
        &line[at..end.map_or(line.len(), |end| at + 1 + end)]
    });
    domestic.chain(foreign).filter(|part| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        (9..=13).contains(&digits)
            && part.starts_with(['0', '+', '('])
            && (part.contains('-') || is_unofficial(part))
    })
}

/// Whether no public body uses a number: it is foreign, a mobile number, or an IP
/// telephone number (050), which anybody can get.
pub(super) fn is_unofficial(phone: &str) -> bool {
    is_foreign(phone) || is_personal(&domestic_digits(phone))
}

/// Whether a number is outside Japan.
pub(super) fn is_foreign(phone: &str) -> bool {
    is_abroad(&domestic_digits(phone))
}

/// Whether digits, as dialled in Japan, lead abroad.
pub(super) fn is_abroad(digits: &str) -> bool {
    digits.starts_with("010") || !digits.starts_with('0')
}

/// The digits as dialled in Japan: 050 for +81 50.
pub(super) fn domestic_digits(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("81") {
        Some(rest) if phone.starts_with('+') => format!("0{}", rest.trim_start_matches('0')),
        _ => digits,
    }
}

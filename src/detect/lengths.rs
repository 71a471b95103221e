//! What lengths tell: those that a text names, in any language, and those that a field takes.

use crate::page::Field;

/// Whether a normalized text names the length of the signature password, 6 to 16
/// characters (`docs/facts.md` 2). A date such as 6月16日 is none.
pub(super) fn names_six_to_sixteen(normalized: &str) -> bool {
    let mut numbers = numbers(normalized).peekable();
    let mut before = 0;
    while let Some((start, number)) = numbers.next() {
        let end = start + number.len();
        let gap = numbers
            .peek()
            .filter(|(_, next)| number == "6" && *next == "16")
            .map(|(next, _)| &normalized[end..*next]);
        let is_date = |gap: &str| {
            let rest = &normalized[end + gap.len() + "16".len()..];
            gap.contains(['月', '/', '.', ':']) || rest.trim_start().starts_with('日')
        };
        // In 2026-6-16 another number and a stroke stand before the month.
        let is_month = before > 0 && start == before + 1;
        before = end;
        if gap.is_some_and(|gap| gap.chars().count() <= MAX_GAP_CHARS && !is_date(gap) && !is_month)
        {
            return true;
        }
    }
    false
}

/// 6文字以上16文字以下.
const MAX_GAP_CHARS: usize = 12;

/// The numbers of a text, each with its place in bytes.
fn numbers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c: char| c.is_ascii_digit())?;
        let rest = &text[start..];
        let length = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        at = start + length;
        Some((start, &text[start..at]))
    })
}

/// Which of two secrets a field takes by their names, as those of the card are told apart: 「長いほうの
/// 暗証番号」 has letters and digits, 「短い暗証番号」 four digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SecretOfPair {
    Long,
    Short,
}

/// Which of the two secrets the names of a field say.
pub(super) fn secret_of_pair(field: &Field) -> Option<SecretOfPair> {
    const LONG: [&str; 4] = ["長い", "ながい", "long ", "longer "];
    const SHORT: [&str; 4] = ["短い", "みじかい", "short ", "shorter "];
    let names = field.labels.iter().filter(|l| l.source.names_the_field());
    let mut names = names.map(|label| label.text.to_lowercase());
    names.find_map(|name| {
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        match (has(&LONG), has(&SHORT)) {
            (true, false) => Some(SecretOfPair::Long),
            (false, true) => Some(SecretOfPair::Short),
            _ => None,
        }
    })
}

/// How many characters a field takes, if it is limited.
pub(super) fn most_chars(field: &Field) -> Option<u32> {
    let boxes = field.boxes.max(1);
    field.max_length.map(|one| one.saturating_mul(boxes))
}

/// Whether a field is a part of a number that is split over fields, such as the last four
/// digits of a telephone number: a short field beside it has the same name.
pub(super) fn is_part_of_number(fields: &[Field], at: usize) -> bool {
    const MAX_PART_CHARS: u32 = 6;
    let name = |field: &Field| field.labels.first().map(|label| label.text.clone());
    let is_short = |field: &Field| most_chars(field).is_some_and(|most| most <= MAX_PART_CHARS);
    let is_joined = |other: &Field| {
        is_short(other) && other.form == fields[at].form && name(other) == name(&fields[at])
    };
    let sides = [at.checked_sub(1), at.checked_add(1)];
    sides
        .iter()
        .flatten()
        .filter_map(|at| fields.get(*at))
        .any(is_joined)
}

//! What lengths tell: those that a text names, in any language, and those that a field takes.

use std::collections::BTreeMap;
use std::iter;

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

/// The lengths that a normalized text gives to a number: four digits, as each PIN has, and twelve, as My
/// Number has (`docs/facts.md` 2, 3).
#[derive(Clone, Copy, Default)]
pub(super) struct NamedLengths {
    pub(super) four: bool,
    pub(super) twelve: bool,
}

/// Which of them a normalized text names, in whatever words count characters: 「数字四文字」, 「四種の符号」,
/// 「4つずつ3組」.
pub(super) fn named_lengths(normalized: &str) -> NamedLengths {
    let mut lengths = NamedLengths::default();
    for (count, end) in counts(normalized) {
        let rest = normalized[end..].trim_start();
        let before = &normalized[..end];
        match count {
            4 if is_by_three(rest) => lengths.twelve = true,
            4 if counts_characters(before, rest) => lengths.four = true,
            12 if counts_characters(before, rest) => lengths.twelve = true,
            _ => {}
        }
    }
    lengths
}

/// The numbers four and twelve in a text, in digits or in kanji, each with its end in bytes.
fn counts(text: &str) -> impl Iterator<Item = (u32, usize)> {
    const KANJI: &str = "一二三四五六七八九十百千万億〇";
    let is_numeral = |c: char| c.is_ascii_digit() || KANJI.contains(c);
    let mut at = 0;
    iter::from_fn(move || {
        let start = at + text[at..].find(is_numeral)?;
        let rest = &text[start..];
        let length = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
        at = start + length;
        let count = match &rest[..length] {
            "4" | "四" => 4,
            "12" | "十二" | "一二" => 12,
            _ => 0,
        };
        Some((count, at))
    })
}

/// Whether what follows a number counts characters. What also counts other things does so only beside
/// a word for digits.
fn counts_characters(before: &str, rest: &str) -> bool {
    const CHARACTERS: [&str; 2] = ["桁", "けた"];
    const THINGS: [&str; 7] = ["文字", "字", "個", "こ", "つ", "ます", "種の"];
    const DIGITS: [&str; 6] = ["数字", "すうじ", "番号", "ばんごう", "符号", "半角"];
    const NEAR_CHARS: usize = 8;
    let numeral = before.trim_end_matches(|c: char| c.is_ascii_digit() || "四十二一".contains(c));
    let near_before: String = numeral.chars().rev().take(NEAR_CHARS).collect();
    let near_before: String = near_before.chars().rev().collect();
    let near_after: String = rest.chars().take(NEAR_CHARS).collect();
    let is_beside_digits = || {
        let mut digits = DIGITS.iter();
        digits.any(|word| near_before.contains(word) || near_after.contains(word))
    };
    // 「下4桁」 is a part of a longer number.
    let is_part = ["下", "末尾", "上", "最初の", "西暦", "末尾の", "最後の"]
        .iter()
        .any(|part| numeral.trim_end().ends_with(part));
    !is_part
        && (CHARACTERS.iter().any(|word| rest.starts_with(word))
            || THINGS.iter().any(|word| rest.starts_with(word)) && is_beside_digits())
}

/// Whether what follows a four says that there are three of them: 「つずつ、3組」, 「桁×3」.
fn is_by_three(rest: &str) -> bool {
    const NEAR_CHARS: usize = 8;
    let near: String = rest.chars().take(NEAR_CHARS).collect();
    let is_each = near.contains("ずつ") || near.contains('×') || near.contains("ごと");
    is_each && (near.contains('3') || near.contains('三'))
}

/// Whether a normalized text tells of capital letters and digits, of which only the signature password
/// of all secrets consists (`docs/facts.md` 2): 「大文字英字と数字の組合せ」. Passwords of accounts have small
/// letters too.
pub(super) fn names_capitals_and_digits(normalized: &str) -> bool {
    const NEAR_CHARS: usize = 14;
    let mut places = normalized.match_indices("大文字");
    places.any(|(at, _)| {
        let before: String = normalized[..at].chars().rev().take(NEAR_CHARS).collect();
        let before: String = before.chars().rev().collect();
        let after: String = normalized[at..].chars().take(NEAR_CHARS).collect();
        let near = before + &after;
        let has = |word: &str| near.contains(word);
        has("数字") && !has("小文字") && (has("英") || has("あるふぁべっと") || has("組"))
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

/// The short fields of a page, by their form and name: a number such as that of a telephone is split over
/// several short fields of one name.
pub(super) struct ShortFields<'a>(BTreeMap<(u32, Option<&'a str>), usize>);

impl<'a> ShortFields<'a> {
    pub(super) fn of(fields: &'a [Field]) -> Self {
        let mut counts = BTreeMap::new();
        for field in fields.iter().filter(|field| is_short(field)) {
            *counts.entry(form_and_name(field)).or_default() += 1;
        }
        Self(counts)
    }

    /// Whether a field is a part of such a number: it is short too, and another field of its form has the
    /// same name. Fields without a name have nothing in common.
    pub(super) fn have_part(&self, field: &'a Field) -> bool {
        let count = self.0.get(&form_and_name(field)).copied().unwrap_or(0);
        is_short(field) && !field.labels.is_empty() && count > 1
    }
}

fn form_and_name(field: &Field) -> (u32, Option<&str>) {
    let name = field.labels.first().map(|label| label.text.as_str());
    (field.form, name)
}

/// Whether a field takes so few characters that it can be a part of a number.
fn is_short(field: &Field) -> bool {
    const MAX_PART_CHARS: u32 = 6;
    most_chars(field).is_some_and(|most| most <= MAX_PART_CHARS)
}

#[cfg(test)]
mod tests {
    use crate::detect::lengths::ShortFields;
    use crate::page::{Field, Label, Source};

    fn field(name: &str, length: u32) -> Field {
        let label = Label {
            source: Source::Label,
            text: name.to_owned(),
        };
        Field {
            labels: (!name.is_empty()).then_some(label).into_iter().collect(),
            max_length: Some(length),
            ..Field::default()
        }
    }

    #[test]
    fn short_fields_of_one_name_are_parts_wherever_they_stand() {
        let fields = [
            field("電話", 3),
            field("", 4),
            field("電話", 4),
            field("", 4),
            field("電話", 12),
        ];
        let short = ShortFields::of(&fields);
        let are_parts = fields.each_ref().map(|field| short.have_part(field));
        assert_eq!(are_parts, [true, false, true, false, false]);
    }
}

//! Compares the spelling of words, and knows the short forms of My Number.

/// Whether the Damerau-Levenshtein distance of two words is one.
pub(super) fn is_one_edit_apart(a: &[u8], b: &[u8]) -> bool {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let same = long.iter().zip(short).take_while(|(x, y)| x == y).count();
    let (long, short) = (&long[same..], &short[same..]);
    match long.len() - short.len() {
        0 if long.is_empty() => false,
        0 => long[1..] == short[1..] || are_first_two_swapped(long, short),
        1 => long[1..] == *short,
        _ => false,
    }
}

fn are_first_two_swapped(a: &[u8], b: &[u8]) -> bool {
    a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]
}

/// What the short form マイナ begins, in a normalized text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Myna {
    Card,
    Number,
}

/// What a word that begins with マイナ names: マイナカ and マイナ保険証 the card, マイナ番号 the number.
/// Others are minus, minor and the names of companies.
pub(super) fn named_by_myna(normalized: &str) -> Option<Myna> {
    const CARD: [&str; 12] = [
        "か",
        "保険",
        "免許",
        "資格",
        "暗証",
        "pin",
        "ぱす",
        "証",
        "の暗証",
        "のかーど",
        "のぱす",
        "のpin",
    ];
    const NUMBER: [&str; 3] = ["番号", "なんば", "の番号"];
    const SHORT: &str = "まいな";
    let mut rests = normalized
        .match_indices(SHORT)
        .map(|(at, _)| &normalized[at + SHORT.len()..]);
    let named = |rest: &str| {
        let begins = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
        if begins(&CARD) {
            Some(Myna::Card)
        } else if begins(&NUMBER) {
            Some(Myna::Number)
        } else {
            None
        }
    };
    rests.find_map(named)
}

/// Whether a normalized text has マイナンバー with one wrong letter: マイナソバー, マイナンパー.
fn names_mainanba_misspelt(normalized: &str) -> bool {
    const NAME: [char; 5] = ['ま', 'い', 'な', 'ん', 'ば'];
    const BEGIN: &str = "まい";
    let mut places = normalized.match_indices(BEGIN);
    places.any(|(at, _)| {
        let word: Vec<char> = normalized[at..].chars().take(NAME.len()).collect();
        let pairs = word.iter().zip(NAME);
        let wrong = pairs.filter(|(one, right)| **one != *right).count();
        // マイナス and マイナー are words of their own.
        let is_word = word.get(3).is_some_and(|c| matches!(c, 'す' | 'ー' | 'び'));
        let is_long = normalized[at..].chars().nth(NAME.len()) == Some('ー');
        word.len() == NAME.len() && wrong == 1 && !is_word && is_long
    })
}

/// Whether a normalized text has "my number" or マイナンバー with one wrong letter: "mynunber", "my nunber".
pub(super) fn names_my_number_misspelt(normalized: &str) -> bool {
    if names_mainanba_misspelt(normalized) {
        return true;
    }
    let bytes = normalized.as_bytes();
    let mut at = 0;
    while let Some(found) = normalized[at..].find("my") {
        let start = at + found;
        at = start + "my".len();
        let is_start = start == 0 || !bytes[start - 1].is_ascii_alphanumeric();
        let rest = bytes[at..].strip_prefix(b" ").unwrap_or(&bytes[at..]);
        let is_letter = |byte: &&u8| byte.is_ascii_lowercase();
        let word = &rest[..rest.iter().take_while(is_letter).count()];
        if is_start && is_one_edit_apart(word, b"number") && word != b"numbers" {
            return true;
        }
    }
    false
}

//! Compares the spelling of words.

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

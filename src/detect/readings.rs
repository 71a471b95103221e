//! Readings in brackets. Pages in easy Japanese write how a word is read behind it: 暗証番号(あんしょうばんごう).

use std::borrow::Cow;

use crate::page::PageSnapshot;

/// A page with so many of them is written like that; fewer may be remarks.
const FEWEST: usize = 3;
/// A reading has at most this many characters.
const MAX_CHARS: usize = 16;

/// The page without the readings of its words.
pub(super) fn without_readings(page: &PageSnapshot) -> Cow<'_, PageSnapshot> {
    if readings(&page.text).nth(FEWEST - 1).is_none() {
        return Cow::Borrowed(page);
    }
    let mut page = page.clone();
    let names = page.identity.iter_mut().map(|one| &mut one.text);
    let labels = page.fields.iter_mut().flat_map(|field| &mut field.labels);
    let labels = labels.map(|label| &mut label.text);
    let texts = [&mut page.title, &mut page.text];
    for text in texts.into_iter().chain(names).chain(labels) {
        *text = without(text);
    }
    Cow::Owned(page)
}

fn without(text: &str) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut end = 0;
    for (start, reading) in readings(text) {
        rest.push_str(&text[end..start]);
        end = start + reading.len();
    }
    rest + &text[end..]
}

/// The readings of a text with their brackets, and where each begins.
fn readings(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = text.match_indices(['(', '（']);
    starts.filter_map(|(at, _)| {
        let follows_kanji = text[..at].chars().next_back().is_some_and(is_kanji);
        let reading = follows_kanji.then(|| bracket(&text[at..])).flatten()?;
        Some((at, reading))
    })
}

/// The bracket at the start of a text, if only hiragana stand in it and they name no side of a card.
fn bracket(text: &str) -> Option<&str> {
    const SIDES: [&str; 4] = ["おもて", "うら", "おもてめん", "うらめん"];
    let end = text.find([')', '）']).filter(|end| *end <= MAX_CHARS * 3)?;
    let open = text.chars().next()?.len_utf8();
    let word = &text[open..end];
    let is_reading = !word.is_empty()
        && word.chars().all(|c| matches!(c, 'ぁ'..='ゖ' | 'ー'))
        && !SIDES.contains(&word);
    let close = text[end..].chars().next()?.len_utf8();
    is_reading.then(|| &text[..end + close])
}

fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '々')
}

#[cfg(test)]
mod tests {
    use crate::detect::readings::{without, without_readings};
    use crate::page::PageSnapshot;

    #[test]
    fn a_reading_behind_a_word_is_removed() {
        assert_eq!(
            without("暗証番号(あんしょうばんごう)を 入（い）れる"),
            "暗証番号を 入れる"
        );
        assert_eq!(without("免許証(うら)"), "免許証(うら)");
        assert_eq!(without("氏名(漢字)(かな)"), "氏名(漢字)(かな)");
        assert_eq!(without("口座("), "口座(");
    }

    #[test]
    fn a_page_with_few_of_them_stays_as_it_is() {
        let text = "国(くに) 口座(こうざ)".to_owned();
        let page = PageSnapshot {
            text,
            ..PageSnapshot::default()
        };
        assert_eq!(without_readings(&page).text, page.text);
    }
}

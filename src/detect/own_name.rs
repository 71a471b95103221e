//! The own name of the public body that a text names, without the sentence around it: 国税庁
//! for 「国税庁からの重要なお知らせです」.

use text::normalize;

use super::office::NO_OFFICES;
use crate::rules::{BODIES, BODY_NAMES, BodyKind, DICTIONARY};

/// With these characters the names of municipalities, of offices and of their departments end.
const ENDS: &str = "都道府県市区町村省庁局署所課部";

/// The own name in a text: the longest listed one, else a name that has the form of an
/// office's, else a text that is only a name. None for any other sentence.
#[must_use]
pub(crate) fn own_name(text: &str) -> Option<String> {
    let listed = listed_name(text).map(str::to_owned);
    listed
        .or_else(|| office_name(text))
        .or_else(|| only_name(text))
}

/// A text without particles and punctuation: NHK.
fn only_name(text: &str) -> Option<String> {
    let text = text.trim_matches(['【', '】', '[', ']', '「', '」', ' ', '\u{3000}']);
    let is_name = |c: char| c.is_alphanumeric() && !matches!(c, 'ぁ'..='ん') || "・-&".contains(c);
    let is_short = (2..=20).contains(&text.chars().count());
    (is_short && text.chars().all(is_name)).then(|| text.to_owned())
}

/// A topic such as 給付金 is nobody's name.
fn listed_name(text: &str) -> Option<&'static str> {
    let is_topic = |word: u16| {
        let mut topics = BODIES.iter().filter(|body| body.kind == BodyKind::Topic);
        topics.any(|body| body.names.contains(&word))
    };
    let name = |word: u16| {
        let at = BODY_NAMES.binary_search_by_key(&word, |(word, _)| *word);
        at.ok().map(|at| BODY_NAMES[at].1)
    };
    let hits = DICTIONARY.find(&normalize(text)).into_iter();
    let names = hits.filter_map(|hit| Some((hit.end - hit.start, hit.word, name(hit.word)?)));
    let longest = names.filter(|(_, word, _)| !is_topic(*word));
    longest
        .max_by_key(|(length, ..)| *length)
        .map(|(.., name)| name)
}

/// The first run of kanji that ends as an office does: 六ヶ所村税務課.
fn office_name(text: &str) -> Option<String> {
    const CHARS: std::ops::RangeInclusive<usize> = 3..=20;
    let is_kanji = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '々' | 'ヶ' | 'ケ');
    let mut runs = text.split(|c: char| !is_kanji(c));
    let is_office = |run: &&str| {
        CHARS.contains(&run.chars().count())
            && run.ends_with(|c| ENDS.contains(c))
            && !NO_OFFICES.iter().any(|noun| run.ends_with(noun))
    };
    runs.find(is_office).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::own_name;

    #[test]
    fn a_name_is_no_slice_of_a_sentence() {
        for (text, name) in [
            ("厚生労働省からの重要なお知らせです", Some("厚生労働省")),
            ("マイナポータル | ログイン", Some("マイナポータル")),
            ("【国税庁】最終通知", Some("国税庁")),
            ("六ヶ所村税務課です", Some("六ヶ所村税務課")),
            ("市役所の保険課の人から電話", Some("市役所")),
            ("お客様のマイナンバーカードの有効期限が切れます", None),
            ("【NHK】", Some("NHK")),
            ("重要なお知らせ", None),
        ] {
            assert_eq!(own_name(text).as_deref(), name, "{text}");
        }
    }
}

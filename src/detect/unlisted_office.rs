//! Offices that no list has, by the form of their names.

use text::normalize;

use super::named::{has_legal_form, is_other_owner};
use super::office::NO_OFFICES;
use super::term_set::TermSet;
use crate::rules::{DUES, OFFICES, PUBLIC_MATTERS};

/// Whether a text is the name of an office that no list has, on a page for a public matter.
pub(super) fn is_unlisted_office(text: &str) -> bool {
    has_form_of_office(text) || is_office_for_matter(text) || is_notice_of_office(text)
}

/// Whether a text names a department of a place, which no private site has: 市環境局収集業務課,
/// 「みどり野市 納税課」, 「桜ヶ丘区役所 戸籍住民課」.
pub(super) fn is_department_of_place(text: &str) -> bool {
    let parts = text.split([
        ' ', '\u{3000}', '|', '｜', '・', '/', '／', '（', '(', ':', '：',
    ]);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_own = parts.iter().any(|part| begins_with_place(part));
    is_own
        || parts
            .windows(2)
            .any(|pair| is_place(pair[0]) && is_department(pair[1]))
}

/// Whether a part is a department that says only of which kind of place it is: 市福祉総務課.
fn begins_with_place(part: &str) -> bool {
    // The trade of a company: 市場調査課, 都市計画課, 町工場係.
    const TRADES: [&str; 6] = ["市場", "都市", "町工場", "区画", "県外", "市販"];
    const LENGTH: std::ops::RangeInclusive<usize> = 4..=14;
    let is_kanji = |c| matches!(c, '\u{4e00}'..='\u{9fff}' | '々');
    LENGTH.contains(&part.chars().count())
        && part.starts_with(['市', '町', '村', '区', '県'])
        && part.chars().all(is_kanji)
        && is_department(part)
        && !TRADES.iter().any(|trade| part.starts_with(trade))
}

/// Whether a part is the name of a municipality or of its hall.
fn is_place(part: &str) -> bool {
    const HALLS: [&str; 6] = ["市役所", "区役所", "町役場", "村役場", "県庁", "府庁"];
    const LENGTH: std::ops::RangeInclusive<usize> = 2..=9;
    LENGTH.contains(&part.chars().count())
        && (part.ends_with(['市', '町', '村', '区', '県'])
            || HALLS.iter().any(|hall| part.ends_with(hall)))
}

fn is_department(part: &str) -> bool {
    part.ends_with(['課', '係', '局']) && part.chars().nth(2).is_some()
}

/// Whether a text is the name of a document that nobody but an office sends: 差押最終通知書.
fn is_notice_of_office(text: &str) -> bool {
    const MAX_CHARS: usize = 14;
    const MATTERS: [&str; 5] = ["差押", "差し押さえ", "滞納処分", "出頭", "逮捕"];
    const NOUNS: [&str; 6] = ["通知書", "通知", "予告書", "命令書", "逮捕状", "調書"];
    let name = text.split(['(', '（']).next().unwrap_or_default().trim();
    name.chars().nth(MAX_CHARS).is_none()
        && MATTERS.iter().any(|matter| name.contains(matter))
        && NOUNS.iter().any(|noun| name.ends_with(noun))
}

/// Whether a text has the form of an office's name: only kanji, and the
/// noun of an office at its end, perhaps with a department behind it.
fn has_form_of_office(text: &str) -> bool {
    let normalized = normalize(text);
    let name = normalized
        .split([' ', '\u{3000}'])
        .next()
        .unwrap_or_default();
    let is_kanji = |c| matches!(c, '\u{4e00}'..='\u{9fff}' | '々');
    (4..=14).contains(&name.chars().count())
        && name.ends_with(['所', '庁', '省', '局', '署'])
        && name.chars().all(is_kanji)
        && !is_other_owner(&normalized)
        && !has_legal_form(&normalized)
        && !NO_OFFICES.iter().any(|noun| name.ends_with(noun))
}

/// Words of private advisers, and of the companies that run the roads.
const PRIVATE: [&str; 15] = [
    "相談",
    "サポート",
    "申告",
    "代行",
    "コンサル",
    "比較",
    "情報",
    "研究",
    "出張",
    "修理",
    "弊社",
    "当社",
    "通行料",
    "ETC",
    "etc",
];

/// Whether a text is the name of a centre or a department with a public word in it: 国税納付推進センター
/// 徴収管理第二係, 県 災害対策本部 被災者支援班.
fn is_office_for_matter(text: &str) -> bool {
    const PLACES: [&str; 12] = [
        "国", "県", "市", "町", "村", "都", "府", "区", "全国", "地方", "公的", "行政",
    ];
    let name = text
        .split(['|', '｜', '(', '（', ':', '：'])
        .next()
        .unwrap_or_default()
        .trim();
    if !has_noun_of_office(name) || PRIVATE.iter().any(|word| name.contains(word)) {
        return false;
    }
    let normalized = normalize(name);
    let terms = TermSet::of(name);
    let is_public = PLACES.iter().any(|place| name.starts_with(place))
        || [PUBLIC_MATTERS, DUES, OFFICES]
            .iter()
            .any(|group| terms.has_one_of(group));
    is_public && !is_other_owner(&normalized) && !has_legal_form(&normalized)
}

/// Whether a name has the noun of a centre or a department, and is no sentence.
fn has_noun_of_office(name: &str) -> bool {
    const ENDS: [&str; 8] = ["本部", "事務局", "室", "課", "係", "班", "担当", "窓口"];
    const NAME_CHARS: std::ops::RangeInclusive<usize> = 5..=34;
    let mut parts = name.split([' ', '\u{3000}']);
    let is_department = parts.any(|part| ENDS.iter().any(|end| part.ends_with(end)));
    let is_sentence = name.contains(['は', 'が', 'を', 'に', 'で', 'へ', '、', '。']);
    (name.contains("センター") || is_department)
        && !is_sentence
        && NAME_CHARS.contains(&name.chars().count())
}

#[cfg(test)]
mod tests {
    use crate::detect::unlisted_office::is_unlisted_office;

    #[test]
    fn names_of_centres_and_departments_with_a_public_word_are_offices() {
        for office in [
            "国税納付推進センター 徴収管理第二係",
            "差押最終通知書（電子版）",
            "県 災害対策本部 被災者支援班",
            "水道局 料金課 | 漏水の連絡 | よくある質問",
            "水道局料金センター",
            "大阪地方裁判所",
        ] {
            assert!(is_unlisted_office(office), "{office}");
        }
    }

    #[test]
    fn advisers_companies_and_sentences_are_none() {
        for other in [
            "障害年金サポートセンター",
            "相続税申告相談センター",
            "株式会社みなと 年金事務センター",
            "通行料金お支払い窓口",
            "お客さまセンター",
            "差押予告通知書が届いたときの対処",
            "国民年金は市役所の窓口で手続きできます",
        ] {
            assert!(!is_unlisted_office(other), "{other}");
        }
    }
}

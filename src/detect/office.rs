//! The grammar of names of offices: a place, the office, its departments. Any office of
//! `src/rules/owners.toml` and any municipality counts.

use text::Hit;

use super::named::{Named, Owner, is_other_owner, owner_by_words};
use crate::rules::{ABOUT, BODIES, Body, BodyKind, DEPARTMENTS, DICTIONARY, OFFICES};

/// A place before an office has at most this many characters: 東京出入国在留管理局.
const MAX_PLACE_CHARS: usize = 10;
const MAX_LATIN_PLACE_CHARS: usize = 24;
const MAX_LATIN_NAME_BYTES: usize = 40;
/// With these words a Latin text goes on about a body.
const LATIN_ABOUT: [&str; 10] = [
    " is ", " are ", " says", " scam", " fraud", " guide", " how ", " warns", " about", " news",
];

/// The body that a part names; `next` is the part behind it.
pub(super) fn named_in(part: &str, next: &str) -> Option<Named> {
    let hits = DICTIONARY.find(part);
    let office = hits.iter().find_map(|hit| Some((hit, office_of(hit)?)));
    let Some((hit, named)) = office else {
        return office_for_topic(part, next, &hits)
            .or_else(|| bureau(part, next))
            .or_else(|| municipality(part, next));
    };
    let before: String = part.chars().take(hit.start).collect();
    let after: String = part.chars().skip(hit.end).collect();
    let office: String = part
        .chars()
        .skip(hit.start)
        .take(hit.end - hit.start)
        .collect();
    // The programme's name stands before 補助金事務局, whatever it is for.
    let is_of_programme = PROGRAMMES.iter().any(|word| office.starts_with(word));
    if is_other_owner(&before) && !is_of_programme || is_other_owner(&after) {
        return None;
    }
    let most = if before.is_ascii() {
        MAX_LATIN_PLACE_CHARS
    } else {
        MAX_PLACE_CHARS
    };
    // A hyphen joins words to one name: "kagi-jpki".
    let is_place = before.chars().count() <= most && !before.ends_with(['の', '、', '-']);
    (is_place && continues_as_name(&after, next)).then_some(named)
}

/// What an office pays out, before the noun of the office.
const PROGRAMMES: [&str; 6] = ["給付", "支援金", "補助金", "助成金", "手当", "還付"];

/// Nouns of private owners that end as offices do, and words that are none.
pub(super) const NO_OFFICES: [&str; 25] = [
    "料金所",
    "薬局",
    "放送局",
    "郵便局",
    "編集局",
    "事務局",
    "支局",
    "結局",
    "本局",
    "営業所",
    "事務所",
    "保育所",
    "印刷所",
    "造船所",
    "鉄工所",
    "工作所",
    "発電所",
    "案内所",
    "相談所",
    "教習所",
    "取引所",
    "療養所",
    "養成所",
    "精米所",
    "酒造所",
];

/// A bureau that no list has, by the form of its name: 関東保健医療局 医薬監視課. Companies
/// have departments too, but no bureaus.
fn bureau(part: &str, next: &str) -> Option<Named> {
    let is_bureau = part.ends_with(['局', '庁', '省', '署'])
        && (5..=14).contains(&part.chars().count())
        && part
            .chars()
            .all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '々'))
        && !NO_OFFICES.iter().any(|noun| part.ends_with(noun));
    // Nobody but the state has a 庁 or a 省 with so long a name.
    let is_of_state = part.ends_with(['庁', '省']) && !part.ends_with("本庁");
    let has_department = next.contains(['課', '係', '室']) && next.chars().count() <= 20;
    (is_bureau && (has_department || is_of_state) && !is_other_owner(part)).then(Named::office)
}

/// The office whose name begins with a public matter and ends as a department:
/// 個人番号カード交付円滑化推進室.
fn office_for_topic(part: &str, next: &str, hits: &[Hit]) -> Option<Named> {
    // 資源エネルギー還付事務局 has seven characters before the topic.
    const MAX_CHARS_BEFORE: usize = 8;
    // 窓口 is normalized, with the katakana that 口 looks like.
    const ENDS: [&str; 8] = [
        "課",
        "係",
        "室",
        "事務局",
        "せんたー",
        "窓ろ",
        "本部",
        "だいやる",
    ];
    let is_topic = |hit: &&Hit| {
        let mut bodies = BODIES.iter().filter(|body| body.kind == BodyKind::Topic);
        hit.start <= MAX_CHARS_BEFORE && bodies.any(|body| body.names.contains(&hit.word))
    };
    let hit = hits.iter().find(is_topic)?;
    let rest: String = part.chars().skip(hit.end).chain(next.chars()).collect();
    let is_office = ENDS.iter().any(|end| rest.ends_with(end));
    (is_office && !is_other_owner(&rest)).then(Named::office)
}

fn office_of(hit: &Hit) -> Option<Named> {
    let is_own = |body: &&Body| body.kind != BodyKind::Topic && body.names.contains(&hit.word);
    let body = BODIES.iter().find(is_own);
    body.map(|body| Named::new(body.id, body.kind)).or_else(|| {
        let is_office = OFFICES.binary_search(&hit.word).is_ok();
        is_office.then(Named::office)
    })
}

/// Whether what stands behind a body's name lets it be a name: nothing, a department, or
/// the matter of the page. 「国税庁が発表」 goes on about the body.
fn continues_as_name(after: &str, next: &str) -> bool {
    // A particle stands directly behind a name: 「デジタル庁 デジタル認証」 begins with none.
    let goes_on = |text: &str| {
        let mut words = ABOUT.iter().filter(|word| word.chars().nth(1).is_some());
        words.any(|word| text.starts_with(word))
    };
    // "jpki-kit" is one name.
    let is_whole = after.starts_with([' ', ',', '.']);
    let after = after.trim_start();
    if after.is_empty() {
        return !goes_on(next);
    }
    if is_message_of_sender(after) {
        return true;
    }
    // Words of a Latin name are separate: "Cuc Quan ly Xuat nhap canh".
    if after.is_ascii() && after.len() <= MAX_LATIN_NAME_BYTES {
        return is_whole && !LATIN_ABOUT.iter().any(|word| after.contains(word));
    }
    let mut rest = after.strip_prefix('の').unwrap_or(after);
    while let Some(word) = DEPARTMENTS.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty() || is_department_name(rest) || owner_by_words(rest) == Owner::Nobody
}

/// Whether what stands behind a body's name is what it sends: 「からの重要なお知らせ」.
fn is_message_of_sender(after: &str) -> bool {
    const NOUNS: [&str; 12] = [
        "お知らせ",
        "案内",
        "通知",
        "警告",
        "連絡",
        "お願い",
        "要請",
        "督促",
        "催告",
        "照会",
        "呼び出し",
        "呼出し",
    ];
    // 「からの注意の呼びかけと通知」 is a headline.
    const ADJECTIVES: [&str; 12] = [
        "",
        "重要な",
        "重要",
        "大切な",
        "大事な",
        "緊急の",
        "緊急",
        "最終",
        "特別な",
        "正式な",
        "新しい",
        "電子",
    ];
    let what = after
        .strip_prefix("からの")
        .or(after.strip_prefix("よりの"));
    what.is_some_and(|what| {
        let mut before_noun = NOUNS.iter().filter_map(|noun| what.strip_suffix(noun));
        before_noun.any(|rest| ADJECTIVES.contains(&rest.trim_end_matches('ご')))
    })
}

/// Whether a text ends as the name of a department.
fn is_department_name(text: &str) -> bool {
    const ENDS: [char; 16] = [
        '課', '係', '局', '部', '室', '署', '所', '庁', '省', '院', '会', '門', '课', '厅', '处',
        '组',
    ];
    text.chars().count() <= 16 && text.ends_with(ENDS)
}

/// Whether a text begins with a department or a public matter, or is a department's name.
pub(super) fn is_department(text: &str) -> bool {
    DEPARTMENTS.iter().any(|word| text.starts_with(word)) || is_department_name(text)
}

/// The id of a municipality as a body.
pub(super) const MUNICIPALITY: &str = "municipality";

/// The municipality or prefecture that a part names: 倉敷市, 兵庫県福祉部.
fn municipality(part: &str, next: &str) -> Option<Named> {
    let chars: Vec<char> = part.chars().collect();
    let ends = (1..chars.len().min(7)).filter(|at| is_municipal_end(&chars, *at));
    let named = |at: usize| {
        let after: String = chars[at + 1..].iter().collect();
        if is_other_owner(&after) {
            return None;
        }
        let is_bare = after.is_empty() && !is_department(next);
        // 市場 and 市民 begin with the same letter as a city of one letter.
        let is_named = continues_as_name(&after, next) && (at > 1 || !is_bare);
        is_named.then(|| Named {
            is_bare,
            ..Named::new(MUNICIPALITY, BodyKind::Organisation)
        })
    };
    ends.map(named).find(Option::is_some).flatten()
}

/// Whether the name of a municipality ends at this character. Only one prefecture ends in
/// each of 道 and 都, and two in 府, so that 水道 and 政府 are no prefectures.
fn is_municipal_end(chars: &[char], at: usize) -> bool {
    let name: String = chars[..at].iter().collect();
    let is_name = chars[..at]
        .iter()
        .all(|c| matches!(c, 'ぁ'..='ゖ' | 'ー' | '々' | '\u{4e00}'..='\u{9fff}'));
    is_name
        && match chars[at] {
            '市' => !name.ends_with(['朝', '夜', 'の', '古', '見', '競', '株', '都']),
            '区' => !name.ends_with(['地', '学', '校', '特', '挙', '海']),
            '町' => at > 1 && !name.ends_with(['下', '港', 'の', '中']),
            '村' => at > 1 && !name.ends_with(['農', '山', '漁', 'の', '芸']),
            '県' => at > 1 && !name.ends_with(['他', '都', '各', '全']),
            '道' => name == "北海",
            '都' => name == "東京",
            '府' => name == "大阪" || name == "京都",
            _ => false,
        }
}

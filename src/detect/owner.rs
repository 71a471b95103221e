//! Whom a short text names: a public body, another owner, or nobody. Open vocabulary: the
//! grammar takes any office (`src/rules/owners.toml`) and any municipality, behind a
//! place and before a department.

use text::{Hit, normalize};

use crate::rules::{
    ABOUT, BODIES, Body, BodyKind, DEPARTMENTS, DICTIONARY, DUES, GENERIC, OFFICES, OTHER_OWNERS,
    PUBLIC_MATTERS,
};

/// Whom a text names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Owner {
    /// A public body, or what only a public body runs.
    Body(Named),
    /// Nobody: it has only words that any site uses, such as ログイン (login) and
    /// 公式サイト (official site).
    Nobody,
    /// Another owner, or something that is no name.
    Other,
}

/// The public body that a text names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Named {
    /// Id of the body in `src/rules/claims.toml`, or `public-office` or `municipality`.
    pub(super) body: &'static str,
    pub(super) kind: BodyKind,
    /// Whether the text is the bare name of a municipality, as shops and clubs also
    /// have it beside their own name.
    pub(super) is_bare: bool,
}

/// Separates the parts of a text after normalization, which would join them.
const BREAK: char = '\u{1e}';
/// A place before an office has at most this many characters: 東京出入国在留管理局.
const MAX_PLACE_CHARS: usize = 10;
const MAX_LATIN_PLACE_CHARS: usize = 24;

const MAX_LATIN_NAME_BYTES: usize = 40;
/// With these words a Latin text goes on about a body.
const LATIN_ABOUT: [&str; 10] = [
    " is ", " are ", " says", " scam", " fraud", " guide", " how ", " warns", " about", " news",
];

/// Whom a text names. The first part that names a body decides.
pub(super) fn owner(text: &str) -> Owner {
    match owner_by_words(&normalize(text)) {
        Owner::Other => owner_by_grammar(text),
        owner => owner,
    }
}

/// Whether a part of a title is a topic and no name: it has a word that any site uses, or
/// one of a public matter, and no noun of another owner.
pub(super) fn is_topic(part: &str) -> bool {
    let normalized = normalize(part);
    let groups = [GENERIC, PUBLIC_MATTERS, DUES];
    let hits = DICTIONARY.find(&normalized);
    // Particles are words of any text.
    let long = hits.iter().filter(|hit| hit.end - hit.start > 1);
    let mut words = long.map(|hit| hit.word);
    let is_known = |word: u16| {
        groups
            .iter()
            .any(|group| group.binary_search(&word).is_ok())
    };
    words.any(is_known) && !is_other_owner(&normalized) && !has_legal_form(&normalized)
}

/// The body of which a line is only the name: each of its parts is a body, a department, an
/// address or a number, as in a signature.
pub(super) fn only_name(line: &str) -> Option<Named> {
    let parts: Vec<String> = parts(line).collect();
    let is_plain = |part: &String| {
        let has_letters = part
            .chars()
            .any(|c| c.is_alphabetic() && !"都道府県市区町村".contains(c));
        !has_letters
            || is_department(part)
            || is_address(part)
            || is_programme(part)
            || named_in(part, "").is_some()
    };
    let Owner::Body(named) = owner(line) else {
        return None;
    };
    parts.iter().all(is_plain).then_some(named)
}

/// Whether a part is the name of a public programme.
fn is_programme(part: &str) -> bool {
    const ENDS: [&str; 7] = [
        "事業",
        "制度",
        "窓口",
        "せんたー",
        "きゃんぺーん",
        "手続",
        "手続き",
    ];
    ENDS.iter().any(|end| part.ends_with(end)) || is_topic(part)
}

/// Whether a part is an address, a telephone number or the hours of an office.
fn is_address(part: &str) -> bool {
    const MARKS: [&str; 14] = [
        "〒",
        "丁目",
        "番地",
        "町",
        "tel",
        "fax",
        "電話",
        "代表",
        "平日",
        "受付時間",
        "時",
        "霞が関",
        "copyright",
        "reserved",
    ];
    MARKS.iter().any(|mark| part.contains(mark)) || owner_by_words(part) != Owner::Other
}

/// Whom a normalized text names that consists of only the name and words that any site
/// uses.
fn owner_by_words(normalized: &str) -> Owner {
    let hits = DICTIONARY.find(normalized);
    let body = |hit: &Hit| BODIES.iter().find(|b| b.names.contains(&hit.word));
    let is_known = |hit: &Hit| body(hit).is_some() || GENERIC.binary_search(&hit.word).is_ok();
    // Hits are sorted by their ends.
    let mut known = hits.iter().filter(|hit| is_known(hit)).peekable();
    let has_other_text = normalized.chars().enumerate().any(|(at, c)| {
        while known.next_if(|hit| hit.end <= at).is_some() {}
        c.is_alphabetic() && known.peek().is_none_or(|hit| at < hit.start)
    });
    match hits.iter().find_map(body) {
        _ if has_other_text => Owner::Other,
        Some(body) => Owner::Body(Named {
            body: body.id,
            kind: body.kind,
            is_bare: false,
        }),
        None => Owner::Nobody,
    }
}

/// Whom a text names in one of its parts, which spaces, brackets and strokes separate.
fn owner_by_grammar(text: &str) -> Owner {
    let parts: Vec<String> = parts(text).collect();
    if parts.iter().any(|part| has_legal_form(part)) {
        return Owner::Other;
    }
    for (at, part) in parts.iter().enumerate() {
        let next = parts.get(at + 1).map_or("", String::as_str);
        let before = at.checked_sub(1).map_or("", |at| parts[at].as_str());
        if let Some(named) = named_in(part, next).filter(|_| !is_credit(before)) {
            return Owner::Body(named);
        }
    }
    Owner::Other
}

/// The normalized parts of a text.
fn parts(text: &str) -> impl Iterator<Item = String> {
    let mut marked = String::with_capacity(text.len());
    let mut last = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let is_latin_gap = last.is_ascii() && next.is_ascii();
        marked.push(match c {
            '|' | '｜' | '【' | '】' | '「' | '」' | '『' | '』' | '(' | ')' | '（' | '）'
            | '[' | ']' | '［' | '］' | '〔' | '〕' | '〈' | '〉' | '<' | '>' | '»' | '/'
            | '／' | ':' | '：' | '―' | '—' | '–' | '～' | '〜' | '■' | '●' | '◆' | '★' | '▼'
            | '©' | '，' | '\u{3000}' => BREAK,
            c if c.is_whitespace() && !is_latin_gap => BREAK,
            '-' if last == ' ' && next == ' ' => BREAK,
            c => c,
        });
        last = c;
    }
    let parts: Vec<String> = marked.split(BREAK).map(normalize).collect();
    // Letters that are written apart are one word.
    let is_spaced = parts.len() > 3 && parts.iter().all(|part| part.chars().count() < 3);
    let parts = if is_spaced {
        vec![parts.concat()]
    } else {
        parts
    };
    parts.into_iter().filter(|part| !part.is_empty())
}

/// Whether a part names a company or an association, which no public body is.
fn has_legal_form(part: &str) -> bool {
    const FORMS: [&str; 12] = [
        "株式会社",
        "(株)",
        "有限会社",
        "合同会社",
        "社団法人",
        "財団法人",
        "医療法人",
        "学校法人",
        "社会福祉法人",
        "npo法人",
        "税理士",
        "弁護士",
    ];
    FORMS.iter().any(|form| part.contains(form))
}

/// Whether a part has the noun of another owner.
fn is_other_owner(part: &str) -> bool {
    let has_word = |word: &&str| match part.find(word) {
        Some(at) if word.is_ascii() => is_whole_word(part, at, word.len()),
        found => found.is_some(),
    };
    // 健康保険センター and the like are in the list of offices.
    OTHER_OWNERS.iter().any(|word| has_word(&word))
}

fn is_whole_word(text: &str, at: usize, length: usize) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + length..].chars().next())
}

/// Whether a part introduces the name of somebody who is only mentioned: 出典 (source),
/// 協力 (with the help of).
fn is_credit(part: &str) -> bool {
    const CREDITS: [&str; 14] = [
        "出典",
        "参照",
        "引用",
        "資料",
        "関連",
        "りんく",
        "提供",
        "協力",
        "監修",
        "後援",
        "協賛",
        "参考",
        "認定",
        "source",
    ];
    CREDITS.iter().any(|credit| part.ends_with(credit))
}

/// The body that a part names; `next` is the part behind it.
fn named_in(part: &str, next: &str) -> Option<Named> {
    let hits = DICTIONARY.find(part);
    let office = hits.iter().find_map(|hit| Some((hit, office_of(hit)?)));
    let Some((hit, named)) = office else {
        return office_for_topic(part, next, &hits).or_else(|| municipality(part, next));
    };
    let before: String = part.chars().take(hit.start).collect();
    let after: String = part.chars().skip(hit.end).collect();
    if is_other_owner(&before) || is_other_owner(&after) {
        return None;
    }
    let most = if before.is_ascii() {
        MAX_LATIN_PLACE_CHARS
    } else {
        MAX_PLACE_CHARS
    };
    let is_place = before.chars().count() <= most && !before.ends_with(['の', '、']);
    (is_place && continues_as_name(&after, next)).then_some(named)
}

/// The office whose name begins with a public matter and ends as a department:
/// 個人番号カード交付円滑化推進室.
fn office_for_topic(part: &str, next: &str, hits: &[Hit]) -> Option<Named> {
    let is_topic = |hit: &&Hit| {
        let mut bodies = BODIES.iter().filter(|body| body.kind == BodyKind::Topic);
        hit.start < 3 && bodies.any(|body| body.names.contains(&hit.word))
    };
    let hit = hits.iter().find(is_topic)?;
    let rest: String = part.chars().skip(hit.end).chain(next.chars()).collect();
    let is_office = [
        "課",
        "係",
        "室",
        "事務局",
        "せんたー",
        "窓口",
        "本部",
        "だいやる",
    ]
    .iter()
    .any(|end| rest.ends_with(end));
    (is_office && !is_other_owner(&rest)).then_some(Named {
        body: "public-office",
        kind: BodyKind::Organisation,
        is_bare: false,
    })
}

fn office_of(hit: &Hit) -> Option<Named> {
    let is_own = |body: &&Body| body.kind != BodyKind::Topic && body.names.contains(&hit.word);
    let named = |body, kind| Named {
        body,
        kind,
        is_bare: false,
    };
    let body = BODIES.iter().find(is_own);
    body.map(|body| named(body.id, body.kind)).or_else(|| {
        let is_office = OFFICES.binary_search(&hit.word).is_ok();
        is_office.then(|| named("public-office", BodyKind::Organisation))
    })
}

/// Whether what stands behind a body's name lets it be a name: nothing, a department, or
/// the matter of the page. 「国税庁が発表」 goes on about the body.
fn continues_as_name(after: &str, next: &str) -> bool {
    let is_about = |text: &str| ABOUT.iter().any(|word| text.starts_with(word));
    let after = after.trim_start();
    if after.is_empty() {
        return !is_about(next);
    }
    // Words of a Latin name are separate: "Cuc Quan ly Xuat nhap canh".
    if after.is_ascii() && after.len() <= MAX_LATIN_NAME_BYTES {
        return !LATIN_ABOUT.iter().any(|word| after.contains(word));
    }
    let mut rest = after.strip_prefix('の').unwrap_or(after);
    while let Some(word) = DEPARTMENTS.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty() || is_department_name(rest) || owner_by_words(rest) == Owner::Nobody
}

/// Whether a text ends as the name of a department.
fn is_department_name(text: &str) -> bool {
    const ENDS: [char; 11] = [
        '課', '係', '局', '部', '室', '署', '所', '庁', '省', '院', '会',
    ];
    text.chars().count() <= 16 && text.ends_with(ENDS)
}

/// Whether a text begins with a department or a public matter, or is a department's name.
fn is_department(text: &str) -> bool {
    DEPARTMENTS.iter().any(|word| text.starts_with(word)) || is_department_name(text)
}

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
        is_named.then_some(Named {
            body: "municipality",
            kind: BodyKind::Organisation,
            is_bare,
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

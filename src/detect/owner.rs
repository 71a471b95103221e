//! Whom a short text names: a public body, another owner, or nobody. Open vocabulary: the
//! grammar (`office`) takes any office and any municipality, behind a place and before a
//! department.

use text::normalize;

use super::named::{Named, Owner, has_legal_form, is_other_owner, owner_by_words};
use super::office::{MUNICIPALITY, is_department, named_in};
use super::term_set::TermSet;
use crate::rules::{BodyKind, CARD, DICTIONARY, DUES, GENERIC, NUMBER, PUBLIC_MATTERS};

/// Separates the parts of a text after normalization, which would join them.
const BREAK: char = '\u{1e}';

/// Whom a text names. The first part that names a body decides.
pub(super) fn owner(text: &str) -> Owner {
    let by_words = owner_by_words(&normalize(text));
    let is_topic = matches!(by_words, Owner::Body(named) if named.kind == BodyKind::Topic);
    match by_words {
        Owner::Other => owner_by_grammar(text),
        // 給付金 is a topic, 給付金 受付窓口 an office.
        _ if is_topic => match owner_by_grammar(text) {
            Owner::Other => by_words,
            office => office,
        },
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
    let is_of_card = TermSet::of(part).features() & (CARD | NUMBER) != 0;
    (is_of_card || words.any(is_known))
        && !is_other_owner(&normalized)
        && !has_legal_form(&normalized)
}

/// The body of which a line is only the name: each of its parts is a body, a department, an
/// address or a number, as in a signature.
pub(super) fn only_name(line: &str) -> Option<Named> {
    let parts: Vec<String> = parts(line).collect();
    let is_plain = |at: usize| {
        let part = &parts[at];
        let next = parts.get(at + 1).map_or("", String::as_str);
        let has_letters = part
            .chars()
            .any(|c| c.is_alphabetic() && !"都道府県市区町村".contains(c));
        !has_letters
            || is_department(part)
            || is_address(part)
            || SENDER_LABELS.contains(&part.as_str())
            || is_programme(part)
            || named_in(part, next).is_some()
    };
    if has_latin_sentence(line) {
        return None;
    }
    let Owner::Body(named) = owner(line) else {
        return None;
    };
    (0..parts.len()).all(is_plain).then_some(named)
}

/// Whether a line has more Latin words than a name: "When you pick up the card at the ward office".
fn has_latin_sentence(line: &str) -> bool {
    const MAX_WORDS: usize = 10;
    let words = line.split_whitespace();
    let latin = words.filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    latin.count() > MAX_WORDS
}

/// What stands before the name of who sends or runs a page: 発行元：厚生労働省.
const SENDER_LABELS: [&str; 9] = [
    "発行元",
    "発行者",
    "発信元",
    "差出人",
    "送信元",
    "送信者",
    "運営元",
    "運営者",
    "運営",
];

/// Whether a part is the name of a public programme.
fn is_programme(part: &str) -> bool {
    const ENDS: [&str; 7] = [
        "事業",
        "制度",
        "窓ろ",
        "せんたー",
        "きゃんぺーん",
        "手続",
        "手続き",
    ];
    // A whole message that is quoted is no name.
    let is_short = part.chars().nth(MAX_PROGRAMME_CHARS).is_none();
    is_short && (ENDS.iter().any(|end| part.ends_with(end)) || is_topic(part))
}

/// The name of a programme has at most this many characters.
const MAX_PROGRAMME_CHARS: usize = 24;

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

/// Whom a text names in one of its parts, which spaces, brackets and strokes separate.
fn owner_by_grammar(text: &str) -> Owner {
    let parts: Vec<String> = parts(text).collect();
    if parts.iter().any(|part| has_legal_form(part)) || has_licence_number(text) {
        return Owner::Other;
    }
    // A company's address names the city too.
    let has_other_owner = parts.iter().any(|part| is_other_owner(part));
    for (at, part) in parts.iter().enumerate() {
        let next = parts.get(at + 1).map_or("", String::as_str);
        let before = at.checked_sub(1).map_or("", |at| parts[at].as_str());
        let named = named_in(part, next).filter(|_| !is_credit(before));
        if let Some(named) = named.filter(|one| !has_other_owner || one.body != MUNICIPALITY) {
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
        let is_latin_gap = is_latin(last) && is_latin(next);
        marked.push(match c {
            '|' | '｜' | '【' | '】' | '「' | '」' | '『' | '』' | '(' | ')' | '（' | '）'
            | '[' | ']' | '［' | '］' | '〔' | '〕' | '〈' | '〉' | '<' | '>' | '»' | '/'
            | '／' | ':' | '：' | '―' | '—' | '–' | '～' | '〜' | '■' | '●' | '◆' | '★' | '▼'
            | '©' | '·' | '，' | '\u{3000}' => BREAK,
            c if c.is_whitespace() && !is_latin_gap => BREAK,
            '-' if last == ' ' && next == ' ' => BREAK,
            c => c,
        });
        last = c;
    }
    let parts = marked.split(BREAK).map(normalize);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    joined(&parts).into_iter()
}

/// The parts, with letters that are written apart joined to one word: 県 税 事 務 所.
fn joined(parts: &[String]) -> Vec<String> {
    const MIN_LETTERS: usize = 3;
    let is_short = |part: &String, most: usize| part.chars().count() <= most;
    if parts.len() > MIN_LETTERS && parts.iter().all(|part| is_short(part, 2)) {
        return vec![parts.concat()];
    }
    let runs = parts.chunk_by(|one, next| is_short(one, 1) && is_short(next, 1));
    let words = runs.flat_map(|run| {
        if run.len() >= MIN_LETTERS {
            vec![run.concat()]
        } else {
            run.to_vec()
        }
    });
    words.collect()
}

/// Whether a text gives the number of a licence, which names the office that gave it:
/// 金融商品取引業者 関東財務局長(金商)第1号.
fn has_licence_number(text: &str) -> bool {
    const LICENCES: [&str; 8] = [
        "業者",
        "登録",
        "許可",
        "届出",
        "免許",
        "認可",
        "加入協会",
        "金商",
    ];
    let number = text
        .split_once('第')
        .is_some_and(|(_, rest)| rest.contains('号'));
    number && LICENCES.iter().any(|word| text.contains(word))
}

/// Whether a character is of a script whose words are separate, with its marks: ơ.
fn is_latin(c: char) -> bool {
    c < '\u{530}' || ('\u{1e00}'..='\u{1eff}').contains(&c)
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

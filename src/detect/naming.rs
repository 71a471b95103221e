//! Which texts name a field, and what in them can be its name. Prose beside a field names it
//! only where nothing else does; what stands in brackets explains a name.

use text::{normalize, visible};

use crate::page::{Field, Label, Source};
use crate::rules::{DICTIONARY, GENERIC_NAMES};

/// Whether a text that only stands beside the field is prose, or the path to the page.
pub(super) fn is_prose_beside(label: &Label) -> bool {
    matches!(label.source, Source::Before | Source::After)
        && (is_prose(&label.text) || is_path(&label.text))
}

/// Whether a text shows where a page is: 「フォーラム > 役所の手続き > 暗証番号がわからない」.
fn is_path(text: &str) -> bool {
    const ARROWS: [char; 5] = ['>', '＞', '›', '»', '→'];
    text.matches(ARROWS).count() > 1
}

/// Whether a sentence says what goes into the field beside it: 「同じ紙に書いた4桁です」. In
/// 「暗証番号が必要です」 it only speaks about something.
pub(super) fn is_definition(text: &str) -> bool {
    const NOUNS: [&str; 10] = [
        "桁",
        "けた",
        "ケタ",
        "番号",
        "パスワード",
        "数字",
        "文字",
        "コード",
        "もの",
        "ことば",
    ];
    let text = visible(text);
    // What follows the definition goes on about it.
    let first = text.trim().split('。').next().unwrap_or_default();
    let end = first.trim_end();
    let noun = ["です", "になります", "のことです"]
        .iter()
        .find_map(|verb| end.strip_suffix(verb));
    noun.is_some_and(|noun| NOUNS.iter().any(|word| noun.ends_with(word)))
}

/// Whether a text asks for a quantity, for one of several answers or for what a secret may consist of:
/// 「暗証番号をまちがえるとロックされる回数は？」, 「暗証番号は何けた？」. The rest of such a text is not what goes
/// into the field.
pub(super) fn asks_for_fact(text: &str) -> bool {
    const NOUNS: [&str; 7] = [
        "回数",
        "年数",
        "日数",
        "人数",
        "桁数",
        "文字数",
        "使える文字",
    ];
    const HOW_MANY: [&str; 10] = [
        "はどれ",
        "はどちら",
        "何回",
        "何桁",
        "何けた",
        "何ケタ",
        "何文字",
        "何年",
        "何歳",
        "何種類",
    ];
    const QUESTIONS: [&str; 4] = ["?", "？", "ですか", "ますか"];
    const MARKS: [char; 8] = ['?', '？', '。', ' ', 'は', 'か', 'で', 'す'];
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if !has(&NOUNS) && !has(&HOW_MANY) {
        return false;
    }
    let head = head_and_notes(&visible(text)).0;
    let noun = head.trim_end().trim_end_matches(MARKS);
    let is_asked = |noun: &&str| head.contains(&format!("{noun}を答え"));
    NOUNS.iter().any(|end| noun.ends_with(end) || is_asked(end))
        || has(&HOW_MANY) && QUESTIONS.iter().any(|end| head.contains(end))
}

/// Whether a text ends in a question: 「覚えていますか」.
pub(super) fn is_question(text: &str) -> bool {
    let text = visible(text);
    let end = text.trim_end_matches(['。', ' ', '」']);
    end.ends_with(['?', '？']) || end.ends_with("ますか") || end.ends_with("ですか")
}

/// Whether a text is prose and no name: it has a sentence's end, or many words.
pub(super) fn is_prose(text: &str) -> bool {
    const ENDS: [&str; 14] = [
        "ます",
        "です",
        "ません",
        "ました",
        "でした",
        "ください",
        "下さい",
        "でしょう",
        "ますか",
        "ですか",
        "である",
        "ましょう",
        "ございません",
        "ている",
    ];
    const MIN_LATIN_WORDS: usize = 8;
    let text = visible(text);
    let text = text.trim();
    let end = text.trim_end_matches(['。', '.', '！', '!', '？', '?', ')', '）', '」', ' ']);
    let is_latin = text.is_ascii();
    let latin_words = text
        .split_whitespace()
        .filter(|word| word.starts_with(is_latin_letter));
    let sentences = text.matches('。').count();
    sentences > 1
        || sentences == 1 && !text.ends_with('。')
        || ENDS.iter().any(|word| end.ends_with(word))
        || latin_words.count() >= MIN_LATIN_WORDS
        || !is_latin && text.ends_with('。') && text.chars().count() > 16
}

/// Whether a character is a Latin letter, with its marks.
fn is_latin_letter(c: char) -> bool {
    c.is_alphabetic() && (c < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&c))
}

/// Whether a text says nothing but that something is entered: "number", "4 digits".
pub(super) fn is_generic(text: &str) -> bool {
    const PARTICLES: &str =
        "をにのはがでとへもごおてし桁目欄字例回第枚個つ一二三四左右上中下前後組真";
    let normalized = normalize(text);
    let hits = DICTIONARY.find(&normalized);
    let generic = hits
        .iter()
        .filter(|hit| GENERIC_NAMES.binary_search(&hit.word).is_ok());
    let mut known = generic.peekable();
    let chars: Vec<char> = normalized.chars().collect();
    let is_single_latin = |at: usize| {
        let is_letter = |at: usize| chars.get(at).is_some_and(char::is_ascii_alphabetic);
        is_letter(at) && !is_letter(at + 1) && !(at > 0 && is_letter(at - 1))
    };
    !chars.iter().enumerate().any(|(at, c)| {
        while known.next_if(|hit| hit.end <= at).is_some() {}
        let is_known = known.peek().is_some_and(|hit| at >= hit.start);
        c.is_alphabetic() && !is_known && !PARTICLES.contains(*c) && !is_single_latin(at)
    })
}

/// The name in a text, and what stands in its brackets: 「マイナンバー（12桁）」 is マイナンバー and
/// 12桁. A text that is only brackets is its own name.
pub(super) fn head_and_notes(text: &str) -> (String, Vec<String>) {
    let (mut head, mut notes, mut depth) = (String::new(), vec![String::new()], 0_usize);
    for c in text.chars() {
        match c {
            '(' | '（' | '［' | '[' | '〔' | '｛' => {
                depth += 1;
                notes.push(String::new());
            }
            ')' | '）' | '］' | ']' | '〕' | '｝' => depth = depth.saturating_sub(1),
            c if depth == 0 => head.push(c),
            c => notes
                .last_mut()
                .map(|note| note.push(c))
                .unwrap_or_default(),
        }
    }
    notes.retain(|note| !note.trim().is_empty());
    if head.chars().any(char::is_alphabetic) {
        (head, notes)
    } else {
        (text.to_owned(), Vec::new())
    }
}

/// Whether the name of a field is a person's part in a household or an application: under
/// 「マイナンバーの提出」 that is whose number goes in.
pub(super) fn names_a_person(field: &Field) -> bool {
    const PERSONS: [&str; 16] = [
        "契約者",
        "受取人",
        "本人",
        "申込者",
        "申請者",
        "世帯主",
        "配偶者",
        "生計維持者",
        "保護者",
        "扶養",
        "家族",
        "父",
        "母",
        "子",
        "受給者",
        "代理人",
    ];
    let mut names = field.labels.iter().filter(|l| l.source.names_the_field());
    names.any(|label| PERSONS.iter().any(|person| label.text.contains(person)))
}

#[cfg(test)]
mod tests {
    use crate::detect::naming::asks_for_fact;

    #[test]
    fn a_question_for_the_secret_itself_is_none_for_a_quantity() {
        for text in [
            "暗証番号は何けた？",
            "暗証番号をまちがえるとロックされる回数は？",
            "暗証番号の桁数を答えよ。",
        ] {
            assert!(asks_for_fact(text), "{text}");
        }
        for text in [
            "利用者証明用の暗証番号はいくつですか？",
            "暗証番号（4桁）は？",
        ] {
            assert!(!asks_for_fact(text), "{text}");
        }
    }
}

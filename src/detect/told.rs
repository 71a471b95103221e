//! What the sentences of a page ask for: to tell or send something, to enter it, or what
//! goes into a field with a label that says nothing.

use std::borrow::Cow;

use text::visible;

use super::described::Described;
use super::described_fields::{found, is_typed_into};
use super::terms::PageTerms;
use crate::ask::Ask;
use crate::findings::{FieldAsk, Needs};
use crate::page::PageSnapshot;
use crate::rules::{CARD, DISCUSS, ENTER, NUMBER, OTHER_OWNER, TELL};

/// What the sentences of a page tell a person to say, send or enter. To enter something
/// counts only where the page claims to be a public body: guides of others say it too.
pub(super) fn told_asks(page: &PageSnapshot, terms: &PageTerms) -> Vec<FieldAsk> {
    let all = terms.all.features();
    let has_request = terms.sentences.iter().any(|(sentence, set)| {
        set.features() & TELL != 0 && !is_quoted(sentence) && is_request(&visible(sentence))
    });
    let asks = terms.sentences.iter().filter_map(|(sentence, set)| {
        // The messages of a chat are one text, which ends with anything.
        let is_chat = matches!(sentence, Cow::Owned(_));
        let sentence = visible(sentence);
        let sentence = sentence.trim();
        let own = set.features();
        let described = sentence_described(own, all);
        let ask = told(described).filter(|_| !is_code(sentence))?;
        let is_told =
            described.has(TELL) && !is_quoted(sentence) && (is_chat || is_request(sentence));
        let is_pressed = page.keypad && ask.is_card_pin() && !is_quoted(sentence);
        let is_listed = all & TELL != 0 && is_list_item(sentence);
        let needs = match is_told {
            _ if is_pressed => Needs::Nothing,
            true if ask.is_card_pin() => Needs::Nothing,
            true => Needs::PublicMatter,
            false if has_request && is_listed => Needs::PublicMatter,
            false => Needs::Claim,
        };
        let quote: String = sentence.chars().take(80).collect();
        (described.has(TELL | ENTER) || is_listed || is_pressed).then(|| FieldAsk {
            needs,
            is_choice: ask == Ask::MyNumberCard && described.is_choice(),
            ..found(ask, "told", &quote, None)
        })
    });
    asks.collect()
}

/// Whether a sentence is a sample of code.
fn is_code(sentence: &str) -> bool {
    const MARKS: [&str; 9] = ["</", "/>", "=>", "{", "}", ";", "()", "await ", "const "];
    MARKS.iter().any(|mark| sentence.contains(mark))
}

/// Whether a sentence asks the reader to do something.
fn is_request(sentence: &str) -> bool {
    const ENDS: [&str; 16] = [
        "ください",
        "下さい",
        "くださいませ",
        "お願いします",
        "お願いいたします",
        "お願い致します",
        "願います",
        "します",
        "ましょう",
        "送信",
        "返信",
        "送付",
        "添付",
        "こと",
        "してね",
        "もの",
    ];
    if sentence.is_ascii() {
        let words = sentence.to_ascii_lowercase();
        return words.contains("please") || words.contains(" your ");
    }
    let end = sentence.trim_end_matches(['。', '.', '！', '!', ')', '）', ' ']);
    ENDS.iter().any(|word| end.ends_with(word)) || sentence.chars().all(|c| !is_kana(c))
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ヶ')
}

/// A sentence has no head noun: only what it says of opinions and questions counts.
fn sentence_described(own: u32, page: u32) -> Described {
    let head = if own & (CARD | NUMBER) == 0 {
        own & (DISCUSS | OTHER_OWNER)
    } else {
        own & DISCUSS
    };
    Described {
        own,
        head,
        around: own,
        page,
    }
}

/// What a sentence of the page explains that a field with a label of its own takes:
/// 「整理番号は、カードの裏の12けたの数字です」, 「Ａ … 病院の受付で押す4つの数字」.
pub(super) fn explained_asks(page: &PageSnapshot, terms: &PageTerms) -> Vec<FieldAsk> {
    let all = terms.all.features();
    let described = terms.sentences.iter().filter_map(|(sentence, set)| {
        let ask = told(sentence_described(set.features(), all))?;
        Some((visible(sentence), ask))
    });
    let described: Vec<(String, Ask)> = described.collect();
    let fields = page
        .fields
        .iter()
        .filter(|field| is_typed_into(field.control));
    let asks = fields.flat_map(|field| {
        let explains = |sentence: &str| {
            let mut labels = field.labels.iter().filter(|l| l.source.names_the_field());
            labels.any(|label| is_explained(&label.text, sentence))
        };
        let found_in = described
            .iter()
            .filter(move |(sentence, _)| explains(sentence));
        found_in.map(|(sentence, ask)| FieldAsk {
            needs: if ask.is_card_pin() {
                Needs::Nothing
            } else {
                Needs::PublicMatter
            },
            ..found(
                *ask,
                "explained",
                &sentence.chars().take(80).collect::<String>(),
                Some(field),
            )
        })
    });
    asks.collect()
}

/// Whether a sentence explains a label: it begins with it, or says what goes there.
fn is_explained(label: &str, sentence: &str) -> bool {
    const LINKS: [&str; 9] = ["は", "には", "とは", "に", "=", "＝", ":", "：", "…"];
    const MAX_LABEL_CHARS: usize = 14;
    let sentence =
        sentence.trim_start_matches(['【', '[', '［', '「', '〔', '<', '＜', '(', '（', ' ']);
    let label = visible(label);
    let label = label
        .split(['※', '*', '＊', '(', '（', '：', ':'])
        .next()
        .unwrap_or_default()
        .trim();
    let chars = label.chars().count();
    if chars == 0 || chars > MAX_LABEL_CHARS {
        return false;
    }
    let Some(at) = sentence.find(label) else {
        return false;
    };
    let rest = sentence[at + label.len()..].trim_start_matches([
        ' ', '」', '』', '】', ']', '］', '>', '＞', ')', '）', '\u{3000}',
    ]);
    let rest = ["の欄", "欄"]
        .iter()
        .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    LINKS.iter().any(|link| rest.starts_with(link)) && (chars > 1 || at == 0)
}

fn told(described: Described) -> Option<Ask> {
    let is_number = described.is_named_number() || described.is_number();
    let photo = described.is_card_photo().then_some(Ask::MyNumberCard);
    let number = is_number.then_some(Ask::MyNumber);
    let pin = described.pin().or(described.bare_pin());
    pin.or(photo).or(number)
}

/// Whether a line is a short item of a list: it ends in a noun.
fn is_list_item(sentence: &str) -> bool {
    const MAX_ITEM_CHARS: usize = 72;
    const VERBS: [&str; 6] = ["ます", "です", "ん", "た", "る", "い"];
    sentence.chars().nth(MAX_ITEM_CHARS).is_none()
        && !VERBS.iter().any(|end| sentence.ends_with(end))
}

/// Whether a sentence quotes somebody's words.
fn is_quoted(sentence: &str) -> bool {
    let quotes = ["「", "」", "と言", "などと", "という"];
    quotes.iter().any(|quote| sentence.contains(quote))
}

//! What the text of a page explains that a field with a label of its own takes:
//! 「整理番号は、カードの裏の12けたの数字です」, 「Ａ … 病院の受付で押す4つの数字」,
//! 「カードのうしろ側の12個の数字を「項目A」に書きます」.

use std::collections::BTreeSet;

use text::visible;

use super::described::Described;
use super::described_fields::{found, is_typed_into};
use super::naming::{head_and_notes, is_definition, is_prose_beside};
use super::page_terms::{OF_CARD, PageTerms};
use super::signs::{is_sign, name_of, parts_named_by_sign, sign_of};
use super::terms::TermSet;
use super::told::{sentence_described, told};
use crate::ask::Ask;
use crate::findings::{FieldAsk, Needs};
use crate::page::{Field, PageSnapshot};
use crate::rules::{DISCUSS, OTHER_OWNER};

/// A longer label says itself what goes into the field.
const MAX_LABEL_CHARS: usize = 14;

/// So many lines of a page are looked at.
const MAX_LINES: usize = 200;

/// What the text explains of the fields.
pub(super) fn explained_asks(page: &PageSnapshot, terms: &PageTerms) -> Vec<FieldAsk> {
    let explanations = Explanations::of(page, terms);
    let fields = page.fields.iter();
    let fields = fields.filter(|field| is_typed_into(field.control));
    fields.flat_map(|field| explanations.asks(field)).collect()
}

/// The texts of a page that can explain its fields.
struct Explanations<'a> {
    page: &'a PageTerms<'a>,
    /// Each sentence that describes something asked for.
    described: Vec<Explanation>,
    /// The paragraphs with names in brackets.
    quoting: Vec<&'a str>,
    lines: Vec<&'a str>,
    /// What each of these lines names, where it is short enough for a label.
    names: Vec<String>,
    /// The short names of all fields.
    labels: BTreeSet<String>,
    /// What stands behind each sign in a line that explains several.
    named_by_sign: Vec<(char, &'a str)>,
}

/// A sentence that describes something asked for.
struct Explanation {
    sentence: String,
    ask: Ask,
    /// Whether it names the card, its number or one of its certificates.
    is_of_card: bool,
}

impl Explanation {
    /// Whether this is said of the field with this label. 「予約暗証番号は、入会のとき窓口でお決めいただいた
    /// 番号です」 is said of somebody else's secret.
    fn explains(&self, label: &str) -> bool {
        let is_wanted = self.ask.is_card_pin() && is_wanted_secret(label, &self.sentence);
        let is_said = is_wanted || is_explained(label, &self.sentence);
        is_said && (self.is_of_card || TermSet::of(label).features() & OTHER_OWNER == 0)
    }
}

impl<'a> Explanations<'a> {
    fn of(page: &'a PageSnapshot, terms: &'a PageTerms) -> Self {
        let sentences = terms.sentences.iter();
        let sentences = sentences.filter(|(sentence, _)| !is_list_of_things_to_bring(sentence));
        let described = sentences.filter_map(|(sentence, set)| {
            let own = set.features();
            let ask = explained_by(own, terms)?;
            Some(Explanation {
                sentence: visible(sentence),
                ask,
                is_of_card: own & OF_CARD != 0,
            })
        });
        let lines = || page.text.lines();
        Self {
            page: terms,
            described: described.collect(),
            quoting: lines().filter(|line| line.contains('「')).collect(),
            lines: lines().take(MAX_LINES).collect(),
            names: lines().take(MAX_LINES).map(short_name).collect(),
            labels: page.fields.iter().flat_map(short_labels).collect(),
            named_by_sign: parts_named_by_sign(page),
        }
    }

    fn asks(&self, field: &Field) -> Vec<FieldAsk> {
        let labels = short_labels(field);
        let by_sentence = self.described.iter();
        let by_sentence = by_sentence
            .filter(|one| labels.iter().any(|label| one.explains(label)))
            .map(|one| (one.ask, one.sentence.as_str()));
        let before = labels.iter().flat_map(|label| {
            self.quoting
                .iter()
                .filter_map(|line| part_before(line, label))
        });
        let below = labels.iter().flat_map(|label| self.below(label));
        let sign = sign_of(field);
        let signed = self
            .named_by_sign
            .iter()
            .filter(|(of, _)| Some(*of) == sign);
        let signed = signed.map(|(_, part)| *part);
        let by_place = before
            .chain(below)
            .chain(signed)
            .filter_map(|part| Some((explained_by(features_of(part), self.page)?, part)));
        let found = by_sentence.chain(by_place);
        found
            .map(|(ask, text)| explained_ask(ask, text, field))
            .collect()
    }

    /// What stands below a line that is only this label, as in a table of explanations. Other lines may
    /// stand before it.
    fn below(&self, label: &str) -> Vec<&'a str> {
        const MAX_BELOW: usize = 4;
        let is_sign = is_sign(label);
        let places = self.names.iter().enumerate();
        let places = places.filter(|(_, name)| *name == label);
        let below = places.flat_map(|(at, _)| {
            let after = self.lines.iter().zip(&self.names).skip(at + 1);
            let after = after.take(MAX_BELOW);
            let after = after.take_while(|(_, name)| !self.labels.contains(*name));
            after.map(|(line, _)| *line)
        });
        let first = below.map(|line| line.split('。').next().unwrap_or_default());
        first
            .filter(|line| is_sign || is_definition(line))
            .collect()
    }
}

/// Whether a sentence lists what a person brings along: 「持ち物:スマートフォン、マイナンバーカード」.
fn is_list_of_things_to_bring(sentence: &str) -> bool {
    let sentence = sentence.trim_start();
    ["持ち物", "もちもの", "持参するもの"]
        .iter()
        .any(|word| sentence.starts_with(word))
}

/// What a line names that can be a label; empty for a longer one.
fn short_name(line: &str) -> String {
    const MAX_BYTES: usize = 120;
    if line.len() > MAX_BYTES {
        return String::new();
    }
    name_of(line)
}

/// The features of what stands in a place of explanation. A law that a bracket names is no talk about
/// the number.
fn features_of(part: &str) -> u32 {
    let talk = TermSet::of(&head_and_notes(part).0).features() & DISCUSS;
    TermSet::of(part).features() & !DISCUSS | talk
}

/// What a text of these features says that a field takes.
fn explained_by(own: u32, page: &PageTerms) -> Option<Ask> {
    told(Described {
        around: own | page.heading.features(),
        ..sentence_described(own, page)
    })
}

fn explained_ask(ask: Ask, sentence: &str, field: &Field) -> FieldAsk {
    let quote: String = sentence.chars().take(80).collect();
    let needs = if ask.is_card_pin() {
        Needs::Nothing
    } else {
        Needs::PublicMatter
    };
    FieldAsk {
        needs,
        ..found(ask, "explained", &quote, Some(field))
    }
}

/// The short names of a field, without notes. What somebody says beside it is none: 「通りすがり：…らしいですよ。」.
fn short_labels(field: &Field) -> Vec<String> {
    let names = field.labels.iter().filter(|l| l.source.names_the_field());
    let names = names.filter(|label| !is_prose_beside(label));
    let names = names.map(|label| name_of(&label.text));
    let is_short = |name: &String| (1..=MAX_LABEL_CHARS).contains(&name.chars().count());
    names.filter(is_short).collect()
}

/// Whether a sentence says that the secret of this name is wanted: 「市役所で決めた長いほうの合言葉が
/// 要ります」. The noun alone, such as 「パスワード」, is the name of many secrets.
fn is_wanted_secret(label: &str, sentence: &str) -> bool {
    const NOUNS: [&str; 7] = [
        "合言葉",
        "合い言葉",
        "暗証番号",
        "パスワード",
        "数字",
        "番号",
        "コード",
    ];
    const WANTED: [&str; 9] = [
        "が要",
        "が必要",
        "がいり",
        "を使",
        "を入",
        "を打",
        "を書",
        "を用意",
        "をご用意",
    ];
    let noun = NOUNS.iter().find_map(|noun| label.strip_suffix(noun));
    let is_specific = noun.is_some_and(|modifier| modifier.ends_with('の'));
    let rest = sentence.split_once(label).map(|(_, rest)| rest);
    is_specific && rest.is_some_and(|rest| WANTED.iter().any(|verb| rest.starts_with(verb)))
}

/// What a paragraph says before it names a label in brackets as the place where that goes.
fn part_before<'a>(paragraph: &'a str, label: &str) -> Option<&'a str> {
    const LINKS: [&str; 7] = ["に", "へ", "です", "欄", "の欄", "と呼", "とし"];
    let (before, after) = paragraph.split_once(&format!("「{label}」"))?;
    let after = after.trim_start();
    // 「…を「A」、…を「B」と呼びます」
    let is_listed = after.starts_with('、') && after.contains("」と呼");
    let is_place = is_listed || LINKS.iter().any(|link| after.starts_with(link));
    let ends: &[char] = if is_listed {
        &['」', '、', '。']
    } else {
        &['」']
    };
    let start = before.rfind(ends).map_or(0, |at| at + '」'.len_utf8());
    is_place.then(|| &before[start..])
}

/// Whether a sentence explains a label: it begins with it, or says what goes there.
fn is_explained(label: &str, sentence: &str) -> bool {
    const LINKS: [&str; 9] = ["は", "には", "とは", "に", "=", "＝", ":", "：", "…"];
    const PLACES: [&str; 8] = ["項目", "入力欄", "記入欄", "欄", "設問", "問", "枠", "箱"];
    let sentence = sentence.trim_start_matches([
        '【', '[', '［', '「', '〔', '<', '＜', '(', '（', ' ', '・', '●', '■', '◆', '※', '-', '*',
    ]);
    let without_place = |text: &'_ str| -> usize {
        let place = PLACES.iter().find(|place| text.starts_with(**place));
        place.map_or(0, |place| place.len())
    };
    let sentence = sentence[without_place(sentence)..].trim_start();
    // 「項目A」 is called 「項目A」 or 「A」.
    let label = Some(label[without_place(label)..].trim_start()).filter(|rest| !rest.is_empty());
    let Some(label) = label else { return false };
    let chars = label.chars().count();
    let Some(at) = sentence.find(label) else {
        return false;
    };
    let rest = sentence[at + label.len()..].trim_start_matches([
        ' ', '」', '』', '】', ']', '］', '>', '＞', ')', '）', '\u{3000}',
    ]);
    let rest = ["の欄", "欄", "の枠", "の箱", "のらん", "のところ"]
        .iter()
        .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let is_quoted = sentence[..at].ends_with(['「', '『', '【', '［', '[']);
    let is_marked = sentence[..at].ends_with(['「', '『', '【', '[', '（', '(', '、', ' ', '　']);
    LINKS.iter().any(|link| rest.starts_with(link))
        && (at == 0 || is_quoted || chars > 1 && is_marked)
}

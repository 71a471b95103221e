//! What the text of a page explains that a field with a label of its own takes:
//! 「整理番号は、カードの裏の12けたの数字です」, 「Ａ … 病院の受付で押す4つの数字」,
//! 「カードのうしろ側の12個の数字を「項目A」に書きます」.

use text::visible;

use super::described_fields::{found, is_typed_into};
use super::terms::{PageTerms, TermSet};
use super::told::{sentence_described, told};
use crate::ask::Ask;
use crate::findings::{FieldAsk, Needs};
use crate::page::{Field, PageSnapshot};

/// A longer label says itself what goes into the field.
const MAX_LABEL_CHARS: usize = 14;

/// What the text explains of the fields.
pub(super) fn explained_asks(page: &PageSnapshot, terms: &PageTerms) -> Vec<FieldAsk> {
    let all = terms.all.features();
    let described = terms.sentences.iter().filter_map(|(sentence, set)| {
        let ask = told(sentence_described(set.features(), all))?;
        Some((visible(sentence), ask))
    });
    let described: Vec<(String, Ask)> = described.collect();
    let quoting: Vec<&str> = page
        .text
        .lines()
        .filter(|line| line.contains('「'))
        .collect();
    let fields = page
        .fields
        .iter()
        .filter(|field| is_typed_into(field.control));
    let asks = fields.flat_map(|field| {
        let labels = short_labels(field);
        let explained = described
            .iter()
            .filter(|(sentence, _)| labels.iter().any(|label| is_explained(label, sentence)))
            .map(|(sentence, ask)| explained_ask(*ask, sentence, field));
        let before = labels.iter().flat_map(|label| {
            let parts = quoting
                .iter()
                .filter_map(move |line| part_before(line, label));
            parts.filter_map(|part| {
                let own = TermSet::of(part).features();
                Some(explained_ask(
                    told(sentence_described(own, all))?,
                    part,
                    field,
                ))
            })
        });
        explained.chain(before).collect::<Vec<_>>()
    });
    asks.collect()
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

/// The short names of a field, without notes.
fn short_labels(field: &Field) -> Vec<String> {
    let names = field.labels.iter().filter(|l| l.source.names_the_field());
    let names = names.map(|label| {
        let label = visible(&label.text);
        let name = label.split(['※', '*', '＊', '(', '（', '：', ':']).next();
        name.unwrap_or_default().trim().to_owned()
    });
    let is_short = |name: &String| (1..=MAX_LABEL_CHARS).contains(&name.chars().count());
    names.filter(is_short).collect()
}

/// What a paragraph says before it names a label in brackets as the place where that goes.
fn part_before<'a>(paragraph: &'a str, label: &str) -> Option<&'a str> {
    const LINKS: [&str; 5] = ["に", "へ", "です", "欄", "の欄"];
    let (before, after) = paragraph.split_once(&format!("「{label}」"))?;
    let is_place = LINKS
        .iter()
        .any(|link| after.trim_start().starts_with(link));
    let start = before.rfind('」').map_or(0, |at| at + '」'.len_utf8());
    is_place.then(|| &before[start..])
}

/// Whether a sentence explains a label: it begins with it, or says what goes there.
fn is_explained(label: &str, sentence: &str) -> bool {
    const LINKS: [&str; 9] = ["は", "には", "とは", "に", "=", "＝", ":", "：", "…"];
    const PLACES: [&str; 8] = ["項目", "入力欄", "記入欄", "欄", "設問", "問", "枠", "箱"];
    let sentence =
        sentence.trim_start_matches(['【', '[', '［', '「', '〔', '<', '＜', '(', '（', ' ']);
    let place = PLACES.iter().find_map(|place| sentence.strip_prefix(place));
    let sentence = place.map_or(sentence, str::trim_start);
    let chars = label.chars().count();
    let Some(at) = sentence.find(label) else {
        return false;
    };
    let rest = sentence[at + label.len()..].trim_start_matches([
        ' ', '」', '』', '】', ']', '］', '>', '＞', ')', '）', '\u{3000}',
    ]);
    let rest = ["の欄", "欄"]
        .iter()
        .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let is_marked = sentence[..at].ends_with(['「', '『', '【', '[', '（', '(', '、', ' ', '　']);
    LINKS.iter().any(|link| rest.starts_with(link)) && (at == 0 || chars > 1 && is_marked)
}

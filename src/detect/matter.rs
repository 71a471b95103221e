//! What a page is for: a public matter, a payment to a public body, or the purpose of a
//! lawful collector of My Numbers.

use super::matter_by_form::{claimants_head, is_about_leak, is_for_claimants};
use super::naming::is_prose;
use super::page_terms::PageTerms;
use super::terms::{FieldTerms, TermSet};
use crate::findings::Matter;
use crate::page::{Identity, PageSnapshot, Slot};
use crate::rules::{
    ANY_CARD, CARD, CARD_MATTER, COLLECTORS, DUES, NUMBER, OTHER_DOCUMENT, PUBLIC_MATTERS,
};

/// Short lines at the top of a page say what it is for, like a heading.
const MAX_LINES: usize = 8;
const MAX_LINE_CHARS: usize = 42;

/// What the page is for.
pub(super) fn matter(page: &PageSnapshot, fields: &[FieldTerms], terms: &PageTerms) -> Matter {
    let heads = heads(page);
    let quote = |group: &[u16]| heads.iter().find(|(_, set)| set.has_one_of(group));
    let quote = |group| quote(group).map(|(text, _)| text.chars().take(80).collect());
    let is_of_field = |group: &[u16]| {
        let mut fields = fields.iter();
        fields.any(|f| f.label.has_one_of(group) || f.group.iter().any(|g| g.has_one_of(group)))
    };
    // 「新しいカードへの切替え」 on a page that names this card.
    let names_card = terms.all.features() & CARD != 0;
    let is_heading = |text: &str| page.identity.iter().any(|one| one.text == text);
    let is_bare = |text: &str| names_card && is_heading(text) && !text.contains("のカード");
    let is_of_card = |text: &str, set: &TermSet| {
        let card = if is_bare(text) { CARD | ANY_CARD } else { CARD };
        set.features() & card != 0 && set.features() & CARD_MATTER != 0
            || set.features() & NUMBER != 0 && is_about_leak(text)
    };
    let of_card = heads.iter().find(|(text, set)| is_of_card(text, set));
    let of_card: Option<String> = of_card.map(|(text, _)| text.chars().take(80).collect());
    let dues: Option<String> = quote(DUES);
    let mut sentences = terms.sentences.iter();
    let mentioned =
        sentences.find(|(_, set)| set.has_one_of(PUBLIC_MATTERS) || set.has_one_of(DUES));
    Matter {
        is_of_office: heads.iter().any(|(text, set)| is_of_office(text, set)),
        public: quote(PUBLIC_MATTERS)
            .or(dues.clone())
            .or(of_card.clone())
            .or_else(|| claimants_head(&heads)),
        mentioned: mentioned.map(|(text, _)| text.chars().take(80).collect()),
        dues: dues.or(of_card).or_else(|| paid_here(page)),
        is_redelivery: is_redelivery(&page.text),
        has_collector: terms.all.has_one_of(COLLECTORS)
            || is_of_field(COLLECTORS)
            || heads.iter().any(|(_, set)| set.has_one_of(COLLECTORS)),
    }
}

/// Whether a head names a matter of offices that is more than a payment.
fn is_of_office(text: &str, terms: &TermSet) -> bool {
    let is_more = |word: &u16| {
        PUBLIC_MATTERS.binary_search(word).is_ok() && DUES.binary_search(word).is_err()
    };
    terms.0.iter().any(is_more) || is_for_claimants(text)
}

/// The line at the top of a page by which dues are paid on it: 「下水道使用料をお支払いいただけます」.
fn paid_here(page: &PageSnapshot) -> Option<String> {
    const MAX_CHARS: usize = 60;
    const PAYING: [&str; 7] = [
        "支払いいただけ",
        "支払いでき",
        "支払いができ",
        "支払いください",
        "支払うことができ",
        "納付いただけ",
        "納付でき",
    ];
    let mut lines = page.text.lines().take(MAX_LINES);
    let line = lines.find(|line| {
        line.chars().nth(MAX_CHARS).is_none()
            && PAYING.iter().any(|verb| line.contains(verb))
            && TermSet::of(line).has_one_of(DUES)
    });
    line.map(|line| line.chars().take(80).collect())
}

/// Whether a line says that a card or certificate which only public bodies issue came back or is sent
/// once more.
fn is_redelivery(text: &str) -> bool {
    const AGAIN: [&str; 6] = ["再送", "返送", "再発送", "再配達", "再配送", "再交付手数料"];
    const ISSUED: [&str; 4] = ["資格確認書", "保険証", "在留カード", "通知カード"];
    let is_issued = |line: &str| {
        let is_named = ISSUED.iter().any(|name| line.contains(name));
        is_named || TermSet::of(line).features() & CARD != 0
    };
    let mut lines = text.lines().take(MAX_LINES);
    lines.any(|line| AGAIN.iter().any(|word| line.contains(word)) && is_issued(line))
}

/// The texts that say what the page is for.
fn heads(page: &PageSnapshot) -> Vec<(&str, TermSet)> {
    let slots = page
        .identity
        .iter()
        .filter(|i| !matches!(i.slot, Slot::Asset | Slot::Footer));
    let lines = page.text.lines().take(MAX_LINES);
    let is_label = |line: &str| {
        let mut labels = page.fields.iter().flat_map(|field| &field.labels);
        labels.any(|label| label.text == line)
    };
    let is_short = |line: &&str| line.chars().nth(MAX_LINE_CHARS).is_none();
    let is_name = |text: &str| !is_prose(text) && !is_headline(text);
    let is_head = |identity: &&Identity| match identity.slot {
        Slot::Subheading | Slot::TopLine => is_name(&identity.text),
        _ => !is_prose(&identity.text),
    };
    let short = lines.filter(|line| is_short(line) && is_name(line) && !is_label(line));
    let texts =
        std::iter::once(page.title.as_str()).chain(slots.filter(is_head).map(|i| i.text.as_str()));
    let is_matter = |text: &&str| !is_story(text) && !is_levied_by_host(text);
    let groups = page.fields.iter().flat_map(|field| &field.labels);
    let groups = groups.filter(|label| !label.source.names_the_field() && !is_prose(&label.text));
    let inner = short.chain(groups.map(|label| label.text.as_str()));
    let inner = with_terms(inner.filter(is_matter)).filter(|(text, set)| !is_document(text, set));
    with_terms(texts.filter(is_matter)).chain(inner).collect()
}

fn with_terms<'a>(
    texts: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = (&'a str, TermSet)> {
    texts.map(|text| (text, TermSet::of(text)))
}

/// Whether a line only names a document that can be shown: 「パスポート＋住民票」.
fn is_document(text: &str, terms: &TermSet) -> bool {
    const PROCEDURES: [&str; 10] = [
        "請求", "交付", "申請", "申込", "取得", "更新", "手続", "届", "発行", "切替",
    ];
    terms.features() & OTHER_DOCUMENT != 0 && !PROCEDURES.iter().any(|word| text.contains(word))
}

/// Whether a title names no matter of the page, but a story of somebody to whom it happened: 「還付金の
/// メールが来た」と相談された話.
fn is_story(title: &str) -> bool {
    const ENDS: [&str; 5] = ["た話", "の話", "た件", "体験談", "体験記"];
    let parts = title.split(['|', '｜', '-', '–', '―', '：', '【', '】']);
    let is_told = |part: &&str| ENDS.iter().any(|end| part.trim_end().ends_with(end));
    let (stories, others): (Vec<&str>, Vec<&str>) = parts.partition(is_told);
    // Beside a matter of its own, a story that is added to the title takes nothing away.
    let names_matter = |part: &&str| {
        let terms = TermSet::of(part);
        terms.has_one_of(PUBLIC_MATTERS) || terms.has_one_of(DUES)
    };
    !stories.is_empty() && !others.iter().any(names_matter)
}

/// Whether a line is a tax that an inn or a club takes with its own bill.
fn is_levied_by_host(line: &str) -> bool {
    const TAXES: [&str; 3] = ["入湯税", "宿泊税", "ゴルフ場利用税"];
    const TO_OFFICE: [&str; 6] = ["申告", "納付", "納入", "還付", "未納", "滞納"];
    let has = |words: &[&str]| words.iter().any(|word| line.contains(word));
    has(&TAXES) && !has(&TO_OFFICE)
}

/// Whether a text is the headline of an article.
fn is_headline(text: &str) -> bool {
    const ENDS: [&str; 16] = [
        "検討",
        "公表",
        "発表",
        "開始へ",
        "延期",
        "廃止へ",
        "逮捕",
        "判明",
        "急増",
        "注意",
        "強化",
        "方針",
        "見直し",
        "とは",
        "まとめ",
        "解説",
    ];
    text.contains('、') || ENDS.iter().any(|end| text.trim_end().ends_with(end))
}

#[cfg(test)]
mod tests {
    use crate::detect::matter::{is_levied_by_host, is_story};

    #[test]
    fn a_story_in_a_title_is_no_matter_of_the_page() {
        assert!(is_story(
            "「還付金のメールが来た」と相談された話｜みなみ会計"
        ));
        assert!(is_story("給付金の偽メールに騙されかけた件 - 日記"));
        assert!(!is_story("給付金の申請 - 電話のご案内"));
        assert!(!is_story("給付金の申請 - みなさまの体験談"));
    }

    #[test]
    fn an_inn_takes_a_tax_with_its_bill() {
        assert!(is_levied_by_host("入湯税(市税・お一人様150円)"));
        assert!(!is_levied_by_host("宿泊税の未納分の納付"));
    }
}

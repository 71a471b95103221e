//! The known terms of a page, on which rules match.

use std::{borrow::Cow, iter};

use text::{normalize, sentences, sentences_over_lines};

use super::lengths::{SecretOfPair, most_chars, secret_of_pair};
use super::naming::is_prose;
use super::term_set::TermSet;
use super::terms::FieldTerms;
use crate::ask::Ask;
use crate::page::{Control, Field, PageSnapshot, Slot};
use crate::rules::{
    ANY_CARD, AUTH, CARD, DENIAL, DISCUSS, FOUR, LONG, NUMBER, OTHER_DOCUMENT, OTHER_FOUR,
    OTHER_NUMBER, OTHER_OWNER, REGISTER, SECRET, SIGN, SURFACE,
};

/// The features of the card, its number and its certificates.
pub(super) const OF_CARD: u32 = CARD | NUMBER | SIGN | AUTH | REGISTER | SURFACE;

/// Whether a text that is taken to ask for a PIN names neither the card nor one of its certificates:
/// 「銀行やカードで使っている番号は避けましょう」.
pub(super) fn is_guess(ask: Ask, text: &str) -> bool {
    let own = TermSet::of_undenied(text).features();
    ask.is_card_pin() && (own & OF_CARD == 0 || own & (SECRET | FOUR | LONG) == 0)
}

/// The terms of a page, which all of its fields share.
pub(crate) struct PageTerms<'a> {
    /// Title, headings and the site's name: the terms of each.
    pub(crate) heads: Vec<TermSet>,
    /// The terms of all of these.
    pub(crate) heading: TermSet,
    /// The whole page: the above, every label, the text.
    pub(crate) all: TermSet,
    /// The features of the whole page, but for sentences that deny an ask.
    pub(super) undenied: u32,
    /// The title and the text, including sentences that deny an ask.
    pub(crate) title_and_text: TermSet,
    /// The features of the whole page, but for sentences that name the card as one of several
    /// documents: 「本人確認書類（運転免許証、マイナンバーカード等）」.
    pub(super) besides_documents: u32,
    /// Whether a field takes My Number, by its name, or pictures of the card and of no other document.
    pub(super) asks_number: bool,
    /// Whether a form takes two secrets as only this card has them.
    pub(super) takes_both_secrets: bool,
    /// The sentences of the text that contain known terms and deny no ask.
    pub(crate) sentences: Vec<(Cow<'a, str>, TermSet)>,
}

impl<'a> PageTerms<'a> {
    /// The terms of a page whose fields have these terms.
    pub(crate) fn of(page: &'a PageSnapshot, fields: &[FieldTerms]) -> Self {
        let (heads, heading) = heads_of(page);
        let mut title_and_text = TermSet::default();
        let of_text = sentences(&page.text).into_iter().map(str::trim);
        let of_text: Vec<(&str, TermSet)> = of_text.map(|s| (s, TermSet::of(s))).collect();
        for (_, terms) in &of_text {
            title_and_text.extend(terms);
        }
        let mut all = of_names(&heading, fields);
        let of_names = all.features();
        let besides_documents = of_names | besides_documents(&of_text);
        all.extend(&title_and_text);
        let more = other_sentences(&page.text).map(|s| (s, TermSet::of(s)));
        let wanted = of_text.into_iter().chain(more);
        let wanted = wanted.filter(|(s, terms)| !terms.0.is_empty() && !terms.denies(s));
        let mut found: Vec<(Cow<str>, TermSet)> =
            wanted.map(|(s, terms)| (Cow::Borrowed(s), terms)).collect();
        title_and_text.read(&normalize(&page.title));
        // A heading can ask too, and a line break may split it in the text.
        for (heading, set) in headings(page).zip(heads.iter().skip(1)) {
            if !set.0.is_empty() {
                found.push((Cow::Borrowed(heading), set.clone()));
            }
        }
        if let Some(sender) = page.identity.iter().find(|i| i.slot == Slot::Sender) {
            found.push(conversation(&page.text, &sender.text));
        }
        let undenied = found
            .iter()
            .fold(of_names, |all, (_, terms)| all | terms.features());
        Self {
            undenied,
            takes_both_secrets: takes_both_secrets(page, fields, &all, &found),
            besides_documents,
            asks_number: fields.iter().any(FieldTerms::names_number)
                || page.fields.iter().zip(fields).any(takes_card),
            heads,
            heading,
            all: all.sorted(),
            title_and_text: title_and_text.sorted(),
            sentences: found,
        }
    }
}

/// The terms of what heads the page and of what names its fields.
fn of_names(heading: &TermSet, fields: &[FieldTerms]) -> TermSet {
    let mut all = heading.clone();
    for field in fields {
        all.extend(&field.label);
        for text in &field.group {
            all.extend(text);
        }
    }
    all
}

/// The features of sentences, but for those that name the card as one of several documents.
fn besides_documents(sentences: &[(&str, TermSet)]) -> u32 {
    let is_of_document =
        |own: u32| own & CARD != 0 && own & OTHER_DOCUMENT != 0 && own & (SECRET | FOUR) == 0;
    let wanted = sentences.iter().filter(|(text, terms)| !terms.denies(text));
    let features = wanted.map(|(_, terms)| terms.features());
    let features = features.filter(|own| !is_of_document(*own));
    features.fold(0, |all, own| all | own)
}

/// Whether a field takes pictures of the card, and of no other document.
fn takes_card((field, terms): (&Field, &FieldTerms)) -> bool {
    let own = terms.label.features();
    field.control == Control::File && own & CARD != 0 && own & OTHER_DOCUMENT == 0
}

/// Whether a text is about the renewal or the end of the card.
fn is_about_renewal(text: &str, terms: &TermSet) -> bool {
    const ENDINGS: [&str; 18] = [
        "更新",
        "失効",
        "期限切れ",
        "有効期限",
        "延長",
        "再発行",
        "renew",
        "expir",
        "gia hạn",
        "hết hạn",
        "renova",
        "venc",
        "caduc",
        "갱신",
        "만료",
        "到期",
        "过期",
        "续期",
    ];
    let text = text.to_lowercase();
    terms.features() & CARD != 0 && ENDINGS.iter().any(|word| text.contains(word))
}

/// How a form takes the two secrets of the card.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Pair {
    /// By their lengths: 6 to 16 characters, and four digits.
    ByLength,
    /// The short one as a card's, and the long one without a name of its own: 「カードの暗証番号」 above
    /// 「数字4桁」 and 「英数字6～16桁」.
    OfCard,
    /// As the long and the short one.
    ByName,
}

/// Whether a form takes both secrets of the card, by their names or by their lengths. Banks have a
/// password of the same length and a PIN of four digits too, so that lengths count only where the
/// page is about the renewal of the card.
fn takes_both_secrets(
    page: &PageSnapshot,
    fields: &[FieldTerms],
    all: &TermSet,
    sentences: &[(Cow<'_, str>, TermSet)],
) -> bool {
    let is_renewal = || {
        sentences
            .iter()
            .any(|(text, set)| is_about_renewal(text, set))
    };
    match pair_of_secrets(&page.fields, fields) {
        Some(Pair::OfCard | Pair::ByName) => all.features() & CARD != 0,
        Some(Pair::ByLength) => is_renewal(),
        None => false,
    }
}

/// The pair of secrets that a form takes, if one takes both.
fn pair_of_secrets(fields: &[Field], terms: &[FieldTerms]) -> Option<Pair> {
    let secrets = fields.iter().zip(terms).filter_map(|(field, own)| {
        let own = own.label.features();
        let is_four = own & FOUR != 0 || most_chars(field) == Some(4);
        let (is_long, pair) = match secret_of_pair(field) {
            Some(named) => (named == SecretOfPair::Long, Pair::ByName),
            None if own & LONG != 0 || is_four => (own & LONG != 0, Pair::ByLength),
            None => return None,
        };
        let is_secret = own & (SECRET | LONG | FOUR) != 0 || field.control == Control::Password;
        let is_named = own & SECRET != 0;
        let is_of_card = is_named && own & ANY_CARD != 0 && own & OTHER_OWNER == 0;
        let pair = match pair {
            Pair::ByLength if is_of_card || is_long && !is_named => Pair::OfCard,
            pair => pair,
        };
        is_secret.then_some((field.form, is_long, pair))
    });
    let secrets: Vec<_> = secrets.collect();
    let of = |is_long: bool| secrets.iter().filter(move |secret| secret.1 == is_long);
    let pairs = of(true).flat_map(|long| of(false).map(move |short| (long, short)));
    let same_form = pairs.filter(|(long, short)| long.0 == short.0);
    same_form.map(|(long, short)| long.2.min(short.2)).max()
}

/// What also reads as one sentence: one that goes on in the next line, a question with what is to
/// be done with the answer, and each step between arrows.
fn other_sentences(text: &str) -> impl Iterator<Item = &str> {
    let questions = text.lines().filter(|line| is_question_and_request(line));
    let steps = text.lines().filter(|line| line.contains(is_arrow));
    let steps = steps.flat_map(|line| line.split(is_arrow));
    sentences_over_lines(text)
        .into_iter()
        .chain(questions)
        .chain(steps)
}

/// Whether a line asks something and then tells what to do with the answer: 「4つの数字を覚えて
/// いらっしゃいますか?下の欄に打ってください」.
fn is_question_and_request(line: &str) -> bool {
    const MAX_CHARS: usize = 200;
    let parts = line.split_once(['?', '？']);
    let is_both =
        parts.is_some_and(|(_, rest)| rest.contains("ください") || rest.contains("下さい"));
    is_both && line.chars().nth(MAX_CHARS).is_none()
}

fn is_arrow(c: char) -> bool {
    matches!(c, '→' | '⇒' | '➡')
}

/// The terms of the title and of each heading, and all of them.
fn heads_of(page: &PageSnapshot) -> (Vec<TermSet>, TermSet) {
    let heads: Vec<TermSet> = iter::once(page.title.as_str())
        .chain(headings(page))
        .map(TermSet::of_undenied)
        .collect();
    let mut heading = TermSet::default();
    for head in &heads {
        heading.extend(head);
    }
    (heads, heading.sorted())
}

/// The texts that head a page: its headings and the names of the site, and short names in
/// a bar at its top. What stands at its end heads nothing.
fn headings(page: &PageSnapshot) -> impl Iterator<Item = &str> {
    const MAX_BAR_CHARS: usize = 30;
    let heads = page.identity.iter().filter(|identity| match identity.slot {
        Slot::Asset | Slot::Footer => false,
        Slot::TopLine | Slot::Subheading => {
            identity.text.chars().nth(MAX_BAR_CHARS).is_none() && !is_prose(&identity.text)
        }
        _ => true,
    });
    heads.map(|identity| identity.text.as_str())
}

/// The messages of a chat's sender, joined into one sentence, without those about something
/// else: such a message says nothing about the others.
fn conversation(text: &str, sender: &str) -> (Cow<'static, str>, TermSet) {
    const OTHER: u32 = OTHER_OWNER | OTHER_FOUR | OTHER_NUMBER;
    let is_other = |line: &str| {
        let features = TermSet::of(line).features();
        features & (DISCUSS | DENIAL) != 0 || features & OTHER != 0 && features & OF_CARD == 0
    };
    let lines = text.lines().filter(|line| line.trim() != sender);
    let lines = lines.filter(|line| !is_other(line));
    let conversation: String = lines.collect();
    let terms = TermSet::of(&conversation);
    (Cow::Owned(conversation), terms)
}

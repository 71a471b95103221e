//! What is asked in other words than its name. The features of a text
//! (`src/rules/descriptions.toml`) together describe a PIN of the card, the number, or the
//! card itself: 「コンビニで住民票を取るときの4桁」 are four digits and a use of the card.

use std::borrow::Cow;

use text::visible;

use super::terms::{FieldTerms, PageTerms, TextTerms};
use crate::ask::{Ask, Part};
use crate::findings::{FieldAsk, Needs};
use crate::page::{Control, Field, PageSnapshot};
use crate::rules::{
    ANY_CARD, AUTH, BACK, CARD, CHOSEN, CONDITIONAL, DISCUSS, ENTER, FOUR, IDENTITY_CHECK, LONG,
    NUMBER, ORIGIN, OTHER_DOCUMENT, OTHER_FOUR, OTHER_NUMBER, OTHER_OWNER, PERSON_NUMBER, PHOTO,
    REGISTER, SECRET, SIDE, SIGN, SURFACE, TELL, TWELVE, USE,
};

/// The features of a text and of what surrounds it.
#[derive(Clone, Copy)]
struct Described {
    /// Those of the text itself.
    own: u32,
    /// Those of the names in it, without what stands in brackets.
    head: u32,
    /// Those of the text, its group, its headings and the page's title.
    around: u32,
    /// Those of the whole page.
    page: u32,
}

impl Described {
    fn has(self, features: u32) -> bool {
        self.own & features != 0
    }

    /// Whether the text names the card, or any card on a page about the card.
    fn names_card(self) -> bool {
        self.has(CARD) || self.has(ANY_CARD) && self.page & CARD != 0
    }

    /// The PIN that the text describes.
    fn pin(self) -> Option<Ask> {
        let is_four = self.has(FOUR) && !self.has(OTHER_FOUR);
        let is_secret = self.has(SECRET | LONG) || is_four;
        let certificate = self.has(AUTH | REGISTER | SURFACE)
            || self.has(SIGN) && self.page & (CARD | AUTH | REGISTER | SURFACE) != 0
            || self.has(LONG) && self.around & CARD != 0;
        let is_of_card = self.names_card() || certificate || self.has(USE);
        let is_from_office = self.has(ORIGIN) && (self.has(CHOSEN) || self.names_card());
        let is_public = self.page & (CARD | NUMBER | USE | ORIGIN) != 0;
        let is_pin = is_secret && (is_of_card || is_from_office && is_public);
        (is_pin && !self.is_of_other_owner()).then(|| self.which_pin())
    }

    /// A secret of four digits or a password that a sentence wants to be told, on a page
    /// about the card.
    fn bare_pin(self) -> Option<Ask> {
        let is_four = self.has(FOUR) && !self.has(OTHER_FOUR);
        let is_secret = is_four || self.has(LONG) || self.has(SIGN) && self.has(SECRET);
        let is_told = self.has(TELL) && is_secret && self.page & CARD != 0;
        (is_told && !self.is_of_other_owner()).then(|| self.which_pin())
    }

    /// Whether the secret is somebody else's: "network PIN", and no word of the card.
    fn is_of_other_owner(self) -> bool {
        let is_own = self.has(CARD | SIGN | AUTH | REGISTER | SURFACE | ORIGIN | USE);
        self.head & DISCUSS != 0 || self.head & OTHER_OWNER != 0 && !is_own
    }

    fn which_pin(self) -> Ask {
        let pins = [
            (SIGN, Ask::SignaturePassword),
            (AUTH, Ask::UserAuthenticationPin),
            (REGISTER, Ask::ResidentRegisterPin),
            (SURFACE, Ask::CardInformationPin),
            (LONG, Ask::SignaturePassword),
            (USE, Ask::UserAuthenticationPin),
        ];
        let named = pins.iter().find(|(feature, _)| self.has(*feature));
        named.map_or(Ask::MyNumberCardPin, |(_, ask)| *ask)
    }

    /// Whether the text describes the twelve digits without naming them.
    fn is_number(self) -> bool {
        let is_other = self.head & (OTHER_OWNER | OTHER_NUMBER) != 0;
        let is_on_card = self.has(ANY_CARD) && self.has(SIDE | ORIGIN);
        let is_known = is_on_card || self.page & (CARD | NUMBER) != 0;
        self.has(TWELVE) && is_known && !is_other && !self.has(SECRET)
    }

    /// Whether the text names the number, and nothing else by its head: 「代表者の個人番号」, or
    /// 「配偶者の番号」 on a page about the number.
    fn is_named_number(self) -> bool {
        let is_named = self.has(NUMBER) && !self.has(CARD);
        let is_of_person = self.has(PERSON_NUMBER) && self.page & NUMBER != 0;
        let other = OTHER_OWNER | OTHER_NUMBER | DISCUSS;
        (is_named || is_of_person) && self.head & other == 0 && !self.has(SECRET)
    }

    /// Whether the text describes a picture of the card.
    fn is_card_photo(self) -> bool {
        self.names_card() && self.has(SIDE | PHOTO)
    }

    /// Whether other documents are accepted instead of the card.
    fn is_choice(self) -> bool {
        self.around & OTHER_DOCUMENT != 0
    }
}

/// What the fields ask for in other words.
pub(super) fn described_asks(
    page: &PageSnapshot,
    fields: &[FieldTerms],
    terms: &PageTerms,
) -> Vec<FieldAsk> {
    let found = page.fields.iter().zip(fields);
    found
        .filter_map(|(field, own)| asks_of_field(field, own, terms))
        .collect()
}

fn asks_of_field(field: &Field, terms: &FieldTerms, page: &PageTerms) -> Option<FieldAsk> {
    // A note under a longer text is named by its own label and not by the lines around it.
    let is_note = matches!(field.control, Control::TextArea | Control::Editable);
    let own = match terms.strong_label {
        Some(strong) if is_note => strong,
        _ => terms.label.features(),
    };
    let group = terms
        .group
        .iter()
        .fold(0, |all, text| all | text.features());
    let head = terms.texts.iter().fold(0, |all, text| all | head_of(text));
    let described = Described {
        own,
        head,
        around: own | group | page.heading.features(),
        page: page.all.features(),
    };
    let quote = quote_of(field);
    let found = |ask| found(ask, "described-by-field", &quote, Some(field));
    if field.control == Control::File {
        return file_ask(described, terms.prose, &found);
    }
    if !is_typed_into(field.control) {
        return None;
    }
    let number = described.is_number().then(|| FieldAsk {
        needs: if described.names_card() {
            Needs::Nothing
        } else {
            Needs::PublicMatter
        },
        ..found(Ask::MyNumber)
    });
    let named = described.is_named_number().then(|| FieldAsk {
        needs: Needs::PublicMatter,
        ..found(Ask::MyNumber)
    });
    described.pin().map(found).or(number).or(named)
}

/// The features of the names in a text. A number or a secret that is printed on the card is
/// no other owner's.
fn head_of(text: &TextTerms) -> u32 {
    let head = text.head.features();
    let of_card = text.all.features();
    match (of_card & CARD != 0, of_card & ANY_CARD != 0) {
        (true, _) => head & !(OTHER_NUMBER | OTHER_OWNER),
        (_, true) => head & !OTHER_NUMBER,
        _ => head,
    }
}

/// What a file field takes: the card, a side of it, a document that shows the number, or one
/// of several documents.
fn file_ask(own: Described, prose: u32, found: &dyn Fn(Ask) -> FieldAsk) -> Option<FieldAsk> {
    let is_in_prose = prose & CARD != 0 && prose & (SIDE | PHOTO) != 0;
    let is_photo = own.is_card_photo() || is_side_of_card(own) || is_in_prose;
    let shows_number = own.has(NUMBER) && !own.has(CARD);
    let is_one_of_many = own.page & CARD != 0
        && own.page & OTHER_DOCUMENT != 0
        && own.page & IDENTITY_CHECK != 0
        && own.head & OTHER_DOCUMENT == 0;
    let is_back = own.has(BACK);
    if let Some(pin) = own.pin() {
        return Some(found(pin));
    }
    if !is_photo && !shows_number && !is_one_of_many {
        return None;
    }
    let is_conditional = is_in_prose && prose & CONDITIONAL != 0;
    let is_choice = !is_back && (own.is_choice() || is_conditional || is_one_of_many);
    Some(FieldAsk {
        is_choice,
        ..found(Ask::MyNumberCard)
    })
}

/// Whether a file field takes a side of the card that its surroundings name.
fn is_side_of_card(described: Described) -> bool {
    described.has(SIDE) && described.around & CARD != 0
}

fn is_typed_into(control: Control) -> bool {
    use Control::{Editable, Number, Password, Tel, Text, TextArea};
    matches!(
        control,
        Text | Password | Tel | Number | Editable | TextArea
    )
}

fn quote_of(field: &Field) -> String {
    let label = field.labels.first().map_or("", |label| &label.text);
    label.chars().take(80).collect()
}

fn found(ask: Ask, rule: &str, quote: &str, field: Option<&Field>) -> FieldAsk {
    FieldAsk {
        ask,
        rule: rule.to_owned(),
        quote: quote.to_owned(),
        field: field.map(|field| field.key),
        part: Part::Whole,
        needs: Needs::Nothing,
        is_choice: false,
        form: field.map_or(0, |field| field.form),
    }
}

/// What the sentences of a page tell a person to say, send or enter. To enter something
/// counts only where the page claims to be a public body: guides of others say it too.
pub(super) fn told_asks(page: &PageSnapshot, terms: &PageTerms) -> Vec<FieldAsk> {
    let all = terms.all.features();
    let asks = terms.sentences.iter().filter_map(|(sentence, set)| {
        // The messages of a chat are one text, which ends with anything.
        let is_chat = matches!(sentence, Cow::Owned(_));
        let sentence = visible(sentence);
        let sentence = sentence.trim();
        let own = set.features();
        let described = sentence_described(own, all);
        let ask = told(described)?;
        let is_told =
            described.has(TELL) && !is_quoted(sentence) && (is_chat || is_request(sentence));
        let is_pressed = page.keypad && ask.is_card_pin() && !is_quoted(sentence);
        let needs = match is_told {
            _ if is_pressed => Needs::Nothing,
            true if ask.is_card_pin() => Needs::Nothing,
            true => Needs::PublicMatter,
            false => Needs::Claim,
        };
        let is_listed = all & TELL != 0 && is_list_item(sentence);
        let quote: String = sentence.chars().take(80).collect();
        (described.has(TELL | ENTER) || is_listed || is_pressed).then(|| FieldAsk {
            needs,
            is_choice: ask == Ask::MyNumberCard && described.is_choice(),
            ..found(ask, "told", &quote, None)
        })
    });
    asks.collect()
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
    let rest = sentence[at + label.len()..].trim_start_matches([' ', '」', '』', '\u{3000}']);
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

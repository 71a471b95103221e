//! What a field asks for by its shape, where no word of its name is known: four digits or
//! twelve on a page that a public body signs.

use std::collections::BTreeSet;

use text::normalize;

use super::described_fields::{found, is_typed_into, quote_of};
use super::lengths::{ShortFields, most_chars};
use super::naming::{head_and_notes, is_prose_beside, names_a_person};
use super::page_terms::PageTerms;
use super::term_set::TermSet;
use super::terms::FieldTerms;
use crate::ask::Ask;
use crate::findings::{FieldAsk, Needs};
use crate::page::{Control, Field, Label, PageSnapshot, Source};
use crate::rules::{
    ANY_CARD, AUTH, CARD, DISCUSS, FOUR, LONG, NUMBER, OTHER_FOUR, OTHER_NUMBER, OTHER_OWNER,
    REGISTER, SECRET, SIGN, SURFACE, TWELVE,
};

/// What the fields ask for by their shape. The caller adds such an ask only to a field of which
/// nothing else is known.
pub(super) fn shape_asks(
    page: &PageSnapshot,
    fields: &[FieldTerms],
    terms: &PageTerms,
) -> Vec<FieldAsk> {
    let card_forms: BTreeSet<u32> = forms_with_expiry(&page.fields).collect();
    let short_fields = ShortFields::of(&page.fields);
    let asks = (0..fields.len()).filter_map(|at| {
        let field = &page.fields[at];
        let is_open = is_typed_into(field.control)
            && !short_fields.have_part(field)
            && !is_something_else(field);
        let group = fields[at].group.iter();
        let own = fields[at].label.features();
        let context = Context {
            section: group.fold(own, |all, text| all | text.features()),
            heading: terms.heading.features(),
            is_about_pin: terms.heads.iter().any(is_about_pin),
            page: terms.all.features(),
            is_nameless: fields[at].is_nameless,
            above: above(field),
            takes_expiry: card_forms.contains(&field.form),
        };
        let ask = ask_of_shape(field, context);
        let (ask, needs) = ask.filter(|_| is_open)?;
        Some(FieldAsk {
            needs,
            ..found(ask, "shape", &quote_of(field), Some(field))
        })
    });
    asks.collect()
}

/// What surrounds a field.
#[derive(Clone, Copy)]
struct Context {
    /// The features of the field's names, its group and the heading above it.
    section: u32,
    /// Those of the page's headings.
    heading: u32,
    /// Whether a heading names the PIN of the card: 「マイナカード暗証番号 安全度チェッカー」.
    is_about_pin: bool,
    /// Those of the whole page.
    page: u32,
    /// Whether nothing names the field.
    is_nameless: bool,
    /// The features of the heading above it.
    above: u32,
    /// Whether its form takes when a payment card expires.
    takes_expiry: bool,
}

/// The features of the headings above a field.
fn above(field: &Field) -> u32 {
    let headings = field.labels.iter().filter(|l| l.source == Source::Heading);
    headings.fold(0, |all, label| {
        all | TermSet::of_undenied(&label.text).features()
    })
}

/// The forms that take when a payment card expires.
fn forms_with_expiry(fields: &[Field]) -> impl Iterator<Item = u32> {
    const NAMES: [&str; 6] = [
        "good thru",
        "valid thru",
        "mm/yy",
        "mm / yy",
        "有効期限",
        "月/年",
    ];
    const MAX_BYTES: usize = 48;
    let is_expiry = |label: &Label| {
        if label.text.len() > MAX_BYTES {
            return false;
        }
        let text = label.text.to_lowercase();
        NAMES.iter().any(|name| text.contains(name))
    };
    let of_card = fields
        .iter()
        .filter(move |field| field.labels.iter().any(is_expiry));
    of_card.map(|field| field.form)
}

/// What goes into a field of this shape, and what the page must be for that.
fn ask_of_shape(field: &Field, context: Context) -> Option<(Ask, Needs)> {
    let Context {
        section,
        heading,
        is_about_pin,
        page,
        is_nameless,
        takes_expiry,
        ..
    } = context;
    if is_about_pin && names_characters(field) {
        return Some((Ask::MyNumberCardPin, Needs::Nothing));
    }
    match most_chars(field).or_else(|| named_length(field))? {
        4 if section & (AUTH | REGISTER | SURFACE) != 0 => {
            Some((Ask::MyNumberCardPin, Needs::Nothing))
        }
        16 if section & SIGN != 0 && (section | page) & (LONG | CARD) != 0 => {
            Some((Ask::SignaturePassword, Needs::Nothing))
        }
        4 if is_nameless && page & (AUTH | REGISTER | SURFACE) != 0 => {
            Some((Ask::MyNumberCardPin, Needs::Nothing))
        }
        4 if is_about_pin => Some((Ask::MyNumberCardPin, Needs::Nothing)),
        4 if is_nameless && heading & CARD != 0 => {
            Some((Ask::MyNumberCardPin, Needs::PublicMatter))
        }
        4 if page & (CARD | SIGN | SECRET) != 0 => Some((Ask::MyNumberCardPin, Needs::Signature)),
        12 => Some((Ask::MyNumber, needs_of_twelve(field, context))),
        // The number of a payment card stands beside when it expires.
        16..=19 if takes_expiry && section & ANY_CARD != 0 && section & CARD == 0 => {
            Some((Ask::PaymentCard, Needs::Nothing))
        }
        6 => Some((Ask::OneTimeCode, Needs::Signature)),
        7 => Some((Ask::BankAccount, Needs::Signature)),
        16 if page & CARD != 0 && field.control == Control::Password => {
            Some((Ask::SignaturePassword, Needs::Signature))
        }
        _ => None,
    }
}

/// What a page must be for a field of twelve characters to take My Number.
fn needs_of_twelve(field: &Field, context: Context) -> Needs {
    let is_headed = context.above & (CARD | NUMBER) != 0 && context.is_nameless;
    if context.heading & NUMBER != 0 && names_a_person(field) || is_headed {
        return Needs::Nothing;
    }
    let is_of_page = context.is_nameless && context.page & (CARD | NUMBER) != 0;
    if is_of_page || (context.section | context.above) & TWELVE != 0 {
        return Needs::PublicMatter;
    }
    Needs::Signature
}

/// Whether the name of a field says of which characters its secret is: 「英数字のもの（税の申告など）」.
fn names_characters(field: &Field) -> bool {
    const CHARACTERS: [&str; 4] = ["数字", "英字", "けた", "ケタ"];
    let mut names = field.labels.iter().filter(|l| l.source.names_the_field());
    names.any(|label| {
        let name = label
            .text
            .trim_start_matches(['【', '①', '②', '③', '④', ' ']);
        !is_prose_beside(label) && CHARACTERS.iter().any(|word| name.contains(word))
    })
}

/// Whether a heading names the PIN of the card and is no headline of an article about it.
fn is_about_pin(heading: &TermSet) -> bool {
    let own = heading.features();
    own & CARD != 0 && own & (SECRET | FOUR) != 0 && own & DISCUSS == 0
}

/// How many characters the name of a field says that it takes: "6桁", "4 digits".
fn named_length(field: &Field) -> Option<u32> {
    let labels = field.labels.iter();
    labels
        .filter(|label| label.source.names_the_field() && !is_prose_beside(label))
        .find_map(|label| {
            let text = normalize(&label.text);
            let (before, _) = COUNTERS
                .iter()
                .find_map(|counter| text.split_once(counter))?;
            let digits = before.trim_end_matches([' ', '-', 'の', 'つ']);
            let start = digits.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| {
                at + digits[at..].chars().next().map_or(1, char::len_utf8)
            });
            digits[start..].parse().ok()
        })
}

/// What counts characters, normalized, in the languages of the rules.
const COUNTERS: [&str; 10] = [
    "桁", "けた", "ケタ", "数字", "digit", "文字", "자리", "位", "chu so", "digito",
];

/// Whether the name of a field says that something else goes in.
fn is_something_else(field: &Field) -> bool {
    const SHORT_NUMBERS: [&str; 28] = [
        "画像",
        "認証文字",
        "captcha",
        "確認文字",
        "年",
        "月",
        "日",
        "〒",
        "郵便",
        "電話",
        "内線",
        "番地",
        "丁目",
        "号室",
        "人数",
        "金額",
        "年齢",
        "year",
        "zip",
        "postal",
        "phone",
        "tel",
        "năm",
        "año",
        "ano",
        "년",
        "우편",
        "전화",
    ];
    // 「上4桁」 on one of three boxes is a place in the number.
    let part = if field.boxes > 1 { 0 } else { OTHER_FOUR };
    let other = OTHER_OWNER | OTHER_NUMBER | part | DISCUSS;
    let says = |label: &Label| {
        let text = label.text.to_lowercase();
        TermSet::of(&head_and_notes(&text).0).features() & other != 0
            || SHORT_NUMBERS.iter().any(|word| text.contains(word))
    };
    let names = field.labels.iter().filter(|l| l.source.names_the_field());
    names.filter(|label| !is_prose_beside(label)).any(says)
}

//! What fields ask for in other words than its name (`described`).

use std::collections::BTreeMap;

use super::described::Described;
use super::instruction::pin_in_instruction;
use super::lengths::{SecretOfPair, most_chars, secret_of_pair};
use super::naming::{head_and_notes, is_prose, names_a_person};
use super::page_terms::PageTerms;
use super::terms::{FieldTerms, TextTerms};
use crate::ask::{Ask, Part};
use crate::findings::{FieldAsk, Needs};
use crate::page::{Control, Field, Label, PageSnapshot, Source};
use crate::rules::{
    ANY_CARD, AUTH, BACK, CARD, CHOSEN, CONDITIONAL, DISCUSS, ENTER, FOUR, IDENTITY_CHECK, LONG,
    NUMBER, ORIGIN, OTHER_DOCUMENT, OTHER_NUMBER, OTHER_OWNER, PHOTO, REGISTER, SECRET, SIDE,
    SURFACE, TWELVE, USE,
};

/// What the fields ask for in other words.
pub(super) fn described_asks(
    page: &PageSnapshot,
    fields: &[FieldTerms],
    terms: &PageTerms,
) -> Vec<FieldAsk> {
    // What the menus of each form offered before.
    let mut menus: BTreeMap<u32, u32> = BTreeMap::new();
    let mut asks = Vec::new();
    for (field, own) in page.fields.iter().zip(fields) {
        let described = describe(field, own, terms);
        if field.control == Control::Select {
            *menus.entry(field.form).or_default() |= described.own;
        }
        let menu = menus.get(&field.form).filter(|_| is_nameless_file(field));
        let described = menu.map_or(described, |menu| described.with(*menu));
        asks.extend(asks_of_field(field, own, described));
    }
    asks
}

/// Whether a field takes a file and has no name of its own: a menu before it says which document.
fn is_nameless_file(field: &Field) -> bool {
    let mut sources = field.labels.iter().map(|label| label.source);
    field.control == Control::File
        && !sources.any(|source| {
            matches!(source, Source::Before | Source::After) || source.names_the_field()
        })
}

/// The features of a field and of what surrounds it.
fn describe(field: &Field, terms: &FieldTerms, page: &PageTerms) -> Described {
    // A note under a longer text is named by its own label and not by the lines around it.
    let is_note = matches!(field.control, Control::TextArea | Control::Editable);
    let own = match terms.strong_label {
        Some(strong) if is_note => strong,
        _ => terms.label.features(),
    };
    // A short field takes what the question above it names.
    let own = match most_chars(field) {
        // Twelve boxes under 「裏に印字された数字」.
        Some(12) if own & SIDE != 0 && terms.is_nameless => own | ENTER | TWELVE,
        Some(4) if own & (SECRET | CHOSEN | ORIGIN | USE) != 0 => own | ENTER | FOUR,
        Some(16) if own & USE != 0 => own | ENTER | LONG,
        Some(..=16) => own | ENTER,
        _ if field.pattern.contains("{6,16}") => own | ENTER | LONG,
        _ => own,
    };
    // Of two secrets, the long one and the short one are told apart by these words.
    let own = match secret_of_pair(field).filter(|_| page.takes_both_secrets) {
        Some(SecretOfPair::Long) => own | SECRET | LONG,
        Some(SecretOfPair::Short) => own | SECRET | FOUR,
        None => own,
    };
    let group = terms
        .group
        .iter()
        .fold(0, |all, text| all | text.features());
    let head = terms.texts.iter().fold(0, |all, text| all | head_of(text));
    // 「忘れないように書いた4桁」 names what goes in, whatever stands before it.
    let head = if head & DISCUSS != 0 && field.labels.iter().any(ends_in_secret) {
        head & !DISCUSS
    } else {
        head
    };
    Described {
        own,
        head,
        section: own | group,
        around: own | group | page.heading.features(),
        page: page.all.features(),
        asks_number: page.asks_number,
        takes_both_secrets: page.takes_both_secrets,
    }
}

fn asks_of_field(field: &Field, terms: &FieldTerms, described: Described) -> Option<FieldAsk> {
    let quote = quote_of(field);
    let found = |ask| found(ask, "described-by-field", &quote, Some(field));
    if field.control == Control::File {
        if lists_files(field) || takes_portrait(field) {
            return None;
        }
        return file_ask(described, terms.prose, &found);
    }
    if !is_typed_into(field.control) {
        return None;
    }
    let is_of_person =
        described.has(TWELVE) && names_a_person(field) && !described.is_other_number();
    let is_number = described.is_number() || is_of_person;
    let number = is_number.then(|| FieldAsk {
        needs: if described.names_card() || described.is_on_card() {
            Needs::Nothing
        } else {
            Needs::PublicMatter
        },
        ..found(Ask::MyNumber)
    });
    let named = described.is_named_number().then(|| FieldAsk {
        needs: needs_of_number(field, described),
        ..found(Ask::MyNumber)
    });
    let by_length = described.pin_by_length().map(|(ask, needs)| FieldAsk {
        needs,
        ..found(ask)
    });
    let pin = described.pin().map(found);
    let told = pin_in_instruction(field, described).map(found);
    // What counts on any page stands before what needs more: other words on the page do not hide it.
    let all = || {
        [&pin, &by_length, &told, &number, &named]
            .into_iter()
            .flatten()
    };
    let certain = all().find(|ask| ask.needs == Needs::Nothing);
    let doubtful = [named.as_ref(), number.as_ref(), by_length.as_ref()];
    certain.or(doubtful.into_iter().flatten().next()).cloned()
}

/// Whether a label is a name that ends in the noun of a secret.
fn ends_in_secret(label: &Label) -> bool {
    const NOUNS: [&str; 6] = ["桁", "けた", "数字", "暗証番号", "パスワード", "暗証"];
    let is_name = label.source.names_the_field() && !is_prose(&label.text);
    let head = head_and_notes(&label.text).0;
    is_name && NOUNS.iter().any(|noun| head.trim_end().ends_with(noun))
}

/// What a page must be for a field of this name to take My Number: staff and customers have
/// shorter numbers of that name too.
fn needs_of_number(field: &Field, described: Described) -> Needs {
    const MIN_CHARS: u32 = 12;
    const MAX_CHARS: u32 = 16;
    let fits = most_chars(field).is_none_or(|most| (MIN_CHARS..=MAX_CHARS).contains(&most));
    let page = described.page;
    let is_about = page & (CARD | TWELVE) != 0 || page & ANY_CARD != 0 && page & SIDE != 0;
    if fits && is_about {
        Needs::Nothing
    } else {
        Needs::PublicMatter
    }
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

/// Whether the text of a field lists files that were chosen before, with their sizes.
fn lists_files(field: &Field) -> bool {
    let has = |text: &str, parts: &[&str]| parts.iter().any(|part| text.contains(part));
    let mut labels = field.labels.iter().map(|label| label.text.as_str());
    labels.any(|text| {
        has(text, &[".jpg", ".jpeg", ".pdf", ".png"]) && has(text, &["MB", "KB", "バイト"])
    })
}

/// What a file field takes: the card, a side of it, a document that shows the number, or one
/// of several documents.
fn file_ask(own: Described, prose: u32, found: &dyn Fn(Ask) -> FieldAsk) -> Option<FieldAsk> {
    let names_card = prose & CARD != 0 || prose & ANY_CARD != 0 && own.page & CARD != 0;
    let is_in_prose = names_card && prose & (SIDE | PHOTO) != 0;
    let is_photo = own.is_card_photo() || is_side_of_card(own) || is_in_prose;
    let shows_number = own.has(NUMBER) && !own.has(CARD);
    let is_one_of_many = own.page & CARD != 0
        && own.page & OTHER_DOCUMENT != 0
        && own.page & IDENTITY_CHECK != 0
        && own.head & OTHER_DOCUMENT == 0;
    let is_back = own.has(BACK);
    // A photo of the slip on which the PINs were written.
    let in_prose = Described {
        own: prose,
        head: 0,
        ..own
    };
    let pin_in_prose = in_prose.pin().filter(|_| prose & PHOTO != 0);
    let is_slip = own.section & SECRET != 0 && own.section & PHOTO != 0;
    let is_of_card = own.page & (CARD | AUTH | REGISTER | SURFACE) != 0;
    let slip = (is_slip && is_of_card).then_some(Ask::MyNumberCardPin);
    if let Some(pin) = own.pin().or(pin_in_prose).or(slip) {
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

/// Whether a file field takes a side of the card: its surroundings name the card, or the page names
/// it and the surroundings name no other document that has two sides.
fn is_side_of_card(described: Described) -> bool {
    let is_free = described.around & OTHER_DOCUMENT == 0;
    let is_of_page = described.page & CARD != 0 && is_free;
    described.has(SIDE) && (described.around & CARD != 0 || is_of_page)
}

/// Whether a file field takes a portrait by its name, as a photographer does who prints one for the
/// card: 「顔写真データ」.
fn takes_portrait(field: &Field) -> bool {
    const PORTRAITS: [&str; 4] = ["顔写真", "証明写真", "ポートレート", "portrait"];
    const ENDS: [&str; 4] = ["", "データ", "の画像", "のデータ"];
    let names = field.labels.iter().filter(|l| l.source.names_the_field());
    let mut names = names.map(|label| head_and_notes(&label.text).0);
    names.any(|name| {
        let rest = PORTRAITS
            .iter()
            .find_map(|word| name.trim().strip_prefix(word));
        rest.is_some_and(|rest| ENDS.contains(&rest))
    })
}

pub(super) fn is_typed_into(control: Control) -> bool {
    use Control::{Editable, Number, Password, Tel, Text, TextArea};
    matches!(
        control,
        Text | Password | Tel | Number | Editable | TextArea
    )
}

pub(super) fn quote_of(field: &Field) -> String {
    let label = field.labels.first().map_or("", |label| &label.text);
    label.chars().take(80).collect()
}

pub(super) fn found(ask: Ask, rule: &str, quote: &str, field: Option<&Field>) -> FieldAsk {
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

//! What fields ask for in other words than its name (`described`).

use std::collections::BTreeMap;

use super::described::Described;
use super::file_fields::{file_ask, is_nameless_file};
use super::instruction::told_in_instruction;
use super::lengths::{SecretOfPair, most_chars, secret_of_pair};
use super::naming::{head_and_notes, is_prose, names_a_person};
use super::page_terms::{PageTerms, is_guess};
use super::terms::{FieldTerms, TextTerms};
use crate::ask::{Ask, Part};
use crate::findings::{FieldAsk, Needs};
use crate::page::{Control, Field, Label, PageSnapshot};
use crate::rules::{
    ANY_CARD, CARD, CHOSEN, DISCUSS, ENTER, FOUR, LONG, NUMBER, ORIGIN, OTHER_NUMBER, OTHER_OWNER,
    SECRET, SIDE, TWELVE, USE,
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
        return file_ask(field, described, terms.prose, &found);
    }
    if !is_typed_into(field.control) {
        return None;
    }
    let number = is_number(field, described).then(|| FieldAsk {
        // Bus companies and shops have cards with twelve digits too.
        is_guess: !described.has(CARD | NUMBER | SIDE | ORIGIN),
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
    let with_needs = |ask| FieldAsk {
        needs: described.needs_of_pin(),
        ..found(ask)
    };
    let pin = described.pin().map(with_needs);
    let told = told_in_instruction(field, described).map(with_needs);
    // What counts on any page stands before what needs more: other words on the page do not hide it.
    let all = || {
        [&pin, &by_length, &told, &number, &named]
            .into_iter()
            .flatten()
    };
    let first_of = |needs: Needs| all().find(|ask| ask.needs == needs);
    let certain = first_of(Needs::Nothing).or_else(|| first_of(Needs::Likeness));
    let doubtful = [named.as_ref(), number.as_ref(), by_length.as_ref()];
    certain.or(doubtful.into_iter().flatten().next()).cloned()
}

/// Whether a field takes the twelve digits without naming them, or as those of a person.
fn is_number(field: &Field, described: Described) -> bool {
    let is_of_person =
        described.has(TWELVE) && names_a_person(field) && !described.is_other_number();
    described.is_number() || is_of_person
}

/// Whether a label is a name that ends in the noun of a secret.
fn ends_in_secret(label: &Label) -> bool {
    const NOUNS: [&str; 7] = [
        "桁",
        "けた",
        "数字",
        "暗証番号",
        "パスワード",
        "暗証",
        "の控え",
    ];
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
        is_guess: is_guess(ask, quote),
    }
}

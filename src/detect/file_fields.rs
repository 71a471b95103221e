//! What a field for files or pictures takes.

use text::normalize;

use super::described::Described;
use super::naming::head_and_notes;
use super::term_set::names_side_of_card;
use crate::ask::Ask;
use crate::findings::{FieldAsk, Needs};
use crate::page::{Control, Field, Source};
use crate::rules::{
    ANY_CARD, AUTH, BACK, CARD, CONDITIONAL, IDENTITY_CHECK, NUMBER, OTHER_DOCUMENT, PHOTO,
    REGISTER, SECRET, SIDE, SURFACE,
};

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
pub(super) fn file_ask(
    field: &Field,
    own: Described,
    prose: u32,
    found: &dyn Fn(Ask) -> FieldAsk,
) -> Option<FieldAsk> {
    if lists_files(field) || takes_portrait(field) {
        return None;
    }
    let names_card = prose & CARD != 0 || prose & ANY_CARD != 0 && own.page & CARD != 0;
    let is_in_prose = names_card && prose & (SIDE | PHOTO) != 0;
    let is_photo = own.is_card_photo() || is_side_of_card(own) || is_in_prose;
    // The button of a camera on a page that is about the card.
    let is_free = own.around & OTHER_DOCUMENT == 0;
    let is_shot = is_shutter(field) && own.around & CARD != 0 && is_free;
    let is_photo = is_photo || is_shot;
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
        let is_side = is_free && is_side_by_its_print(field);
        return is_side.then(|| FieldAsk {
            needs: Needs::PublicMatter,
            ..found(Ask::MyNumberCard)
        });
    }
    let is_conditional = is_in_prose && prose & CONDITIONAL != 0;
    let is_choice = !is_back && !is_shot && (own.is_choice() || is_conditional || is_one_of_many);
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

/// Whether a field is named as a side of a card by what is printed on it. Where a public matter wants the
/// side with the number, it goes without saying of which card.
fn is_side_by_its_print(field: &Field) -> bool {
    let labels = field.labels.iter();
    let mut names = labels.filter(|label| label.source.names_the_field());
    names.any(|label| names_side_of_card(&normalize(&label.text)))
}

/// Whether the names of a field say nothing but that a picture is taken: 「撮影」, 「カメラで撮る」.
fn is_shutter(field: &Field) -> bool {
    const VERBS: [&str; 5] = ["撮影", "撮る", "撮って", "カメラ", "シャッター"];
    const MORE: &str = "写真をでのするしてください起動開始押タップへに進むみ始める次 📷→　";
    let names = field
        .labels
        .iter()
        .filter(|label| label.source.belongs_to_the_field());
    let mut names = names.map(|label| label.text.as_str()).peekable();
    let is_verb = |name: &str| {
        let rest = VERBS
            .iter()
            .fold(name.to_owned(), |rest, verb| rest.replace(verb, ""));
        rest.len() < name.len() && rest.chars().all(|c| MORE.contains(c))
    };
    names.peek().is_some() && names.all(is_verb)
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

/// Whether a field takes a file and has no name but that of any document: a menu before it says which.
pub(super) fn is_nameless_file(field: &Field) -> bool {
    const ANY: [&str; 10] = [
        "本人確認",
        "書類",
        "写真",
        "画像",
        "ファイル",
        "表",
        "裏",
        "面",
        "提出",
        "アップロード",
    ];
    const MORE: &str = "0123456789.のを・ ";
    let names_any = |text: &str| {
        let rest = ANY
            .iter()
            .fold(text.to_owned(), |rest, word| rest.replace(word, ""));
        rest.chars().all(|c| MORE.contains(c))
    };
    let mut names = field.labels.iter().filter(|label| {
        matches!(label.source, Source::Before | Source::After) || label.source.names_the_field()
    });
    field.control == Control::File && names.all(|label| names_any(&label.text))
}

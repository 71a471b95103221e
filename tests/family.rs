//! Whom the person wants to ask: what is accepted as a name and a number, and the code.

use myna_mamori::{Family, FamilyFault, StoredSettings};
use serde_json::json;

fn words(name: &str, phone: &str) -> Result<[String; 2], FamilyFault> {
    Family::new(name, phone).map(|family| family.words().map(str::to_owned))
}

#[test]
fn a_name_and_a_number_are_taken_as_people_write_them() {
    for (name, phone, expected) in [
        ("花子", "090-1234-5678", ["花子", "090-1234-5678"]),
        (
            "　花子 さん ",
            "０９０（１２３４）５６７８",
            ["花子", "090-1234-5678"],
        ),
        (
            "はなこ姉ちゃん",
            "0312345678",
            ["はなこ姉ちゃん", "0312345678"],
        ),
        (
            "O'Neil-Sato, J.",
            "+81 90 1234 5678",
            ["O'Neil-Sato, J.", "+81-90-1234-5678"],
        ),
        ("शर्मा", "03ー1234ー5678", ["शर्मा", "03-1234-5678"]),
    ] {
        assert_eq!(
            words(name, phone),
            Ok(expected.map(str::to_owned)),
            "{name}"
        );
    }
}

#[test]
fn each_fault_is_named() {
    let phone = "090-1234-5678";
    for (name, phone, fault) in [
        ("", phone, FamilyFault::NoName),
        (" さん", phone, FamilyFault::NoName),
        (&"花".repeat(21), phone, FamilyFault::LongName),
        ("<b>花子</b>", phone, FamilyFault::OddName),
        ("花子\u{202e}", phone, FamilyFault::OddName),
        ("花\n子", phone, FamilyFault::OddName),
        ("https://a.example", phone, FamilyFault::OddName),
        ("花子", "090-abcd-5678", FamilyFault::PhoneLetters),
        ("花子", "+81+9012345678", FamilyFault::PhoneLetters),
        ("花子", "", FamilyFault::PhoneLength),
        ("花子", "--", FamilyFault::PhoneLength),
        ("花子", "1234-5678", FamilyFault::PhoneLength),
        ("花子", "1901234567", FamilyFault::PhoneLength),
        ("花子", "0901234567890", FamilyFault::PhoneLength),
        ("花子", "+1234567", FamilyFault::PhoneLength),
    ] {
        assert_eq!(words(name, phone), Err(fault), "{name} {phone}");
    }
}

#[test]
fn a_code_is_read_alone_and_behind_an_address() {
    let family = Family::new("山田 花子", "+81-90-1234-5678").expect("a usable person");
    let code = family.code();
    assert!(
        code.is_ascii() && code.starts_with("mamori-family:name="),
        "{code}"
    );
    for text in [code.clone(), format!("https://check.example/a/#{code}\n")] {
        assert_eq!(Family::in_code(&text), Some(Ok(family.clone())), "{text}");
    }
}

#[test]
fn other_codes_are_none_and_faulty_ones_say_why() {
    for text in [
        "",
        "https://check.example/",
        "tel:09012345678",
        "MECARD:N:花子;TEL:0312345678;;",
    ] {
        assert_eq!(Family::in_code(text), None, "{text}");
    }
    for (text, fault) in [
        ("mamori-family:", FamilyFault::NoName),
        (
            "mamori-family:name=%3Cimg%3E&phone=0312345678",
            FamilyFault::OddName,
        ),
        ("mamori-family:name=a&phone=x", FamilyFault::PhoneLetters),
    ] {
        assert_eq!(Family::in_code(text), Some(Err(fault)), "{text}");
    }
}

#[test]
fn a_link_starts_a_call() {
    let link = |phone| Family::new("花子", phone).map(|family| family.link());
    assert_eq!(link("090-1234-5678"), Ok("tel:09012345678".to_owned()));
    assert_eq!(link("+81 90 1234 5678"), Ok("tel:+819012345678".to_owned()));
}

#[test]
fn only_the_person_registers_somebody_and_an_unusable_value_is_named() {
    let hanako = json!({ "name": "花子", "phone": "090-1234-5678" });
    let read = |stored, managed| StoredSettings::read(stored, managed);
    let own = read(json!({ "family": hanako }), json!({}));
    assert_eq!(own.settings.family.words(), ["花子", "090-1234-5678"]);
    assert!(
        read(json!({}), json!({ "family": hanako }))
            .settings
            .family
            .is_empty()
    );
    for value in [
        json!(7),
        json!({ "name": "花子" }),
        json!({ "name": "<b>", "phone": "0312345678" }),
    ] {
        let found = read(json!({ "family": value }), json!({}));
        assert_eq!(found.broken, ["family"], "{value}");
        assert!(found.settings.family.is_empty());
    }
    assert_eq!(read(json!({ "family": {} }), json!({})).broken, [""; 0]);
}

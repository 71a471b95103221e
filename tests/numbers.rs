//! What is said of a telephone number, alone or in a message.

use myna_mamori::sms::{MessageSituation as S, MessageVerdict, NUMBERS_CHECKED_ON};
use myna_mamori::{Level, MessageText, judge_message};

fn judged(text: &str) -> MessageVerdict {
    judge_message(&MessageText {
        text: text.to_owned(),
        ..MessageText::default()
    })
}

#[test]
fn the_number_of_an_office_that_helps_is_named() {
    for (text, id) in [
        ("0120-95-0178", "my-number-line"),
        ("0120950178", "my-number-line"),
        ("０１２０－９５－０１７８", "my-number-line"),
        ("電話番号：0120-95-0178\n", "my-number-line"),
        ("#9110", "police"),
        ("188", "consumer-hotline"),
        ("03-6457-9585", "privacy-commission"),
    ] {
        let verdict = judged(text);
        assert_eq!(verdict.situation, S::NumberKnown, "{text}");
        assert_eq!(verdict.level, Level::Clear, "{text}");
        let contact = verdict.numbers[0].contact.expect("a contact");
        assert_eq!(contact.id, id, "{text}");
        assert_eq!(verdict.numbers[0].fact, Some(&contact.fact), "{text}");
    }
}

#[test]
fn a_number_is_of_the_kind_that_its_beginning_says() {
    for (text, situation, level) in [
        ("+1 650 253 0000", S::NumberForeign, Level::Warning),
        ("+670 1234 0110", S::NumberForeign, Level::Warning),
        ("010-1-650-253-0000", S::NumberForeign, Level::Warning),
        ("+81 50 1234 5678", S::NumberPersonal, Level::Notice),
        ("050-1234-5678", S::NumberPersonal, Level::Notice),
        ("060-1234-5678", S::NumberPersonal, Level::Notice),
        ("09012345678", S::NumberPersonal, Level::Notice),
        ("090ー1234ー5678", S::NumberPersonal, Level::Notice),
        ("(03)1234-5678", S::NumberUnknown, Level::Notice),
        ("0120-000-000", S::NumberUnknown, Level::Notice),
        ("110", S::NumberUnknown, Level::Notice),
    ] {
        let verdict = judged(text);
        assert_eq!(
            (verdict.situation, verdict.level),
            (situation, level),
            "{text}"
        );
        assert_eq!(verdict.numbers.len(), 1, "{text}");
    }
}

#[test]
fn other_digits_are_no_telephone_number() {
    for text in [
        "123456789018",
        "1234 5678 9018",
        "012345678901",
        "4111111111111111",
        "2026-11-27",
        "03-1234",
        "9110",
        "+",
        "1",
    ] {
        assert_eq!(judged(text).numbers, [], "{text}");
    }
}

#[test]
fn each_number_of_a_message_is_listed_once_and_its_level_stays() {
    let text =
        "荷物のお届けについて。03-1234-5678 か 0120-95-0178 へ。お急ぎの方は 03-1234-5678 へ。";
    let verdict = judged(text);
    let situations: Vec<S> = verdict.numbers.iter().map(|it| it.situation).collect();
    assert_eq!(situations, [S::NumberUnknown, S::NumberKnown]);
    assert_eq!(verdict.situation, S::Clear);
}

#[test]
fn every_fact_has_a_source_and_a_month_before_it_was_checked() {
    for text in ["+1 650 253 0000", "050-1234-5678", "#9110"] {
        let fact = judged(text).numbers[0].fact.expect("a fact");
        assert!(fact.as_of <= &NUMBERS_CHECKED_ON[..7], "{}", fact.as_of);
        assert!(!fact.source.is_empty());
    }
}

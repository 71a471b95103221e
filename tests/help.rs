//! There are steps for every kind of typed data, and every fact has a source.

use std::fs;

use myna_mamori::Ask;
use myna_mamori::present::abuse_report::defanged;
use myna_mamori::present::incident_help::{CHECKED_ON, Fact, OFFICIAL_WAYS, TYPED_ITEMS, steps};
use toml::{Table, Value};

fn ids(asks: &[Ask]) -> Vec<&'static str> {
    steps(asks).map(|step| step.id).collect()
}

#[test]
fn every_ask_has_one_typed_item_and_specific_steps() {
    let common = ids(&[]);
    for ask in Ask::ALL {
        let items = TYPED_ITEMS.iter().filter(|item| item.is_in(&[ask])).count();
        assert_eq!(items, 1, "{ask:?}");
        let own = ids(&[ask]).iter().filter(|id| !common.contains(id)).count();
        assert!(own > 0, "there is no step for {ask:?}");
    }
}

#[test]
fn the_steps_match_what_was_typed_and_the_most_urgent_comes_first() {
    assert_eq!(ids(&[]), ["keep", "police", "tell"]);
    assert_eq!(
        ids(&[Ask::PaymentCard]),
        ["payment-card", "keep", "police", "tell"]
    );
    assert_eq!(
        ids(&[Ask::MyNumber, Ask::CardInformationPin]),
        [
            "suspend",
            "change-pin",
            "my-number",
            "change-number",
            "keep",
            "police",
            "tell"
        ]
    );
}

#[test]
fn after_a_pin_the_first_contact_answers_at_any_hour() {
    let suspend = steps(&[Ask::SignaturePassword]).next().expect("a step");
    let line = suspend.contacts[0];
    assert_eq!(line.link(), "tel:0120950178");
    assert_eq!(line.hours, [["any-hour"]]);
}

#[test]
fn telephone_numbers_and_addresses_become_working_links() {
    let all = Ask::ALL;
    let contacts: Vec<_> = steps(&all).flat_map(|step| step.contacts).collect();
    let link = |id| contacts.iter().find(|it| it.id == id).map(|it| it.link());
    assert_eq!(link("police").as_deref(), Some("tel:%239110"));
    assert_eq!(
        link("antiphishing").as_deref(),
        Some("mailto:info@antiphishing.jp")
    );
    for contact in contacts {
        let digits = contact.reach.matches(|c: char| c.is_ascii_digit()).count();
        assert!(contact.reach.contains('@') || digits >= 3, "{contact:?}");
    }
}

#[test]
fn every_fact_has_a_source_and_a_month_before_it_was_checked() {
    let check = |id: &str, fact: &Fact| {
        let month: Vec<usize> = fact.as_of.split('-').map(str::len).collect();
        assert_eq!(month, [4, 2], "{id}: {}", fact.as_of);
        assert!(fact.as_of <= &CHECKED_ON[..7], "{id}: {}", fact.as_of);
        let is_known =
            fact.source.starts_with("https://") || fact.source.starts_with("docs/facts.md ");
        assert!(is_known, "{id}: {}", fact.source);
    };
    for way in OFFICIAL_WAYS {
        check(way.id, &way.fact);
    }
    for step in steps(&Ask::ALL) {
        check(step.id, &step.fact);
        for contact in step.contacts {
            check(contact.id, &contact.fact);
        }
    }
}

#[test]
fn every_contact_is_in_the_facts_and_in_a_step() {
    let facts = fs::read_to_string("docs/facts.md").expect("facts");
    let rules = fs::read_to_string("src/rules/help.toml").expect("rules");
    let rules: Table = toml::from_str(&rules).expect("TOML");
    let shown: Vec<_> = steps(&Ask::ALL).flat_map(|step| step.contacts).collect();
    for contact in rules["contact"].as_array().expect("contacts") {
        let text = |key: &str| contact.get(key).and_then(Value::as_str).expect("a text");
        assert!(facts.contains(text("reach")), "{}", text("id"));
        assert!(shown.iter().any(|it| it.id == text("id")), "{}", text("id"));
    }
}

#[test]
fn an_address_is_defanged_and_contains_no_typed_data() {
    let cases = [
        (
            "https://myna.go.jp.example/a/b.html",
            "hxxps://myna[.]go[.]jp[.]example/a/b.html",
        ),
        (
            "http://someone:secret@a.example:8080/?number=123456789018#x",
            "hxxp://a[.]example:8080/",
        ),
        (
            "https://a.example/done/1234-5678-9018/x",
            "hxxps://a[.]example/done/xxxx-xxxx-xxxx/x",
        ),
        ("a.example", "a[.]example"),
    ];
    for (address, expected) in cases {
        assert_eq!(defanged(address), expected);
    }
}

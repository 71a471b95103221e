//! There are steps for every kind of typed data, and every fact has a source.

use std::fs;

use myna_mamori::Ask;
use myna_mamori::present::abuse_report::defanged;
use myna_mamori::present::incident_help::{
    CALL_CONTACTS, CALL_QUESTIONS, CHECKED_ON, Contact, Fact, GIVEN_ITEMS, HOTLINE_NOTES,
    MACHINE_NOTES, OFFICIAL_WAYS, STEPS, given_items, steps,
};
use myna_mamori::present::strings::name;
use toml::{Table, Value};

fn ids(words: &str) -> Vec<&'static str> {
    steps(&given_items(words)).map(|step| step.id).collect()
}

/// Every contact that a page can show.
fn contacts() -> Vec<&'static Contact> {
    let of_steps = STEPS.iter().flat_map(|step| step.contacts);
    let of_notes = HOTLINE_NOTES.iter().flat_map(|note| note.contacts);
    let all = of_steps.chain(of_notes).chain(CALL_CONTACTS);
    all.copied().collect()
}

#[test]
fn every_ask_names_one_given_item() {
    for ask in Ask::ALL {
        assert_eq!(given_items(&name(&ask)).len(), 1, "{ask:?}");
    }
}

#[test]
fn every_given_item_has_steps_of_its_own() {
    let common = ids("");
    for item in GIVEN_ITEMS {
        let own = ids(item.id)
            .iter()
            .filter(|id| !common.contains(id))
            .count();
        assert!(own > 0, "there is no step for {}", item.id);
    }
}

#[test]
fn the_steps_match_what_was_typed_and_the_most_urgent_comes_first() {
    assert_eq!(ids("no-such-word"), ["keep", "police", "tell"]);
    assert_eq!(
        ids("payment-card"),
        ["payment-card", "keep", "police", "tell"]
    );
    assert_eq!(
        ids("my-number card-information-pin"),
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
fn what_was_said_or_done_has_its_steps() {
    let cases: [(&str, &[&str]); 6] = [
        (
            "told-by-phone",
            &[
                "suspend",
                "change-pin",
                "told-by-phone",
                "my-number",
                "change-number",
            ],
        ),
        ("transferred", &["transferred"]),
        ("handed-card", &["handed-card"]),
        ("installed-app", &["installed-app"]),
        ("told-family", &["told-family"]),
        (
            "sent-photo",
            &["sent-photo", "my-number", "change-number", "document"],
        ),
    ];
    for (item, own) in cases {
        assert_eq!(
            ids(item),
            [own, &["keep", "police", "tell"]].concat(),
            "{item}"
        );
        assert!(!given_items(item)[0].is_typed(), "{item}");
    }
    // Money that was sent is what cannot wait.
    assert_eq!(ids("told-by-phone transferred")[0], "transferred");
}

#[test]
fn after_a_pin_the_first_contact_answers_at_any_hour() {
    let given = given_items("signature-password");
    let suspend = steps(&given).next().expect("a step");
    let line = suspend.contacts[0];
    assert_eq!(line.link(), "tel:0120950178");
    assert_eq!(line.hours, [["any-hour"]]);
}

#[test]
fn during_a_call_the_police_the_consumer_hotline_and_the_my_number_line_are_named() {
    let links: Vec<_> = CALL_CONTACTS.iter().map(|it| it.link()).collect();
    assert_eq!(links, ["tel:%239110", "tel:188", "tel:0120950178"]);
    let questions: Vec<_> = CALL_QUESTIONS.iter().map(|it| it.id).collect();
    assert_eq!(
        questions,
        ["office", "secrets", "machine", "voice", "silence"]
    );
}

#[test]
fn the_paragraph_on_the_my_number_line_is_whole() {
    let notes: Vec<_> = HOTLINE_NOTES.iter().map(|it| it.id).collect();
    assert_eq!(notes, ["line", "menu", "relay", "ip", "languages"]);
    let reached: Vec<_> = HOTLINE_NOTES
        .iter()
        .flat_map(|note| note.contacts)
        .map(|it| it.reach)
        .collect();
    assert_eq!(
        reached,
        [
            "0120-95-0178",
            "0120-601-785",
            "050-3818-1250",
            "0570-078377"
        ]
    );
    assert_eq!(HOTLINE_NOTES[0].contacts[0].hours.len(), 3);
}

#[test]
fn telephone_numbers_and_addresses_become_working_links() {
    let contacts = contacts();
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
fn every_fact_has_a_public_source_and_a_month_before_it_was_checked() {
    let check = |id: &str, fact: &Fact| {
        let month: Vec<usize> = fact.as_of.split('-').map(str::len).collect();
        assert_eq!(month, [4, 2], "{id}: {}", fact.as_of);
        assert!(fact.as_of <= &CHECKED_ON[..7], "{id}: {}", fact.as_of);
        // General advice: to keep what one has, whom to tell, and what scammers say.
        let is_advice = ["keep", "document", "silence"].contains(&id);
        assert_eq!(fact.source.is_empty(), is_advice, "{id}");
        assert!(is_advice || fact.source.starts_with("https://"), "{id}");
    };
    for notes in [OFFICIAL_WAYS, HOTLINE_NOTES, CALL_QUESTIONS, MACHINE_NOTES] {
        for note in notes {
            check(note.id, &note.fact);
        }
    }
    for step in STEPS {
        check(step.id, &step.fact);
    }
    for contact in contacts() {
        check(contact.id, &contact.fact);
    }
}

#[test]
fn every_contact_is_in_the_facts_and_on_a_page() {
    let facts = fs::read_to_string("docs/facts.md").expect("facts");
    let rules = fs::read_to_string("src/rules/help.toml").expect("rules");
    let rules: Table = toml::from_str(&rules).expect("TOML");
    let shown = contacts();
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

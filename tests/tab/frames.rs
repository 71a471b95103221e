//! Who made a document without an origin, and for whose fields a claim counts.

use myna_mamori::{Level, PageSnapshot, Settings, Standing};

use crate::support::{claiming_to_be, fields, page};
use crate::{CARD, PIN, frame, level, tab};

const NUMBER: &str = "マイナンバー";
const CODE: &str = "暗証番号（4桁）";

/// A document without an origin of its own, in a frame of this origin.
fn made_by(owner: &str, labels: &[&str]) -> PageSnapshot {
    PageSnapshot {
        owner: owner.into(),
        ..frame("about:srcdoc", labels)
    }
}

#[test]
fn a_document_without_an_origin_belongs_to_the_frame_that_made_it() {
    let government = page("https://www.digital.go.jp/", Vec::new());
    let made = |owner| level(&tab(&government, &[made_by(owner, &[PIN])]));
    assert_eq!(made("https://www.digital.go.jp"), Level::Clear);
    assert_eq!(made("https://evil.example"), Level::Danger);
    assert_eq!(made(""), Level::Danger, "nobody says who made it");
}

#[test]
fn a_document_that_an_advertisement_has_made_does_not_speak_for_the_page() {
    let shop = page("https://shop.example/", fields(&[CARD]));
    let speaks = |owner| {
        level(&tab(
            &shop,
            &[claiming_to_be("マイナポータル", made_by(owner, &[]))],
        ))
    };
    assert_eq!(speaks("https://ads.example"), Level::Notice);
    assert_eq!(speaks(""), Level::Notice);
    assert_eq!(
        speaks("https://shop.example"),
        Level::Danger,
        "its own does"
    );
}

#[test]
fn the_matter_of_an_advertisement_is_not_that_of_the_page() {
    let shop = page("https://shop.example/", fields(&[CARD]));
    let advertisement = PageSnapshot {
        title: "国税の納付".into(),
        text: "国税の納付はこちら".into(),
        ..frame("https://ads.example/", &[])
    };
    assert_eq!(level(&tab(&shop, &[advertisement])), Level::Notice);
}

#[test]
fn a_claim_in_one_frame_counts_for_the_fields_of_another() {
    let top = page("https://blank.example/", Vec::new());
    let head = claiming_to_be("マイナポータル", frame("https://head.example/", &[]));
    let judged = |label| {
        let inner = frame("https://field.example/", &[label]);
        tab(&top, &[head.clone(), inner]).judge(&Settings::default())
    };
    for label in [CODE, NUMBER, CARD] {
        let verdict = judged(label);
        assert_eq!(verdict.level, Level::Danger, "{label}");
        assert_eq!(verdict.claim.as_deref(), Some("マイナポータル"), "{label}");
    }
    assert_eq!(judged("お名前").level, Level::Clear);
}

#[test]
fn a_claim_in_a_frame_counts_for_no_other_frame_of_an_official_page() {
    let head = claiming_to_be("マイナポータル", frame("https://head.example/", &[]));
    let inner = frame("https://field.example/", &[NUMBER]);
    let top = page("https://www.city.sakata.lg.jp/", Vec::new());
    assert_eq!(level(&tab(&top, &[head, inner])), Level::Notice);
}

#[test]
fn trust_and_names_do_not_count_over_plain_http() {
    let settings = Settings {
        trusted: vec!["employer.example".into()],
        ..Settings::default()
    };
    let judged = |url: &str| tab(&page(url, fields(&[NUMBER])), &[]).judge(&settings);
    let found = |url: &str| (judged(url).standing, judged(url).level);
    assert_eq!(
        found("https://employer.example/"),
        (Standing::Trusted, Level::Clear)
    );
    assert_eq!(
        found("http://employer.example/"),
        (Standing::Ordinary, Level::Warning)
    );
    assert_eq!(
        found("https://kokuzei.noufu.jp/"),
        (Standing::PublicBody, Level::Notice)
    );
    assert_eq!(
        found("http://kokuzei.noufu.jp/"),
        (Standing::Ordinary, Level::Warning)
    );
}

#[test]
fn a_page_that_others_can_change_lends_its_frames_no_standing() {
    let inside = |url: &str| {
        let top = page(url, Vec::new());
        level(&tab(&top, &[frame("https://pay.example/", &[NUMBER])]))
    };
    assert_eq!(inside("https://www.city.sakata.lg.jp/"), Level::Notice);
    assert_eq!(inside("http://www.city.sakata.lg.jp/"), Level::Warning);
}

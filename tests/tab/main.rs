//! One verdict for all frames of a tab.

mod budget;
mod frames;
mod steps;
#[path = "../support/mod.rs"]
mod support;

use myna_mamori::{Ask, Level, PageSnapshot, Settings, Standing, Tab, inspect};
use support::{claiming_to_be, fields, page};

const PIN: &str = "利用者証明用電子証明書の暗証番号";
const CARD: &str = "カード番号";

fn frame(url: &str, labels: &[&str]) -> PageSnapshot {
    PageSnapshot {
        top: false,
        document: format!("inside {url}"),
        ..page(url, fields(labels))
    }
}

/// The page of another document.
fn next(url: &str, labels: &[&str]) -> PageSnapshot {
    PageSnapshot {
        document: format!("next {url}"),
        ..page(url, fields(labels))
    }
}

fn tab(top: &PageSnapshot, frames: &[PageSnapshot]) -> Tab {
    let mut tab = Tab::default();
    tab.update_frame(0, inspect(top));
    for (id, frame) in (1..).zip(frames) {
        tab.update_frame(id, inspect(frame));
    }
    tab
}

fn level(tab: &Tab) -> Level {
    tab.judge(&Settings::default()).level
}

#[test]
fn an_ask_in_a_frame_counts_for_the_page() {
    let top = page("https://shop.example/", Vec::new());
    let verdict = tab(&top, &[frame("https://pay.example/", &[CARD])]).judge(&Settings::default());
    assert_eq!(verdict.asks, [Ask::PaymentCard]);
    assert_eq!(
        (verdict.level, verdict.host.as_str()),
        (Level::Notice, "shop.example")
    );
    assert_eq!((verdict.frames, verdict.fields), (2, 1));
}

#[test]
fn a_frame_without_an_origin_has_the_standing_of_its_page() {
    let at = |url: &str| {
        let inside = PageSnapshot {
            owner: url.trim_end_matches('/').into(),
            ..frame("about:srcdoc", &[PIN])
        };
        level(&tab(&page(url, Vec::new()), &[inside]))
    };
    assert_eq!(at("https://www.digital.go.jp/"), Level::Clear);
    assert_eq!(at("https://shop.example/"), Level::Danger);
}

#[test]
fn the_page_s_claim_counts_for_its_frames() {
    let top = claiming_to_be("厚生労働省", page("https://shop.example/", Vec::new()));
    assert_eq!(
        level(&tab(&top, &[frame("https://pay.example/", &[CARD])])),
        Level::Danger
    );
}

#[test]
fn an_advertisement_s_claim_does_not_count_for_the_page() {
    let top = page("https://shop.example/", fields(&[CARD]));
    let advertisement = claiming_to_be("デジタル庁", frame("https://ads.example/", &[]));
    assert_eq!(level(&tab(&top, &[advertisement])), Level::Notice);
}

#[test]
fn an_ordinary_frame_in_a_government_page_is_a_public_body() {
    let top = page("https://www.city.sakata.lg.jp/", Vec::new());
    let at = |label| level(&tab(&top, &[frame("https://pay.example/", &[label])]));
    assert_eq!(at(CARD), Level::Notice);
    assert_eq!(at(PIN), Level::Danger);
}

#[test]
fn a_government_frame_keeps_its_standing() {
    let top = page("https://blog.example/", Vec::new());
    assert_eq!(
        level(&tab(
            &top,
            &[frame(
                "https://www.e-gov.go.jp/",
                &["個人番号（マイナンバー）"]
            )]
        )),
        Level::Clear
    );
}

#[test]
fn a_navigation_drops_the_frames_of_the_previous_page() {
    let mut tab = tab(
        &page("https://a.example/", Vec::new()),
        &[frame("https://b.example/", &[PIN])],
    );
    assert_eq!(level(&tab), Level::Danger);
    tab.update_frame(0, inspect(&next("https://c.example/", &[])));
    assert_eq!(level(&tab), Level::Clear);
}

#[test]
fn a_frame_that_was_quicker_than_its_page_counts_once_it_has_answered() {
    let mut tab = tab(&page("https://a.example/", Vec::new()), &[]);
    let quick = frame("https://b.example/", &[PIN]);
    tab.update_frame(1, inspect(&quick));
    tab.update_frame(0, inspect(&next("https://c.example/", &[])));
    let unconfirmed: Vec<_> = tab.documents().into_iter().filter(|(.., is)| *is).collect();
    assert_eq!(unconfirmed, [(1, quick.document.as_str(), true)]);
    tab.confirm_frame(1, "of another document");
    assert_eq!(level(&tab), Level::Clear);
    tab.confirm_frame(1, &quick.document);
    assert_eq!(level(&tab), Level::Danger);
    tab.update_frame(0, inspect(&next("https://d.example/", &[])));
    tab.update_frame(1, inspect(&quick));
    assert_eq!(level(&tab), Level::Danger, "it speaks again");
}

#[test]
fn a_frame_is_removed_only_with_its_document() {
    let mut tab = tab(
        &page("https://a.example/", Vec::new()),
        &[frame("https://b.example/", &[PIN])],
    );
    tab.remove_frame(1, "of another document");
    tab.remove_document("of another document");
    assert_eq!(level(&tab), Level::Danger);
    let mut other = tab.clone();
    tab.remove_frame(1, "inside https://b.example/");
    other.remove_document("inside https://b.example/");
    assert_eq!([level(&tab), level(&other)], [Level::Clear; 2]);
    assert!(other.knows_top());
}

#[test]
fn the_order_of_frames_does_not_matter() {
    let top = inspect(&page("https://shop.example/", fields(&[CARD])));
    let inside = inspect(&frame("https://pay.example/", &[PIN]));
    let (mut one, mut other) = (Tab::default(), Tab::default());
    one.update_frame(0, top.clone());
    one.update_frame(3, inside.clone());
    other.update_frame(3, inside);
    assert!(!other.knows_top());
    other.update_frame(0, top);
    other.confirm_frame(3, "inside https://pay.example/");
    assert_eq!(
        one.judge(&Settings::default()),
        other.judge(&Settings::default())
    );
}

#[test]
fn a_stored_tab_can_be_restored() {
    let before = tab(
        &page("https://a.example/", fields(&[CARD])),
        &[frame("about:srcdoc", &[PIN])],
    );
    let stored = serde_json::to_string(&before).expect("plain data");
    let after: Tab = serde_json::from_str(&stored).expect("the same data");
    assert_eq!(before, after);
}

#[test]
fn an_empty_tab_is_ordinary_and_clear() {
    let verdict = Tab::default().judge(&Settings::default());
    assert_eq!(
        (verdict.level, verdict.standing, verdict.frames),
        (Level::Clear, Standing::Ordinary, 0)
    );
}

#[test]
fn an_acknowledgment_ends_when_the_page_asks_for_more() {
    let mut tab = tab(&page("https://shop.example/", fields(&[PIN])), &[]);
    let document = tab.judge(&Settings::default()).document;
    tab.acknowledge("of another document", &Settings::default());
    assert!(!tab.judge(&Settings::default()).acknowledged);
    tab.acknowledge(&document, &Settings::default());
    assert!(tab.judge(&Settings::default()).acknowledged);
    tab.update_frame(
        0,
        inspect(&page("https://shop.example/", fields(&[PIN, CARD]))),
    );
    let verdict = tab.judge(&Settings::default());
    assert!(!verdict.acknowledged, "the page asks for a card too");
    assert_eq!(verdict.level, Level::Danger);
}

#[test]
fn a_hidden_banner_is_reported_until_the_document_is_replaced() {
    let top = page("https://shop.example/", fields(&[PIN]));
    let mut tab = tab(&top, &[]);
    let is_reported = |tab: &Tab| {
        let verdict = tab.judge(&Settings::default());
        let reasons = verdict.reasons.iter();
        verdict.banner_hidden && reasons.filter(|r| r.rule == "page-hides-warning").count() == 1
    };
    tab.mark_hidden("of another document");
    assert!(!is_reported(&tab));
    tab.mark_hidden(&top.document);
    tab.update_frame(0, inspect(&top));
    assert!(is_reported(&tab));
    tab.update_frame(
        0,
        inspect(&PageSnapshot {
            document: "next".into(),
            ..top
        }),
    );
    assert!(!is_reported(&tab));
}

#[test]
fn frame_ids_that_differ_only_above_32_bits_are_distinct() {
    let [number, card] = [(4 << 32) + 1, (5 << 32) + 1];
    let mut tab = tab(&page("https://a.example/", Vec::new()), &[]);
    tab.update_frame(
        number,
        inspect(&frame("https://b.example/", &["マイナンバー"])),
    );
    tab.update_frame(card, inspect(&frame("https://c.example/", &[CARD])));
    let verdict = tab.judge(&Settings::default());
    assert_eq!(verdict.asks, [Ask::MyNumber, Ask::PaymentCard]);
    let frames: Vec<u64> = verdict.reasons.iter().map(|reason| reason.frame).collect();
    assert_eq!(frames, [number, card]);
}

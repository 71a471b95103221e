//! One verdict for all frames of a tab.

mod steps;
#[path = "../support/mod.rs"]
mod support;

use myna_mamori::{Ask, Level, PageSnapshot, Settings, Standing, Tab, inspect};
use support::{claiming_to_be, fields, page};

const PIN: &str = "利用者証明用電子証明書の暗証番号";
const CARD: &str = "カード番号";

fn frame(url: &str, document_loaded_at: f64, labels: &[&str]) -> PageSnapshot {
    PageSnapshot {
        top: false,
        document_loaded_at,
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
    let verdict =
        tab(&top, &[frame("https://pay.example/", 1_200.0, &[CARD])]).judge(&Settings::default());
    assert_eq!(verdict.asks, [Ask::PaymentCard]);
    assert_eq!(
        (verdict.level, verdict.host.as_str()),
        (Level::Notice, "shop.example")
    );
    assert_eq!((verdict.frames, verdict.fields), (2, 1));
}

#[test]
fn a_frame_without_an_origin_has_the_standing_of_its_page() {
    let inside = frame("about:srcdoc", 1_200.0, &[PIN]);
    let at = |url: &str| level(&tab(&page(url, Vec::new()), std::slice::from_ref(&inside)));
    assert_eq!(at("https://www.digital.go.jp/"), Level::Clear);
    assert_eq!(at("https://shop.example/"), Level::Danger);
}

#[test]
fn the_page_s_claim_counts_for_its_frames() {
    let top = claiming_to_be("厚生労働省", page("https://shop.example/", Vec::new()));
    assert_eq!(
        level(&tab(
            &top,
            &[frame("https://pay.example/", 1_200.0, &[CARD])]
        )),
        Level::Danger
    );
}

#[test]
fn an_advertisement_s_claim_does_not_count_for_the_page() {
    let top = page("https://shop.example/", fields(&[CARD]));
    let advertisement = claiming_to_be("デジタル庁", frame("https://ads.example/", 1_200.0, &[]));
    assert_eq!(level(&tab(&top, &[advertisement])), Level::Notice);
}

#[test]
fn an_ordinary_frame_in_a_government_page_is_a_public_body() {
    let top = page("https://www.city.sakata.lg.jp/", Vec::new());
    let at = |label| {
        level(&tab(
            &top,
            &[frame("https://pay.example/", 1_200.0, &[label])],
        ))
    };
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
                1_200.0,
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
        &[frame("https://b.example/", 1_200.0, &[PIN])],
    );
    assert_eq!(level(&tab), Level::Danger);
    tab.update_frame(
        0,
        inspect(&PageSnapshot {
            document_loaded_at: 9_000.0,
            ..page("https://c.example/", Vec::new())
        }),
    );
    assert_eq!(level(&tab), Level::Clear);
    tab.update_frame(1, inspect(&frame("https://b.example/", 1_200.0, &[PIN])));
    assert_eq!(
        level(&tab),
        Level::Clear,
        "late findings of an older document are ignored"
    );
}

#[test]
fn a_frame_is_removed_only_with_the_load_time_of_its_document() {
    let mut tab = tab(
        &page("https://a.example/", Vec::new()),
        &[frame("https://b.example/", 1_200.0, &[PIN])],
    );
    tab.remove_frame(1, 1_100.0);
    assert_eq!(level(&tab), Level::Danger);
    tab.remove_frame(1, 1_200.0);
    assert_eq!(level(&tab), Level::Clear);
}

#[test]
fn the_order_of_frames_does_not_matter() {
    let top = inspect(&page("https://shop.example/", fields(&[CARD])));
    let inside = inspect(&frame("https://pay.example/", 1_200.0, &[PIN]));
    let (mut one, mut other) = (Tab::default(), Tab::default());
    one.update_frame(0, top.clone());
    one.update_frame(3, inside.clone());
    other.update_frame(3, inside);
    assert!(!other.knows_top());
    other.update_frame(0, top);
    assert_eq!(
        one.judge(&Settings::default()),
        other.judge(&Settings::default())
    );
}

#[test]
fn a_stored_tab_can_be_restored() {
    let before = tab(
        &page("https://a.example/", fields(&[CARD])),
        &[frame("about:srcdoc", 1_200.0, &[PIN])],
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
    let document_loaded_at = tab.judge(&Settings::default()).document_loaded_at;
    tab.acknowledge(document_loaded_at + 5_000.0, &Settings::default());
    assert!(!tab.judge(&Settings::default()).acknowledged);
    tab.acknowledge(document_loaded_at, &Settings::default());
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
    tab.mark_hidden(top.document_loaded_at + 5_000.0);
    assert!(!is_reported(&tab));
    tab.mark_hidden(top.document_loaded_at);
    tab.update_frame(0, inspect(&top));
    assert!(is_reported(&tab));
    tab.update_frame(
        0,
        inspect(&PageSnapshot {
            document_loaded_at: top.document_loaded_at + 5_000.0,
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
        inspect(&frame("https://b.example/", 1_200.0, &["マイナンバー"])),
    );
    tab.update_frame(
        card,
        inspect(&frame("https://c.example/", 1_200.0, &[CARD])),
    );
    let verdict = tab.judge(&Settings::default());
    assert_eq!(verdict.asks, [Ask::MyNumber, Ask::PaymentCard]);
    let frames: Vec<u64> = verdict.reasons.iter().map(|reason| reason.frame).collect();
    assert_eq!(frames, [number, card]);
}

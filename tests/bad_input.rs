//! Whatever a page or a store hands over, the engine answers.

mod support;

use myna_mamori::{CardNotice, Level, PageSnapshot, StoredSettings, Tab, Unchecked, Verdict};
use serde_json::json;
use support::{field, fields, page, verdict};

#[test]
fn a_million_characters_are_read() {
    let text = "マイナンバーカードの暗証番号 ".repeat(70_000);
    let page = PageSnapshot {
        title: text.clone(),
        text,
        ..page("https://a.example/", fields(&["電話番号"]))
    };
    assert_eq!(verdict(&page).level, Level::Clear);
}

#[test]
fn five_thousand_fields_are_read_and_the_last_one_counts() {
    let mut fields = fields(&vec!["ご意見"; 5_000]);
    fields.push(field("署名用電子証明書の暗証番号"));
    assert_eq!(
        verdict(&page("https://a.example/", fields)).level,
        Level::Danger
    );
}

#[test]
fn replaced_surrogates_and_odd_characters_are_read() {
    let odd = "\u{fffd}\u{0}\u{1}\u{ffff}\u{10ffff}暗\u{fffd}証番号\u{202e}";
    let page = PageSnapshot {
        title: odd.into(),
        text: odd.into(),
        ..page(odd, fields(&[odd]))
    };
    assert_eq!(verdict(&page).level, Level::Clear);
}

#[test]
fn missing_keys_have_defaults_and_unknown_keys_are_ignored() {
    let page: PageSnapshot =
        serde_json::from_value(json!({ "novel": 1, "fields": [{}] })).expect("defaults");
    assert_eq!(verdict(&page).level, Level::Clear);
}

#[test]
fn wrong_types_are_an_error_and_no_trap() {
    for wrong in [
        json!({ "fields": 3 }),
        json!({ "title": [] }),
        json!("x"),
        json!({ "documentLoadedAt": "x" }),
    ] {
        assert!(
            serde_json::from_value::<PageSnapshot>(wrong.clone()).is_err(),
            "{wrong}"
        );
    }
    assert!(serde_json::from_value::<Tab>(json!([[0, 3]])).is_err());
}

#[test]
fn a_broken_setting_is_its_default_and_is_named() {
    let read = |stored| StoredSettings::read(stored, json!({}));
    let broken = read(json!({ "cardNotice": "loud", "trusted": ["a.example"], "novel": 1 }));
    assert_eq!(broken.settings.card_notice, CardNotice::Line);
    assert_eq!(broken.settings.trusted, ["a.example"]);
    assert_eq!(broken.broken, ["cardNotice"]);
    assert_eq!(read(json!({ "trusted": { "a": 1 } })).broken, ["trusted"]);
    assert!(read(json!({})).broken.is_empty());
    assert_eq!(
        read(json!({ "cardNotice": "badge" })).settings.card_notice,
        CardNotice::Badge
    );
    assert!(read(json!(null)).broken.is_empty());
}

#[test]
fn a_page_out_of_reach_says_why() {
    let why = |url| Verdict::unreachable(url).unchecked;
    assert_eq!(
        why(Some("chrome://settings/")),
        Some(Unchecked::BrowserPage)
    );
    assert_eq!(why(Some("about:addons")), Some(Unchecked::BrowserPage));
    assert_eq!(
        why(Some("https://chromewebstore.google.com/detail/x")),
        Some(Unchecked::Store)
    );
    assert_eq!(
        why(Some("https://addons.mozilla.org/ja/firefox/")),
        Some(Unchecked::Store)
    );
    assert_eq!(
        why(Some("https://a.example/guide.PDF?x#p=2")),
        Some(Unchecked::Viewer)
    );
    assert_eq!(
        why(Some("https://a.example/")),
        Some(Unchecked::Unreachable)
    );
    assert_eq!(why(None), Some(Unchecked::Unreachable));
    assert_eq!(Verdict::unreachable(None).badge, "?");
}

#[test]
fn a_document_in_a_viewer_was_not_checked() {
    let pdf = PageSnapshot {
        content_type: "application/pdf".into(),
        ..page("https://a.example/x", Vec::new())
    };
    let verdict = verdict(&pdf);
    assert_eq!(
        (verdict.unchecked, verdict.badge.as_str()),
        (Some(Unchecked::Viewer), "?")
    );
}

//! The engine handles any input from a page or a store.

mod support;

use myna_mamori::{
    CardNotice, Level, PageSnapshot, StoredSettings, Tab, Unchecked, Unreadable, Verdict,
};
use serde_json::json;
use support::{field, fields, page, verdict};

#[test]
fn a_text_of_a_million_characters_is_inspected() {
    let text = "マイナンバーカードの暗証番号 ".repeat(70_000);
    let page = PageSnapshot {
        title: text.clone(),
        text,
        ..page("https://a.example/", fields(&["電話番号"]))
    };
    assert_eq!(verdict(&page).level, Level::Clear);
}

#[test]
fn the_last_of_five_thousand_fields_counts() {
    let mut fields = fields(&vec!["ご意見"; 5_000]);
    fields.push(field("署名用電子証明書の暗証番号"));
    assert_eq!(
        verdict(&page("https://a.example/", fields)).level,
        Level::Danger
    );
}

#[test]
fn control_and_replacement_characters_are_accepted() {
    let unusual = "\u{fffd}\u{0}\u{1}\u{ffff}\u{10ffff}暗\u{fffd}証番号\u{202e}";
    let page = PageSnapshot {
        title: unusual.into(),
        text: unusual.into(),
        ..page(unusual, fields(&[unusual]))
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
fn wrong_types_are_an_error() {
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
fn an_unusable_setting_gets_its_default_and_its_key_is_listed() {
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
fn the_verdict_on_an_unreachable_page_names_the_cause() {
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
fn a_page_with_too_many_fields_is_never_clear() {
    let long = |host: &str, title: &str| {
        let page = PageSnapshot {
            title: title.into(),
            unreadable: vec![Unreadable::Limit],
            ..page(host, Vec::new())
        };
        verdict(&page)
    };
    let shop = long("https://a.example/x", "お申し込み");
    assert_eq!(
        (shop.level, shop.unchecked, shop.badge.as_str()),
        (Level::Clear, Some(Unchecked::TooLong), "?")
    );
    let claim = long("https://a.example/x", "マイナポータル");
    assert_eq!((claim.level, claim.unchecked), (Level::Notice, None));
    assert!(claim.reasons.iter().any(|one| one.rule == "unread-limit"));
    let own = long("https://myna.go.jp/x", "マイナポータル");
    assert_eq!((own.level, own.unchecked), (Level::Clear, None));
}

#[test]
fn a_document_in_a_viewer_is_unchecked() {
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

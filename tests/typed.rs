//! Typed numbers, known by their digit pattern only: where they count, and for which level.

mod support;

use myna_mamori::present::banner::banner_state;
use myna_mamori::present::situation::Situation;
use myna_mamori::{
    Ask, DigitPattern, Field, Level, PageSnapshot, Settings, SubmitGuard, Tab, Verdict, inspect,
};
use support::{claiming_to_be, field, page, verdict, verdict_with_settings};

const ORDINARY: &str = "https://shop.example/";
const LOOK_ALIKE: &str = "https://myna.go.jp.update.example/";
const GOVERNMENT: &str = "https://www.soumu.go.jp/";
const PLAIN_GOVERNMENT: &str = "http://www.soumu.go.jp/";
const PUBLIC_BODY: &str = "https://kokuzei.noufu.jp/pay";
const UNNAMED: &str = "入力欄";
const OTHER: &str = "お問い合わせ番号";
const NUMBER: DigitPattern = DigitPattern::MyNumber;
const CARD: DigitPattern = DigitPattern::PaymentCard;

fn typed(label: &str, pattern: DigitPattern) -> Field {
    Field {
        typed: Some(pattern),
        ..field(label)
    }
}

fn page_of(url: &str, label: &str, pattern: DigitPattern) -> PageSnapshot {
    page(url, vec![typed(label, pattern)])
}

fn submit_guard(verdict: &Verdict) -> SubmitGuard {
    banner_state(verdict, &Settings::default(), false, "ja", &|_, _| {
        String::new()
    })
    .submit_guard
}

#[track_caller]
fn assert_level(page: &PageSnapshot, level: Level) {
    let verdict = verdict(page);
    assert_eq!(
        verdict.level, level,
        "{:?} on {}",
        verdict.reasons, page.url
    );
}

#[test]
fn a_typed_number_gets_the_level_of_its_place() {
    assert_level(&page_of(ORDINARY, UNNAMED, NUMBER), Level::Warning);
    assert_level(&page_of(PUBLIC_BODY, UNNAMED, NUMBER), Level::Notice);
    assert_level(&page_of(GOVERNMENT, UNNAMED, NUMBER), Level::Clear);
    assert_level(&page_of(LOOK_ALIKE, UNNAMED, NUMBER), Level::Danger);
    let claims = claiming_to_be("マイナポータル", page_of(ORDINARY, UNNAMED, NUMBER));
    assert_level(&claims, Level::Danger);
    assert_level(&page_of(ORDINARY, UNNAMED, CARD), Level::Notice);
    assert_level(&page_of(LOOK_ALIKE, UNNAMED, CARD), Level::Danger);
}

#[test]
fn another_name_of_the_field_excludes_a_typed_number_except_on_impersonating_pages() {
    for pattern in [NUMBER, CARD] {
        assert_level(&page_of(ORDINARY, OTHER, pattern), Level::Clear);
        assert_level(&page_of(LOOK_ALIKE, OTHER, pattern), Level::Danger);
        let claims = claiming_to_be("国税庁", page_of(ORDINARY, OTHER, pattern));
        assert_level(&claims, Level::Danger);
    }
}

#[test]
fn one_field_gives_one_reason() {
    for label in [UNNAMED, "マイナンバー"] {
        let claims = claiming_to_be("国税庁", page_of(ORDINARY, label, NUMBER));
        let asked: Vec<_> = verdict(&claims)
            .reasons
            .into_iter()
            .filter(|r| r.ask.is_some())
            .collect();
        assert_eq!(asked.len(), 1, "{asked:?}");
    }
}

/// One in ten 12-digit order numbers, which may be typed beside a card, has a valid My Number
/// check digit.
#[test]
fn a_typed_number_beside_a_card_is_no_danger() {
    let shop = page(ORDINARY, vec![field("カード番号"), typed(UNNAMED, NUMBER)]);
    assert_level(&shop, Level::Warning);
    let asked = page(ORDINARY, vec![field("カード番号"), field("マイナンバー")]);
    assert_level(&asked, Level::Danger);
}

#[test]
fn a_typed_number_has_a_situation_of_its_own() {
    let situation = |page: &PageSnapshot| Situation::of(&verdict(page));
    assert_eq!(
        situation(&page_of(ORDINARY, UNNAMED, NUMBER)),
        Situation::TypedNumber
    );
    let both = page(
        ORDINARY,
        vec![field("マイナンバー"), typed(UNNAMED, NUMBER)],
    );
    assert_eq!(situation(&both), Situation::MyNumber);
}

#[test]
fn a_removed_number_no_longer_counts() {
    let mut tab = Tab::default();
    let mut update = |fields: Vec<Field>| {
        tab.update_frame(0, inspect(&page(ORDINARY, fields)));
        tab.judge(&Settings::default()).level
    };
    let card = field("カード番号");
    assert_eq!(
        update(vec![card.clone(), typed(UNNAMED, NUMBER)]),
        Level::Warning
    );
    assert_eq!(update(vec![card, field(UNNAMED)]), Level::Notice);
}

#[test]
fn the_submit_guard_follows_the_level_and_is_off_on_government_hosts() {
    let guard = |url: &str, label: &str| submit_guard(&verdict(&page(url, vec![field(label)])));
    assert_eq!(guard(ORDINARY, "マイナンバー"), SubmitGuard::Ask);
    assert_eq!(
        guard(ORDINARY, "マイナンバーカードの暗証番号"),
        SubmitGuard::Ask
    );
    assert_eq!(guard(ORDINARY, "カード番号"), SubmitGuard::Wait);
    assert_eq!(guard(ORDINARY, UNNAMED), SubmitGuard::Wait);
    assert_eq!(guard(LOOK_ALIKE, "マイナンバー"), SubmitGuard::Ask);
    assert_eq!(guard(PUBLIC_BODY, "マイナンバー"), SubmitGuard::Never);
    assert_eq!(guard(GOVERNMENT, "マイナンバー"), SubmitGuard::Never);
    assert_eq!(guard(PLAIN_GOVERNMENT, "マイナンバー"), SubmitGuard::Never);
    let trusting = Settings {
        trusted: vec!["shop.example".into()],
        ..Settings::default()
    };
    let trusted = verdict_with_settings(&page_of(ORDINARY, UNNAMED, NUMBER), &trusting);
    assert_eq!(
        (trusted.level, submit_guard(&trusted)),
        (Level::Clear, SubmitGuard::Never)
    );
    assert_eq!(trusted.asks, [Ask::MyNumber]);
}

#[test]
fn a_password_field_is_highlighted_only_on_an_impersonating_page() {
    let login = page(ORDINARY, vec![field("マイナンバー"), field("パスワード")]);
    let highlights = |page: &PageSnapshot| {
        let verdict = verdict(page);
        banner_state(&verdict, &Settings::default(), false, "ja", &|_, _| {
            String::new()
        })
        .highlights
        .len()
    };
    assert_eq!(highlights(&login), 1);
    assert_eq!(highlights(&claiming_to_be("国税庁", login)), 2);
}

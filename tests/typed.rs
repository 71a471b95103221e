//! What a person typed, known by its shape alone: where it counts, and how loud it is.

mod support;

use myna_mamori::present::banner::banner_state;
use myna_mamori::present::situation::Situation;
use myna_mamori::{
    Ask, DigitPattern, Field, Level, PageSnapshot, Settings, SubmitGuard, Tab, Verdict, inspect,
};
use support::{field, page, speaking_as, verdict, verdict_under};

const ORDINARY: &str = "https://shop.example/";
const LOOK_ALIKE: &str = "https://myna.go.jp.update.example/";
const GOVERNMENT: &str = "https://www.soumu.go.jp/";
const PLAIN_GOVERNMENT: &str = "http://www.soumu.go.jp/";
const PUBLIC_BODY: &str = "https://kokuzei.noufu.jp/pay";
const UNNAMED: &str = "入力欄";
const OTHER: &str = "お問い合わせ番号";
const NUMBER: DigitPattern = DigitPattern::MyNumber;
const CARD: DigitPattern = DigitPattern::PaymentCard;

fn typed(label: &str, shape: DigitPattern) -> Field {
    Field {
        typed: Some(shape),
        ..field(label)
    }
}

fn page_of(url: &str, label: &str, shape: DigitPattern) -> PageSnapshot {
    page(url, vec![typed(label, shape)])
}

fn hold(verdict: &Verdict) -> SubmitGuard {
    banner_state(verdict, &Settings::default(), false, "ja", &|_, _| {
        String::new()
    })
    .submit_guard
}

#[track_caller]
fn says(page: &PageSnapshot, level: Level) {
    let verdict = verdict(page);
    assert_eq!(
        verdict.level, level,
        "{:?} on {}",
        verdict.reasons, page.url
    );
}

#[test]
fn a_typed_number_is_as_loud_as_its_page() {
    says(&page_of(ORDINARY, UNNAMED, NUMBER), Level::Warning);
    says(&page_of(PUBLIC_BODY, UNNAMED, NUMBER), Level::Notice);
    says(&page_of(GOVERNMENT, UNNAMED, NUMBER), Level::Clear);
    says(&page_of(LOOK_ALIKE, UNNAMED, NUMBER), Level::Danger);
    let claims = speaking_as("マイナポータル", page_of(ORDINARY, UNNAMED, NUMBER));
    says(&claims, Level::Danger);
    says(&page_of(ORDINARY, UNNAMED, CARD), Level::Notice);
    says(&page_of(LOOK_ALIKE, UNNAMED, CARD), Level::Danger);
}

#[test]
fn the_name_of_another_number_excuses_it_only_on_honest_pages() {
    for shape in [NUMBER, CARD] {
        says(&page_of(ORDINARY, OTHER, shape), Level::Clear);
        says(&page_of(LOOK_ALIKE, OTHER, shape), Level::Danger);
        let claims = speaking_as("国税庁", page_of(ORDINARY, OTHER, shape));
        says(&claims, Level::Danger);
    }
}

#[test]
fn one_field_is_one_reason() {
    for label in [UNNAMED, "マイナンバー"] {
        let claims = speaking_as("国税庁", page_of(ORDINARY, label, NUMBER));
        let asked: Vec<_> = verdict(&claims)
            .reasons
            .into_iter()
            .filter(|r| r.ask.is_some())
            .collect();
        assert_eq!(asked.len(), 1, "{asked:?}");
    }
}

/// One in ten of the order numbers that are typed beside a card has the form of a My Number.
#[test]
fn a_typed_number_beside_a_card_is_no_danger() {
    let shop = page(ORDINARY, vec![field("カード番号"), typed(UNNAMED, NUMBER)]);
    says(&shop, Level::Warning);
    let asked = page(ORDINARY, vec![field("カード番号"), field("マイナンバー")]);
    says(&asked, Level::Danger);
}

#[test]
fn it_is_told_as_typed_and_not_as_asked() {
    let told = |page: &PageSnapshot| Situation::of(&verdict(page));
    assert_eq!(
        told(&page_of(ORDINARY, UNNAMED, NUMBER)),
        Situation::TypedNumber
    );
    let both = page(
        ORDINARY,
        vec![field("マイナンバー"), typed(UNNAMED, NUMBER)],
    );
    assert_eq!(told(&both), Situation::MyNumber);
}

#[test]
fn a_number_that_was_taken_back_is_forgotten() {
    let mut tab = Tab::default();
    let mut see = |fields: Vec<Field>| {
        tab.update_frame(0, inspect(&page(ORDINARY, fields)));
        tab.judge(&Settings::default()).level
    };
    let card = field("カード番号");
    assert_eq!(
        see(vec![card.clone(), typed(UNNAMED, NUMBER)]),
        Level::Warning
    );
    assert_eq!(see(vec![card, field(UNNAMED)]), Level::Notice);
}

#[test]
fn a_form_is_held_by_the_level_and_never_on_the_government_s_pages() {
    let held = |url: &str, label: &str| hold(&verdict(&page(url, vec![field(label)])));
    assert_eq!(held(ORDINARY, "マイナンバー"), SubmitGuard::Ask);
    assert_eq!(
        held(ORDINARY, "マイナンバーカードの暗証番号"),
        SubmitGuard::Ask
    );
    assert_eq!(held(ORDINARY, "カード番号"), SubmitGuard::Wait);
    assert_eq!(held(ORDINARY, UNNAMED), SubmitGuard::Wait);
    assert_eq!(held(LOOK_ALIKE, "マイナンバー"), SubmitGuard::Ask);
    assert_eq!(held(PUBLIC_BODY, "マイナンバー"), SubmitGuard::Never);
    assert_eq!(held(GOVERNMENT, "マイナンバー"), SubmitGuard::Never);
    assert_eq!(held(PLAIN_GOVERNMENT, "マイナンバー"), SubmitGuard::Never);
    let trusting = Settings {
        trusted: vec!["shop.example".into()],
        ..Settings::default()
    };
    let trusted = verdict_under(&page_of(ORDINARY, UNNAMED, NUMBER), &trusting);
    assert_eq!(
        (trusted.level, hold(&trusted)),
        (Level::Clear, SubmitGuard::Never)
    );
    assert_eq!(trusted.asks, [Ask::MyNumber]);
}

#[test]
fn a_password_beside_the_number_is_marked_only_where_the_page_is_a_fake() {
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
    assert_eq!(highlights(&speaking_as("国税庁", login)), 2);
}

//! The verdict policy, row by row, on the smallest page of each row.

mod support;

use myna_mamori::{Ask, Control, Field, Level, PageSnapshot, Settings, Standing, Unreadable};
use support::{field, fields, page, speaking_as, verdict, verdict_under};

const ORDINARY: &str = "https://shop.example/";
const LOOK_ALIKE: &str = "https://myna.go.jp.update.example/";
const GOVERNMENT: &str = "https://www.city.naha.okinawa.jp/form";
const PLAIN_GOVERNMENT: &str = "http://www.soumu.go.jp/";
const PUBLIC_BODY: &str = "https://kokuzei.noufu.jp/pay";
const LOCAL: &str = "http://localhost:8080/";

const PINS: [(&str, Ask); 5] = [
    ("署名用電子証明書の暗証番号", Ask::SignaturePassword),
    (
        "利用者証明用電子証明書の暗証番号",
        Ask::UserAuthenticationPin,
    ),
    ("住民基本台帳用暗証番号", Ask::ResidentRegisterPin),
    ("券面事項入力補助用暗証番号", Ask::CardInformationPin),
    ("マイナンバーカードの暗証番号", Ask::MyNumberCardPin),
];
const NUMBER: &str = "個人番号（マイナンバー）";
const CARD: &str = "クレジットカード番号";

fn asks(url: &str, labels: &[&str]) -> PageSnapshot {
    page(url, fields(labels))
}

fn claims(url: &str, labels: &[&str]) -> PageSnapshot {
    speaking_as("マイナポータル", asks(url, labels))
}

fn photo(url: &str) -> PageSnapshot {
    page(
        url,
        vec![Field {
            control: Control::File,
            ..field("マイナンバーカード（表面）")
        }],
    )
}

#[track_caller]
fn says(page: &PageSnapshot, level: Level) {
    let verdict = verdict(page);
    assert_eq!(verdict.level, level, "{:?} on {}", verdict.asks, page.url);
}

#[test]
fn any_pin_outside_the_government_is_danger() {
    for (label, ask) in PINS {
        for url in [ORDINARY, LOOK_ALIKE, PUBLIC_BODY, LOCAL] {
            assert_eq!(verdict(&asks(url, &[label])).asks, [ask]);
            says(&asks(url, &[label]), Level::Danger);
        }
        says(&asks(GOVERNMENT, &[label]), Level::Clear);
    }
}

#[test]
fn all_four_pins_are_named() {
    let labels: Vec<&str> = PINS[..4].iter().map(|(label, _)| *label).collect();
    let asked: Vec<Ask> = PINS[..4].iter().map(|(_, ask)| *ask).collect();
    assert_eq!(verdict(&asks(ORDINARY, &labels)).asks, asked);
}

#[test]
fn my_number_is_a_warning_and_danger_in_the_government_s_name() {
    says(&asks(ORDINARY, &[NUMBER]), Level::Warning);
    says(&asks(LOCAL, &[NUMBER]), Level::Warning);
    says(&asks(PUBLIC_BODY, &[NUMBER]), Level::Notice);
    says(&claims(ORDINARY, &[NUMBER]), Level::Danger);
    says(&asks(LOOK_ALIKE, &[NUMBER]), Level::Danger);
    says(&asks(GOVERNMENT, &[NUMBER]), Level::Clear);
}

#[test]
fn a_photo_of_the_card_counts_as_the_number_does() {
    says(&photo(ORDINARY), Level::Warning);
    says(&photo(LOOK_ALIKE), Level::Danger);
    says(&photo(GOVERNMENT), Level::Clear);
}

#[test]
fn the_number_and_a_payment_card_together_are_danger() {
    says(&asks(ORDINARY, &[NUMBER, CARD]), Level::Danger);
    says(&asks(PUBLIC_BODY, &[NUMBER, CARD]), Level::Danger);
    says(&asks(GOVERNMENT, &[NUMBER, CARD]), Level::Clear);
}

#[test]
fn a_payment_card_is_a_notice_and_danger_in_the_government_s_name() {
    says(&asks(ORDINARY, &[CARD]), Level::Notice);
    says(&asks(PUBLIC_BODY, &[CARD]), Level::Notice);
    says(&claims(PUBLIC_BODY, &[CARD]), Level::Notice);
    says(&claims(ORDINARY, &[CARD]), Level::Danger);
    says(&asks(LOOK_ALIKE, &[CARD]), Level::Danger);
    says(&asks(GOVERNMENT, &[CARD]), Level::Clear);
}

#[test]
fn a_code_and_an_expiry_date_are_a_payment_card_and_one_alone_is_nothing() {
    says(
        &asks(ORDINARY, &["セキュリティコード", "有効期限"]),
        Level::Notice,
    );
    says(&asks(ORDINARY, &["セキュリティコード"]), Level::Clear);
    says(&asks(ORDINARY, &["有効期限"]), Level::Clear);
    // One field is one part, whatever its words say.
    let code = "セキュリティコード（有効期限は10分）";
    says(&asks(ORDINARY, &[code]), Level::Clear);
    says(&asks(ORDINARY, &[code, "有効期限"]), Level::Notice);
    // What counts only in a public body's name makes nothing whole elsewhere.
    let point_card = PageSnapshot {
        title: "ポイントカードのご登録".into(),
        ..asks(ORDINARY, &["カード番号", "有効期限"])
    };
    says(&point_card, Level::Clear);
}

#[test]
fn secondary_asks_raise_only_in_the_government_s_name() {
    for label in [
        "基礎年金番号",
        "運転免許証番号",
        "口座番号",
        "パスワード",
        "Vプリカ発行コード番号",
    ] {
        says(&asks(ORDINARY, &[label]), Level::Clear);
        says(&asks(LOOK_ALIKE, &[label]), Level::Clear);
        says(&claims(ORDINARY, &[label]), Level::Warning);
        says(&claims(LOOK_ALIKE, &[label]), Level::Danger);
        says(&claims(GOVERNMENT, &[label]), Level::Clear);
    }
}

#[test]
fn a_landing_page_that_wears_and_claims_is_a_warning() {
    says(&claims(LOOK_ALIKE, &[]), Level::Warning);
    says(&claims(ORDINARY, &[]), Level::Clear);
    says(&asks(LOOK_ALIKE, &[]), Level::Clear);
}

#[test]
fn what_could_not_be_read_is_not_passed_over_in_silence() {
    let drawn = |page: PageSnapshot| PageSnapshot {
        unreadable: vec![Unreadable::Canvas],
        ..page
    };
    says(&drawn(claims(ORDINARY, &[])), Level::Notice);
    says(&drawn(asks(LOOK_ALIKE, &[])), Level::Notice);
    says(&drawn(asks(ORDINARY, &[])), Level::Clear);
    says(&drawn(claims(GOVERNMENT, &[])), Level::Clear);
    let names_it = |page| {
        let reasons = verdict(&drawn(page)).reasons;
        reasons.iter().any(|reason| reason.rule == "unread-canvas")
    };
    assert!(names_it(claims(ORDINARY, &[])));
    assert!(!names_it(asks(ORDINARY, &[])));
    let digits = Field {
        max_length: Some(4),
        boxes: 1,
        ..Field::default()
    };
    let nameless = page(ORDINARY, vec![digits]);
    says(
        &speaking_as("マイナポータル", nameless.clone()),
        Level::Notice,
    );
    says(&nameless, Level::Clear);
}

#[test]
fn government_over_plain_http_is_a_warning_if_it_asks() {
    says(&asks(PLAIN_GOVERNMENT, &[NUMBER]), Level::Warning);
    says(&asks(PLAIN_GOVERNMENT, &[PINS[0].0]), Level::Warning);
    says(&asks(PLAIN_GOVERNMENT, &[CARD]), Level::Warning);
    says(&asks(PLAIN_GOVERNMENT, &["パスワード"]), Level::Clear);
}

#[test]
fn trust_clears_the_number_and_never_a_pin() {
    let trusting = Settings {
        trusted: vec!["shop.example".into()],
        ..Settings::default()
    };
    let judged = |labels: &[&str]| verdict_under(&asks(ORDINARY, labels), &trusting);
    assert_eq!(judged(&[NUMBER]).level, Level::Clear);
    assert_eq!(judged(&[NUMBER]).asks, [Ask::MyNumber]);
    assert_eq!(judged(&[NUMBER]).standing, Standing::Trusted);
    assert_eq!(judged(&[CARD]).level, Level::Clear);
    assert_eq!(judged(&[PINS[1].0]).level, Level::Danger);
}

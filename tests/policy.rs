//! The policy for pages, row by row, with a minimal page for each row.

mod support;

use myna_mamori::{
    Ask, Control, Field, Findings, Level, PageSnapshot, Settings, Standing, Tab, Unreadable,
    inspect,
};
use support::{claiming_to_be, field, fields, page, verdict, verdict_with_settings};

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
    claiming_to_be("マイナポータル", asks(url, labels))
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
fn assert_level(page: &PageSnapshot, level: Level) {
    let verdict = verdict(page);
    assert_eq!(verdict.level, level, "{:?} on {}", verdict.asks, page.url);
}

#[test]
fn any_pin_outside_a_government_host_is_danger() {
    for (label, ask) in PINS {
        for url in [ORDINARY, LOOK_ALIKE, PUBLIC_BODY, LOCAL] {
            assert_eq!(verdict(&asks(url, &[label])).asks, [ask]);
            assert_level(&asks(url, &[label]), Level::Danger);
        }
        assert_level(&asks(GOVERNMENT, &[label]), Level::Clear);
    }
}

#[test]
fn all_four_pins_are_named() {
    let labels: Vec<&str> = PINS[..4].iter().map(|(label, _)| *label).collect();
    let asked: Vec<Ask> = PINS[..4].iter().map(|(_, ask)| *ask).collect();
    assert_eq!(verdict(&asks(ORDINARY, &labels)).asks, asked);
}

#[test]
fn my_number_is_a_warning_and_on_an_impersonating_page_danger() {
    assert_level(&asks(ORDINARY, &[NUMBER]), Level::Warning);
    assert_level(&asks(LOCAL, &[NUMBER]), Level::Warning);
    assert_level(&asks(PUBLIC_BODY, &[NUMBER]), Level::Notice);
    assert_level(&claims(ORDINARY, &[NUMBER]), Level::Danger);
    assert_level(&asks(LOOK_ALIKE, &[NUMBER]), Level::Danger);
    assert_level(&asks(GOVERNMENT, &[NUMBER]), Level::Clear);
}

#[test]
fn a_photo_of_the_card_counts_like_the_number() {
    assert_level(&photo(ORDINARY), Level::Warning);
    assert_level(&photo(LOOK_ALIKE), Level::Danger);
    assert_level(&photo(GOVERNMENT), Level::Clear);
}

#[test]
fn the_number_and_a_payment_card_together_are_danger() {
    assert_level(&asks(ORDINARY, &[NUMBER, CARD]), Level::Danger);
    assert_level(&asks(PUBLIC_BODY, &[NUMBER, CARD]), Level::Danger);
    assert_level(&asks(GOVERNMENT, &[NUMBER, CARD]), Level::Clear);
}

#[test]
fn a_payment_card_is_a_notice_and_on_an_impersonating_page_danger() {
    assert_level(&asks(ORDINARY, &[CARD]), Level::Notice);
    assert_level(&asks(PUBLIC_BODY, &[CARD]), Level::Notice);
    assert_level(&claims(PUBLIC_BODY, &[CARD]), Level::Notice);
    assert_level(&claims(ORDINARY, &[CARD]), Level::Danger);
    assert_level(&asks(LOOK_ALIKE, &[CARD]), Level::Danger);
    assert_level(&asks(GOVERNMENT, &[CARD]), Level::Clear);
}

#[test]
fn a_security_code_and_an_expiry_date_count_only_together() {
    assert_level(
        &asks(ORDINARY, &["セキュリティコード", "有効期限"]),
        Level::Notice,
    );
    assert_level(&asks(ORDINARY, &["セキュリティコード"]), Level::Clear);
    assert_level(&asks(ORDINARY, &["有効期限"]), Level::Clear);
    // One field covers only one part, even if its label names both.
    let code = "セキュリティコード（有効期限は10分）";
    assert_level(&asks(ORDINARY, &[code]), Level::Clear);
    assert_level(&asks(ORDINARY, &[code, "有効期限"]), Level::Notice);
    // A rule that needs a claim does not complete an ask without one.
    let point_card = PageSnapshot {
        title: "ポイントカードのご登録".into(),
        ..asks(ORDINARY, &["カード番号", "有効期限"])
    };
    assert_level(&point_card, Level::Clear);
}

#[test]
fn secondary_asks_raise_the_level_only_with_a_claim() {
    for label in [
        "基礎年金番号",
        "運転免許証番号",
        "口座番号",
        "パスワード",
        "Vプリカ発行コード番号",
    ] {
        assert_level(&asks(ORDINARY, &[label]), Level::Clear);
        assert_level(&asks(LOOK_ALIKE, &[label]), Level::Clear);
        assert_level(&claims(ORDINARY, &[label]), Level::Warning);
        assert_level(&claims(LOOK_ALIKE, &[label]), Level::Danger);
        assert_level(&claims(GOVERNMENT, &[label]), Level::Clear);
    }
}

#[test]
fn a_page_without_asks_is_a_warning_with_a_claim_on_a_look_alike() {
    assert_level(&claims(LOOK_ALIKE, &[]), Level::Warning);
    assert_level(&claims(ORDINARY, &[]), Level::Clear);
    assert_level(&asks(LOOK_ALIKE, &[]), Level::Clear);
}

#[test]
fn a_form_for_a_public_matter_in_the_name_of_a_public_body_is_at_least_a_notice() {
    let for_matter = |url, labels: &[&str]| PageSnapshot {
        title: "給付金の申請 | デジタル庁".into(),
        ..claiming_to_be("デジタル庁", asks(url, labels))
    };
    assert_level(&for_matter(ORDINARY, &["合言葉"]), Level::Notice);
    assert_level(&for_matter(ORDINARY, &[]), Level::Clear);
    assert_level(&for_matter(GOVERNMENT, &["合言葉"]), Level::Clear);
    assert_level(&claims(ORDINARY, &["合言葉"]), Level::Clear);
}

#[test]
fn unreadable_content_is_a_notice_on_an_impersonating_page() {
    let drawn = |page: PageSnapshot| PageSnapshot {
        unreadable: vec![Unreadable::Canvas],
        ..page
    };
    assert_level(&drawn(claims(ORDINARY, &[])), Level::Notice);
    assert_level(&drawn(asks(LOOK_ALIKE, &[])), Level::Notice);
    assert_level(&drawn(asks(ORDINARY, &[])), Level::Clear);
    assert_level(&drawn(claims(GOVERNMENT, &[])), Level::Clear);
    let has_reason = |page| {
        let reasons = verdict(&drawn(page)).reasons;
        reasons.iter().any(|reason| reason.rule == "unread-canvas")
    };
    assert!(has_reason(claims(ORDINARY, &[])));
    assert!(!has_reason(asks(ORDINARY, &[])));
    let digits = Field {
        max_length: Some(4),
        boxes: 1,
        ..Field::default()
    };
    let nameless = page(ORDINARY, vec![digits]);
    assert_level(
        &claiming_to_be("マイナポータル", nameless.clone()),
        Level::Notice,
    );
    assert_level(&nameless, Level::Clear);
}

#[test]
fn an_ask_on_a_government_host_over_plain_http_is_a_warning() {
    assert_level(&asks(PLAIN_GOVERNMENT, &[NUMBER]), Level::Warning);
    assert_level(&asks(PLAIN_GOVERNMENT, &[PINS[0].0]), Level::Warning);
    assert_level(&asks(PLAIN_GOVERNMENT, &[CARD]), Level::Warning);
    assert_level(&asks(PLAIN_GOVERNMENT, &["パスワード"]), Level::Clear);
}

#[test]
fn trust_clears_my_number_and_never_a_pin() {
    let trusting = Settings {
        trusted: vec!["shop.example".into()],
        ..Settings::default()
    };
    let judged = |labels: &[&str]| verdict_with_settings(&asks(ORDINARY, labels), &trusting);
    assert_eq!(judged(&[NUMBER]).level, Level::Clear);
    assert_eq!(judged(&[NUMBER]).asks, [Ask::MyNumber]);
    assert_eq!(judged(&[NUMBER]).standing, Standing::Trusted);
    assert_eq!(judged(&[CARD]).level, Level::Clear);
    assert_eq!(judged(&[PINS[1].0]).level, Level::Danger);
}

/// A page that asks in words that no rule knows, on a host.
fn in_other_words(url: &str) -> PageSnapshot {
    PageSnapshot {
        title: "給付金の受取手続き".to_owned(),
        text: "対象の世帯に1世帯あたり5万円の給付金を支給します\n\
               本日中にお手続きいただけない場合、給付金の受取資格は失効します\n\
               下の欄に入力し、受取口座の登録を完了してください"
            .to_owned(),
        ..page(url, fields(&["おぼえの印"]))
    }
}

#[test]
fn a_page_that_resembles_scams_is_a_warning_whatever_it_asks_for() {
    let verdict = verdict(&in_other_words(ORDINARY));
    let rules: Vec<&str> = verdict
        .reasons
        .iter()
        .map(|reason| reason.rule.as_str())
        .collect();
    assert_eq!(verdict.level, Level::Warning);
    assert!(rules.contains(&"wording"), "{rules:?}");
    for url in [GOVERNMENT, PUBLIC_BODY] {
        assert_level(&in_other_words(url), Level::Clear);
    }
    let trusting = Settings {
        trusted: vec!["shop.example".into()],
        ..Settings::default()
    };
    let trusted = verdict_with_settings(&in_other_words(ORDINARY), &trusting);
    assert_eq!(trusted.level, Level::Clear);
}

/// The login of a library, which mentions the card, and its PIN of four digits.
fn library(note: &str) -> PageSnapshot {
    let pin = Field {
        control: Control::Password,
        max_length: Some(4),
        ..field("暗証番号（4桁）")
    };
    PageSnapshot {
        title: "利用者ログイン｜わかば図書館".to_owned(),
        text: format!("利用者番号と暗証番号でログインできます\n{note}"),
        ..page(ORDINARY, vec![field("図書館カードの番号"), pin])
    }
}

#[test]
fn a_guess_of_a_pin_counts_only_on_a_page_that_is_like_a_scam() {
    let note = "マイナンバーカードを図書館カードとして登録した方も、図書館の暗証番号をお使いください\n\
                暗証番号を忘れた方は、カウンターで再発行します（電話ではお答えできません）";
    assert_level(&library(note), Level::Clear);
    let scam = PageSnapshot {
        title: "マイナンバーカードの更新".to_owned(),
        text: "カードの有効期限が切れています\n\
               本日中に暗証番号を入力しないと、カードは失効します\n\
               下の欄に入力し、更新の手続きを完了してください"
            .to_owned(),
        ..library("")
    };
    assert_level(&scam, Level::Danger);
}

/// The level of a page on an ordinary host whose weights add up to this.
fn level_at(score: i32, labels: &[&str], has_collector: bool) -> Level {
    let mut findings = inspect(&asks(ORDINARY, labels));
    findings.matter.has_collector = has_collector;
    level_with(score, findings)
}

/// The level of a page of which this is found, if its weights add up to this score.
fn level_with(score: i32, mut findings: Findings) -> Level {
    findings.resemblance.score = score;
    let mut tab = Tab::default();
    tab.update_frame(0, findings);
    tab.judge(&Settings::default()).level
}

#[test]
fn high_weights_make_an_uncounted_ask_danger_but_for_a_lawful_collector() {
    const HIGH: i32 = 10_000;
    // Twelve digits are My Number only on a page for a public matter, which this page is not.
    let number = ["うらの12けた"];
    assert_eq!(level_at(0, &number, false), Level::Clear);
    assert_eq!(level_at(HIGH, &number, false), Level::Danger);
    assert_eq!(level_at(HIGH, &number, true), Level::Warning);
    assert_eq!(level_at(HIGH, &["お名前"], false), Level::Warning);
}

/// A page with a field for comments, on which somebody tells what a mail wanted.
fn retelling(asked: &str) -> PageSnapshot {
    PageSnapshot {
        title: "うちに来たメール".to_owned(),
        text: format!("きのう母のところに来たメールです\n{asked}\n気をつけましょうね"),
        ..page(ORDINARY, vec![field("コメント")])
    }
}

#[test]
fn a_sentence_asks_only_on_a_page_that_is_somewhat_like_a_scam_or_names_a_channel() {
    let uploaded = "カードの画像をアップロードし、マイナンバーカードの暗証番号を入力してください";
    assert_level(&retelling(uploaded), Level::Clear);
    let keypad = PageSnapshot {
        keypad: true,
        ..retelling(uploaded)
    };
    assert_level(&keypad, Level::Danger);
    let chat = "マイナンバーカードの暗証番号を、このチャットで送信してください";
    assert_level(&retelling(chat), Level::Danger);
    let findings = inspect(&retelling(uploaded));
    assert_eq!(level_with(110, findings), Level::Danger);
}

#[test]
fn a_school_collects_my_numbers_for_a_grant_and_nobody_else_by_its_words() {
    let form = |url: &str| PageSnapshot {
        title: "就学支援金の申請".to_owned(),
        ..asks(url, &[NUMBER])
    };
    assert_level(&form("https://www.gakuen.ed.jp/"), Level::Warning);
    assert_level(&form("http://www.gakuen.ed.jp/"), Level::Danger);
    assert_level(&form("https://gakuen-ed-jp.example/"), Level::Danger);
}

#[test]
fn what_a_page_forbids_does_not_tell_whose_number_is_pressed() {
    let locker = |note: &str| PageSnapshot {
        title: "スマートロッカー".to_owned(),
        text: format!("閉めたときに決めた4桁の番号を押してください\n{note}"),
        keypad: true,
        ..page(ORDINARY, Vec::new())
    };
    let forbidden = "キャッシュカードやマイナンバーカードと同じ番号は使わないでください";
    assert_level(&locker(forbidden), Level::Clear);
    let findings = inspect(&locker("マイナンバーカードを置いてください"));
    assert_eq!(level_with(100, findings), Level::Danger);
}

#[test]
fn neither_the_name_of_a_field_nor_the_topic_of_a_document_is_who_speaks() {
    let claim = |page: &PageSnapshot| inspect(page).claim;
    let bank = |label: &str| PageSnapshot {
        text: "Banco Asahi\nAgência e número da conta\nEnviar".to_owned(),
        ..asks(ORDINARY, &[label])
    };
    assert_eq!(claim(&bank("Agência e número da conta")), None);
    assert!(claim(&bank("Conta")).is_some());
    let titled = |title: &str| PageSnapshot {
        title: title.to_owned(),
        ..asks(ORDINARY, &[])
    };
    assert!(claim(&titled("JPKI verification")).is_some());
    let strength = |title: &str| claim(&titled(title)).map(|claim| format!("{:?}", claim.strength));
    assert_ne!(
        strength("JPKI verification — Kagi docs").as_deref(),
        Some("Plain")
    );
}

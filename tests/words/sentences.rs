//! The engine chooses the right sentence.

use myna_mamori::present::banner::{banner_state, banner_strings, may_trust};
use myna_mamori::present::incident_help::CHECKED_ON;
use myna_mamori::present::{freshness::edition, situation::Situation, strings::reason};
use myna_mamori::sms::strings::{headline, shown_reasons};
use myna_mamori::{
    Ask, BannerStyle, CardNotice, Level, MessageText, Reason, Settings, Standing, Verdict,
    judge_message,
};

use crate::{Catalogue, catalogues};

/// Fills the arguments into a sentence as browsers do.
fn filled(catalogue: &Catalogue, key: &str, args: &[&str]) -> String {
    let mut sentence = catalogue.get(key).cloned().unwrap_or_default();
    for (at, arg) in args.iter().enumerate() {
        sentence = sentence.replace(&format!("${}", at + 1), arg);
    }
    sentence
}

/// The Japanese sentences.
fn japanese(key: &str, args: &[&str]) -> String {
    filled(&catalogues()["ja"], key, args)
}

fn verdict(level: Level, standing: Standing, asks: &[Ask]) -> Verdict {
    let mut verdict = Verdict::unreachable(None);
    verdict.unchecked = None;
    verdict.level = level;
    verdict.standing = standing;
    verdict.asks = asks.to_vec();
    "example.shop".clone_into(&mut verdict.host);
    "example.shop".clone_into(&mut verdict.trustable_host);
    verdict
}

#[test]
fn the_headline_for_a_pin_has_the_host_and_the_reason() {
    let asked = verdict(Level::Danger, Standing::Ordinary, &[Ask::SignaturePassword]);
    let shown = banner_strings(&asked, &Settings::default(), &japanese);
    assert_eq!(
        shown.headline,
        "「example.shop」は政府のサイトではありません。マイナンバーカードの暗証番号を求めています。"
    );
    assert!(
        shown.detail.contains("カードには届きません"),
        "{}",
        shown.detail
    );
    assert_eq!(shown.advice, "何も入力しないでください。");
}

#[test]
fn the_separator_of_the_language_joins_asks() {
    let asks = [Ask::MyNumber, Ask::PaymentCard];
    let asked = verdict(Level::Danger, Standing::Ordinary, &asks);
    let english = catalogues().remove("en").expect("English");
    let shown = banner_strings(&asked, &Settings::default(), &|key, args| {
        filled(&english, key, args)
    });
    assert!(
        shown
            .headline
            .ends_with("your My Number, payment card details."),
        "{}",
        shown.headline
    );
}

#[test]
fn a_page_without_a_host_has_a_headline() {
    let mut asked = verdict(Level::Warning, Standing::Local, &[Ask::MyNumber]);
    asked.host.clear();
    assert_eq!(
        banner_strings(&asked, &Settings::default(), &japanese).headline,
        "このページがマイナンバーを求めています。"
    );
}

#[test]
fn each_verdict_has_its_situation() {
    use Level::{Clear, Danger, Notice, Warning};
    use Situation as S;
    use Standing::{Government, LookAlike, Ordinary, PublicBody, Trusted};
    let (number, card, pin) = (Ask::MyNumber, Ask::PaymentCard, Ask::CardInformationPin);
    let cases: &[(Level, Standing, &[Ask], S)] = &[
        (Danger, Ordinary, &[number, pin], S::Pin),
        (Danger, Trusted, &[pin], S::Pin),
        (Danger, LookAlike, &[pin], S::Pin),
        (Danger, PublicBody, &[pin], S::PublicBodyPin),
        (Danger, Government, &[pin], S::PublicBodyPin),
        (Danger, LookAlike, &[card], S::LookAlike),
        (Warning, LookAlike, &[], S::LookAlike),
        (Danger, Ordinary, &[number, card], S::NumberAndCard),
        (Warning, Government, &[number], S::Tampering),
        (Warning, Ordinary, &[number], S::MyNumber),
        (Notice, Ordinary, &[card], S::PaymentCard),
        (Notice, PublicBody, &[number], S::PublicBody),
        (Clear, Trusted, &[number], S::Trusted),
        (Clear, Government, &[], S::Government),
        (Clear, Ordinary, &[], S::Clear),
    ];
    for (level, standing, asks, situation) in cases {
        let case = verdict(*level, *standing, asks);
        assert_eq!(
            Situation::of(&case),
            *situation,
            "{level:?} {standing:?} {asks:?}"
        );
    }
}

#[test]
fn a_claim_is_quoted_in_the_headline() {
    let mut claims = verdict(Level::Warning, Standing::Ordinary, &[Ask::BankAccount]);
    claims.claim = Some("デジタル庁".to_owned());
    let shown = banner_strings(&claims, &Settings::default(), &japanese);
    assert!(
        shown.headline.contains("「デジタル庁」と名乗っています"),
        "{}",
        shown.headline
    );
    assert!(shown.detail.contains("銀行口座の番号"), "{}", shown.detail);
}

#[test]
fn a_rule_without_a_sentence_gets_a_general_one() {
    let found = |ask, field| Reason {
        rule: "a-rule-of-tomorrow".to_owned(),
        ask,
        quote: "個人番号".to_owned(),
        frame: 0,
        field,
    };
    let shown = reason(&found(Some(Ask::MyNumber), Some(1)), &japanese);
    assert_eq!(
        shown,
        "「個人番号」という欄で、マイナンバーを求めています。"
    );
    assert_eq!(
        reason(&found(None, None), &japanese),
        "「個人番号」と書かれています。"
    );
}

#[test]
fn the_slim_line_is_shown_once_for_each_host_if_the_setting_allows_it() {
    let shop = verdict(Level::Notice, Standing::Ordinary, &[Ask::PaymentCard]);
    let style = |card_notice, noticed| {
        let settings = Settings {
            card_notice,
            ..Settings::default()
        };
        banner_state(&shop, &settings, noticed, "ja", &japanese).style
    };
    assert_eq!(style(CardNotice::Line, false), BannerStyle::Line);
    assert_eq!(style(CardNotice::Line, true), BannerStyle::None);
    assert_eq!(style(CardNotice::Badge, false), BannerStyle::None);
    assert_eq!(style(CardNotice::Off, false), BannerStyle::None);
}

#[test]
fn a_host_can_be_trusted_only_if_it_may_ask() {
    let may = |level, standing, asks: &[Ask]| may_trust(&verdict(level, standing, asks));
    assert!(may(Level::Warning, Standing::Ordinary, &[Ask::MyNumber]));
    assert!(may(Level::Notice, Standing::Ordinary, &[Ask::PaymentCard]));
    assert!(!may(
        Level::Danger,
        Standing::Ordinary,
        &[Ask::SignaturePassword]
    ));
    assert!(!may(Level::Warning, Standing::LookAlike, &[Ask::MyNumber]));
    assert!(!may(Level::Clear, Standing::Ordinary, &[]));
    let mut claims = verdict(Level::Warning, Standing::Ordinary, &[Ask::BankAccount]);
    claims.claim = Some("国税庁".to_owned());
    assert!(!may_trust(&claims));
    // Where others can change the page, its host has no name to trust.
    let mut over_http = verdict(Level::Warning, Standing::Ordinary, &[Ask::MyNumber]);
    over_http.trustable_host.clear();
    assert!(!may_trust(&over_http));
}

#[test]
fn the_edition_has_the_version_and_the_latest_date_of_the_data() {
    let list = std::fs::read_to_string("src/rules/municipalities.toml").expect("the list");
    let list: toml::Table = list.parse().expect("TOML");
    let day = list["as_of"].as_str().expect("a day").max(CHECKED_ON);
    let numbers = day.split('-').map(|part| part.parse().expect("a number"));
    let [year, month, day]: [u16; 3] = numbers.collect::<Vec<_>>().try_into().expect("a day");
    let version = env!("CARGO_PKG_VERSION");
    let expected = format!("バージョン {version}。判定ルールは{year}年{month}月{day}日版です。");
    assert_eq!(edition(&japanese), expected);
}

#[test]
fn a_message_is_quoted_by_the_name_of_its_sender_or_counts_as_unsigned() {
    let headline_of = |text: &str| {
        let message = MessageText {
            text: text.to_owned(),
            ..MessageText::default()
        };
        headline(&judge_message(&message), &japanese)
    };
    let named = headline_of(
        "厚生労働省からの重要なお知らせです。本日中に050-1234-5678へ電話してください。",
    );
    assert!(named.starts_with("「厚生労働省」を"), "{named}");
    let office = headline_of("六ヶ所村税務課です。納付書をご確認ください。");
    assert!(office.starts_with("「六ヶ所村税務課」を"), "{office}");
    let unnamed = headline_of(
        "【お客様のマイナンバーカードの有効期限が切れます】本日中に https://a.example/ で暗証番号を入力してください。",
    );
    assert!(!unnamed.contains("お客様の"), "{unnamed}");
}

#[test]
fn a_link_is_spoken_of_only_where_there_is_one() {
    let says_link = |text: &str| {
        let message = MessageText {
            text: text.to_owned(),
            ..MessageText::default()
        };
        let reasons = shown_reasons(&judge_message(&message));
        reasons.iter().any(|reason| reason.rule == "wants-tap")
    };
    let text = "市役所です。詳しくはこちらからご確認ください";
    assert!(!says_link(text));
    assert!(says_link(&format!("{text} https://a.example/")));
}

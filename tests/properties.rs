//! Properties of every page, tested on random pages made of the examples of the rules.

mod support;

use std::{fs, sync::LazyLock};

use myna_mamori::{Ask, Field, Identity, Label, Level, PageSnapshot, Slot, Standing, normalize};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::Deserialize;
use support::{Example, page, verdict};

#[derive(Deserialize)]
struct RuleFile {
    #[serde(default)]
    rule: Vec<Examples>,
}

#[derive(Deserialize)]
struct Examples {
    id: String,
    #[serde(default)]
    part: String,
    hits: Vec<Example>,
    misses: Vec<Example>,
}

/// The rules for asks, with their examples.
static RULES: LazyLock<Vec<Examples>> = LazyLock::new(|| {
    let files = [
        "my-number",
        "pins",
        "payment-card",
        "secondary",
        "languages",
    ];
    let texts = files.map(|name| fs::read_to_string(format!("src/rules/{name}.toml")));
    let rules = texts.into_iter().flat_map(|text| {
        let file: RuleFile = toml::from_str(&text.expect("a rule file")).expect("rules");
        file.rule
    });
    rules.collect()
});

/// The pages of all examples, hits and misses.
static EXAMPLES: LazyLock<Vec<PageSnapshot>> = LazyLock::new(|| {
    let examples = RULES
        .iter()
        .flat_map(|rule| rule.hits.iter().chain(&rule.misses));
    examples.map(Example::page).collect()
});

const HOSTS: [&str; 6] = [
    "https://shop.example/",
    "https://myna.go.jp.update.example/",
    "https://www.city.naha.okinawa.jp/",
    "http://www.soumu.go.jp/",
    "https://kokuzei.noufu.jp/",
    "http://localhost:8080/",
];
const TITLES: [&str; 8] = [
    "",
    "マイナポータル",
    "マイナポータル | ログイン",
    "国税庁をかたる不審なメール",
    "会員登録 | 花森商店",
    "厚生労働省",
    "マイナンバーカードの更新",
    "My Number Card renewal",
];
const SENTENCES: [&str; 7] = [
    "①には住民基本台帳用の暗証番号を入力してください。",
    "マイナンバーカードの暗証番号は入力しないでください。",
    "マイナンバーカードの暗証番号をこのチャットで送信してください。",
    "12桁の個人番号です。",
    "SMSで届いた認証コードを折り返しの電話でお知らせください。",
    "財産の差押えを行います。",
    "お問い合わせは窓口へどうぞ。",
];

/// A field of an example, or one whose only label is a footnote mark.
fn some_field() -> impl Strategy<Value = Field> {
    let fields = EXAMPLES.iter().flat_map(|page| page.fields.clone());
    let marked = Field {
        labels: vec![label("①")],
        max_length: Some(4),
        ..Field::default()
    };
    select(fields.chain([marked]).collect::<Vec<_>>())
}

fn label(text: &str) -> Label {
    Label {
        source: myna_mamori::Source::Label,
        text: text.into(),
    }
}

prop_compose! {
    fn some_page()(
        host in select(&HOSTS[..]),
        title in select(&TITLES[..]),
        heading in select(&TITLES[..]),
        sender in any::<bool>(),
        sentences in proptest::collection::vec(select(&SENTENCES[..]), 0..4),
        fields in proptest::collection::vec(some_field(), 0..6),
        keypad in any::<bool>(),
    ) -> PageSnapshot {
        let mut page = page(host, fields);
        page.title = title.into();
        let slot = if sender { Slot::Sender } else { Slot::Heading };
        page.identity = vec![Identity { slot, text: heading.into() }];
        page.text = sentences.join("\n");
        page.keypad = keypad;
        numbered(page)
    }
}

/// The page with a unique key for each field.
fn numbered(mut page: PageSnapshot) -> PageSnapshot {
    for (key, field) in (1..).zip(&mut page.fields) {
        field.key = key;
    }
    page
}

/// The parts of a verdict that people see, without the quotations.
fn visible_parts(page: &PageSnapshot) -> (Level, Vec<Ask>, Standing, Vec<String>) {
    let verdict = verdict(page);
    let mut rules: Vec<String> = verdict.reasons.into_iter().map(|r| r.rule).collect();
    // Which field counts as the supporting one depends on the order; the asks do not.
    let is_supporting = |id: &String| {
        RULES
            .iter()
            .any(|rule| rule.id == *id && rule.part == "supporting")
    };
    rules.retain(|id| !is_supporting(id));
    rules.sort();
    (verdict.level, verdict.asks, verdict.standing, rules)
}

/// Invisible characters. A right-to-left override is not one of them, because it reverses
/// the text after it.
const INVISIBLE: [char; 12] = [
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{115f}',
    '\u{180e}',
    '\u{200b}',
    '\u{200e}',
    '\u{2060}',
    '\u{3164}',
    '\u{fe0f}',
    '\u{feff}',
    '\u{e0020}',
];

type Sprinkled = Vec<(Index, char)>;

fn some_invisible() -> impl Strategy<Value = Sprinkled> {
    proptest::collection::vec((any::<Index>(), select(&INVISIBLE[..])), 1..24)
}

fn sprinkle(text: &str, sprinkled: &Sprinkled) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, c) in sprinkled {
        chars.insert(at.index(chars.len() + 1), *c);
    }
    chars.into_iter().collect()
}

fn with_invisible(page: &PageSnapshot, sprinkled: &Sprinkled) -> PageSnapshot {
    let mut page = page.clone();
    let labels = page.fields.iter_mut().flat_map(|field| &mut field.labels);
    let labels = labels.map(|label| &mut label.text);
    let names = page.identity.iter_mut().map(|identity| &mut identity.text);
    for text in labels.chain(names).chain([&mut page.title, &mut page.text]) {
        *text = sprinkle(text, sprinkled);
    }
    page
}

/// Texts of characters that normalization handles specially.
fn some_text() -> impl Strategy<Value = String> {
    const PIECES: [&str; 30] = [
        "マイナ",
        "ー",
        "一",
        "|",
        "｜",
        " ",
        "\n",
        "(",
        "rn",
        "1",
        "０",
        "l",
        "゛",
        "ﾊ",
        "ﾟ",
        "か\u{3099}",
        "\u{202e}",
        "\u{202c}",
        "\u{200b}",
        "ⓟ",
        "⒫",
        "⼈",
        "А",
        "~",
        "〜",
        "号",
        "é",
        "한",
        "पिन",
        "\u{301}",
    ];
    proptest::collection::vec(
        prop_oneof![
            select(&PIECES[..]).prop_map(str::to_owned),
            any::<char>().prop_map(String::from)
        ],
        0..12,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn normalization_is_idempotent(text in some_text()) {
        let once = normalize(&text);
        prop_assert_eq!(normalize(&once), once);
    }

    #[test]
    fn invisible_characters_do_not_change_a_normalized_text(text in some_text(), sprinkled in some_invisible()) {
        prop_assert_eq!(normalize(&sprinkle(&text, &sprinkled)), normalize(&text));
    }

    #[test]
    fn an_added_field_never_lowers_the_level(page in some_page(), field in some_field(), at in any::<Index>()) {
        let before = verdict(&page);
        let mut more = page;
        more.fields.insert(at.index(more.fields.len() + 1), field);
        let after = verdict(&numbered(more));
        prop_assert!(after.level >= before.level, "{before:?} became {after:?}");
        // Another field may show that a password is a PIN of the card, which is worse.
        let became_pin = after.asks.iter().copied().any(Ask::is_card_pin);
        let is_kept = |ask: &Ask| after.asks.contains(ask) || *ask == Ask::AccountPassword && became_pin;
        prop_assert!(before.asks.iter().all(is_kept), "{before:?} became {after:?}");
    }

    #[test]
    fn invisible_characters_do_not_change_a_verdict(page in some_page(), sprinkled in some_invisible()) {
        prop_assert_eq!(visible_parts(&with_invisible(&page, &sprinkled)), visible_parts(&page));
    }

    #[test]
    fn the_order_of_fields_does_not_matter(
        (page, fields) in some_page().prop_flat_map(|page| {
            let fields = Just(page.fields.clone()).prop_shuffle();
            (Just(page), fields)
        })
    ) {
        let other = PageSnapshot { fields, ..page.clone() };
        prop_assert_eq!(visible_parts(&other), visible_parts(&page));
    }
}

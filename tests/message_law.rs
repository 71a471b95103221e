//! What the writer of a message can add at will never takes a warned message below a warning.

#[path = "support/message_families.rs"]
mod message_families;

use message_families::messages;
use myna_mamori::{Level, MessageText, judge_message};

/// Sentences, signatures, headings and links that a writer can add.
const LINES: [&str; 22] = [
    "※当方を装う詐欺メールにご注意ください。",
    "当社をかたる不審なメールが確認されています。リンクを開かないでください。",
    "このような電話は詐欺です。すぐに切ってください。",
    "警察や市役所が暗証番号をお聞きすることはありません。",
    "株式会社みらいサービス",
    "花守市立病院 総務課",
    "日本放送協会",
    "国税庁",
    "楽天市場",
    "-- \n山田商店 03-0000-0000",
    "【重要なお知らせ】",
    "【花守新聞ニュース】",
    "いつもありがとうございます。ご家族の皆さまによろしくお伝えください。",
    "お手続きがお済みの方は、行き違いですのでご容赦ください。",
    "このメールは配信専用です。配信停止は https://www.nta.go.jp/",
    "https://www.nta.go.jp/",
    "https://www.rakuten.co.jp/help/",
    "https://hanamori.example.co.jp/",
    "「未納があります」という電話は詐欺です。",
    "「",
    "件名: 会議のお知らせ",
    "差出人: 花守銀行 <info@hanamori-bank.example.co.jp>",
];

/// Senders that a writer can state.
const SENDERS: [&str; 5] = [
    "日本放送協会 <info@nhk.or.jp>",
    "花守商店",
    "国税庁 <info@nta.go.jp>",
    "警察庁 詐欺対策",
    "母",
];

fn message(text: String) -> MessageText {
    MessageText {
        text,
        ..MessageText::default()
    }
}

/// The message with each addition.
fn additions(text: &str) -> Vec<MessageText> {
    let mut all = Vec::new();
    for line in LINES {
        all.push(message(format!("{text}\n{line}")));
        all.push(message(format!("{text}\n\n{line}")));
        all.push(message(format!("{line}\n{text}")));
        all.push(message(format!("{line}\n\n{text}")));
    }
    all.push(message(format!("{text} ※詐欺メールにご注意ください。")));
    all.push(message(beside_links(text, "https://www.nta.go.jp/")));
    all.push(message(beside_links(
        text,
        "公式サイト https://www.digital.go.jp/",
    )));
    for sender in SENDERS {
        all.push(MessageText {
            sender: sender.to_owned(),
            ..message(text.to_owned())
        });
        all.push(MessageText {
            subject: sender.to_owned(),
            ..message(text.to_owned())
        });
    }
    let everything = LINES.join("\n");
    all.push(message(format!("{everything}\n{text}\n{everything}")));
    all
}

/// The text with a line below each line that has a link.
fn beside_links(text: &str, added: &str) -> String {
    let lines = text.lines().map(|line| {
        if line.contains("://") {
            format!("{line}\n{added}\n")
        } else {
            format!("{line}\n")
        }
    });
    lines.collect()
}

#[test]
fn no_addition_takes_a_warned_message_below_a_warning() {
    let mut warned = 0;
    let mut fallen = Vec::new();
    // All of them take a minute with optimization: `EVERY=1 cargo test --release`.
    let every = if std::env::var_os("EVERY").is_some() {
        1
    } else {
        25
    };
    for (name, text) in messages(&["scam", "general"]).into_iter().step_by(every) {
        if judge_message(&message(text.clone())).level < Level::Warning {
            continue;
        }
        warned += 1;
        for added in additions(&text) {
            if judge_message(&added).level < Level::Warning {
                fallen.push(format!("{name}: {added:?}"));
            }
        }
    }
    assert!(warned > 100, "only {warned} messages are warned of");
    let shown: Vec<&String> = fallen.iter().take(5).collect();
    assert!(fallen.is_empty(), "{} fallen: {shown:#?}", fallen.len());
}

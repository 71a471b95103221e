//! The cost of the engine is linear: twice the input costs at most twice as much. The
//! measure is the bytes allocated, which are the same on every machine.

use allocation_counter::measure;
use myna_mamori::{
    Field, Identity, Label, MessageText, PageSnapshot, Slot, Source, inspect, judge_message,
};

type Page = fn(usize) -> PageSnapshot;

/// Everything that a page can have many of, each with a function that makes a page with
/// `n` of it.
const GROWING_PAGES: [(&str, Page); 9] = [
    ("lines", |n| {
        page_with_text("マイナンバーをご入力ください\n".repeat(n))
    }),
    ("one sentence", |n| {
        page_with_text("マイナンバー、暗証番号、".repeat(n))
    }),
    ("a chat", |n| PageSnapshot {
        identity: vec![identity(Slot::Sender, "年金事務所".to_owned())],
        ..page_with_text("暗証番号は\n".repeat(n))
    }),
    ("title", |n| PageSnapshot {
        title: "国税庁 | ログイン | ".repeat(n),
        ..PageSnapshot::default()
    }),
    ("heading", |n| PageSnapshot {
        identity: vec![identity(Slot::Heading, "国税庁".repeat(n))],
        ..PageSnapshot::default()
    }),
    ("logos", |n| PageSnapshot {
        identity: (0..n)
            .map(|at| identity(Slot::Logo, format!("国税庁{at}")))
            .collect(),
        ..PageSnapshot::default()
    }),
    ("fields", |n| {
        with_fields(n, |at| format!("質問{at}の暗証番号"))
    }),
    ("label", |n| with_fields(1, |_| "有効期限 ".repeat(n))),
    ("fields with footnotes", |n| PageSnapshot {
        text: (0..n).map(footnote).collect(),
        ..with_fields(n, circled_number)
    }),
];

fn page_with_text(text: String) -> PageSnapshot {
    PageSnapshot {
        text,
        ..PageSnapshot::default()
    }
}

fn identity(slot: Slot, text: String) -> Identity {
    Identity { slot, text }
}

fn with_fields(count: usize, label: impl Fn(usize) -> String) -> PageSnapshot {
    let field = |at: usize| Field {
        key: u32::try_from(at).expect("a small number"),
        labels: vec![Label {
            source: Source::Label,
            text: label(at),
        }],
        name: format!("q{at}"),
        action_host: format!("h{at}.example"),
        ..Field::default()
    };
    PageSnapshot {
        fields: (0..count).map(field).collect(),
        ..PageSnapshot::default()
    }
}

/// One of the circled numbers, which several fields share.
fn circled_number(at: usize) -> String {
    ('①'..='⑳')
        .chain('㉑'..='㉟')
        .nth(at % 35)
        .expect("a mark")
        .to_string()
}

fn footnote(at: usize) -> String {
    format!("{}には暗証番号を入力してください。", circled_number(at))
}

/// Asserts that doubling the input at most doubles the cost. 5 % more is allowed, because
/// a vector that grows by doubling may be full or half empty.
#[track_caller]
fn assert_linear(name: &str, mut cost: impl FnMut(usize) -> u64) {
    cost(1);
    let [once, twice] = [1500, 3000].map(cost);
    assert!(
        twice * 20 <= once * 2 * 21,
        "{name}: {once} bytes became {twice}"
    );
}

#[test]
fn twice_the_page_costs_at_most_twice_as_much() {
    for (name, page) in GROWING_PAGES {
        assert_linear(name, |n| {
            let page = page(n);
            measure(|| drop(inspect(&page))).bytes_total
        });
    }
}

#[test]
fn twice_the_message_costs_at_most_twice_as_much() {
    for part in [
        "還付金があります。https://a.example/x を開いてください\n",
        "カードの暗証番号、口座番号を",
        "https://a.example/",
        "050-1234-5678 ",
        "国税庁",
    ] {
        assert_linear(part, |n| {
            let message = MessageText {
                text: part.repeat(n),
                ..MessageText::default()
            };
            measure(|| drop(judge_message(&message))).bytes_total
        });
    }
}

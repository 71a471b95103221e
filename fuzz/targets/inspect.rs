//! Fuzzes pages: the engine never panics, and the verdict follows the policy. The input
//! is a page in lines: the address, the title, the text, then one field a line with its
//! label, name and length separated by tabs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use myna_mamori::{
    Field, Identity, Label, Level, PageSnapshot, Settings, Slot, Source, Standing, Tab, inspect,
};

fuzz_target!(|page: &str| {
    let mut tab = Tab::default();
    let snapshot = snapshot(page);
    tab.update_frame(0, inspect(&snapshot));
    tab.update_frame(
        1,
        inspect(&PageSnapshot {
            top: false,
            ..snapshot
        }),
    );
    let verdict = tab.judge(&Settings::default());
    let pin = verdict.asks.iter().any(|ask| ask.is_card_pin());
    let government = verdict.standing == Standing::Government;
    assert!(!pin || government || verdict.level == Level::Danger);
    assert!(verdict.level == Level::Clear || !verdict.badge.is_empty());
    tab.remove_frame(0, "");
    assert!(!tab.knows_top());
});

fn snapshot(page: &str) -> PageSnapshot {
    let mut lines = page.lines();
    let mut line = || lines.next().unwrap_or_default().to_owned();
    let (url, title, text) = (line(), line(), line());
    PageSnapshot {
        url: format!("https://{url}/"),
        top: true,
        identity: vec![Identity {
            slot: Slot::Heading,
            text: title.clone(),
        }],
        title,
        text: text.replace('。', "\n"),
        fields: lines.zip(1..).map(|(line, key)| field(line, key)).collect(),
        ..PageSnapshot::default()
    }
}

fn field(line: &str, key: u32) -> Field {
    let mut parts = line.split('\t');
    let label = Label {
        source: Source::Label,
        text: parts.next().unwrap_or_default().into(),
    };
    Field {
        key,
        labels: vec![label],
        name: parts.next().unwrap_or_default().into(),
        max_length: parts.next().and_then(|length| length.parse().ok()),
        boxes: 1,
        ..Field::default()
    }
}

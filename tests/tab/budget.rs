//! What is kept of a tab with very many frames and fields.

use myna_mamori::{Ask, Level, PageSnapshot, Settings, Tab, Unchecked, inspect};

use crate::support::{fields, page};
use crate::{CARD, PIN, frame, level};

const MAX_BYTES: usize = 64 * 1024;

fn bytes(tab: &Tab) -> usize {
    serde_json::to_string(tab).expect("plain data").len()
}

/// A tab with this many frames of other hosts, each with these labels many times.
fn crowd(frames: u64, labels: &[String]) -> Tab {
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let mut tab = Tab::default();
    tab.update_frame(0, inspect(&page("https://top.example/", Vec::new())));
    for id in 1..=frames {
        let url = format!("https://{}{id}.example/", "a".repeat(60));
        tab.update_frame(id, inspect(&frame(&url, &labels)));
    }
    tab
}

#[test]
fn the_state_of_a_tab_stays_small() {
    let labels: Vec<String> = (0..60)
        .map(|n| format!("マイナンバー\"{n}\\{}", "長".repeat(200)))
        .collect();
    for frames in [1, 5, 40, 120] {
        let tab = crowd(frames, &labels);
        assert!(
            bytes(&tab) <= MAX_BYTES,
            "{frames} frames: {} bytes",
            bytes(&tab)
        );
        assert_eq!(level(&tab), Level::Warning, "{frames} frames");
    }
}

#[test]
fn quiet_frames_make_room_for_loud_ones() {
    let mut tab = crowd(400, &["お名前".to_owned()]);
    tab.update_frame(7, inspect(&frame("https://pin.example/", &[PIN])));
    tab.update_frame(500, inspect(&frame("https://card.example/", &[CARD])));
    assert!(bytes(&tab) <= MAX_BYTES);
    let verdict = tab.judge(&Settings::default());
    assert_eq!(verdict.level, Level::Danger);
    assert_eq!(verdict.asks, [Ask::UserAuthenticationPin, Ask::PaymentCard]);
    assert_eq!(
        verdict.unchecked, None,
        "what was dropped was read and is silent"
    );
}

#[test]
fn one_ask_of_each_kind_is_kept() {
    let mut labels = vec![CARD.to_owned(); 300];
    labels.push(PIN.to_owned());
    let tab = crowd(1, &labels);
    let verdict = tab.judge(&Settings::default());
    assert_eq!(verdict.asks, [Ask::UserAuthenticationPin, Ask::PaymentCard]);
    assert_eq!(verdict.fields, 301);
}

#[test]
fn a_tab_that_was_read_in_part_is_not_clear() {
    let mut tab = crowd(1, &["お名前".to_owned()]);
    assert_eq!(tab.judge(&Settings::default()).badge, "");
    tab.mark_partly_read();
    let verdict = tab.judge(&Settings::default());
    assert_eq!(verdict.unchecked, Some(Unchecked::TooLong));
    assert_eq!(verdict.badge, "?");
    tab.update_frame(2, inspect(&frame("https://card.example/", &[CARD])));
    let verdict = tab.judge(&Settings::default());
    assert_eq!((verdict.unchecked, verdict.badge.as_str()), (None, "i"));
    let next = PageSnapshot {
        document: "next".into(),
        ..page("https://next.example/", fields(&["お名前"]))
    };
    tab.update_frame(0, inspect(&next));
    assert_eq!(tab.judge(&Settings::default()).unchecked, None);
}

//! Fuzzes messages: the engine never panics, and a displayed link can never be opened. The
//! input is the sender, the subject and the text, separated by line ends.
#![no_main]

use libfuzzer_sys::fuzz_target;
use myna_mamori::{MessageText, judge_message};

fuzz_target!(|message: &str| {
    let mut parts = message.splitn(3, '\n').map(str::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    let message = MessageText {
        sender: part(),
        subject: part(),
        text: part(),
        ..MessageText::default()
    };
    let verdict = judge_message(&message);
    let is_defanged = |address: &str| !address.starts_with("http");
    assert!(verdict.links.iter().all(|link| is_defanged(&link.address)));
    assert_eq!(judge_message(&message), verdict);
});

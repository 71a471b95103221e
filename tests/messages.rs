//! The messages of `tests/messages`, judged as they stand. How messages are judged that nobody
//! has seen is in `tests/messages/first-sight.md`, and what is told of families that were left
//! out comes from `xtask learn`.

#[path = "support/message_families.rs"]
mod message_families;

use message_families::messages;
use myna_mamori::{Level, MessageText, judge_message};

/// The names and levels of the messages of a folder for which `is_wrong` is true, and how many
/// there are in all.
fn failures(folder: &str, is_wrong: impl Fn(Level) -> bool) -> (Vec<String>, usize) {
    let all = messages(&[folder]);
    let count = all.len();
    let judged = all.into_iter().map(|(name, text)| {
        let level = judge_message(&MessageText {
            text,
            ..MessageText::default()
        })
        .level;
        (name, level)
    });
    let wrong = judged.filter(|(_, level)| is_wrong(*level));
    (
        wrong
            .map(|(name, level)| format!("{name} {level:?}"))
            .collect(),
        count,
    )
}

/// At most this share of a folder may be wrong.
fn assert_few(folder: &str, per_thousand: usize, is_wrong: impl Fn(Level) -> bool) {
    let (wrong, count) = failures(folder, is_wrong);
    println!("{} of {count} in {folder} are wrong", wrong.len());
    assert!(
        wrong.len() * 1000 <= count * per_thousand,
        "{} of {count} in {folder}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn scams_get_a_warning() {
    assert_few("scam", 27, |level| level < Level::Warning);
    assert_few("scam", 6, |level| level == Level::Clear);
}

#[test]
fn scams_that_pass_for_companies_get_a_warning() {
    assert_few("general", 42, |level| level < Level::Warning);
    assert_few("general", 12, |level| level == Level::Clear);
}

#[test]
fn honest_messages_get_no_warning() {
    assert_few("honest", 15, |level| level >= Level::Warning);
    assert_few("honest", 0, |level| level == Level::Danger);
}

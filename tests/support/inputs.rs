//! The inputs on which the engine's cost is measured: the collector's snapshots of the test
//! pages (`tests/bench/snapshots.json`), and the test messages. `tests/bench/inputs.js`
//! builds the same inputs for the engine in a browser.
#![allow(dead_code)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use myna_mamori::{MessageText, PageSnapshot};

/// A form with more fields and text than nine in ten pages on the web.
pub(crate) const TYPICAL: &str = "pages/ordinary/payroll-social-insurance-agent.html";

/// The test page with the most fields.
pub(crate) const SURVEY: &str = "pages/edge/survey-two-hundred-fields.html";

/// The frames of each test page, by its file.
pub(crate) fn pages() -> BTreeMap<String, Vec<PageSnapshot>> {
    pages_of("tests/bench/snapshots.json")
}

/// The frames of each page of a file of snapshots.
pub(crate) fn pages_of(file: impl AsRef<Path>) -> BTreeMap<String, Vec<PageSnapshot>> {
    let text = fs::read_to_string(file).expect("the snapshots");
    serde_json::from_str(&text).expect("pages")
}

/// The first frame of the page in a file.
pub(crate) fn page(file: &str) -> PageSnapshot {
    let frames = pages().remove(file).expect("a page");
    frames.into_iter().next().expect("a frame")
}

/// Text of the test pages, of about this many bytes.
pub(crate) fn text(bytes: usize) -> String {
    let pages = pages();
    let texts: Vec<&str> = pages
        .values()
        .flatten()
        .map(|page| page.text.as_str())
        .collect();
    repeated(&texts.join("\n"), bytes)
}

/// The typical page with about this many bytes of text.
pub(crate) fn page_of(text_bytes: usize) -> PageSnapshot {
    PageSnapshot {
        text: text(text_bytes),
        ..page(TYPICAL)
    }
}

/// A text repeated up to this many bytes.
pub(crate) fn repeated(text: &str, bytes: usize) -> String {
    let times = bytes.div_ceil(text.len() + 1);
    let mut whole = vec![text; times].join("\n");
    let end = (0..=bytes).rev().find(|end| whole.is_char_boundary(*end));
    whole.truncate(end.unwrap_or_default());
    whole
}

/// The test messages, each with its theme and name.
pub(crate) fn messages() -> Vec<(String, String)> {
    let mut messages = Vec::new();
    for path in message_files() {
        let file = fs::read_to_string(&path).expect("a text");
        let theme = path.with_extension("").display().to_string();
        for part in file.split("\n=== ").skip(1) {
            let (name, text) = part.split_once('\n').expect("a name and a text");
            messages.push((format!("{theme}/{name}"), text.trim().to_owned()));
        }
    }
    messages
}

fn message_files() -> Vec<PathBuf> {
    let folders = ["tests/messages/honest", "tests/messages/scam"];
    let files = folders.map(|folder| fs::read_dir(folder).expect("messages"));
    let mut paths: Vec<PathBuf> = files
        .into_iter()
        .flatten()
        .flatten()
        .map(|f| f.path())
        .collect();
    paths.sort();
    paths
}

/// A message of about this many bytes.
pub(crate) fn message(bytes: usize) -> MessageText {
    let texts: Vec<String> = messages().into_iter().map(|(_, text)| text).collect();
    text_message(&repeated(&texts.join("\n"), bytes))
}

/// A message with only a text.
pub(crate) fn text_message(text: &str) -> MessageText {
    MessageText {
        text: text.to_owned(),
        ..MessageText::default()
    }
}

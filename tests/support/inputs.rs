//! What the engine's cost is measured on: what the sensor reads of our own pages
//! (`tests/bench/snapshots.json`), and our own messages. `tests/bench/inputs.js`
//! makes the same of them for the engine in a browser.
#![allow(dead_code)]

use std::{collections::BTreeMap, fs, path::PathBuf};

use myna_mamori::{MessageText, PageSnapshot};

/// A form with more fields and words than nine in ten pages on the web have.
pub(crate) const TYPICAL: &str = "pages/ordinary/payroll-social-insurance-agent.html";

/// A page with more fields than any other of ours.
pub(crate) const SURVEY: &str = "pages/edge/survey-two-hundred-fields.html";

/// The frames of each page, by the page's file.
pub(crate) fn pages() -> BTreeMap<String, Vec<PageSnapshot>> {
    let text = fs::read_to_string("tests/bench/snapshots.json").expect("the snapshots");
    serde_json::from_str(&text).expect("pages")
}

/// One frame of the page in that file.
pub(crate) fn page(file: &str) -> PageSnapshot {
    let frames = pages().remove(file).expect("a page");
    frames.into_iter().next().expect("a frame")
}

/// Text of our pages, so many bytes of it.
pub(crate) fn text(bytes: usize) -> String {
    let pages = pages();
    let texts: Vec<&str> = pages
        .values()
        .flatten()
        .map(|page| page.text.as_str())
        .collect();
    repeated(&texts.join("\n"), bytes)
}

/// A page with so many bytes of text and the fields of that page.
pub(crate) fn page_of(text_bytes: usize) -> PageSnapshot {
    PageSnapshot {
        text: text(text_bytes),
        ..page(TYPICAL)
    }
}

/// A text again and again, up to so many bytes.
pub(crate) fn repeated(text: &str, bytes: usize) -> String {
    let times = bytes.div_ceil(text.len() + 1);
    let mut whole = vec![text; times].join("\n");
    let end = (0..=bytes).rev().find(|end| whole.is_char_boundary(*end));
    whole.truncate(end.unwrap_or_default());
    whole
}

/// Our messages, each with its theme and name.
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

/// A mail of so many bytes.
pub(crate) fn message(bytes: usize) -> MessageText {
    let texts: Vec<String> = messages().into_iter().map(|(_, text)| text).collect();
    said(&repeated(&texts.join("\n"), bytes))
}

/// A message with nothing but a text.
pub(crate) fn said(text: &str) -> MessageText {
    MessageText {
        text: text.to_owned(),
        ..MessageText::default()
    }
}

//! Counts the allocations of the engine and the bytes of the packages.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;

use allocation_counter::measure;
use myna_mamori::{inspect, judge_message};

use super::Counts;
use crate::{TaskResult, sizes};

#[path = "../../../tests/support/inputs.rs"]
mod inputs;

/// Counts all groups. Sets the current folder to `root`, because the inputs are read
/// relative to it, in code that the tests of the engine share.
pub(super) fn all(root: &Path) -> TaskResult<Counts> {
    std::env::set_current_dir(root)?;
    let mut counts = Counts::new();
    for (file, frames) in inputs::pages() {
        engine(&mut counts, "inspect", &file, || {
            for frame in &frames {
                black_box(inspect(frame));
            }
        });
    }
    for (name, bytes) in [("68 KB", 68_000), ("136 KB", 136_000)] {
        let page = inputs::page_of(bytes);
        engine(&mut counts, "inspect", &format!("page of {name}"), || {
            black_box(inspect(&page));
        });
        let message = inputs::message(bytes);
        engine(&mut counts, "message", &format!("text of {name}"), || {
            black_box(judge_message(&message));
        });
    }
    for (file, messages) in by_file(inputs::messages()) {
        engine(&mut counts, "message", &file, || {
            for text in &messages {
                black_box(judge_message(&inputs::text_message(text)));
            }
        });
    }
    for (part, [raw, gzip, _]) in sizes::parts(root)? {
        add(&mut counts, "size, raw", part, raw as u64);
        add(&mut counts, "size, gzip", part, gzip as u64);
    }
    Ok(counts)
}

/// Counts the allocations of a run. An earlier run fills the tables that are built only
/// once.
fn engine(counts: &mut Counts, group: &str, name: &str, run: impl Fn()) {
    run();
    let info = measure(run);
    add(
        counts,
        &format!("{group}, allocations"),
        name,
        info.count_total,
    );
    add(counts, &format!("{group}, bytes"), name, info.bytes_total);
}

fn add(counts: &mut Counts, group: &str, name: &str, count: u64) {
    let group = counts.entry(group.to_owned()).or_default();
    group.insert(name.to_owned(), count);
}

/// The texts of each file of messages.
fn by_file(messages: Vec<(String, String)>) -> BTreeMap<String, Vec<String>> {
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, text) in messages {
        let file = name.rsplit_once('/').map_or("", |(file, _)| file);
        files.entry(file.to_owned()).or_default().push(text);
    }
    files
}

//! The part of `build.sh` that is not shell: it generates the Wasm glue, the manifests,
//! the message types, the bill of materials and the page of licences, and writes the store
//! packages.
//!
//! `cargo run -p xtask` assembles `dist/`; `… -- pack` writes `dist/packages/`;
//! `… -- sizes` prints the sizes of the download, and `size-rows` the same as JSON;
//! `… -- refresh <file>` updates data of third parties; `… -- counts` compares the counts
//! with the baseline, and `counts renew` writes the baseline; `… -- judge <file>` judges
//! recorded pages; `… -- learn` learns the weights of messages, and `learn-pages <files>` those of pages from
//! recorded ones; `… -- left-out` judges generated pages without the words of each family
//! (`left-out words` names the words, `misses` the pages; `json` prints the sums).

mod assemble;
mod bindgen;
mod bundle;
mod contributors;
mod counts;
#[path = "../../tests/generated/generator/mod.rs"]
mod generator;
mod judge;
mod learn;
mod learn_pages;
mod learner;
mod learning_set;
mod left_out;
mod left_out_table;
mod libraries;
mod licences;
mod manifest;
mod messages;
mod pack;
mod parts;
mod phrases;
mod recorded;
mod refresh;
mod rules;
mod sbom;
mod settings;
mod sizes;
mod tree;
mod types;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The result of a task. The error is printed as it is.
type TaskResult<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_else(|| "assemble".into());
    let argument = std::env::args().nth(2);
    match run(&command, argument.as_deref(), &root()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {command}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &str, argument: Option<&str>, root: &Path) -> TaskResult {
    match command {
        "assemble" => {
            let engine = bindgen::engine(root)?;
            types::write(root, &engine)?;
            rules::write(root)?;
            let parts = parts::read(root)?;
            let bill = sbom::of(&parts)?;
            tree::write_file(&root.join("dist/sbom.cdx.json"), &bill)?;
            assemble::write(root, &engine, &licences::page(&parts))
        }
        "pack" => pack::write(root),
        "sizes" => sizes::print(root),
        "size-rows" => sizes::print_rows(root),
        "refresh" => refresh::write(root, argument),
        "counts" if argument == Some("renew") => counts::renew(root),
        "counts" => counts::check(root),
        "left-out" => left_out::print(root, argument),
        "messages" => messages::print(argument.unwrap_or("tests/messages")),
        "learn" => learn::run(root),
        "learn-pages" => {
            let files = std::env::args()
                .skip(2)
                .filter(|argument| argument != "--misses");
            learn_pages::run(root, &files.collect::<Vec<_>>())
        }
        "judge" => judge::print(argument.unwrap_or("target/recorded.jsonl")),
        _ => {
            let commands = "assemble (or none), pack, sizes, size-rows, refresh, counts, messages, learn, learn-pages, judge and left-out";
            Err(format!("unknown command; the commands are {commands}").into())
        }
    }
}

/// The root folder of the project.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
        .to_owned()
}

//! The part of `build.sh` that is not shell: packs the Wasm, derives the
//! manifests, the message types and what is summary of others' work, and writes the
//! store packages.
//!
//! `cargo run -p xtask` assembles `dist/`; `… -- pack` writes `dist/packages/`;
//! `… -- sizes` prints what a person downloads, and `size-rows` the same as JSON;
//! `… -- refresh <file>` takes over data that others keep; `… -- counts` compares
//! with the counts on record, and `counts renew` writes these.

mod assemble;
mod bindgen;
mod bundle;
mod contributors;
mod counts;
mod licences;
mod manifest;
mod pack;
mod parts;
mod refresh;
mod rules;
mod sbom;
mod settings;
mod sizes;
mod tree;
mod types;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What a step returns; its error is the sentence that the person reads.
type TaskResult<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_else(|| "assemble".into());
    let rest = std::env::args().nth(2);
    match run(&command, rest.as_deref(), &root()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {command}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &str, rest: Option<&str>, root: &Path) -> TaskResult {
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
        "refresh" => refresh::write(root, rest),
        "counts" if rest == Some("renew") => counts::renew(root),
        "counts" => counts::check(root),
        _ => {
            let words = "assemble (or none), pack, sizes, size-rows, refresh and counts";
            Err(format!("the words are {words}").into())
        }
    }
}

/// The folder of the whole project, wherever cargo was called.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
        .to_owned()
}

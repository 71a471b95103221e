//! Compiles the rule files and the list of languages into tables of the engine, so that
//! it starts without reading any file.
//!
//! A wrong key, an unknown word list or an ask that does not exist stops the
//! build with the file, the line and the field.

// The engine's own types, so that rules and pages use the same names.
#[path = "../ask.rs"]
#[allow(dead_code, unreachable_pub)]
mod ask;
#[path = "../sms/kind.rs"]
#[allow(dead_code, unreachable_pub)]
mod kind;
#[path = "../page.rs"]
#[allow(dead_code, unreachable_pub)]
mod page;
#[path = "../page_signal.rs"]
#[allow(dead_code, unreachable_pub)]
mod page_signal;
#[path = "../sms/signal.rs"]
#[allow(dead_code, unreachable_pub)]
mod signal;

mod dictionary;
mod emit;
mod file;
mod groups;
mod help;
mod hosts;
mod languages;
mod numbers;
mod sms;
mod trie;
mod weights;

use std::{env, fs, path::Path};

fn main() {
    println!("cargo:rerun-if-changed=src/rules");
    println!("cargo:rerun-if-changed=src/build");
    println!("cargo:rerun-if-changed=extension/_locales");
    let Ok(out) = env::var("OUT_DIR") else { return };
    let rules = match file::read(Path::new("src/rules")) {
        Ok(rules) => rules,
        Err(problem) => fail(&problem),
    };
    let sources = [
        ("rules.rs", emit::source(&rules)),
        (
            "sms.rs",
            sms::source(&rules.messages, &rules.brands, &rules.message_weights),
        ),
        ("page_weights.rs", page_weights(&rules.page_weights)),
        (
            "languages.rs",
            languages::source(Path::new("extension/_locales")),
        ),
        ("help.rs", help::source(Path::new("src/rules/help.toml"))),
        ("numbers.rs", numbers::source(Path::new("src/rules"))),
    ];
    for (name, source) in sources {
        let written = source.and_then(|source| {
            fs::write(Path::new(&out).join(name), source).map_err(|e| e.to_string())
        });
        if let Err(problem) = written {
            fail(&problem);
        }
    }
}

/// The source of the weights of pages. The bit of a signal is its place in the list.
fn page_weights(weights: &weights::WeightFile) -> Result<String, String> {
    let names = page_signal::PageSignal::ALL.iter().map(|(_, name)| *name);
    let bits = (0..).zip(names).map(|(bit, name)| (name.to_owned(), bit));
    weights.source("PAGE", &bits.collect())
}

fn fail(problem: &str) -> ! {
    eprintln!("\nThe rules cannot be compiled.\n{problem}\n");
    std::process::exit(1)
}

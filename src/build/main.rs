//! Compiles the rule files and Unicode's tables into those that `src/rules.rs` and
//! `src/letters.rs` hold, so that the engine starts without reading or building
//! anything.
//!
//! A wrong key, an unknown word list or an ask that does not exist stops the
//! build with the file, the line and the field.

// The engine's own folding and names, so that rules and pages are read alike.
#[path = "../ask.rs"]
#[allow(dead_code, unreachable_pub)]
mod ask;
#[path = "../page.rs"]
#[allow(dead_code, unreachable_pub)]
mod page;
#[path = "../text.rs"]
#[allow(dead_code, unreachable_pub)]
mod text;
#[path = "../twins.rs"]
#[allow(dead_code, unreachable_pub)]
mod twins;

mod automaton;
mod emit;
mod file;
mod letters;

use std::{env, fs, path::Path};

fn main() {
    println!("cargo:rerun-if-changed=src/rules");
    println!("cargo:rerun-if-changed=src/build");
    let Ok(out) = env::var("OUT_DIR") else { return };
    let rules = match file::read(Path::new("src/rules")) {
        Ok(rules) => rules,
        Err(problem) => stop(&problem),
    };
    let source = match emit::source(&rules) {
        Ok(source) => source,
        Err(problem) => stop(&problem),
    };
    for (name, source) in [("rules.rs", source), ("letters.rs", letters::source())] {
        if let Err(problem) = fs::write(Path::new(&out).join(name), source) {
            stop(&problem.to_string());
        }
    }
}

fn stop(problem: &str) -> ! {
    eprintln!("\nThe rules cannot be compiled.\n{problem}\n");
    std::process::exit(1)
}

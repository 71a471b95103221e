//! Writes the table of `src/text/letters.rs`.

mod confusable;
mod letters;

use std::{env, fs, path::Path};

fn main() {
    println!("cargo:rerun-if-changed=build");
    let Ok(out) = env::var("OUT_DIR") else { return };
    if let Err(problem) = fs::write(Path::new(&out).join("letters.rs"), letters::source()) {
        eprintln!("{problem}");
        std::process::exit(1)
    }
}

//! Prints what a person downloads.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::Done;
use crate::tree::{self, Tree};

/// The parts that have budgets, by the folder that holds them.
const PARTS: [(&str, &str); 5] = [
    ("engine", "engine/engine_bg.wasm"),
    ("engine glue", "engine/engine.js"),
    ("content scripts", "content/"),
    ("background", "background/"),
    ("everything", ""),
];

/// Prints each part of `dist/chrome`, raw and compressed.
pub(crate) fn print(root: &Path) -> Done {
    let files = tree::read(&root.join("dist/chrome"), |_| true)?;
    println!("{:<16}{:>12}{:>12}", "part", "bytes", "gzip");
    for (name, prefix) in PARTS {
        let (raw, packed) = measure(&files, prefix)?;
        println!("{name:<16}{raw:>12}{packed:>12}");
    }
    Ok(())
}

fn measure(files: &Tree, prefix: &str) -> Done<(usize, usize)> {
    let (mut raw, mut packed) = (0, 0);
    for (_, contents) in files.iter().filter(|(path, _)| path.starts_with(prefix)) {
        raw += contents.len();
        packed += gzip(contents)?.len();
    }
    Ok((raw, packed))
}

fn gzip(contents: &[u8]) -> Done<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(contents)?;
    Ok(encoder.finish()?)
}

//! Prints the sizes of the download and of the engine's largest functions and tables.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::TaskResult;
use crate::contributors::contributors;
use crate::tree::{self, Tree};

/// The parts with a size budget, by the prefix of their paths.
const PARTS: [(&str, &str); 5] = [
    ("engine", "engine/engine_bg.wasm"),
    ("engine glue", "engine/engine.js"),
    ("content scripts", "content/"),
    ("background", "background/"),
    ("everything", ""),
];

/// How many of the engine's largest functions and tables are printed.
const MAX_CONTRIBUTORS: usize = 10;

/// Prints the size of each part of `dist/chrome`, raw and compressed, and the engine's
/// largest functions and tables.
pub(crate) fn print(root: &Path) -> TaskResult {
    println!(
        "{:<16}{:>12}{:>12}{:>12}",
        "part", "bytes", "gzip", "brotli"
    );
    for (name, [raw, gzip, brotli]) in parts(root)? {
        println!("{name:<16}{raw:>12}{gzip:>12}{brotli:>12}");
    }
    println!("{:<16}{:>12}", "in the engine", "bytes");
    for (name, bytes) in contributors(root)?.into_iter().take(MAX_CONTRIBUTORS) {
        println!("{bytes:>28}  {name}");
    }
    Ok(())
}

/// Prints the same as JSON rows of the benchmark report: `{ name, unit, median, spread }`.
pub(crate) fn print_rows(root: &Path) -> TaskResult {
    let row = |name: String, bytes: usize| json!({ "name": name, "unit": "bytes", "median": bytes, "spread": 0 });
    let mut rows = Vec::new();
    for (name, sizes) in parts(root)? {
        let sizes = ["raw", "gzip", "brotli"].into_iter().zip(sizes);
        rows.extend(sizes.map(|(kind, bytes)| row(format!("{name}, {kind}"), bytes)));
    }
    let largest = contributors(root)?.into_iter().take(MAX_CONTRIBUTORS);
    rows.extend(largest.map(|(name, bytes)| row(format!("in the engine: {name}"), bytes)));
    println!("{}", Value::Array(rows));
    Ok(())
}

/// The size of each part in bytes: raw, with gzip and with brotli.
pub(crate) fn parts(root: &Path) -> TaskResult<Vec<(&'static str, [usize; 3])>> {
    let files = tree::read(&root.join("dist/chrome"), |_| true)?;
    let part = |(name, prefix)| Ok((name, measure(&files, prefix)?));
    PARTS.into_iter().map(part).collect()
}

/// Sizes in bytes: raw, with gzip and with brotli. Each file is compressed on its own.
fn measure(files: &Tree, prefix: &str) -> TaskResult<[usize; 3]> {
    let mut sizes = [0; 3];
    for (_, contents) in files.iter().filter(|(path, _)| path.starts_with(prefix)) {
        let packed = [contents.len(), gzip(contents)?, brotli(contents)?];
        for (size, bytes) in sizes.iter_mut().zip(packed) {
            *size += bytes;
        }
    }
    Ok(sizes)
}

fn gzip(contents: &[u8]) -> TaskResult<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(contents)?;
    Ok(encoder.finish()?.len())
}

fn brotli(contents: &[u8]) -> TaskResult<usize> {
    let mut packed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &*contents, &mut packed, &best)?;
    Ok(packed.len())
}

//! Writes the store packages, the same bytes on every run and every machine.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::TaskResult;
use crate::tree::{self, Tree};

/// Packages by the folder of `dist/` that they hold, and their ending.
const PACKAGES: [(&str, &str); 3] = [("chrome", "zip"), ("firefox", "xpi"), ("www", "zip")];

/// Written by the build and by cargo-fuzz, so never part of the source.
const GENERATED: [&str; 5] = [
    "target/",
    "dist/",
    "node_modules/",
    "fuzz/artifacts/",
    "fuzz/corpus/",
];

/// Writes `dist/packages/`: one package a browser, the page, the source, and
/// the bill of materials.
pub(crate) fn write(root: &Path) -> TaskResult {
    let mut packages = Tree::new();
    for (folder, ending) in PACKAGES {
        let files = tree::read(&root.join("dist").join(folder), |_| true)?;
        packages.insert(name(folder, ending), pack(&files)?);
    }
    packages.insert(name("source", "zip"), pack(&source(root)?)?);
    let bill = fs::read(root.join("dist/sbom.cdx.json"))?;
    packages.insert(name("sbom", "cdx.json"), bill);
    let folder = root.join("dist/packages");
    tree::write(&folder, &packages)?;
    for (name, contents) in &packages {
        println!("{:>10}  {}", contents.len(), folder.join(name).display());
    }
    Ok(())
}

fn name(part: &str, ending: &str) -> String {
    format!("myna-mamori-{part}-{}.{ending}", env!("CARGO_PKG_VERSION"))
}

/// The source, for the stores' reviewers, who build the packages again from it:
/// the files that git knows, as they are in the work tree, or where that source
/// was unpacked, all that were in it.
fn source(root: &Path) -> TaskResult<Tree> {
    if !root.join(".git").exists() {
        let is_source = |path: &str| !GENERATED.iter().any(|folder| path.starts_with(folder));
        return tree::read(root, is_source);
    }
    let list = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["ls-files", "-z"])
        .output()
        .map_err(|_| "git is needed, which knows what belongs to the source")?;
    if !list.status.success() {
        return Err(String::from_utf8_lossy(&list.stderr).trim().into());
    }
    let list = String::from_utf8(list.stdout)?;
    let paths = list
        .split_terminator('\0')
        .filter(|path| root.join(path).is_file());
    paths
        .map(|path| Ok((path.to_owned(), fs::read(root.join(path))?)))
        .collect()
}

/// Sorted entries, one fixed time and fixed rights: nothing of the machine or
/// the moment gets in.
fn pack(files: &Tree) -> TaskResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, contents) in files {
        zip.start_file(path, options(is_executable(contents)))?;
        zip.write_all(contents)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn options(program: bool) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(if program { 0o755 } else { 0o644 })
}

/// `build.sh` and `.ci/run` must stay executable in the source package.
fn is_executable(contents: &[u8]) -> bool {
    contents.starts_with(b"#!")
}

//! Writes the store packages, with the same bytes on every run and every machine.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::TaskResult;
use crate::tree::{self, Tree};

/// The folders of `dist/` that are packed, each with the file ending of its package.
const PACKAGES: [(&str, &str); 3] = [("chrome", "zip"), ("firefox", "xpi"), ("www", "zip")];

/// Folders that the build and cargo-fuzz generate. They are not part of the source.
const GENERATED: [&str; 5] = [
    "target/",
    "dist/",
    "node_modules/",
    "fuzz/artifacts/",
    "fuzz/corpus/",
];

/// Writes `dist/packages/`: one package for each browser, the page on the web, the source
/// and the bill of materials.
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

/// The source, from which the stores' reviewers rebuild the packages: the files that git
/// tracks, as they are in the work tree. Without git, where that source was unpacked, all
/// files.
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
        .map_err(|_| "git is missing; it lists the files of the source")?;
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

/// A zip with sorted entries, a fixed time and fixed permissions, so that it does not
/// depend on the machine or the time.
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

//! The crates that ship.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{Part, licence_texts, text};
use crate::TaskResult;

/// The crates that the engine links, and those whose tables it contains. Procedural macros
/// run in the compiler and do not ship.
pub(super) fn read(root: &Path, tables_of: &[String]) -> TaskResult<Vec<Part>> {
    let target = ["--target", "wasm32-unknown-unknown"];
    let edges = ["-e", "normal,no-proc-macro", "--prefix", "none"];
    let tree = [["tree", "-p", "myna-mamori"].as_slice(), &target, &edges].concat();
    let linked = cargo(root, &tree)?;
    let linked: BTreeSet<String> = linked.lines().filter_map(id_of_line).collect();
    let metadata: Value = serde_json::from_str(&cargo(root, &["metadata", "--format-version=1"])?)?;
    let sums = checksums(root)?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let ships = |package: &&Value| {
        let is_ours = package["source"].is_null();
        let is_table = tables_of.iter().any(|name| package["name"] == **name);
        !is_ours && (is_table || linked.contains(&id(package)))
    };
    let mut parts = Vec::new();
    for package in packages.filter(ships) {
        let mut part = of_crate(package, &sums)?;
        part.dependencies = dependencies(&metadata, package, &linked);
        parts.push(part);
    }
    if parts.len() < linked.len() {
        return Err("`cargo tree` lists crates that `cargo metadata` does not".into());
    }
    Ok(parts)
}

fn of_crate(package: &Value, sums: &BTreeMap<String, String>) -> TaskResult<Part> {
    let id = id(package);
    let folder = Path::new(text(package, "manifest_path"))
        .parent()
        .ok_or_else(|| format!("{id} has no folder"))?;
    Ok(Part {
        name: text(package, "name").into(),
        version: text(package, "version").into(),
        licence: text(package, "license").into(),
        source: text(package, "repository").into(),
        registry: "cargo",
        hash: sums.get(&id).map(|sum| ("SHA-256", sum.clone())),
        dependencies: BTreeSet::new(),
        texts: licence_texts(folder)?,
    })
}

/// The dependencies of a crate that ship too.
fn dependencies(metadata: &Value, package: &Value, linked: &BTreeSet<String>) -> BTreeSet<String> {
    let nodes = metadata["resolve"]["nodes"].as_array();
    let node = nodes
        .into_iter()
        .flatten()
        .find(|n| n["id"] == package["id"]);
    let ids = node.and_then(|node| node["dependencies"].as_array());
    let ids = ids.into_iter().flatten().filter_map(Value::as_str);
    // `registry+https://…#name@version`
    let ids = ids.filter_map(|id| id.rsplit_once('#'));
    ids.map(|(_, id)| id.to_owned())
        .filter(|id| linked.contains(id))
        .collect()
}

fn checksums(root: &Path) -> TaskResult<BTreeMap<String, String>> {
    let lock: toml::Table = toml::from_str(&fs::read_to_string(root.join("Cargo.lock"))?)?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let text_of = |package: &toml::Value, key| Some(package.get(key)?.as_str()?.to_owned());
    let sum = |package| {
        let id = format!(
            "{}@{}",
            text_of(package, "name")?,
            text_of(package, "version")?
        );
        Some((id, text_of(package, "checksum")?))
    };
    Ok(packages.into_iter().flatten().filter_map(sum).collect())
}

fn cargo(root: &Path, args: &[&str]) -> TaskResult<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let answer = Command::new(cargo)
        .args(args)
        .args(["--locked", "--quiet"])
        .current_dir(root)
        .output()?;
    if !answer.status.success() {
        return Err(String::from_utf8_lossy(&answer.stderr).trim().into());
    }
    Ok(String::from_utf8(answer.stdout)?)
}

/// The id in a line of `cargo tree`: `url@2.5.8` for `url v2.5.8`. None for the project's
/// own packages, whose folder follows, and for repeated lines, which end with a star.
fn id_of_line(line: &str) -> Option<String> {
    let (name, version) = line.split_once(" v")?;
    (!version.contains(' ')).then(|| format!("{name}@{version}"))
}

fn id(package: &Value) -> String {
    format!("{}@{}", text(package, "name"), text(package, "version"))
}

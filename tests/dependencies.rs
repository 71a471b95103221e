//! ARCHITECTURE.md gives a reason for everything that the project asks for by
//! name, and for nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;
use toml::Table;

const LISTS: [&str; 3] = ["dependencies", "build-dependencies", "dev-dependencies"];

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What a manifest, or what it says of one target, asks for, with the versions.
fn crates(manifest: &Table) -> Vec<(String, toml::Value)> {
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    let targets = targets.into_iter().flat_map(Table::values);
    let parts = targets.filter_map(toml::Value::as_table).chain([manifest]);
    let lists = parts.flat_map(|part| LISTS.iter().filter_map(|list| part.get(*list)?.as_table()));
    // What has a path is a part of the project itself.
    let crates = lists.flatten().filter(|(_, it)| it.get("path").is_none());
    crates
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

fn manifest(path: &str) -> Table {
    read(path).parse().expect(path)
}

/// The manifests of the workspace, and of `fuzz`, which is one of its own.
fn manifests() -> Vec<String> {
    let workspace = manifest("Cargo.toml");
    let members = workspace["workspace"]["members"].as_array();
    let members = members
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_str);
    let folders = members.chain(["fuzz"]).map(|it| format!("{it}/Cargo.toml"));
    folders.chain(["Cargo.toml".to_owned()]).collect()
}

/// Everything that is asked for by name, in Rust and JavaScript.
fn asked() -> BTreeSet<String> {
    let manifests = manifests();
    let crates = manifests.iter().flat_map(|path| crates(&manifest(path)));
    let mut asked: BTreeSet<_> = crates.map(|(name, _)| name).collect();
    let package: Value = serde_json::from_str(&read("package.json")).expect("JSON");
    for list in ["dependencies", "devDependencies"] {
        asked.extend(package[list].as_object().expect(list).keys().cloned());
    }
    asked
}

/// The reasons in the chapter on dependencies, by name.
fn reasons() -> BTreeMap<String, String> {
    let text = read("ARCHITECTURE.md");
    let (_, chapter) = text.split_once("\n## Dependencies\n").expect("a chapter");
    let chapter = chapter.split("\n## ").next().unwrap_or_default();
    let mut reasons = BTreeMap::new();
    for row in chapter.lines().filter(|line| line.starts_with("| `")) {
        let (_, row) = row.split_once('|').expect("a row");
        let (names, reason) = row.split_once('|').expect("two cells");
        for name in names.split('`').skip(1).step_by(2) {
            let before = reasons.insert(name.to_owned(), reason.trim().to_owned());
            assert_eq!(before, None, "{name} has two reasons");
        }
    }
    reasons
}

#[test]
fn everything_that_is_asked_for_has_its_reason() {
    let asked = asked();
    let reasons = reasons();
    assert!(asked.len() > 20, "{asked:?}");
    let told: BTreeSet<_> = reasons.keys().cloned().collect();
    assert_eq!(told, asked, "ARCHITECTURE.md, and the manifests");
    for (name, reason) in reasons {
        assert!(reason.len() > 20, "{name}: {reason}");
    }
}

#[test]
fn every_version_is_exact() {
    for path in manifests() {
        for (name, value) in crates(&manifest(&path)) {
            let version = value.get("version").unwrap_or(&value).as_str();
            let is_exact = version.is_some_and(|it| it.starts_with('='));
            assert!(is_exact, "{path}: {name} {version:?}");
        }
    }
    let package: Value = serde_json::from_str(&read("package.json")).expect("JSON");
    for list in ["dependencies", "devDependencies"] {
        for (name, version) in package[list].as_object().expect(list) {
            let version = version.as_str().expect(name);
            assert!(
                version.starts_with(|c: char| c.is_ascii_digit()),
                "{name} {version}"
            );
        }
    }
}

//! The size of things: what CONTRIBUTING.md asks of files, and of the three
//! places where ugliness gathers. Functions are measured by clippy and eslint.

use std::fs;
use std::path::{Path, PathBuf};

/// What people write by hand; rules, messages, pages and catalogues are data.
const WRITTEN: [&str; 6] = ["rs", "js", "ts", "css", "html", "sh"];
const PLACES: [&str; 9] = [
    "src",
    "xtask",
    "extension",
    "www",
    "tests",
    "fuzz",
    "build.sh",
    "eslint.config.js",
    "stylelint.config.js",
];
/// Pages that are data, and the demonstration that is built of them.
const DATA: [&str; 4] = ["tests/pages", "tests/demo", "tests/messages", "fuzz/target"];
const LONGEST: usize = 300;
/// Longer ones, by what they have at most. Each must be needed.
const LONGER: [(&str, usize); 1] = [("tests/browser/sensor.test.js", 800)];
/// The surface for JavaScript, and what the browsers start in the background.
const THIN: [&str; 2] = ["src/browser", "extension/background/background.js"];
const THINNEST: usize = 80;
/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 6] = ["registry", "manager", "helper", "helpers", "util", "utils"];

/// Every file at a path that somebody wrote.
fn written(path: &Path) -> Vec<PathBuf> {
    if DATA.iter().any(|data| path == Path::new(data)) {
        return Vec::new();
    }
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("a folder").flatten();
        return entries.flat_map(|entry| written(&entry.path())).collect();
    }
    let ending = path.extension().and_then(|it| it.to_str()).unwrap_or("");
    let is_written = WRITTEN.contains(&ending);
    is_written.then(|| path.to_owned()).into_iter().collect()
}

fn all() -> Vec<PathBuf> {
    let all: Vec<_> = PLACES
        .iter()
        .flat_map(|it| written(Path::new(it)))
        .collect();
    assert!(all.len() > 150, "only {} files", all.len());
    all
}

fn lines(path: &Path) -> usize {
    fs::read_to_string(path).expect("text").lines().count()
}

#[test]
fn no_file_is_longer_than_one_can_hold_in_mind() {
    for path in all() {
        let longer = LONGER.iter().find(|(it, _)| path == Path::new(it));
        let most = longer.map_or(LONGEST, |(_, most)| *most);
        let lines = lines(&path);
        assert!(lines <= most, "{}: {lines} lines", path.display());
        if longer.is_some() {
            assert!(lines > LONGEST, "{} is short now", path.display());
        }
    }
}

#[test]
fn the_surface_for_javascript_and_the_background_stay_thin() {
    let mut thin = 0;
    for path in THIN.map(Path::new) {
        let files = fs::read_dir(path).into_iter().flatten().flatten();
        let files = files.map(|file| file.path()).filter(|file| file.is_file());
        for file in files.chain(path.is_file().then(|| path.to_owned())) {
            let lines = lines(&file);
            assert!(lines <= THINNEST, "{}: {lines} lines", file.display());
            thin += 1;
        }
    }
    assert!(thin > 4, "only {thin} files are looked at");
}

#[test]
fn every_file_is_named_after_what_is_inside() {
    for path in all() {
        let names = path.iter().filter_map(|name| name.to_str());
        for name in names.filter_map(|name| name.split('.').next()) {
            assert!(!EMPTY_NAMES.contains(&name), "{}", path.display());
        }
    }
}

#[test]
fn the_version_stands_in_cargo_toml_alone_and_the_changelog_tells_of_it() {
    let version = env!("CARGO_PKG_VERSION");
    let changelog = fs::read_to_string("CHANGELOG.md").expect("a changelog");
    let newest = changelog.lines().find_map(|line| line.strip_prefix("## "));
    assert_eq!(newest, Some(version), "the newest heading of CHANGELOG.md");
    let package = fs::read_to_string("package.json").expect("package.json");
    assert!(!package.contains("\"version\""), "package.json has one");
    let manifest = fs::read_to_string("extension/manifest.json").expect("a manifest");
    assert!(
        manifest.contains("\"version\": \"0.0.0\""),
        "the build fills it in"
    );
    for part in ["xtask/Cargo.toml", "Cargo.toml"] {
        let manifest: toml::Table = fs::read_to_string(part).expect(part).parse().expect(part);
        let of_workspace = manifest["package"]["version"].get("workspace");
        assert_eq!(of_workspace, Some(&toml::Value::Boolean(true)), "{part}");
    }
}

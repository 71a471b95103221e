//! Official names are spelt as their owners spell them, wherever people read.

use std::fs;
use std::path::Path;

const LIST: &str = include_str!("wrong.txt");
/// Catalogues, documents and pages of our own; rules and test pages hold what fraudsters write.
const READ: [&str; 9] = [
    "extension",
    "www",
    "docs",
    "src/rules/help.toml",
    "README.md",
    "README.ja.md",
    "PRIVACY.md",
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
];
const TEXTS: [&str; 4] = ["json", "md", "html", "toml"];

/// The names as they are misspelt, with the right ones.
fn names() -> Vec<(&'static str, &'static str)> {
    let lines = LIST
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let pairs = lines.map(|line| line.split_once(" → ").expect(line));
    pairs.collect()
}

/// Texts by their path.
fn texts(path: &Path) -> Vec<(String, String)> {
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("a folder").flatten();
        return entries.flat_map(|entry| texts(&entry.path())).collect();
    }
    let ending = path.extension().and_then(|it| it.to_str()).unwrap_or("");
    let read = || {
        (
            path.display().to_string(),
            fs::read_to_string(path).expect("text"),
        )
    };
    TEXTS.contains(&ending).then(read).into_iter().collect()
}

fn all() -> Vec<(String, String)> {
    READ.iter()
        .flat_map(|path| texts(Path::new(path)))
        .collect()
}

/// The first wrong name in a text, with the right one.
fn misspelt(text: &str) -> Option<(&'static str, &'static str)> {
    // What is a name of code and not of an office: `isMyNumber`, `MyNumberCard`.
    let prose = text.split('`').step_by(2);
    let mut found = prose.flat_map(|part| {
        names()
            .into_iter()
            .filter(|(wrong, _)| part.contains(wrong))
    });
    found.next()
}

#[test]
fn official_names_are_spelt_right() {
    for (path, text) in all() {
        if let Some((wrong, right)) = misspelt(&text) {
            panic!("{path}: {wrong} is {right}");
        }
    }
}

#[test]
fn the_list_knows_wrong_names_from_right_ones() {
    let texts = all();
    for (wrong, right) in names() {
        assert_eq!(misspelt(right), None, "{right}");
        assert!(misspelt(wrong).is_some(), "{wrong}");
        let mut said = texts.iter();
        assert!(
            said.any(|(_, text)| text.contains(right)),
            "nothing says {right}"
        );
    }
}

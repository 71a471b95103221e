//! Official names are spelt as their owners spell them in all texts that people read.

use std::fs;
use std::path::Path;

const LIST: &str = include_str!("wrong.txt");
/// The catalogues, documents and pages of the project. Rules and test pages contain the
/// spellings of fraudsters.
const READ_BY_PEOPLE: [&str; 10] = [
    "extension",
    "www",
    "docs",
    "src/rules/help.toml",
    "src/rules/telephone-numbers.toml",
    "README.md",
    "README.ja.md",
    "PRIVACY.md",
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
];
const TEXT_EXTENSIONS: [&str; 4] = ["json", "md", "html", "toml"];

/// The misspelt names, each with the correct one.
fn names() -> Vec<(&'static str, &'static str)> {
    let lines = LIST
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let pairs = lines.map(|line| line.split_once(" → ").expect(line));
    pairs.collect()
}

/// The texts below a path, with their paths.
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
    TEXT_EXTENSIONS
        .contains(&ending)
        .then(read)
        .into_iter()
        .collect()
}

fn all() -> Vec<(String, String)> {
    READ_BY_PEOPLE
        .iter()
        .flat_map(|path| texts(Path::new(path)))
        .collect()
}

/// The first misspelt name in a text, with the correct one.
fn misspelt(text: &str) -> Option<(&'static str, &'static str)> {
    // Skip code in backticks: `isMyNumber`, `MyNumberCard`.
    let prose = text.split('`').step_by(2);
    let mut found = prose.flat_map(|part| {
        names()
            .into_iter()
            .filter(|(wrong, _)| part.contains(wrong))
    });
    found.next()
}

#[test]
fn official_names_are_spelt_correctly() {
    for (path, text) in all() {
        if let Some((wrong, right)) = misspelt(&text) {
            panic!("{path}: write {right} instead of {wrong}");
        }
    }
}

#[test]
fn the_list_distinguishes_misspelt_names_from_correct_ones() {
    let texts = all();
    for (wrong, right) in names() {
        assert_eq!(misspelt(right), None, "{right}");
        assert!(misspelt(wrong).is_some(), "{wrong}");
        let mut all = texts.iter();
        assert!(
            all.any(|(_, text)| text.contains(right)),
            "no text contains {right}"
        );
    }
}

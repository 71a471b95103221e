//! The promises in PRIVACY.md and SECURITY.md are tested, and the documents refer to tests
//! that exist.

use std::fs;

const TESTS: &str = "tests/browser/promises.test.js";

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The text as one line, because documents wrap their sentences.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of the tests that start with a number: `it("1. …"`.
fn tested() -> Vec<String> {
    let text = read(TESTS);
    let names = text
        .split("it(\"")
        .skip(1)
        .filter_map(|it| it.split('"').next());
    let numbered = names.filter(|it| it.starts_with(|c: char| c.is_ascii_digit()));
    numbered.map(str::to_owned).collect()
}

/// The paths below `tests/` between backticks in a document.
fn test_paths(document: &str) -> Vec<String> {
    let text = read(document);
    let quoted = text.split('`').skip(1).step_by(2);
    quoted
        .filter(|it| it.starts_with("tests/"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn each_of_the_six_promises_has_a_test_of_the_same_name() {
    let tested = tested();
    let privacy = flat(&read("PRIVACY.md"));
    for number in 1..=6 {
        let start = format!("{number}. ");
        let sentence = tested
            .iter()
            .find(|it| it.starts_with(&start))
            .expect(&start);
        assert!(
            privacy.contains(&format!("| {sentence} |")),
            "PRIVACY.md: {sentence}"
        );
    }
}

#[test]
fn every_promise_that_security_md_quotes_is_tested() {
    let tested = tested();
    let security = flat(&read("SECURITY.md"));
    let quoted = security.split('"').skip(1).step_by(2);
    let promises: Vec<_> = quoted
        .filter(|it| it.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    assert_eq!(promises.len(), 3);
    for promise in promises {
        assert!(tested.iter().any(|it| it == promise), "{promise}");
    }
}

#[test]
fn every_test_to_which_the_documents_refer_exists() {
    for document in ["PRIVACY.md", "SECURITY.md"] {
        let paths = test_paths(document);
        assert!(paths.len() > 6, "{document}: {paths:?}");
        for path in paths {
            let (folder, name) = path.rsplit_once('/').expect("a path");
            let (start, end) = name.split_once('*').unwrap_or((name, ""));
            let files = fs::read_dir(folder).expect(folder).flatten();
            let mut names = files.map(|file| file.file_name().to_string_lossy().into_owned());
            assert!(
                names.any(|it| it.starts_with(start) && it.ends_with(end)),
                "{document}: {path}"
            );
        }
    }
}

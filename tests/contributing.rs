//! CONTRIBUTING.md tells what a newcomer does first in a few lines, and what it
//! points to is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// What each newcomer wants to do, by its heading.
const RECIPES: [&str; 5] = [
    "Add a rule",
    "Add a language",
    "Add a page fixture",
    "Change a sentence",
    "Why did this page warn?",
];
const LONGEST: usize = 9;

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What stands below each heading, up to the next one of any level.
fn sections() -> BTreeMap<String, String> {
    let mut sections = BTreeMap::new();
    let mut heading = String::new();
    for line in read("CONTRIBUTING.md").lines() {
        if line.starts_with('#') {
            line.trim_start_matches(['#', ' ']).clone_into(&mut heading);
        } else {
            let section: &mut String = sections.entry(heading.clone()).or_default();
            section.push_str(line);
            section.push('\n');
        }
    }
    sections
}

/// The parts of a text between two of these marks.
fn between(text: &str, mark: char) -> impl Iterator<Item = &str> {
    text.split(mark).skip(1).step_by(2)
}

fn is_script(path: &str) -> bool {
    Path::new(path).extension() == Some("js".as_ref())
}

#[test]
fn each_recipe_is_a_few_lines_that_end_with_a_test_or_a_look() {
    let sections = sections();
    for recipe in RECIPES {
        let section = sections.get(recipe).expect(recipe);
        let lines = section.lines().filter(|line| !line.trim().is_empty());
        let count = lines.count();
        assert!((3..=LONGEST).contains(&count), "{recipe}: {count} lines");
        assert!(section.starts_with("\n1. "), "{recipe}");
        let tries = ["cargo test", "node --test", "dist/rules.html"];
        assert!(tries.iter().any(|it| section.contains(it)), "{recipe}");
    }
}

#[test]
fn every_test_that_is_named_is_there() {
    let text = read("CONTRIBUTING.md");
    let flags = text.split("--test ").skip(1);
    let rust = flags.filter_map(|it| it.split([' ', '`', '\n']).next());
    let mut names = 0;
    for name in rust.filter(|name| !is_script(name) && !name.starts_with('-')) {
        let file = format!("tests/{name}.rs");
        let folder = format!("tests/{name}/main.rs");
        assert!(
            Path::new(&file).exists() || Path::new(&folder).exists(),
            "{name}"
        );
        names += 1;
    }
    let paths = text.split([' ', '`', '\n']).filter(|it| is_script(it));
    for path in paths.filter(|it| it.contains('/') && !it.contains('*')) {
        assert!(Path::new(path).exists(), "{path}");
        names += 1;
    }
    assert!(names > 10, "only {names} tests are named");
}

#[test]
fn what_is_called_by_its_name_has_that_name() {
    let catalogue: Value =
        serde_json::from_str(&read("extension/_locales/en/messages.json")).expect("JSON");
    let sentences = catalogue.as_object().expect("keys").values();
    let said: Vec<&str> = sentences.filter_map(|it| it["message"].as_str()).collect();
    let sections = sections();
    for recipe in RECIPES {
        let apart = sections[recipe].replace("**", "");
        for name in between(&apart, '*').filter(|name| name.starts_with(char::is_uppercase)) {
            let is_heading = sections.contains_key(name);
            assert!(is_heading || said.contains(&name), "{recipe}: {name}");
        }
    }
}

//! Nothing lies about that nobody uses: names of the engine, lists of words,
//! styles and pages. Scripts have `scripts.rs`, and sentences `words`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What a declaration begins with that others can use.
const DECLARED: [&str; 7] = ["fn", "struct", "enum", "const", "static", "type", "trait"];

fn read(folder: &Path, endings: &[&str], into: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let ending = path.extension().and_then(|it| it.to_str()).unwrap_or("");
        if path.is_dir() {
            read(&path, endings, into);
        } else if endings.contains(&ending) {
            let text = fs::read_to_string(&path).expect("text");
            into.insert(path.display().to_string(), text);
        }
    }
}

/// Files below some folders with one of these endings, by path.
fn files(folders: &[&str], endings: &[&str]) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for folder in folders {
        read(Path::new(folder), endings, &mut files);
    }
    files
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')))
}

/// Rust without its comments and its own tests.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The public names that a file of the engine declares.
fn declared(code: &str) -> Vec<&str> {
    let places = code.lines().filter_map(|line| {
        let line = line.trim_start().strip_prefix("pub")?;
        let line = line.strip_prefix("(crate)").unwrap_or(line);
        let mut words = line.split_whitespace().filter(|it| *it != "async");
        let kind = words.next()?;
        let kind = if kind == "const" && line.contains("const fn ") {
            words.next()?
        } else {
            kind
        };
        DECLARED.contains(&kind).then(|| words.next()).flatten()
    });
    places
        .filter_map(|name| {
            name.split(|c: char| !(c.is_alphanumeric() || c == '_'))
                .next()
        })
        .collect()
}

#[test]
fn every_public_name_of_the_engine_is_used_by_more_than_its_tests() {
    let sources = files(&["src", "xtask/src"], &["rs"]);
    let codes: BTreeMap<_, _> = sources
        .iter()
        .map(|(path, text)| (path, code(text)))
        .collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for word in codes.values().flat_map(|code| words(code)) {
        *times.entry(word).or_default() += 1;
    }
    let mut names = 0;
    for (path, code) in codes
        .iter()
        .filter(|(path, _)| !path.starts_with("src/browser/"))
    {
        for name in declared(code) {
            assert!(times[name] > 1, "{path}: nobody uses {name}");
            names += 1;
        }
    }
    assert!(names > 150, "only {names} names");
}

#[test]
fn every_list_of_words_is_in_some_rule() {
    let rules = files(&["src/rules"], &["toml"]);
    let build: String = files(&["src/build"], &["rs"]).into_values().collect();
    let used: BTreeSet<&str> = rules
        .values()
        .flat_map(|text| text.split('@').skip(1))
        .filter_map(|it| words(it).next())
        .collect();
    let mut lists = 0;
    for (path, text) in &rules {
        let file: toml::Table = text.parse().expect(path);
        for list in file
            .get("words")
            .and_then(|it| it.as_table())
            .into_iter()
            .flat_map(|it| it.keys())
        {
            let is_named = build.contains(&format!("\"{list}\""));
            assert!(
                is_named || used.contains(list.as_str()),
                "{path}: nobody uses {list}"
            );
            lists += 1;
        }
    }
    assert!(lists > 50, "only {lists} lists");
}

/// A style sheet's selectors, without what they set.
fn selectors(sheet: &str) -> Vec<&str> {
    let parts = sheet
        .split("/*")
        .map(|it| it.split_once("*/").map_or(it, |(_, rest)| rest));
    let rules = parts.flat_map(|part| part.split('}'));
    rules
        .filter_map(|rule| Some(rule.rsplit_once('{')?.0))
        .collect()
}

/// The classes and ids that a selector names.
fn named(selector: &str) -> impl Iterator<Item = &str> {
    let marked = selector.split(['.', '#']).skip(1);
    let names = marked.filter_map(|rest| words(rest).next());
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[test]
fn every_style_dresses_something() {
    let sheets = files(&["extension", "www"], &["css"]);
    let mut users = files(&["extension", "www"], &["js", "html"]);
    users.extend(files(&["src/browser"], &["rs"]));
    let said: BTreeSet<&str> = users.values().flat_map(|text| words(text)).collect();
    let all: String = sheets.values().cloned().collect();
    let mut names = 0;
    for (path, sheet) in &sheets {
        for name in selectors(sheet).into_iter().flat_map(named) {
            assert!(said.contains(name), "{path}: nothing is called {name}");
            names += 1;
        }
        let variables = words(sheet).filter(|word| word.starts_with("--"));
        for name in variables {
            assert!(
                all.contains(&format!("var({name}")),
                "{path}: nobody uses {name}"
            );
        }
    }
    assert!(names > 40, "only {names} names");
}

#[test]
fn every_page_is_opened_by_something() {
    let files = files(
        &["extension", "www"],
        &["js", "html", "json", "webmanifest"],
    );
    let mut pages = 0;
    for path in files
        .keys()
        .filter(|path| Path::new(path).extension() == Some("html".as_ref()))
    {
        let name = Path::new(path)
            .file_name()
            .expect("a name")
            .to_string_lossy();
        let mut others = files.iter().filter(|(other, _)| *other != path);
        let is_start = path.ends_with("/index.html");
        assert!(
            is_start || others.any(|(_, text)| text.contains(&*name)),
            "nothing opens {path}"
        );
        pages += 1;
    }
    assert!(pages > 5, "only {pages} pages");
}

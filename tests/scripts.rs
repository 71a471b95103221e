//! JavaScript holds nothing that nobody uses, and nothing that the rules hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The one script that knows words of the rules: it says which frames are worth asking about.
const KNOWS_WORDS: &str = "extension/content/identity.js";

/// The addresses that scripts write: a content script cannot ask the engine before it paints.
const ADDRESSES: [&str; 1] = ["https://myna.go.jp/"];

fn read(folder: &str, endings: &[&str], into: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect(folder).flatten() {
        let path = entry.path().to_string_lossy().into_owned();
        let ending = path.rsplit('.').next().unwrap_or_default().to_owned();
        if entry.path().is_dir() {
            read(&path, endings, into);
        } else if endings.contains(&ending.as_str()) {
            into.insert(path.clone(), fs::read_to_string(&path).expect("text"));
        }
    }
}

/// All files below some folders with one of these endings, by path.
fn files(folders: &[&str], endings: &[&str]) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for folder in folders {
        read(folder, endings, &mut files);
    }
    files
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'))
}

/// The names that a script exports at the start of a line.
fn exported(text: &str) -> Vec<&str> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("export "));
    let declared = lines.filter(|line| !line.starts_with("default"));
    let keywords = ["async", "function", "const", "let", "class", ""];
    declared
        .filter_map(|line| words(line).find(|word| !keywords.contains(word)))
        .collect()
}

/// Runs of two or more kana and kanji that stand in the code of a script.
fn japanese(text: &str) -> Vec<String> {
    let is_comment = |line: &&str| {
        ["//", "*", "/*"]
            .iter()
            .any(|it| line.trim().starts_with(it))
    };
    let is_japanese = |c: char| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿' | 'ｦ'..='ﾟ');
    let code = text.lines().filter(|line| !is_comment(line));
    let runs = code.flat_map(|line| line.split(move |c: char| !is_japanese(c)));
    let runs = runs.filter(|run| run.chars().count() > 1);
    runs.map(str::to_owned).collect()
}

#[test]
fn every_name_that_a_script_exports_is_used_by_another() {
    let scripts = files(&["extension", "www", "tests"], &["js"]);
    let mut names = 0;
    for (path, text) in &scripts {
        for name in exported(text) {
            let others = scripts.iter().filter(|(other, _)| *other != path);
            let mut users = others.filter(|(_, text)| words(text).any(|word| word == name));
            assert!(users.next().is_some(), "{path}: nobody imports {name}");
            names += 1;
        }
    }
    assert!(names > 80, "only {names} names");
}

#[test]
fn every_script_and_style_sheet_is_loaded_by_something() {
    let loaders = files(&["extension", "www"], &["js", "html", "json", "css"]);
    for path in loaders.keys() {
        let name = Path::new(path)
            .file_name()
            .expect("a name")
            .to_string_lossy();
        if !name.ends_with(".js") && !name.ends_with(".css") {
            continue;
        }
        let mut others = loaders.iter().filter(|(other, _)| *other != path);
        assert!(
            others.any(|(_, text)| text.contains(&*name)),
            "nothing loads {path}"
        );
    }
}

#[test]
fn everything_that_the_engine_offers_to_scripts_is_asked_for() {
    let scripts = files(&["extension", "www", "tests"], &["js"]);
    let surface = files(&["src/browser"], &["rs"]);
    let mut names = 0;
    for (path, text) in &surface {
        let offered = text.split("#[wasm_bindgen]").skip(1);
        for name in offered.filter_map(|it| words(it.split("pub fn ").nth(1)?).next()) {
            let is_used = scripts
                .values()
                .any(|text| words(text).any(|word| word == name));
            assert!(is_used, "{path}: nobody calls {name}");
            names += 1;
        }
    }
    assert!(names > 10, "only {names} functions");
}

#[test]
fn no_script_judges_by_words_of_its_own() {
    let rules: String = files(&["src"], &["rs", "toml"]).into_values().collect();
    let rules: BTreeSet<String> = japanese(&rules).into_iter().collect();
    let scripts = files(&["extension", "www"], &["js"]);
    assert!(!japanese(&scripts[KNOWS_WORDS]).is_empty());
    for (path, text) in scripts.iter().filter(|(path, _)| *path != KNOWS_WORDS) {
        for word in japanese(text) {
            assert!(
                !rules.contains(&word),
                "{path} and the rules both know {word}"
            );
        }
    }
}

/// The addresses that stand in quotes in the code of a script.
fn addresses(text: &str) -> BTreeSet<&str> {
    let quoted = text.split(['"', '`', '\'']);
    let hosts = quoted.filter_map(|it| Some((it, it.strip_prefix("https://")?)));
    let named = hosts.filter(|(_, host)| host.starts_with(|c: char| c.is_ascii_alphanumeric()));
    named.map(|(address, _)| address).collect()
}

#[test]
fn what_scripts_and_the_engine_must_both_say_is_the_same() {
    let engine: String = files(&["src"], &["rs"]).into_values().collect();
    let scripts = files(&["extension", "www"], &["js"]);
    let said: BTreeSet<&str> = scripts.values().flat_map(|text| addresses(text)).collect();
    assert_eq!(said, BTreeSet::from(ADDRESSES));
    for address in ADDRESSES {
        assert!(engine.contains(&format!("{address:?}")), "{address}");
    }
}

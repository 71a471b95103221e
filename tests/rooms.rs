//! The engine's modules have no dependency cycle, so that each can be read and changed
//! without the modules that use it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules that each module uses: `judge::tab` → `findings`.
type Uses = BTreeMap<String, Vec<String>>;

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let paths = entries.map(|entry| entry.path());
    let files_of = |path: PathBuf| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    };
    paths.flat_map(files_of).collect()
}

/// The module of a file: `judge::tab` for `src/judge/tab.rs`, and `judge` for
/// `src/judge/mod.rs`.
fn module(path: &Path) -> Option<String> {
    let path = path.strip_prefix("src").ok()?.to_str()?;
    let path = path.strip_suffix("/mod.rs").or(path.strip_suffix(".rs"))?;
    let is_other_crate = path.starts_with("text/") || path.starts_with("build/");
    // The files of the settings share macros and count as one module.
    let length = if path.starts_with("settings/") { 1 } else { 9 };
    let path = path.split('/').take(length).collect::<Vec<_>>().join("::");
    (path != "lib" && !is_other_crate).then_some(path)
}

/// The modules that a source file names after `crate::` or `super::`, or imports from its
/// own children. Each is the longest path that is a module.
fn uses(module: &str, source: &str, known: &[String]) -> Vec<String> {
    let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
    let code = source.lines().filter(|line| !line.trim().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let mut uses = Vec::new();
    for (start, base) in [("crate::", ""), ("super::", parent), ("use ", module)] {
        for rest in code.split(start).skip(1) {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != ':' && c != '_');
            let path = format!("{base}::{}", &rest[..end.unwrap_or(rest.len())]);
            let path = path.trim_matches(':').to_owned();
            let is_in = |it: &&String| path == **it || path.starts_with(&format!("{it}::"));
            uses.extend(
                known
                    .iter()
                    .filter(is_in)
                    .max_by_key(|it| it.len())
                    .cloned(),
            );
        }
    }
    uses
}

fn graph() -> Uses {
    let paths = files(Path::new("src"));
    let modules: Vec<(String, PathBuf)> = paths
        .into_iter()
        .filter_map(|path| Some((module(&path)?, path)))
        .collect();
    let known: Vec<String> = modules.iter().map(|(name, _)| name.clone()).collect();
    let uses_of = |(name, path): (String, PathBuf)| {
        let source = fs::read_to_string(path).expect("a source file");
        let uses = uses(&name, &source, &known);
        (name, uses)
    };
    let mut graph = Uses::new();
    for (name, uses) in modules.into_iter().map(uses_of) {
        graph.entry(name).or_default().extend(uses);
    }
    graph
}

#[test]
fn the_modules_have_no_cycle() {
    let mut graph = graph();
    let reads = |name: &str, used: &str| graph[name].iter().any(|it| it == used);
    assert!(reads("judge::verdict", "findings") && reads("judge", "judge::tab"));
    // A module that uses none of the remaining modules is in no cycle.
    loop {
        let remaining = graph.clone();
        graph.retain(|name, uses| {
            uses.iter()
                .any(|it| it != name && remaining.contains_key(it))
        });
        if graph.len() == remaining.len() {
            break;
        }
    }
    assert!(graph.is_empty(), "these modules form a cycle: {graph:#?}");
}

//! No cycle between the engine's modules. A module may use only what lies below it, so
//! that each can be read and changed without those above.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Uses by module: `judge::tab` → `findings`.
type Uses = BTreeMap<String, Vec<String>>;

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let paths = entries.map(|entry| entry.path());
    let of = |path: PathBuf| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    };
    paths.flat_map(of).collect()
}

/// `src/judge/tab.rs` is `judge::tab`, and `src/judge/mod.rs` is `judge`.
fn module(path: &Path) -> Option<String> {
    let path = path.strip_prefix("src").ok()?.to_str()?;
    let path = path.strip_suffix("/mod.rs").or(path.strip_suffix(".rs"))?;
    let is_other_crate = path.starts_with("text/") || path.starts_with("build/");
    // The files of the settings share their macros, and count as one module.
    let length = if path.starts_with("settings/") { 1 } else { 9 };
    let path = path.split('/').take(length).collect::<Vec<_>>().join("::");
    (path != "lib" && !is_other_crate).then_some(path)
}

/// The modules that a source file names behind `crate::` or `super::`, or uses as its
/// own children, each by its longest path that is a module.
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
    let of = |(name, path): (String, PathBuf)| {
        let source = fs::read_to_string(path).expect("a source file");
        let uses = uses(&name, &source, &known);
        (name, uses)
    };
    let mut graph = Uses::new();
    for (name, uses) in modules.into_iter().map(of) {
        graph.entry(name).or_default().extend(uses);
    }
    graph
}

#[test]
fn no_module_uses_itself_through_others() {
    let mut graph = graph();
    let reads = |name: &str, used: &str| graph[name].iter().any(|it| it == used);
    assert!(reads("judge::verdict", "findings") && reads("judge", "judge::tab"));
    // What uses nothing that is left is in no cycle.
    loop {
        let left = graph.clone();
        graph.retain(|name, uses| uses.iter().any(|it| it != name && left.contains_key(it)));
        if graph.len() == left.len() {
            break;
        }
    }
    assert!(
        graph.is_empty(),
        "these modules use one another: {graph:#?}"
    );
}

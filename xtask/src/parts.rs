//! The third-party components that ship: packages of cargo and npm, and data.
//!
//! A package ships where its code or its tables are in the engine or the page on the
//! web. Packages that only build or test do not ship.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::TaskResult;

mod crates;
mod libraries;

/// A component that ships, for the bill of materials and the page of licences.
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) version: String,
    /// An SPDX expression.
    pub(crate) licence: String,
    /// Address of its source.
    pub(crate) source: String,
    /// `cargo`, `npm` or `generic`: the kind of a package URL.
    pub(crate) registry: &'static str,
    /// The package's checksum in the lock file: the algorithm (`SHA-256` or `SHA-512`) and
    /// the value in hex.
    pub(crate) hash: Option<(&'static str, String)>,
    /// Its dependencies among the shipped components, as `name@version`.
    pub(crate) dependencies: BTreeSet<String>,
    /// The texts of its licences.
    pub(crate) texts: Vec<String>,
}

impl Part {
    pub(crate) fn id(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }
}

/// `parts/others.toml`.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Others {
    tables_of: Vec<String>,
    /// npm packages in the lock file that do not ship.
    not_shipped: Vec<String>,
    /// npm packages that ship and whose licence text is that of another part.
    text_elsewhere: Vec<String>,
    part: Vec<Other>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Other {
    name: String,
    version: String,
    licence: String,
    source: String,
    text: String,
}

/// All third-party components that ship, sorted by name.
pub(crate) fn read(root: &Path) -> TaskResult<Vec<Part>> {
    let others: Others = toml::from_str(include_str!("parts/others.toml"))?;
    let mut parts = crates::read(root, &others.tables_of)?;
    parts.extend(libraries::read(
        root,
        &others.not_shipped,
        &others.text_elsewhere,
    )?);
    for other in others.part {
        parts.push(data(root, other)?);
    }
    parts.sort_by_key(|part| (part.name.clone(), part.version.clone()));
    Ok(parts)
}

fn data(root: &Path, other: Other) -> TaskResult<Part> {
    Ok(Part {
        version: match other.version.as_str() {
            "toolchain" => value_in(&root.join("rust-toolchain.toml"), &["toolchain", "channel"])?,
            "municipalities" => value_in(&root.join("src/rules/municipalities.toml"), &["as_of"])?,
            version => version.to_owned(),
        },
        name: other.name,
        licence: other.licence,
        source: other.source,
        registry: "generic",
        hash: None,
        dependencies: BTreeSet::new(),
        texts: vec![other.text.trim().to_owned()],
    })
}

/// The licence texts in a package's folder. Of a package under MIT or Apache, the MIT
/// licence applies, whose text is shorter; any further texts are kept.
fn licence_texts(folder: &Path) -> TaskResult<Vec<String>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_uppercase();
        if name.starts_with("LICEN") && path.is_file() {
            files.insert(name, fs::read_to_string(path)?.replace("\r\n", "\n"));
        }
    }
    if files.keys().any(|name| name.contains("MIT")) {
        files.retain(|name, _| !name.contains("APACHE"));
    }
    if files.is_empty() {
        return Err(format!("{} has no licence text", folder.display()).into());
    }
    Ok(files
        .into_values()
        .map(|text| text.trim().to_owned())
        .collect())
}

fn value_in(file: &Path, path: &[&str]) -> TaskResult<String> {
    let table: toml::Value = toml::from_str(&fs::read_to_string(file)?)?;
    let value = path.iter().try_fold(&table, |value, key| value.get(key));
    let value = value.and_then(toml::Value::as_str).map(str::to_owned);
    value.ok_or_else(|| format!("{} has no {}", file.display(), path.join(".")).into())
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

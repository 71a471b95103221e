//! Reads `src/rules/telephone-numbers.toml` and writes its tables as Rust source, which
//! `src/sms/numbers.rs` includes.

use std::{fmt::Write, fs, path::Path};

use serde::Deserialize;

use crate::help::{Confidence, contact_ids, fact};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct NumbersFile {
    checked_on: String,
    known: Vec<String>,
    foreign: NumberKind,
    personal: NumberKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct NumberKind {
    /// How its numbers begin, as they are dialled in Japan.
    #[serde(default)]
    starts: Vec<String>,
    as_of: String,
    source: String,
    #[serde(rename = "confidence")]
    _confidence: Confidence,
}

/// The source of `OUT_DIR/numbers.rs`.
pub(crate) fn source(folder: &Path) -> Result<String, String> {
    let path = folder.join("telephone-numbers.toml");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let file: NumbersFile =
        toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let contacts = contact_ids(&folder.join("help.toml"))?;
    if let Some(id) = file.known.iter().find(|id| !contacts.contains(id)) {
        return Err(format!("{}: help.toml has no {id}", path.display()));
    }
    let mut out = format!(
        "/// The day on which the kinds of numbers were last checked.\npub static NUMBERS_CHECKED_ON: &str = {:?};\n",
        file.checked_on
    );
    let _ = writeln!(out, "static KNOWN_CONTACTS: &[&str] = &{:?};", file.known);
    let _ = writeln!(
        out,
        "static PERSONAL_STARTS: &[&str] = &{:?};",
        file.personal.starts
    );
    for (name, kind) in [("FOREIGN", &file.foreign), ("PERSONAL", &file.personal)] {
        let fact = fact(&kind.as_of, &kind.source);
        let fact = fact.trim_start_matches("fact: ");
        let _ = writeln!(out, "pub(super) static {name}_FACT: Fact = {fact};");
    }
    Ok(out)
}

//! Writes the languages that have a catalogue as Rust source, which
//! `src/settings/language.rs` includes.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;

#[derive(Deserialize)]
struct Sentence {
    message: String,
}

/// The key of the language's name in the language itself.
const OWN_NAME: &str = "language_name";

/// The table of languages: the folder of each, and its name in the language itself.
///
/// # Errors
/// When a catalogue cannot be read, or does not name its language.
pub(crate) fn source(folder: &Path) -> Result<String, String> {
    let folders = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut languages = BTreeMap::new();
    for entry in folders.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        languages.insert(name, own_name(&entry.path().join("messages.json"))?);
    }
    let rows: Vec<_> = languages.into_iter().collect();
    let rows: Vec<_> = rows.iter().map(|(name, own)| (name, own)).collect();
    Ok(format!(
        "/// The folder of every language that has a catalogue, and its name in the language itself.\n\
         const LANGUAGES: &[(&str, &str)] = &{rows:?};\n"
    ))
}

fn own_name(path: &Path) -> Result<String, String> {
    let failed = |problem: String| format!("{}: {problem}", path.display());
    let text = fs::read_to_string(path).map_err(|e| failed(e.to_string()))?;
    let mut catalogue: BTreeMap<String, Sentence> =
        serde_json::from_str(&text).map_err(|e| failed(e.to_string()))?;
    let own = catalogue.remove(OWN_NAME);
    own.map(|own| own.message)
        .ok_or_else(|| failed(format!("{OWN_NAME} is missing")))
}

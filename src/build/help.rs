//! Reads `src/rules/help.toml` and writes its tables as Rust source, which
//! `src/present/incident_help.rs` includes.

use std::{fmt::Write, fs, path::Path};

use serde::Deserialize;

use crate::ask::Ask;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct HelpFile {
    checked_on: String,
    way: Vec<OfficialWay>,
    given: Vec<TypedItem>,
    contact: Vec<Contact>,
    step: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct OfficialWay {
    id: String,
    as_of: String,
    source: String,
    #[serde(rename = "confidence")]
    _confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypedItem {
    id: String,
    asks: Vec<Ask>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Contact {
    id: String,
    reach: String,
    #[serde(default)]
    hours: Vec<Vec<String>>,
    #[serde(default)]
    languages: Vec<String>,
    as_of: String,
    source: String,
    #[serde(rename = "confidence")]
    _confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Step {
    id: String,
    /// Ids of typed items, of which one must apply; empty for a step that always applies.
    #[serde(default)]
    given: Vec<String>,
    #[serde(default)]
    contacts: Vec<String>,
    as_of: String,
    source: String,
    #[serde(rename = "confidence")]
    _confidence: Confidence,
}

/// The confidence in a fact. Facts of lower confidence are not shown.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Confidence {
    High,
    Medium,
}

/// The source of `OUT_DIR/help.rs`.
pub(crate) fn source(path: &Path) -> Result<String, String> {
    let file = read(path)?;
    let mut out = format!(
        "/// The day on which the facts were last checked against their sources.\npub static CHECKED_ON: &str = {:?};\n",
        file.checked_on
    );
    let ways: String = file.way.iter().map(OfficialWay::source).collect();
    let _ = writeln!(
        out,
        "/// The official ways to register a card as health insurance card.\npub static OFFICIAL_WAYS: &[OfficialWay] = &[{ways}];"
    );
    for (at, contact) in file.contact.iter().enumerate() {
        let _ = writeln!(out, "static CONTACT_{at}: Contact = {};", contact.source());
    }
    let contacts: Vec<String> = (0..file.contact.len())
        .map(|at| format!("&CONTACT_{at}"))
        .collect();
    let _ = writeln!(
        out,
        "/// Every contact.\npub static CONTACTS: &[&Contact] = &[{}];",
        contacts.join(",")
    );
    let given: String = file.given.iter().map(TypedItem::source).collect();
    let _ = writeln!(
        out,
        "/// The kinds of data that can have been typed.\npub static TYPED_ITEMS: &[TypedItem] = &[{given}];"
    );
    let mut steps = String::new();
    for step in &file.step {
        steps += &step
            .source(&file)
            .map_err(|e| format!("{}: step {}: {e}", path.display(), step.id))?;
    }
    let _ = writeln!(out, "static STEPS: &[Step] = &[{steps}];");
    Ok(out)
}

/// The ids of the contacts.
pub(crate) fn contact_ids(path: &Path) -> Result<Vec<String>, String> {
    let file = read(path)?;
    Ok(file.contact.into_iter().map(|contact| contact.id).collect())
}

fn read(path: &Path) -> Result<HelpFile, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}

/// The origin of a statement, as Rust source.
pub(crate) fn fact(as_of: &str, source: &str) -> String {
    format!("fact: Fact {{ as_of: {as_of:?}, source: {source:?} }}")
}

impl OfficialWay {
    fn source(&self) -> String {
        let fact = fact(&self.as_of, &self.source);
        format!("OfficialWay {{ id: {:?}, {fact} }},", self.id)
    }
}

impl TypedItem {
    fn source(&self) -> String {
        let asks: Vec<String> = self
            .asks
            .iter()
            .map(|ask| format!("Ask::{ask:?}"))
            .collect();
        format!(
            "TypedItem {{ id: {:?}, asks: &[{}] }},",
            self.id,
            asks.join(",")
        )
    }
}

impl Contact {
    fn source(&self) -> String {
        let hours: Vec<String> = self.hours.iter().map(|part| format!("&{part:?}")).collect();
        format!(
            "Contact {{ id: {:?}, reach: {:?}, hours: &[{}], languages: &{:?}, {} }}",
            self.id,
            self.reach,
            hours.join(","),
            self.languages,
            fact(&self.as_of, &self.source)
        )
    }
}

impl Step {
    fn source(&self, file: &HelpFile) -> Result<String, String> {
        if let Some(id) = self
            .given
            .iter()
            .find(|id| !file.given.iter().any(|g| g.id == **id))
        {
            return Err(format!("there is no [[given]] with the id {id}"));
        }
        let mut contacts = String::new();
        for id in &self.contacts {
            let at = file.contact.iter().position(|contact| contact.id == *id);
            let at = at.ok_or_else(|| format!("there is no [[contact]] with the id {id}"))?;
            let _ = write!(contacts, "&CONTACT_{at},");
        }
        Ok(format!(
            "Step {{ id: {:?}, typed: &{:?}, contacts: &[{contacts}], {} }},",
            self.id,
            self.given,
            fact(&self.as_of, &self.source)
        ))
    }
}

//! Reads `src/rules/help.toml` and writes its tables as Rust source, which
//! `src/present/incident_help.rs` includes.

use std::{fmt::Write, fs, path::Path};

use serde::Deserialize;

use crate::ask::Ask;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct HelpFile {
    checked_on: String,
    call_contacts: Vec<String>,
    way: Vec<Note>,
    given: Vec<GivenItem>,
    contact: Vec<Contact>,
    hotline: Vec<Note>,
    question: Vec<Note>,
    machine: Vec<Note>,
    step: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenItem {
    id: String,
    /// Empty for what was said or done and not typed.
    #[serde(default)]
    asks: Vec<Ask>,
}

/// A statement that one sentence of the catalogues makes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Note {
    id: String,
    #[serde(default)]
    contacts: Vec<String>,
    as_of: String,
    #[serde(default)]
    source: String,
    #[serde(rename = "confidence")]
    _confidence: Confidence,
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
    /// Ids of given items, of which one must apply; empty for a step that always applies.
    #[serde(default)]
    given: Vec<String>,
    #[serde(default)]
    contacts: Vec<String>,
    as_of: String,
    /// Empty for general advice.
    #[serde(default)]
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
    read(path)?
        .source()
        .map_err(|e| format!("{}: {e}", path.display()))
}

impl HelpFile {
    fn source(&self) -> Result<String, String> {
        let mut out = String::new();
        for (at, contact) in self.contact.iter().enumerate() {
            let _ = writeln!(out, "static CONTACT_{at}: Contact = {};", contact.source());
        }
        let ids: Vec<String> = self.contact.iter().map(|one| one.id.clone()).collect();
        let all = self.contacts(&ids)?;
        let _ = writeln!(
            out,
            "/// Every contact.\npub static CONTACTS: &[&Contact] = &[{all}];"
        );
        for (comment, item) in self.statics()? {
            let _ = writeln!(out, "/// {comment}\npub static {item};");
        }
        Ok(out)
    }

    /// The tables, each with the comment above it.
    fn statics(&self) -> Result<[(&'static str, String); 8], String> {
        let given: String = self.given.iter().map(GivenItem::source).collect();
        let steps: Result<String, _> = self.step.iter().map(|step| step.source(self)).collect();
        let (steps, call_contacts) = (steps?, self.contacts(&self.call_contacts)?);
        Ok([
            (
                "The day on which the facts were last checked against their sources.",
                format!("CHECKED_ON: &str = {:?}", self.checked_on),
            ),
            (
                "What can have been typed, said or done.",
                format!("GIVEN_ITEMS: &[GivenItem] = &[{given}]"),
            ),
            ("Every step.", format!("STEPS: &[Step] = &[{steps}]")),
            (
                "Whom to call during a call.",
                format!("CALL_CONTACTS: &[&Contact] = &[{call_contacts}]"),
            ),
            (
                "The official ways to register a card as health insurance card: `official_`.",
                self.notes("OFFICIAL_WAYS", &self.way)?,
            ),
            (
                "What to know of the telephone line of the My Number system: `hotline_`.",
                self.notes("HOTLINE_NOTES", &self.hotline)?,
            ),
            (
                "What to ask oneself during a call: `call_`.",
                self.notes("CALL_QUESTIONS", &self.question)?,
            ),
            (
                "What is true about cash machines: `call_atm_`.",
                self.notes("MACHINE_NOTES", &self.machine)?,
            ),
        ])
    }

    fn notes(&self, name: &str, notes: &[Note]) -> Result<String, String> {
        let notes: Result<String, _> = notes.iter().map(|note| note.source(self)).collect();
        Ok(format!("{name}: &[Note] = &[{}]", notes?))
    }

    /// References to the contacts with these ids.
    fn contacts(&self, ids: &[String]) -> Result<String, String> {
        let mut contacts = String::new();
        for id in ids {
            let at = self.contact.iter().position(|contact| contact.id == *id);
            let at = at.ok_or_else(|| format!("there is no [[contact]] with the id {id}"))?;
            let _ = write!(contacts, "&CONTACT_{at},");
        }
        Ok(contacts)
    }
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

impl GivenItem {
    fn source(&self) -> String {
        let asks: Vec<String> = self
            .asks
            .iter()
            .map(|ask| format!("Ask::{ask:?}"))
            .collect();
        format!(
            "GivenItem {{ id: {:?}, asks: &[{}] }},",
            self.id,
            asks.join(",")
        )
    }
}

impl Note {
    fn source(&self, file: &HelpFile) -> Result<String, String> {
        let contacts = file.contacts(&self.contacts)?;
        let fact = fact(&self.as_of, &self.source);
        Ok(format!(
            "Note {{ id: {:?}, contacts: &[{contacts}], {fact} }},",
            self.id
        ))
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
        let contacts = file.contacts(&self.contacts)?;
        Ok(format!(
            "Step {{ id: {:?}, given: &{:?}, contacts: &[{contacts}], {} }},",
            self.id,
            self.given,
            fact(&self.as_of, &self.source)
        ))
    }
}

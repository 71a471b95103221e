//! Reads the rule files.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;

use crate::{
    ask::{Ask, Part},
    hosts::{Hosts, Municipalities, PublicHosts},
    page::{Control, DigitPattern},
    sms::{BrandFile, MessageFile},
    weights::WeightFile,
};

/// The contents of all rule files, in the order of the file names.
#[derive(Default)]
pub(crate) struct RuleBook {
    pub(crate) words: BTreeMap<String, Vec<String>>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) bodies: Vec<Body>,
    pub(crate) lures: Vec<Lure>,
    pub(crate) hosts: Hosts,
    pub(crate) public_hosts: PublicHosts,
    pub(crate) municipalities: BTreeMap<String, String>,
    pub(crate) municipalities_as_of: String,
    pub(crate) messages: MessageFile,
    pub(crate) brands: BrandFile,
    pub(crate) message_weights: WeightFile,
    pub(crate) page_weights: WeightFile,
}

/// A file of ask rules: shared word lists, then rules.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskFile {
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    #[serde(default, rename = "rule")]
    rules: Vec<Rule>,
    #[serde(default, rename = "body")]
    bodies: Vec<Body>,
    #[serde(default, rename = "lure")]
    lures: Vec<Lure>,
}

/// One rule. `src/rules.rs` documents its keys.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) ask: Ask,
    /// Which part of the ask the field covers.
    #[serde(default)]
    pub(crate) part: Part,
    #[serde(default = "default_controls")]
    pub(crate) controls: Vec<Control>,
    #[serde(default)]
    pub(crate) label: Vec<String>,
    #[serde(default)]
    pub(crate) name: Vec<String>,
    #[serde(default)]
    pub(crate) named: Vec<String>,
    #[serde(default)]
    pub(crate) near: Vec<String>,
    #[serde(default)]
    pub(crate) around: Vec<String>,
    #[serde(default)]
    pub(crate) page: Vec<String>,
    /// Words that name the field before or after this one.
    #[serde(default)]
    pub(crate) beside: Vec<String>,
    /// Instead of a field: words in one sentence of the page's text.
    #[serde(default)]
    pub(crate) text: Vec<String>,
    /// Only a field that nothing names.
    #[serde(default)]
    pub(crate) nameless: bool,
    /// Only on a page with a keypad.
    #[serde(default)]
    pub(crate) keypad: bool,
    #[serde(default)]
    pub(crate) unless: Vec<String>,
    #[serde(default)]
    pub(crate) unless_around: Vec<String>,
    /// Only where the page claims to be a public body.
    #[serde(default)]
    pub(crate) claim: bool,
    /// Fewest and most characters that the field may take.
    #[serde(default)]
    pub(crate) length: Option<(u32, u32)>,
    /// The limits in characters of which the field must have one.
    #[serde(default)]
    pub(crate) digits: Vec<u32>,
    /// The numbers of boxes of which the field must have one.
    #[serde(default)]
    pub(crate) boxes: Vec<u32>,
    /// The pattern that the typed number must have.
    #[serde(default)]
    pub(crate) typed: Option<DigitPattern>,
    /// Asks that this rule suppresses on the same field.
    #[serde(default)]
    pub(crate) suppresses: Vec<Ask>,
    /// Only where no other rule matches the field.
    #[serde(default)]
    pub(crate) fallback: bool,
    /// For maintainers, like the examples; required so that none is forgotten.
    #[serde(rename = "why")]
    pub(crate) _why: String,
    #[serde(rename = "source")]
    pub(crate) _source: String,
    #[serde(rename = "hits")]
    pub(crate) _hits: Vec<toml::Value>,
    #[serde(rename = "misses")]
    pub(crate) _misses: Vec<toml::Value>,
}

/// A public body, by the names under which a page can claim to be it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Body {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) kind: BodyKind,
    pub(crate) names: Vec<String>,
    /// For maintainers, like the examples; required so that none is forgotten.
    #[serde(rename = "why")]
    pub(crate) _why: String,
    #[serde(rename = "source")]
    pub(crate) _source: String,
    #[serde(rename = "hits")]
    pub(crate) _hits: Vec<String>,
    #[serde(rename = "misses")]
    pub(crate) _misses: Vec<String>,
}

/// What a name stands for; see `src/rules.rs`.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum BodyKind {
    #[default]
    Organisation,
    Service,
    Topic,
}

/// Phrases that pressure or tempt a person: shown as a reason, without effect on the
/// level.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Lure {
    pub(crate) id: String,
    pub(crate) words: Vec<String>,
    /// For maintainers, like the examples; required so that none is forgotten.
    #[serde(rename = "why")]
    pub(crate) _why: String,
    #[serde(rename = "source")]
    pub(crate) _source: String,
    #[serde(rename = "hits")]
    pub(crate) _hits: Vec<String>,
    #[serde(rename = "misses")]
    pub(crate) _misses: Vec<String>,
}

/// The default controls: those in which a person types or chooses a number.
fn default_controls() -> Vec<Control> {
    use Control::{Editable, Number, Password, Select, Tel, Text};
    vec![Text, Password, Tel, Number, Editable, Select]
}

/// Reads every `*.toml` file of the folder.
pub(crate) fn read(folder: &Path) -> Result<RuleBook, String> {
    let mut all = RuleBook::default();
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<_> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
    {
        let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        match path.file_stem().and_then(|s| s.to_str()) {
            // Read by `help.rs` and `numbers.rs`.
            Some("help" | "telephone-numbers") => {}
            Some("hosts") => all.hosts = parse(path, &text)?,
            Some("public-hosts") => all.public_hosts = parse(path, &text)?,
            Some("messages") => all.messages = parse(path, &text)?,
            Some("brands") => all.brands = parse(path, &text)?,
            Some("message-weights") => all.message_weights = parse(path, &text)?,
            Some("page-weights") => all.page_weights = parse(path, &text)?,
            Some("municipalities") => {
                let list: Municipalities = parse(path, &text)?;
                all.municipalities = list.names;
                all.municipalities_as_of = list.as_of;
            }
            _ => all.add(path, parse(path, &text)?)?,
        }
    }
    Ok(all)
}

fn parse<T: for<'a> Deserialize<'a>>(path: &Path, text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|e| format!("{}: {e}", path.display()))
}

impl RuleBook {
    fn add(&mut self, path: &Path, file: AskFile) -> Result<(), String> {
        for (list, words) in file.words {
            if self.words.insert(list.clone(), words).is_some() {
                return Err(format!(
                    "{}: there is already a word list {list}",
                    path.display()
                ));
            }
        }
        for rule in file.rules {
            if self.rules.iter().any(|r| r.id == rule.id) {
                return Err(format!(
                    "{}: there is already a rule {}",
                    path.display(),
                    rule.id
                ));
            }
            self.rules.push(rule);
        }
        self.bodies.extend(file.bodies);
        self.lures.extend(file.lures);
        Ok(())
    }
}

//! The languages that have a catalogue.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::define::{ChoiceType, Kind, SettingType};

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// A language that has a catalogue, by the name of its folder; empty for the browser's
/// language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Language(String);

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(name: D) -> Result<Self, D::Error> {
        let name = String::deserialize(name)?;
        let is_known = name.is_empty() || LANGUAGES.iter().any(|(known, _)| *known == name);
        let unknown = || D::Error::custom("no such catalogue");
        is_known.then_some(Self(name)).ok_or_else(unknown)
    }
}

impl Language {
    /// The folder of every language and its name in the language itself, in the order of
    /// the folders.
    #[must_use]
    pub fn all() -> &'static [(&'static str, &'static str)] {
        LANGUAGES
    }

    /// The name of the catalogue's folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl SettingType for Language {
    const KIND: Kind = Kind::Language;
}

impl ChoiceType for Language {
    fn name(&self) -> &str {
        &self.0
    }
}

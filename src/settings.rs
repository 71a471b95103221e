//! What a person can choose and what an organisation has set, read tolerantly.

mod store;

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use store::{Reading, Store};

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// How a payment card that an ordinary site asks for is noted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum CardNotice {
    /// A slim line, once a site.
    #[default]
    Line,
    /// Only the toolbar badge.
    Badge,
    /// Nothing.
    Off,
}

/// Whether a form with a number in it is stopped and the person asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Guard {
    /// It is, where the page is warned of.
    #[default]
    On,
    /// It is sent as the page wants.
    Off,
}

/// How large the sentences are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum TextSize {
    /// As the browser has it.
    #[default]
    Normal,
    /// A quarter larger.
    Large,
    /// Half as large again.
    Largest,
}

/// A language that has a catalogue, by the name of its folder; empty for the
/// browser's own.
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
    /// Folder and own name of every language, in the order of the folders.
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

/// Everything that was chosen or set. The first five are stored under these
/// keys in `storage.local`, only where they differ from the default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// How a payment card that an ordinary site asks for is noted.
    pub card_notice: CardNotice,
    /// Whether a form with a number in it is stopped.
    pub guard: Guard,
    /// The language of the sentences.
    pub language: Language,
    /// How large the sentences are.
    pub text_size: TextSize,
    /// Hosts that the person trusts, as [`Verdict::host`](crate::Verdict) names them.
    pub trusted: Vec<String>,
    /// What an administrator has set, and no person can.
    pub organisation: Organisation,
}

/// What an administrator sets for everybody's browsers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Organisation {
    /// Hosts that everybody trusts; a person adds none where these are fixed.
    pub trusted: Vec<String>,
    /// The organisation's own domains, with everything under them.
    pub internal: Vec<String>,
    /// What the warning says about whom to ask.
    pub help_desk_text: String,
    /// Whom to call.
    pub help_desk_phone: String,
    /// Keys of the settings that a person cannot change.
    pub fixed: Vec<String>,
    /// Whether nobody can go on where a page is a danger.
    pub block_danger: bool,
}

impl Settings {
    /// Whether the person or the organisation trusts a host.
    #[must_use]
    pub fn trusts(&self, host: &str) -> bool {
        let Organisation {
            trusted, internal, ..
        } = &self.organisation;
        let is_named = self.trusted.iter().chain(trusted).any(|one| one == host);
        !host.is_empty()
            && (is_named
                || internal
                    .iter()
                    .any(|it| crate::detect::government::is_under(host, it)))
    }

    /// Whether an administrator has fixed the setting of this key.
    #[must_use]
    pub fn is_fixed(&self, key: &str) -> bool {
        self.organisation.fixed.iter().any(|fixed| fixed == key)
    }
}

/// Settings as they were found in the store, and what of it was unusable.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StoredSettings {
    /// The settings, with the default where a value was missing or unusable.
    pub settings: Settings,
    /// Keys of the person's whose values were unusable, so that they can be told.
    pub broken: Vec<String>,
    /// Keys of the administrator's whose values were unusable.
    pub misset: Vec<String>,
}

impl StoredSettings {
    /// Reads what the store holds and what an administrator has set there.
    /// Cannot fail: a missing key and an unknown key are normal, an unusable
    /// value is its default and is named.
    pub fn read<'de, D: Deserializer<'de>>(stored: D, managed: D) -> Self {
        let own = Store::deserialize(stored).unwrap_or_default().migrated();
        let given = Store::deserialize(managed).unwrap_or_default().migrated();
        let mut reading = Reading::of(given.locked);
        let settings = Settings {
            card_notice: reading.one("cardNotice", own.card_notice, given.card_notice),
            guard: reading.one("guard", own.guard, given.guard),
            language: reading.one("language", own.language, given.language),
            text_size: reading.one("textSize", own.text_size, given.text_size),
            trusted: reading.own("trusted", own.trusted, &given.trusted),
            organisation: Organisation {
                trusted: reading.given("trusted", given.trusted),
                internal: reading.given("internal", given.internal),
                help_desk_text: reading.given("helpDeskText", given.help_desk_text),
                help_desk_phone: reading.given("helpDeskPhone", given.help_desk_phone),
                block_danger: reading.given("blockDanger", given.block_danger),
                fixed: Vec::new(),
            },
        };
        reading.into_stored(settings)
    }
}

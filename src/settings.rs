//! What a person can choose, read tolerantly.

use serde::{Deserialize, Deserializer, Serialize, de::IgnoredAny};

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

/// What a person can choose. Stored under these keys in `storage.local`, only
/// where it differs from the default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// How a payment card that an ordinary site asks for is noted.
    pub card_notice: CardNotice,
    /// Hosts that the person trusts, as [`Verdict::host`](crate::Verdict) names them.
    pub trusted: Vec<String>,
}

/// Settings as they were found in the store, and what of it was unusable.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StoredSettings {
    /// The settings, with the default where a value was missing or unusable.
    pub settings: Settings,
    /// Keys whose values were unusable, so that the person can be told.
    pub broken: Vec<String>,
}

impl StoredSettings {
    /// Reads what the store holds. Cannot fail: a missing key and an unknown
    /// key are normal, an unusable value is its default and is named.
    pub fn read<'de, D: Deserializer<'de>>(stored: D) -> Self {
        let store = Store::deserialize(stored).unwrap_or_default();
        let mut broken = Vec::new();
        let settings = Settings {
            card_notice: store.card_notice.or_default("cardNotice", &mut broken),
            trusted: store.trusted.or_default("trusted", &mut broken),
        };
        Self { settings, broken }
    }
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Store {
    card_notice: Lenient<CardNotice>,
    trusted: Lenient<Vec<String>>,
}

/// A value that may be of any type in the store.
#[derive(Deserialize)]
#[serde(untagged)]
enum Lenient<T> {
    Usable(T),
    Unusable(IgnoredAny),
}

impl<T: Default> Default for Lenient<T> {
    fn default() -> Self {
        Self::Usable(T::default())
    }
}

impl<T: Default> Lenient<T> {
    fn or_default(self, key: &str, broken: &mut Vec<String>) -> T {
        match self {
            Self::Usable(value) => value,
            Self::Unusable(_) => {
                broken.push(key.to_owned());
                T::default()
            }
        }
    }
}

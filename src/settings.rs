//! The settings of a person and of an administrator. Unusable stored values are
//! replaced by their defaults.

mod define;
mod language;
mod store;
mod table;

use serde::{Deserialize, Deserializer, Serialize};

pub use define::{Kind, Section, Setter, Setting};
pub use language::Language;
pub use table::{CardNotice, Guard, Organisation, SETTINGS, Settings, TextSize};

use table::Store;

impl Settings {
    /// Whether the person or the organisation trusts a host.
    #[must_use]
    pub fn trusts(&self, host: &str) -> bool {
        let Organisation {
            trusted, internal, ..
        } = &self.organisation;
        let is_named = self
            .trusted
            .iter()
            .chain(trusted)
            .any(|trusted| trusted == host);
        !host.is_empty()
            && (is_named
                || internal
                    .iter()
                    .any(|domain| crate::detect::government::is_under(host, domain)))
    }

    /// Whether an administrator has fixed the setting of this key.
    #[must_use]
    pub fn is_fixed(&self, key: &str) -> bool {
        self.organisation.fixed.iter().any(|fixed| fixed == key)
    }
}

/// The settings that were read from the stores, and which values were unusable.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StoredSettings {
    /// The settings, with the default where a value was missing or unusable.
    pub settings: Settings,
    /// Keys of the person's values that were unusable, so that the options page can name them.
    pub broken: Vec<String>,
    /// Keys of the administrator's values that were unusable.
    pub misset: Vec<String>,
}

impl StoredSettings {
    /// Reads the store of the person and the policy of an administrator. Cannot fail:
    /// missing and unknown keys are normal, and an unusable value is replaced by its
    /// default and its key is listed.
    pub fn read<'de, D: Deserializer<'de>>(stored: D, managed: D) -> Self {
        let person = Store::deserialize(stored).unwrap_or_default();
        let mut managed = Store::deserialize(managed).unwrap_or_default();
        let refused = managed.refuse_unusable_hosts();
        let mut found = Store::read(person.migrated(), managed.migrated());
        found.misset.extend(refused);
        found
    }
}

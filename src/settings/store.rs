//! Reads values of any type, as a store, a file or a policy may hold them.

use serde::{Deserialize, de::IgnoredAny};

use super::{Settings, StoredSettings};

/// A value that may be missing, or of any type.
#[derive(Default, Deserialize)]
#[serde(untagged)]
pub(super) enum Value<T> {
    Usable(T),
    Unusable(IgnoredAny),
    #[serde(skip)]
    #[default]
    Missing,
}

impl<T> Value<T> {
    /// The usable value; the key of an unusable one is added to the list.
    fn take(self, key: &str, unusable: &mut Vec<String>) -> Option<T> {
        match self {
            Self::Usable(value) => Some(value),
            Self::Missing => None,
            Self::Unusable(_) => {
                unusable.push(key.to_owned());
                None
            }
        }
    }
}

/// Collects what was found while a store and a policy are read.
pub(super) struct Reading {
    is_locked: bool,
    found: StoredSettings,
    fixed: Vec<String>,
}

impl Reading {
    pub(super) fn new(locked: Value<bool>) -> Self {
        let mut found = StoredSettings::default();
        // An administrator's value is fixed unless they say that it is a proposal.
        let is_locked = locked.take("locked", &mut found.misset).unwrap_or(true);
        Self {
            is_locked,
            found,
            fixed: Vec::new(),
        }
    }

    /// One value for a person and an administrator: the administrator's wins
    /// where it is locked, and is the default otherwise.
    pub(super) fn choice<T: Default>(
        &mut self,
        key: &str,
        personal: Value<T>,
        managed: Value<T>,
    ) -> T {
        let managed = managed.take(key, &mut self.found.misset);
        let personal = personal.take(key, &mut self.found.broken);
        match managed {
            Some(managed) if self.is_locked => {
                self.fixed.push(key.to_owned());
                managed
            }
            managed => personal.or(managed).unwrap_or_default(),
        }
    }

    /// The person's list; empty where the administrator's is locked.
    pub(super) fn personal_list<T: Default>(
        &mut self,
        key: &str,
        personal: Value<T>,
        managed: &Value<T>,
    ) -> T {
        let personal = personal.take(key, &mut self.found.broken);
        if self.is_locked && matches!(managed, Value::Usable(_)) {
            self.fixed.push(key.to_owned());
            return T::default();
        }
        personal.unwrap_or_default()
    }

    /// A value of the administrator alone.
    pub(super) fn managed<T: Default>(&mut self, key: &str, managed: Value<T>) -> T {
        managed
            .take(key, &mut self.found.misset)
            .unwrap_or_default()
    }

    pub(super) fn into_stored(self, mut settings: Settings) -> StoredSettings {
        settings.organisation.fixed = self.fixed;
        StoredSettings {
            settings,
            ..self.found
        }
    }
}

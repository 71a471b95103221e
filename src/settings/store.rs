//! Reads the values of a store, a file or a policy, which may have any type.

use serde::{Deserialize, de::IgnoredAny};

use super::{Settings, StoredSettings};

/// A stored value, which may be missing or have the wrong type.
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
    /// The usable value, if any. The key of an unusable value is added to the list.
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

/// The state while a store and a policy are read.
pub(super) struct Reading {
    is_locked: bool,
    found: StoredSettings,
    fixed: Vec<String>,
}

impl Reading {
    pub(super) fn new(locked: Value<bool>) -> Self {
        let mut found = StoredSettings::default();
        // An administrator's values are fixed unless `locked` is false.
        let is_locked = locked.take("locked", &mut found.misset).unwrap_or(true);
        Self {
            is_locked,
            found,
            fixed: Vec::new(),
        }
    }

    /// The value of a setting that both can set. The administrator's value takes
    /// precedence where it is locked, and is the default otherwise.
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

    /// The person's list; empty where the administrator's list is locked.
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

    /// A value that only the person sets.
    pub(super) fn personal<T: Default>(&mut self, key: &str, personal: Value<T>) -> T {
        personal
            .take(key, &mut self.found.broken)
            .unwrap_or_default()
    }

    /// A value that only the administrator sets.
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

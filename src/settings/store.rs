//! Values of any type, as a store, a file or a policy holds them.

use serde::{Deserialize, de::IgnoredAny};

use super::{CardNotice, Guard, Language, Settings, StoredSettings, TextSize};

/// What a store holds, of a person or of an administrator.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Store {
    pub(super) card_notice: Value<CardNotice>,
    pub(super) guard: Value<Guard>,
    pub(super) language: Value<Language>,
    pub(super) text_size: Value<TextSize>,
    pub(super) trusted: Value<Vec<String>>,
    pub(super) internal: Value<Vec<String>>,
    pub(super) help_desk_text: Value<String>,
    pub(super) help_desk_phone: Value<String>,
    pub(super) block_danger: Value<bool>,
    pub(super) locked: Value<bool>,
}

/// Brings a store of any age to what is read today. Each has its name, and may
/// run on what it has already changed: it runs whenever a store is read.
const MIGRATIONS: [fn(&mut Store); 1] = [hosts_of_addresses];

impl Store {
    pub(super) fn migrated(mut self) -> Self {
        for migrate in MIGRATIONS {
            migrate(&mut self);
        }
        self
    }
}

/// Somebody who writes a list by hand copies addresses: `https://Example.jp/`.
fn hosts_of_addresses(store: &mut Store) {
    for list in [&mut store.trusted, &mut store.internal] {
        if let Value::Usable(hosts) = list {
            let mut named = Vec::new();
            for host in hosts.iter().map(|written| host_of(written)) {
                if !host.is_empty() && !named.contains(&host) {
                    named.push(host);
                }
            }
            *hosts = named;
        }
    }
}

fn host_of(written: &str) -> String {
    let written = written.trim().trim_start_matches("*.");
    let address = if written.contains("://") {
        written.to_owned()
    } else {
        format!("https://{written}/")
    };
    crate::findings::Host::of(&address).name
}

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

/// What was found on the way through a store and a policy.
pub(super) struct Reading {
    is_locked: bool,
    found: StoredSettings,
    fixed: Vec<String>,
}

impl Reading {
    pub(super) fn of(locked: Value<bool>) -> Self {
        let mut found = StoredSettings::default();
        // What an administrator sets holds, unless they say that it is a proposal.
        let is_locked = locked.take("locked", &mut found.misset).unwrap_or(true);
        Self {
            is_locked,
            found,
            fixed: Vec::new(),
        }
    }

    /// A setting of both: the administrator's holds where it is locked, and is
    /// the default elsewhere.
    pub(super) fn one<T: Default>(&mut self, key: &str, own: Value<T>, given: Value<T>) -> T {
        let given = given.take(key, &mut self.found.misset);
        let own = own.take(key, &mut self.found.broken);
        match given {
            Some(given) if self.is_locked => {
                self.fixed.push(key.to_owned());
                given
            }
            given => own.or(given).unwrap_or_default(),
        }
    }

    /// The person's list, beside that of the administrator; none where theirs is locked.
    pub(super) fn own<T: Default>(&mut self, key: &str, own: Value<T>, given: &Value<T>) -> T {
        let own = own.take(key, &mut self.found.broken).unwrap_or_default();
        if self.is_locked && matches!(given, Value::Usable(_)) {
            self.fixed.push(key.to_owned());
            return T::default();
        }
        own
    }

    /// A setting of the administrator alone.
    pub(super) fn given<T: Default>(&mut self, key: &str, given: Value<T>) -> T {
        given.take(key, &mut self.found.misset).unwrap_or_default()
    }

    pub(super) fn into_stored(self, mut settings: Settings) -> StoredSettings {
        settings.organisation.fixed = self.fixed;
        StoredSettings {
            settings,
            ..self.found
        }
    }
}

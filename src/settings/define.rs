//! Generates types from the table of settings, and describes each setting for the
//! options page and the policy schema.

use crate::family::Family;

/// One setting, described for the options page and the policy schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its key in the stores and in policies. It never changes, because people have
    /// values stored under it.
    pub key: &'static str,
    /// Who can set it.
    pub setter: Setter,
    /// The kind of its values.
    pub kind: Kind,
    /// Its title in the policy schema, in English.
    pub title: &'static str,
    /// The description in the policy schema; may be empty.
    pub description: &'static str,
}

/// Who can set a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setter {
    /// A person, in this section of the options page. An administrator can fix or
    /// propose a value.
    Person(Section),
    /// Only a person, in a form of its own; the policy of an administrator cannot.
    PersonAlone,
    /// Only an administrator.
    Administrator,
}

/// The sections of the options page, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Language and text size.
    Appearance,
    /// When the extension warns, and how.
    Warnings,
    /// Whom the person trusts.
    Trust,
}

/// The kinds of values of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of these names. The first is the default.
    Choice(&'static [&'static str]),
    /// The name of a catalogue's folder; empty by default.
    Language,
    /// A list of hosts; empty by default.
    Hosts,
    /// Any text; empty by default.
    Text,
    /// Yes or no; no by default.
    Flag,
    /// A name and a telephone number; nobody by default.
    Contact,
}

/// A type of the values of a setting.
pub(super) trait SettingType {
    const KIND: Kind;
}

impl SettingType for Vec<String> {
    const KIND: Kind = Kind::Hosts;
}

impl SettingType for String {
    const KIND: Kind = Kind::Text;
}

impl SettingType for bool {
    const KIND: Kind = Kind::Flag;
}

impl SettingType for Family {
    const KIND: Kind = Kind::Contact;
}

/// A type from whose values a person chooses one.
pub(super) trait ChoiceType: SettingType {
    /// The name of this value in the stores.
    fn name(&self) -> &str;
}

/// Defines an enum of choices with their names in the stores; the first is the default.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $choice:ident {
            $(#[$default_meta:meta])*
            $default:ident = $default_name:literal,
            $($(#[$other_meta:meta])* $other:ident = $other_name:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS))]
        pub enum $choice {
            $(#[$default_meta])*
            #[default]
            #[serde(rename = $default_name)]
            $default,
            $($(#[$other_meta])* #[serde(rename = $other_name)] $other,)*
        }

        impl SettingType for $choice {
            const KIND: Kind = Kind::Choice(&[$default_name, $($other_name),*]);
        }

        impl ChoiceType for $choice {
            fn name(&self) -> &str {
                match self {
                    Self::$default => $default_name,
                    $(Self::$other => $other_name,)*
                }
            }
        }
    };
}

/// Defines `SETTINGS`, [`Settings`](super::Settings),
/// [`Organisation`](super::Organisation) and `Store`, and how they are read.
///
/// A person sets `choices`, or an administrator sets them for everybody. Both have
/// `lists` of their own. Only a person sets `personal`, and only an administrator sets
/// `administrator`.
macro_rules! settings_table {
    (
        choices { $(
            $(#[$choice_meta:meta])*
            $choice:ident: $choice_type:ty = $choice_key:literal in $choice_section:ident,
            $choice_title:literal, $choice_description:literal;
        )* }
        lists { $(
            $(#[$list_meta:meta])*
            $list:ident: $list_type:ty = $list_key:literal in $list_section:ident,
            $list_title:literal, $list_description:literal;
        )* }
        personal { $(
            $(#[$personal_meta:meta])*
            $personal:ident: $personal_type:ty = $personal_key:literal;
        )* }
        administrator { $(
            $(#[$admin_meta:meta])*
            $admin:ident: $admin_type:ty = $admin_key:literal,
            $admin_title:literal, $admin_description:literal;
        )* }
    ) => {
        /// Every setting, and `locked`, which says whether the administrator's values are
        /// fixed.
        pub const SETTINGS: &[Setting] = &[
            $(Setting {
                key: $choice_key,
                setter: Setter::Person(Section::$choice_section),
                kind: <$choice_type>::KIND,
                title: $choice_title,
                description: $choice_description,
            },)*
            $(Setting {
                key: $list_key,
                setter: Setter::Person(Section::$list_section),
                kind: <$list_type>::KIND,
                title: $list_title,
                description: $list_description,
            },)*
            $(Setting {
                key: $personal_key,
                setter: Setter::PersonAlone,
                kind: <$personal_type>::KIND,
                title: "",
                description: "",
            },)*
            $(Setting {
                key: $admin_key,
                setter: Setter::Administrator,
                kind: <$admin_type>::KIND,
                title: $admin_title,
                description: $admin_description,
            },)*
            LOCKED,
        ];

        /// All settings. `storage.local` holds those of the person under these keys, and
        /// only where they differ from the default.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS))]
        #[serde(default)]
        pub struct Settings {
            $($(#[$choice_meta])* #[serde(rename = $choice_key)] pub $choice: $choice_type,)*
            $($(#[$list_meta])* #[serde(rename = $list_key)] pub $list: $list_type,)*
            $($(#[$personal_meta])* #[serde(rename = $personal_key)] pub $personal: $personal_type,)*
            /// The settings that only an administrator can set.
            pub organisation: Organisation,
        }

        /// The settings that an administrator makes for the whole organisation.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS))]
        #[serde(default)]
        pub struct Organisation {
            $($(#[$list_meta])* #[serde(rename = $list_key)] pub $list: $list_type,)*
            $($(#[$admin_meta])* #[serde(rename = $admin_key)] pub $admin: $admin_type,)*
            /// Keys of the settings that a person cannot change.
            pub fixed: Vec<String>,
        }

        impl Settings {
            /// The settings from whose values a person chooses one, each with the name of
            /// the current value.
            #[must_use]
            pub fn choices(&self) -> Vec<(&'static Setting, &str)> {
                let names = [$(self.$choice.name()),*];
                SETTINGS.iter().zip(names).collect()
            }
        }

        /// The contents of a store, of a person or of an administrator.
        #[derive(Default, Deserialize)]
        #[serde(default)]
        pub(super) struct Store {
            $(#[serde(rename = $choice_key)] $choice: Value<$choice_type>,)*
            $(#[serde(rename = $list_key)] $list: Value<$list_type>,)*
            $(#[serde(rename = $personal_key)] $personal: Value<$personal_type>,)*
            $(#[serde(rename = $admin_key)] $admin: Value<$admin_type>,)*
            locked: Value<bool>,
        }

        impl Store {
            /// Validates the stores of the person and of the administrator.
            pub(super) fn read(person: Self, managed: Self) -> StoredSettings {
                let mut reading = Reading::new(managed.locked);
                let settings = Settings {
                    $($choice: reading.choice($choice_key, person.$choice, managed.$choice),)*
                    $($list: reading.personal_list($list_key, person.$list, &managed.$list),)*
                    $($personal: reading.personal($personal_key, person.$personal),)*
                    organisation: Organisation {
                        $($list: reading.managed($list_key, managed.$list),)*
                        $($admin: reading.managed($admin_key, managed.$admin),)*
                        fixed: Vec::new(),
                    },
                };
                reading.into_stored(settings)
            }
        }
    };
}

pub(super) use {choice, settings_table};

//! The table of all settings.
//!
//! A new setting is one entry here, its use in the engine, and its strings in
//! the catalogues: `setting_<key>`, `setting_<key>_means` where it needs an
//! explanation, and `choice_<key>_<name>` for each value. The reading of the
//! stores, the options page, the keys that JavaScript stores and the policy
//! schema all come from this table.

use serde::{Deserialize, Serialize};

use super::StoredSettings;
use super::define::{
    ChoiceType, Kind, Section, Setter, Setting, SettingType, choice, settings_table,
};
use super::language::Language;
use super::store::{Reading, Value};

choice! {
    /// How a payment card that an ordinary site asks for is noted.
    pub enum CardNotice {
        /// By a slim line, once a site.
        Line = "line",
        /// Only by the toolbar badge.
        Badge = "badge",
        /// Not at all.
        Off = "off",
    }
}

choice! {
    /// Whether the submission of a form with a number in it is stopped and the person asked.
    pub enum Guard {
        /// It is, where the page is warned of.
        On = "on",
        /// The form is submitted as the page wants.
        Off = "off",
    }
}

choice! {
    /// How large the text is.
    pub enum TextSize {
        /// As in the browser.
        Normal = "normal",
        /// A quarter larger.
        Large = "large",
        /// Half as large again.
        Largest = "largest",
    }
}

settings_table! {
    choices {
        /// How a payment card that an ordinary site asks for is noted.
        card_notice: CardNotice = "cardNotice" in Warnings,
            "How a payment card that an ordinary site asks for is noted", "";
        /// Whether a form with a number in it is stopped.
        guard: Guard = "guard" in Warnings,
            "Whether a form with a number in it is stopped and the person asked", "";
        /// The language of the extension.
        language: Language = "language" in Appearance,
            "The language, by the name of its folder in _locales", "";
        /// How large the text is.
        text_size: TextSize = "textSize" in Appearance,
            "How large the sentences are", "";
    }
    lists {
        /// Trusted hosts, as [`Verdict::host`](crate::Verdict) names them. A person
        /// adds none where an administrator has fixed them.
        trusted: Vec<String> = "trusted" in Trust,
            "Hosts that everybody trusts",
            "Such as the payroll service of the organisation. A card PIN is warned of there too.";
    }
    administrator {
        /// The organisation's own domains, with everything under them.
        internal: Vec<String> = "internal",
            "The organisation's own domains", "Trusted with everything under them.";
        /// What the warning says about whom to ask.
        help_desk_text: String = "helpDeskText",
            "Whom to ask", "Stands in every warning.";
        /// Whom to call.
        help_desk_phone: String = "helpDeskPhone",
            "Whom to call", "Stands behind helpDeskText.";
        /// Whether nobody can go on where a page is a danger.
        block_danger: bool = "blockDanger",
            "Nobody can go on where a page is a danger", "";
    }
}

/// Says how the other settings of an administrator are meant. It is part of the
/// policy schema and of no settings.
const LOCKED: Setting = Setting {
    key: "locked",
    setter: Setter::Administrator,
    kind: Kind::Flag,
    title: "A person cannot change what is set here",
    description: "True unless set; false makes it a proposal.",
};

/// Brings a store of any age to the current format. Every migration runs at
/// every reading, so it must leave a migrated store as it is.
const MIGRATIONS: [fn(&mut Store); 1] = [addresses_to_hosts];

impl Store {
    pub(super) fn migrated(mut self) -> Self {
        for migrate in MIGRATIONS {
            migrate(&mut self);
        }
        self
    }
}

/// People who write a list by hand copy addresses into it: `https://Example.jp/`.
fn addresses_to_hosts(store: &mut Store) {
    for list in [&mut store.trusted, &mut store.internal] {
        if let Value::Usable(hosts) = list {
            let mut unique = Vec::new();
            for host in hosts.iter().map(|entry| host_of(entry)) {
                if !host.is_empty() && !unique.contains(&host) {
                    unique.push(host);
                }
            }
            *hosts = unique;
        }
    }
}

/// The host of an address, of a host, or of a pattern such as `*.example.jp`.
fn host_of(entry: &str) -> String {
    let entry = entry.trim().trim_start_matches("*.");
    let address = if entry.contains("://") {
        entry.to_owned()
    } else {
        format!("https://{entry}/")
    };
    crate::findings::Host::of(&address).name
}

//! The table of all settings.
//!
//! A new setting is one entry here, its use in the engine, and its strings in
//! the catalogues: `setting_<key>`, `setting_<key>_means` where it needs an
//! explanation, and `choice_<key>_<name>` for each value. The code that reads the
//! stores, the options page, the keys that JavaScript stores and the policy schema are
//! all derived from this table.

use serde::{Deserialize, Serialize};

use super::StoredSettings;
use super::define::{
    ChoiceType, Kind, Section, Setter, Setting, SettingType, choice, settings_table,
};
use super::language::Language;
use super::store::{Reading, Value};
use crate::detect::look_alike::encode_punycode;
use crate::detect::public_suffix::is_public_suffix;
use crate::family::Family;

choice! {
    /// How the extension reports that an ordinary site asks for a payment card.
    pub enum CardNotice {
        /// By a slim line, once for each site.
        Line = "line",
        /// Only by the toolbar badge.
        Badge = "badge",
        /// Not at all.
        Off = "off",
    }
}

choice! {
    /// Whether the person is asked before a form with a sensitive number is submitted.
    pub enum Guard {
        /// Yes, where the extension warns of the page.
        On = "on",
        /// No: the page can submit every form.
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
        /// How the extension reports that an ordinary site asks for a payment card.
        card_notice: CardNotice = "cardNotice" in Warnings,
            "How a payment card that an ordinary site asks for is noted", "";
        /// Whether the person is asked before a form with a sensitive number is submitted.
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
        /// Trusted hosts, in the form of [`Verdict::trustable_host`](crate::Verdict). A person cannot
        /// add any where an administrator has fixed the list.
        trusted: Vec<String> = "trusted" in Trust,
            "Hosts that everybody trusts",
            "Such as the payroll service of the organisation. A card PIN is warned of there too.";
    }
    personal {
        /// Whom the person wants to ask in a doubtful moment.
        family: Family = "family";
    }
    administrator {
        /// The organisation's own domains, each with all subdomains.
        internal: Vec<String> = "internal",
            "The organisation's own domains", "Trusted with everything under them.";
        /// The description of the help desk in every warning.
        help_desk_text: String = "helpDeskText",
            "Whom to ask", "Stands in every warning.";
        /// The telephone number of the help desk.
        help_desk_phone: String = "helpDeskPhone",
            "Whom to call", "Stands behind helpDeskText.";
        /// Whether nobody can continue on a page with the level danger.
        block_danger: bool = "blockDanger",
            "Nobody can go on where a page is a danger", "";
    }
}

/// Whether the other settings of an administrator are fixed or proposals. It is part of
/// the policy schema and not of [`Settings`].
const LOCKED: Setting = Setting {
    key: "locked",
    setter: Setter::Administrator,
    kind: Kind::Flag,
    title: "A person cannot change what is set here",
    description: "True unless set; false makes it a proposal.",
};

/// Convert a store of any version to the current format. Every migration runs each time
/// that a store is read, and must not change a migrated store.
const MIGRATIONS: [fn(&mut Store); 1] = [addresses_to_hosts];

impl Store {
    pub(super) fn migrated(mut self) -> Self {
        for migrate in MIGRATIONS {
            migrate(&mut self);
        }
        self
    }
}

/// Replaces addresses in lists by their hosts, because people who edit a list by hand
/// copy addresses into it: `https://Example.jp/`.
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

/// The host of an address, of a host, or of a pattern such as `*.example.jp`, in ASCII.
fn host_of(entry: &str) -> String {
    let entry = entry.trim().trim_start_matches("*.");
    let (scheme, rest) = entry.split_once("://").unwrap_or(("https", entry));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    crate::findings::Host::of(&format!("{scheme}://{}/", encode_punycode(host))).name
}

impl Store {
    /// Removes from a policy the domains that belong to nobody, under which anybody can
    /// register a name. Returns the keys of lists with an entry that is not used.
    pub(super) fn refuse_unusable_hosts(&mut self) -> Vec<String> {
        let mut refused = Vec::new();
        let names_a_host = |entry: &String| !host_of(entry).is_empty();
        let is_used = |entry: &String| names_a_host(entry) && !is_public_suffix(&host_of(entry));
        if let Value::Usable(hosts) = &self.trusted
            && !hosts.iter().all(names_a_host)
        {
            refused.push("trusted".to_owned());
        }
        if let Value::Usable(hosts) = &mut self.internal
            && !hosts.iter().all(is_used)
        {
            hosts.retain(is_used);
            refused.push("internal".to_owned());
        }
        refused
    }
}

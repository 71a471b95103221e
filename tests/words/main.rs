//! The catalogues contain exactly the sentences that the engine and the pages use, and the
//! engine chooses the right one.

mod promises;
mod sentences;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use myna_mamori::present::incident_help::{
    CALL_CONTACTS, CALL_QUESTIONS, Contact, GIVEN_ITEMS, HOTLINE_NOTES, MACHINE_NOTES,
    OFFICIAL_WAYS, STEPS,
};
use myna_mamori::present::{
    situation::Situation,
    strings::{key, name},
};
use myna_mamori::settings::{Kind, SETTINGS, Setter};
use myna_mamori::sms::MessageSituation;
use myna_mamori::{Ask, Level, Standing, Unchecked};
use serde_json::Value;

type Catalogue = BTreeMap<String, String>;

const LEVELS: [Level; 4] = [Level::Clear, Level::Notice, Level::Warning, Level::Danger];
const STANDINGS: [Standing; 6] = [
    Standing::Government,
    Standing::PublicBody,
    Standing::Trusted,
    Standing::LookAlike,
    Standing::Ordinary,
    Standing::Local,
];
const UNCHECKED: [Unchecked; 6] = [
    Unchecked::BrowserPage,
    Unchecked::Store,
    Unchecked::Viewer,
    Unchecked::TooLong,
    Unchecked::Unreachable,
    Unchecked::Failure,
];

/// The maximum length of a description in the Chrome Web Store:
/// <https://developer.chrome.com/docs/extensions/reference/manifest/description>.
const MAX_DESCRIPTION_CHARS: usize = 132;

fn catalogues() -> BTreeMap<String, Catalogue> {
    let folders = fs::read_dir("extension/_locales")
        .expect("locales")
        .flatten();
    let named = folders.map(|folder| {
        let text = fs::read_to_string(folder.path().join("messages.json")).expect("a catalogue");
        let entries: BTreeMap<String, Value> = serde_json::from_str(&text).expect("JSON");
        let message = |entry: &Value| entry["message"].as_str().expect("a message").to_owned();
        let sentences = entries
            .iter()
            .map(|(key, entry)| (key.clone(), message(entry)))
            .collect();
        (folder.file_name().to_string_lossy().into_owned(), sentences)
    });
    named.collect()
}

/// The keys that are derived from values of the engine.
fn derived_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    keys.extend(Ask::ALL.iter().map(|ask| key("ask", ask)));
    keys.extend(LEVELS.iter().map(|level| key("level", level)));
    keys.extend(STANDINGS.iter().map(|standing| key("standing", standing)));
    keys.extend(
        UNCHECKED
            .iter()
            .map(|unchecked| key("unchecked", unchecked)),
    );
    keys.extend(
        Situation::ALL
            .iter()
            .flat_map(|it| [key("headline", it), key("detail", it)]),
    );
    keys.extend(
        MessageSituation::ALL
            .iter()
            .map(|it| key("headline_message", it)),
    );
    keys.extend(setting_keys());
    keys.extend(help_keys());
    keys
}

/// The keys of the options page for the settings in the table.
fn setting_keys() -> Vec<String> {
    let mut keys = vec!["language_name".to_owned()];
    for setting in SETTINGS {
        if setting.setter != Setter::Administrator {
            keys.push(key("setting", &setting.key));
        }
        if let Kind::Choice(names) = setting.kind {
            let choice = key("choice", &setting.key);
            keys.extend(names.iter().map(|name| key(&choice, name)));
        }
    }
    keys
}

/// The keys that are derived from ids in `src/rules/help.toml`.
fn help_keys() -> Vec<String> {
    let mut keys: Vec<String> = GIVEN_ITEMS.iter().map(|it| key("given", &it.id)).collect();
    keys.extend(OFFICIAL_WAYS.iter().map(|it| key("official", &it.id)));
    keys.extend(MACHINE_NOTES.iter().map(|it| key("call_atm", &it.id)));
    for question in CALL_QUESTIONS {
        let asked = key("call", &question.id);
        keys.extend([format!("{asked}_means"), asked]);
    }
    keys.extend(["call_yes", "call_no"].map(str::to_owned));
    keys.extend(contact_keys(CALL_CONTACTS));
    for step in STEPS {
        keys.push(key("help", &step.id));
        keys.extend(contact_keys(step.contacts));
    }
    for note in HOTLINE_NOTES {
        keys.push(key("hotline", &note.id));
        keys.extend(contact_keys(note.contacts));
    }
    keys
}

fn contact_keys(contacts: &[&Contact]) -> Vec<String> {
    let hours = |contact: &&Contact| {
        let hours = contact.hours.iter().map(|hours| key("hours", &hours[0]));
        hours.collect::<Vec<_>>()
    };
    let names = contacts.iter().map(|contact| key("contact", &contact.id));
    names.chain(contacts.iter().flat_map(hours)).collect()
}

/// Whether the code or the manifest names the key literally.
fn is_named(key: &str) -> bool {
    let mut files = vec!["extension/manifest.json".to_owned()];
    for folder in [
        "src/present",
        "src/sms",
        "src/browser/view",
        "src",
        "extension/family",
        "extension/background",
        "extension/popup",
        "extension/options",
        "extension/hidden",
        "extension/help",
        "extension/call",
        "extension/content",
        "extension/check",
        "extension/welcome",
        "extension/settings",
        "extension/i18n",
        "extension/page",
        "www",
        "www/family",
        "www/page",
    ] {
        let found = fs::read_dir(folder).into_iter().flatten().flatten();
        files.extend(found.map(|file| file.path().to_string_lossy().into_owned()));
    }
    let quoted = [format!("\"{key}\""), format!("__MSG_{key}__")];
    let texts = files
        .iter()
        .filter_map(|file| fs::read_to_string(file).ok());
    texts
        .into_iter()
        .any(|text| quoted.iter().any(|word| text.contains(word)))
}

/// Whether the key is the reason of a rule or an oddity of the engine.
fn is_rule(key: &str) -> bool {
    let Some(id) = key
        .strip_prefix("reason_")
        .map(|id| format!("\"{}\"", id.replace('_', "-")))
    else {
        return false;
    };
    let folders = ["src/detect", "src/judge", "src/sms", "src/rules"]
        .map(|folder| fs::read_dir(folder).expect("a folder"));
    let files = folders.into_iter().flatten().flatten();
    files
        .filter_map(|file| fs::read_to_string(file.path()).ok())
        .any(|text| text.contains(&id))
}

#[test]
fn every_value_has_a_sentence_in_every_locale() {
    for (locale, catalogue) in catalogues() {
        for key in derived_keys() {
            assert!(catalogue.contains_key(&key), "{locale} has no {key}");
        }
    }
}

#[test]
fn exactly_the_situations_that_can_warn_have_a_field_note() {
    let quiet = [
        "unread",
        "payment-card",
        "public-body",
        "trusted",
        "government",
        "clear",
    ];
    for (locale, catalogue) in catalogues() {
        for situation in Situation::ALL {
            let has_note = catalogue.contains_key(&key("note", &situation));
            assert_eq!(
                has_note,
                !quiet.contains(&name(&situation).as_str()),
                "{locale}: {situation:?}"
            );
        }
    }
}

#[test]
fn every_sentence_is_used() {
    let derived = derived_keys();
    for (locale, catalogue) in catalogues() {
        for key in catalogue.keys() {
            // A setting may have an explanation on the options page.
            let explained = key.strip_suffix("_means").unwrap_or_default();
            let is_used = derived.contains(key)
                || derived.contains(explained)
                || Situation::ALL
                    .iter()
                    .any(|it| *key == myna_mamori::present::strings::key("note", it))
                || ["trust_means", "distrust_means"].contains(&key.as_str())
                || is_named(key)
                || is_rule(key);
            assert!(is_used, "{locale}: nothing uses {key}");
        }
    }
}

#[test]
fn all_locales_have_the_same_keys_and_arguments() {
    let catalogues = catalogues();
    let arguments = |sentence: &str| {
        (1..=9)
            .filter(|n| sentence.contains(&format!("${n}")))
            .collect()
    };
    for (locale, catalogue) in &catalogues {
        for (key, sentence) in &catalogues["ja"] {
            let other = catalogue
                .get(key)
                .unwrap_or_else(|| panic!("{locale} has no {key}"));
            let [ours, theirs]: [Vec<u8>; 2] = [arguments(sentence), arguments(other)];
            assert_eq!(ours, theirs, "{locale}: {key}");
        }
        assert_eq!(
            catalogue.len(),
            catalogues["ja"].len(),
            "{locale} has keys that ja does not have"
        );
    }
}

#[test]
fn every_description_fits_the_store_s_limit() {
    for (locale, catalogue) in catalogues() {
        let length = catalogue["description"].chars().count();
        assert!(length <= MAX_DESCRIPTION_CHARS, "{locale}: {length}");
    }
}

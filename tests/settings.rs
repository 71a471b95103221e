//! The settings of a person and of an administrator, whatever the stores contain.

use myna_mamori::present::banner::banner_strings;
use myna_mamori::settings::{Kind, SETTINGS, Setting};
use myna_mamori::{
    Ask, BannerStrings, CardNotice, Guard, Level, Settings, Standing, StoredSettings, SubmitGuard,
    TextSize, Verdict, present::banner::banner_state,
};
use serde_json::{Value, json};

fn read(stored: Value, managed: Value) -> StoredSettings {
    StoredSettings::read(stored, managed)
}

fn settings(stored: Value, managed: Value) -> Settings {
    read(stored, managed).settings
}

/// A catalogue that answers with the key.
fn echo(key: &str, _: &[&str]) -> String {
    key.to_owned()
}

#[test]
fn nothing_is_the_default() {
    assert_eq!(settings(json!({}), json!({})), Settings::default());
    assert_eq!(settings(json!(7), Value::Null), Settings::default());
}

#[test]
fn what_an_administrator_sets_holds() {
    let policy = json!({ "cardNotice": "off", "textSize": "large" });
    let set = settings(json!({ "cardNotice": "badge", "guard": "off" }), policy);
    assert_eq!(set.card_notice, CardNotice::Off);
    assert_eq!(set.text_size, TextSize::Large);
    assert_eq!(set.guard, Guard::Off);
    assert!(set.is_fixed("cardNotice") && set.is_fixed("textSize") && !set.is_fixed("guard"));
}

#[test]
fn a_proposal_gives_way_to_the_person() {
    let policy = json!({ "cardNotice": "off", "language": "en", "locked": false });
    let set = settings(json!({ "cardNotice": "badge" }), policy);
    assert_eq!(set.card_notice, CardNotice::Badge);
    assert_eq!(set.language.name(), "en");
    assert_eq!(set.organisation.fixed, Vec::<String>::new());
}

#[test]
fn trust_of_an_organisation_is_fixed_or_added() {
    let own = json!({ "trusted": ["own.example"] });
    let fixed = settings(own.clone(), json!({ "trusted": ["pay.example"] }));
    assert!(fixed.trusts("pay.example") && !fixed.trusts("own.example"));
    assert!(fixed.is_fixed("trusted"));
    let added = settings(own, json!({ "trusted": ["pay.example"], "locked": false }));
    assert!(added.trusts("pay.example") && added.trusts("own.example"));
}

#[test]
fn a_domain_of_the_organisation_is_trusted_with_what_is_under_it() {
    let set = settings(json!({}), json!({ "internal": ["*.City.Example"] }));
    assert!(set.trusts("city.example") && set.trusts("hr.city.example"));
    assert!(!set.trusts("notcity.example") && !set.trusts("") && !set.trusts("example"));
}

#[test]
fn addresses_become_hosts_once() {
    let stored = json!({ "trusted": ["https://Pay.example/login", "pay.example", "", "a b"] });
    assert_eq!(settings(stored, json!({})).trusted, ["pay.example"]);
}

#[test]
fn wrong_types_are_named_and_the_rest_is_kept() {
    let stored = json!({ "cardNotice": 7, "guard": "off", "language": "klingon" });
    let policy = json!({ "helpDeskPhone": 110, "internal": "city.example", "locked": "yes",
        "helpDeskText": "総務課", "textSize": "huge", "novel": {} });
    let found = read(stored, policy);
    assert_eq!(found.broken, ["cardNotice", "language"]);
    assert_eq!(
        found.misset,
        ["locked", "textSize", "internal", "helpDeskPhone"]
    );
    assert_eq!(found.settings.guard, Guard::Off);
    assert_eq!(found.settings.organisation.help_desk_text, "総務課");
    assert_eq!(found.settings.text_size, TextSize::Normal);
}

#[test]
fn every_entry_of_the_table_is_read_with_the_values_that_it_lists() {
    let misset = |key: &str, value: Value| {
        let policy = Value::Object([(key.to_owned(), value)].into_iter().collect());
        read(json!({}), policy).misset
    };
    for Setting { key, kind, .. } in SETTINGS {
        assert_eq!(misset(key, json!({})), [*key], "{key} is not read");
        let names = if let Kind::Choice(names) = kind {
            *names
        } else {
            &[]
        };
        for name in names {
            assert!(misset(key, json!(name)).is_empty(), "{key}: {name}");
        }
    }
}

#[test]
fn the_first_value_of_a_choice_is_the_default() {
    let settings = Settings::default();
    for (setting, chosen) in settings.choices() {
        let default = match setting.kind {
            Kind::Choice(names) => names[0],
            _ => "",
        };
        assert_eq!(chosen, default, "{}", setting.key);
    }
}

/// People have values stored under these keys, and administrators have them in policies.
#[test]
fn no_key_changes() {
    let keys: Vec<&str> = SETTINGS.iter().map(|setting| setting.key).collect();
    for key in [
        "cardNotice",
        "guard",
        "language",
        "textSize",
        "trusted",
        "internal",
        "helpDeskText",
        "helpDeskPhone",
        "blockDanger",
        "locked",
    ] {
        assert!(keys.contains(&key), "{key}");
    }
}

#[test]
fn the_help_desk_stands_in_the_warning_and_nobody_goes_on() {
    let verdict = danger();
    let has_proceed = |strings: &BannerStrings| {
        let mut actions = strings.buttons.iter().map(|button| &button.action);
        actions.any(|action| action == "proceed")
    };
    let plain = banner_strings(&verdict, &Settings::default(), &echo);
    assert_eq!((plain.help_desk.as_str(), has_proceed(&plain)), ("", true));
    let policy =
        json!({ "helpDeskText": "総務課", "helpDeskPhone": "内線 12", "blockDanger": true });
    let said = banner_strings(&verdict, &settings(json!({}), policy), &echo);
    assert_eq!(
        (said.help_desk.as_str(), has_proceed(&said)),
        ("総務課 内線 12", false)
    );
}

#[test]
fn a_guard_that_is_off_holds_nothing_and_still_warns() {
    let shown = |stored| banner_state(&danger(), &settings(stored, json!({})), false, "ja", &echo);
    assert_eq!(shown(json!({})).submit_guard, SubmitGuard::Ask);
    let off = shown(json!({ "guard": "off" }));
    assert_eq!(off.submit_guard, SubmitGuard::Never);
    assert!(off.strings.is_some());
}

fn danger() -> Verdict {
    let mut verdict = Verdict::unreachable(None);
    verdict.unchecked = None;
    verdict.level = Level::Danger;
    verdict.standing = Standing::Ordinary;
    verdict.asks = vec![Ask::CardInformationPin];
    verdict
}

//! The settings of a person and of an administrator, from any contents of the stores.

use myna_mamori::present::banner::banner_strings;
use myna_mamori::settings::{Kind, SETTINGS, Setter, Setting};
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

/// A lookup that returns the key.
fn echo(key: &str, _: &[&str]) -> String {
    key.to_owned()
}

#[test]
fn empty_or_unusable_stores_give_the_defaults() {
    assert_eq!(settings(json!({}), json!({})), Settings::default());
    assert_eq!(settings(json!(7), Value::Null), Settings::default());
}

#[test]
fn an_administrator_s_value_takes_precedence_and_is_fixed() {
    let policy = json!({ "cardNotice": "off", "textSize": "large" });
    let set = settings(json!({ "cardNotice": "badge", "guard": "off" }), policy);
    assert_eq!(set.card_notice, CardNotice::Off);
    assert_eq!(set.text_size, TextSize::Large);
    assert_eq!(set.guard, Guard::Off);
    assert!(set.is_fixed("cardNotice") && set.is_fixed("textSize") && !set.is_fixed("guard"));
}

#[test]
fn a_person_s_value_takes_precedence_over_a_proposal() {
    let policy = json!({ "cardNotice": "off", "language": "en", "locked": false });
    let set = settings(json!({ "cardNotice": "badge" }), policy);
    assert_eq!(set.card_notice, CardNotice::Badge);
    assert_eq!(set.language.name(), "en");
    assert_eq!(set.organisation.fixed, Vec::<String>::new());
}

#[test]
fn an_organisation_s_trusted_hosts_replace_the_person_s_or_are_added() {
    let own = json!({ "trusted": ["own.example"] });
    let fixed = settings(own.clone(), json!({ "trusted": ["pay.example"] }));
    assert!(fixed.trusts("pay.example") && !fixed.trusts("own.example"));
    assert!(fixed.is_fixed("trusted"));
    let added = settings(own, json!({ "trusted": ["pay.example"], "locked": false }));
    assert!(added.trusts("pay.example") && added.trusts("own.example"));
}

#[test]
fn an_internal_domain_is_trusted_with_its_subdomains() {
    let set = settings(json!({}), json!({ "internal": ["*.City.Example"] }));
    assert!(set.trusts("city.example") && set.trusts("hr.city.example"));
    assert!(!set.trusts("notcity.example") && !set.trusts("") && !set.trusts("example"));
}

#[test]
fn trusted_addresses_become_unique_hosts() {
    let stored = json!({ "trusted": ["https://Pay.example/login", "pay.example", "", "a b"] });
    assert_eq!(settings(stored, json!({})).trusted, ["pay.example"]);
}

#[test]
fn a_host_in_other_letters_is_trusted_by_its_name_in_ascii() {
    let stored = json!({ "trusted": ["日本語.example", "https://Bücher.example/a"] });
    let set = settings(stored, json!({ "internal": ["*.総務課.example"] }));
    assert_eq!(
        set.trusted,
        ["xn--wgv71a119e.example", "xn--bcher-kva.example"]
    );
    assert!(set.trusts("xn--wgv71a119e.example"));
    assert!(set.trusts("hr.xn--lhrr31h2ci.example"));
}

#[test]
fn a_domain_under_which_anybody_registers_is_no_internal_one() {
    let refused = [
        "jp",
        "co.jp",
        "lg.jp",
        "tokyo.jp",
        "chiyoda.tokyo.jp",
        "co.uk",
        "example",
        "github.io",
        "a b",
        "",
    ];
    for domain in refused {
        let found = read(json!({}), json!({ "internal": [domain, "city.example"] }));
        assert_eq!(found.misset, ["internal"], "{domain}");
        assert_eq!(found.settings.organisation.internal, ["city.example"]);
    }
    let used = [
        "city.example",
        "firma.co.jp",
        "city.chiyoda.tokyo.jp",
        "corp",
        "internal",
        "192.168.0.1",
    ];
    for domain in used {
        let found = read(json!({}), json!({ "internal": [domain] }));
        assert_eq!(
            (
                found.misset.len(),
                found.settings.organisation.internal.len()
            ),
            (0, 1),
            "{domain}"
        );
    }
}

#[test]
fn an_entry_of_a_policy_that_names_no_host_is_listed() {
    let found = read(json!({}), json!({ "trusted": ["a b", "pay.example"] }));
    assert_eq!(found.misset, ["trusted"]);
    assert_eq!(found.settings.organisation.trusted, ["pay.example"]);
}

#[test]
fn keys_with_unusable_values_are_listed_and_the_rest_is_kept() {
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
fn every_setting_of_the_table_accepts_its_listed_values() {
    let misset = |key: &str, value: Value| {
        let policy = Value::Object([(key.to_owned(), value)].into_iter().collect());
        read(json!({}), policy).misset
    };
    let managed = SETTINGS
        .iter()
        .filter(|it| it.setter != Setter::PersonAlone);
    for Setting { key, kind, .. } in managed {
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
fn all_stored_keys_are_still_known() {
    let keys: Vec<&str> = SETTINGS.iter().map(|setting| setting.key).collect();
    for key in [
        "cardNotice",
        "guard",
        "language",
        "textSize",
        "trusted",
        "family",
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
fn an_administrator_adds_a_help_desk_and_removes_the_proceed_button() {
    let verdict = danger();
    let has_proceed = |strings: &BannerStrings| {
        let mut actions = strings.buttons.iter().map(|button| &button.action);
        actions.any(|action| action == "proceed")
    };
    let plain = banner_strings(&verdict, &Settings::default(), &echo);
    assert_eq!((plain.help_desk.as_str(), has_proceed(&plain)), ("", true));
    let policy =
        json!({ "helpDeskText": "総務課", "helpDeskPhone": "内線 12", "blockDanger": true });
    let with_policy = banner_strings(&verdict, &settings(json!({}), policy), &echo);
    assert_eq!(
        (with_policy.help_desk.as_str(), has_proceed(&with_policy)),
        ("総務課 内線 12", false)
    );
}

#[test]
fn without_the_submit_guard_the_banner_still_warns() {
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

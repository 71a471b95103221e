//! The catalogues hold a sentence for everything the engine can say, and the
//! right one is chosen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use myna_mamori::help::{GIVEN, WAYS, steps};
use myna_mamori::message::MessageSituation;
use myna_mamori::show::{may_trust, show};
use myna_mamori::words::{Situation, key, name, reason, words};
use myna_mamori::{
    Ask, CardNotice, Form, Guard, Level, Reason, Settings, Standing, TextSize, Unchecked, Verdict,
};
use serde_json::Value;

type Catalogue = BTreeMap<String, String>;

const ASKS: [Ask; 15] = [
    Ask::MyNumber,
    Ask::MyNumberCard,
    Ask::SignaturePassword,
    Ask::UserAuthenticationPin,
    Ask::ResidentRegisterPin,
    Ask::CardInformationPin,
    Ask::MyNumberCardPin,
    Ask::PaymentCard,
    Ask::BankAccount,
    Ask::HealthInsurance,
    Ask::DriversLicence,
    Ask::BasicPensionNumber,
    Ask::OneTimeCode,
    Ask::AccountPassword,
    Ask::PrepaidCode,
];
const LEVELS: [Level; 4] = [Level::Clear, Level::Notice, Level::Warning, Level::Danger];
const STANDINGS: [Standing; 6] = [
    Standing::Government,
    Standing::PublicBody,
    Standing::Trusted,
    Standing::LookAlike,
    Standing::Ordinary,
    Standing::Local,
];
const UNCHECKED: [Unchecked; 5] = [
    Unchecked::BrowserPage,
    Unchecked::Store,
    Unchecked::Viewer,
    Unchecked::Unreachable,
    Unchecked::Failure,
];

/// The Chrome Web Store takes no longer one: <https://developer.chrome.com/docs/extensions/reference/manifest/description>.
const LONGEST_DESCRIPTION: usize = 132;

/// What no sentence promises, by language; a word between spaces is a whole one.
const PROMISES: [(&str, &[&str]); 10] = [
    ("ja", &["安全", "安心", "あんぜん", "あんしん"]),
    ("en", &["safe", "secure"]),
    ("ko", &["안전", "안심"]),
    ("zh", &["安全", "安心", "放心"]),
    ("vi", &[" an toàn ", " an tâm ", " yên tâm "]),
    (
        "pt",
        &[
            " seguro ",
            " segura ",
            " seguros ",
            " seguras ",
            " segurança ",
        ],
    ),
    (
        "es",
        &[
            " seguro ",
            " segura ",
            " seguros ",
            " seguras ",
            " seguridad ",
        ],
    ),
    ("id", &[" aman ", " keamanan "]),
    ("fil", &["ligtas", "panatag"]),
    ("ne", &["सुरक्षित", "सुरक्षा"]),
];
/// Where the word for safe means insurance.
const INSURANCES: [&str; 4] = [
    "seguro de saúde",
    "seguro de salud",
    "seguro médico",
    "seguro social",
];

/// The words of safety in a language that has a catalogue.
fn promises(language: &str) -> &'static [&'static str] {
    let row = PROMISES.iter().find(|(it, _)| *it == language);
    row.unwrap_or_else(|| panic!("no words of safety in {language}"))
        .1
}

/// The first of these words that a sentence says.
fn promised<'a>(sentence: &str, words: &[&'a str]) -> Option<&'a str> {
    let lowercase = sentence.to_lowercase();
    let text = INSURANCES
        .iter()
        .fold(lowercase, |text, name| text.replace(name, " "));
    let apart: String = text
        .chars()
        .map(|letter| if letter.is_alphabetic() { letter } else { ' ' })
        .collect();
    let spaced = format!(" {apart} ");
    let says = |word: &&&str| text.contains(**word) || spaced.contains(**word);
    words.iter().find(says).copied()
}

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

/// Fills a sentence in as the browsers do.
fn filled(catalogue: &Catalogue, key: &str, args: &[&str]) -> String {
    let mut sentence = catalogue.get(key).cloned().unwrap_or_default();
    for (at, arg) in args.iter().enumerate() {
        sentence = sentence.replace(&format!("${}", at + 1), arg);
    }
    sentence
}

/// The Japanese sentences.
fn japanese(key: &str, args: &[&str]) -> String {
    filled(&catalogues()["ja"], key, args)
}

fn verdict(level: Level, standing: Standing, asks: &[Ask]) -> Verdict {
    let mut verdict = Verdict::unreachable(None);
    verdict.unchecked = None;
    verdict.level = level;
    verdict.standing = standing;
    verdict.asks = asks.to_vec();
    "example.shop".clone_into(&mut verdict.host);
    verdict
}

/// The keys that values of the engine lead to.
fn derived_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    keys.extend(ASKS.iter().map(|ask| key("ask", ask)));
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
    keys.extend(["advice_warning", "advice_danger"].map(str::to_owned));
    keys
}

/// The keys that settings and their choices lead to.
fn setting_keys() -> Vec<String> {
    let notice = [CardNotice::Line, CardNotice::Badge, CardNotice::Off];
    let size = [TextSize::Normal, TextSize::Large, TextSize::Largest];
    let mut keys: Vec<String> = notice.map(|it| key("choice_card_notice", &it)).into();
    keys.extend(size.map(|it| key("choice_text_size", &it)));
    keys.extend([Guard::On, Guard::Off].map(|it| key("choice_guard", &it)));
    let settings = serde_json::to_value(Settings::default()).expect("settings");
    let names = settings.as_object().expect("an object").keys();
    let own = names.filter(|it| *it != "organisation");
    keys.extend(own.map(|it| key("setting", it)));
    keys.extend(["setting_card_notice_means", "setting_guard_means"].map(str::to_owned));
    keys.push("language_name".to_owned());
    keys
}

/// The keys that ids of `src/rules/help.toml` lead to.
fn help_keys() -> Vec<String> {
    let mut keys: Vec<String> = GIVEN.iter().map(|it| key("given", &it.id)).collect();
    keys.extend(WAYS.iter().map(|it| key("official", &it.id)));
    for step in steps(&ASKS) {
        keys.push(key("help", &step.id));
        for contact in step.contacts {
            keys.push(key("contact", &contact.id));
            keys.extend(contact.hours.iter().map(|hours| key("hours", &hours[0])));
        }
    }
    keys
}

/// The keys that the code names itself, as it writes them.
fn is_named(key: &str) -> bool {
    let mut files = vec!["extension/manifest.json".to_owned()];
    for folder in [
        "src",
        "src/message",
        "src/browser/view",
        "extension/background",
        "extension/popup",
        "extension/options",
        "extension/hidden",
        "extension/help",
        "extension/content",
        "extension/check",
        "extension/welcome",
        "extension/settings",
        "extension/words",
        "www",
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

/// Whether some rule or oddity of the engine has this id.
fn is_rule(key: &str) -> bool {
    let Some(id) = key
        .strip_prefix("reason_")
        .map(|id| format!("\"{}\"", id.replace('_', "-")))
    else {
        return false;
    };
    let folders =
        ["src", "src/message", "src/rules"].map(|folder| fs::read_dir(folder).expect("a folder"));
    let files = folders.into_iter().flatten().flatten();
    files
        .filter_map(|file| fs::read_to_string(file.path()).ok())
        .any(|text| text.contains(&id))
}

#[test]
fn every_value_has_its_sentence_in_every_locale() {
    for (locale, catalogue) in catalogues() {
        for key in derived_keys() {
            assert!(catalogue.contains_key(&key), "{locale} has no {key}");
        }
    }
}

#[test]
fn every_situation_that_can_warn_has_a_note_for_its_fields() {
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
fn no_sentence_is_an_orphan() {
    let derived = derived_keys();
    for (locale, catalogue) in catalogues() {
        for key in catalogue.keys() {
            let is_used = derived.contains(key)
                || Situation::ALL
                    .iter()
                    .any(|it| *key == myna_mamori::words::key("note", it))
                || ["trust_means", "distrust_means"].contains(&key.as_str())
                || is_named(key)
                || is_rule(key);
            assert!(is_used, "{locale}: nothing says {key}");
        }
    }
}

#[test]
fn the_locales_say_the_same_with_the_same_arguments() {
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
            "{locale} says more than ja"
        );
    }
}

#[test]
fn no_sentence_promises_safety() {
    for (locale, catalogue) in catalogues() {
        let language = locale.split('_').next().unwrap_or_default();
        // English and Japanese words stand in sentences of other languages too.
        let words = [language, "en", "ja"].map(promises).concat();
        for (key, sentence) in catalogue {
            let promised = promised(&sentence, &words);
            assert_eq!(promised, None, "{locale}: {key}: {sentence}");
        }
    }
}

#[test]
fn a_promise_is_found_and_an_insurance_is_none() {
    for (language, words) in PROMISES {
        for word in words {
            let said = format!("({}!)", word.trim());
            assert!(promised(&said, words).is_some(), "{language}: {said}");
        }
    }
    let insured = "Su seguro médico";
    assert_eq!(promised(insured, promises("es")), None);
    let both = format!("Es seguro. {insured}");
    assert_eq!(promised(&both, promises("es")), Some(" seguro "));
    assert_eq!(promised("Pada halaman ini", promises("id")), None);
}

#[test]
fn the_store_takes_every_description() {
    for (locale, catalogue) in catalogues() {
        let length = catalogue["description"].chars().count();
        assert!(length <= LONGEST_DESCRIPTION, "{locale}: {length}");
    }
}

#[test]
fn a_pin_is_told_by_the_host_and_the_reason_first() {
    let asked = verdict(Level::Danger, Standing::Ordinary, &[Ask::SignaturePassword]);
    let said = words(&asked, &Settings::default(), &japanese);
    assert_eq!(
        said.headline,
        "「example.shop」は政府のサイトではありません。マイナンバーカードの暗証番号を求めています。"
    );
    assert!(
        said.detail.contains("カードには届きません"),
        "{}",
        said.detail
    );
    assert!(said.detail.ends_with("離れてください。"), "{}", said.detail);
}

#[test]
fn asks_are_joined_by_the_separator_of_the_language() {
    let asks = [Ask::MyNumber, Ask::PaymentCard];
    let asked = verdict(Level::Danger, Standing::Ordinary, &asks);
    let english = catalogues().remove("en").expect("English");
    let said = words(&asked, &Settings::default(), &|key, args| {
        filled(&english, key, args)
    });
    assert!(
        said.headline
            .ends_with("your My Number, payment card details."),
        "{}",
        said.headline
    );
}

#[test]
fn a_page_without_a_host_has_a_headline_too() {
    let mut asked = verdict(Level::Warning, Standing::Local, &[Ask::MyNumber]);
    asked.host.clear();
    assert_eq!(
        words(&asked, &Settings::default(), &japanese).headline,
        "このページがマイナンバーを求めています。"
    );
}

#[test]
fn each_situation_is_told_apart() {
    use Level::{Clear, Danger, Notice, Warning};
    use Situation as S;
    use Standing::{Government, LookAlike, Ordinary, PublicBody, Trusted};
    let (number, card, pin) = (Ask::MyNumber, Ask::PaymentCard, Ask::CardInformationPin);
    let cases: &[(Level, Standing, &[Ask], S)] = &[
        (Danger, Ordinary, &[number, pin], S::Pin),
        (Danger, Trusted, &[pin], S::Pin),
        (Danger, LookAlike, &[pin], S::Pin),
        (Danger, PublicBody, &[pin], S::PublicBodyPin),
        (Danger, Government, &[pin], S::PublicBodyPin),
        (Danger, LookAlike, &[card], S::LookAlike),
        (Warning, LookAlike, &[], S::LookAlike),
        (Danger, Ordinary, &[number, card], S::NumberAndCard),
        (Warning, Government, &[number], S::Tampering),
        (Warning, Ordinary, &[number], S::MyNumber),
        (Notice, Ordinary, &[card], S::PaymentCard),
        (Notice, PublicBody, &[number], S::PublicBody),
        (Clear, Trusted, &[number], S::Trusted),
        (Clear, Government, &[], S::Government),
        (Clear, Ordinary, &[], S::Clear),
    ];
    for (level, standing, asks, situation) in cases {
        let case = verdict(*level, *standing, asks);
        assert_eq!(
            Situation::of(&case),
            *situation,
            "{level:?} {standing:?} {asks:?}"
        );
    }
}

#[test]
fn a_claim_is_told_in_the_words_of_the_page() {
    let mut claims = verdict(Level::Warning, Standing::Ordinary, &[Ask::BankAccount]);
    claims.claim = Some("デジタル庁".to_owned());
    let said = words(&claims, &Settings::default(), &japanese);
    assert!(
        said.headline.contains("「デジタル庁」と名のっています"),
        "{}",
        said.headline
    );
    assert!(said.detail.contains("銀行口座の番号"), "{}", said.detail);
}

#[test]
fn a_rule_without_a_sentence_is_told_by_what_it_found() {
    let found = |ask, field| Reason {
        rule: "a-rule-of-tomorrow".to_owned(),
        ask,
        quote: "個人番号".to_owned(),
        frame: 0,
        field,
    };
    let said = reason(&found(Some(Ask::MyNumber), Some(1)), &japanese);
    assert_eq!(said, "「個人番号」の欄が、マイナンバーを求めています。");
    assert_eq!(
        reason(&found(None, None), &japanese),
        "「個人番号」と書かれています。"
    );
}

#[test]
fn the_slim_line_is_shown_once_a_host_and_only_where_it_is_wanted() {
    let shop = verdict(Level::Notice, Standing::Ordinary, &[Ask::PaymentCard]);
    let form = |card_notice, noticed| {
        let settings = Settings {
            card_notice,
            ..Settings::default()
        };
        show(&shop, &settings, noticed, "ja", &japanese).form
    };
    assert_eq!(form(CardNotice::Line, false), Form::Line);
    assert_eq!(form(CardNotice::Line, true), Form::None);
    assert_eq!(form(CardNotice::Badge, false), Form::None);
    assert_eq!(form(CardNotice::Off, false), Form::None);
}

#[test]
fn only_hosts_that_may_ask_can_be_trusted() {
    let may = |level, standing, asks: &[Ask]| may_trust(&verdict(level, standing, asks));
    assert!(may(Level::Warning, Standing::Ordinary, &[Ask::MyNumber]));
    assert!(may(Level::Notice, Standing::Ordinary, &[Ask::PaymentCard]));
    assert!(!may(
        Level::Danger,
        Standing::Ordinary,
        &[Ask::SignaturePassword]
    ));
    assert!(!may(Level::Warning, Standing::LookAlike, &[Ask::MyNumber]));
    assert!(!may(Level::Clear, Standing::Ordinary, &[]));
    let mut claims = verdict(Level::Warning, Standing::Ordinary, &[Ask::BankAccount]);
    claims.claim = Some("国税庁".to_owned());
    assert!(!may_trust(&claims));
}

//! No sentence promises safety, in any language.

use crate::catalogues;

/// The words of safety that no sentence may contain, by language. A word between spaces
/// matches only as a whole word.
const PROMISES: &[(&str, &[&str])] = &[
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
/// Phrases in which the word for safe means insurance.
const INSURANCES: [&str; 4] = [
    "seguro de saúde",
    "seguro de salud",
    "seguro médico",
    "seguro social",
];

/// The words of safety in a language that has a catalogue.
fn promises(language: &str) -> &'static [&'static str] {
    let row = PROMISES.iter().find(|(it, _)| *it == language);
    row.unwrap_or_else(|| panic!("PROMISES has no words for {language}"))
        .1
}

/// The first of these words in a sentence.
fn promised<'a>(sentence: &str, words: &[&'a str]) -> Option<&'a str> {
    let lowercase = sentence.to_lowercase();
    let text = INSURANCES
        .iter()
        .fold(lowercase, |text, name| text.replace(name, " "));
    let letters_only: String = text
        .chars()
        .map(|letter| if letter.is_alphabetic() { letter } else { ' ' })
        .collect();
    let spaced = format!(" {letters_only} ");
    let contains = |word: &&&str| text.contains(**word) || spaced.contains(**word);
    words.iter().find(contains).copied()
}

#[test]
fn no_sentence_promises_safety() {
    for (locale, catalogue) in catalogues() {
        let language = locale.split('_').next().unwrap_or_default();
        // Sentences of other languages may contain English and Japanese words.
        let words = [language, "en", "ja"].map(promises).concat();
        for (key, sentence) in catalogue {
            let promised = promised(&sentence, &words);
            assert_eq!(promised, None, "{locale}: {key}: {sentence}");
        }
    }
}

#[test]
fn a_promise_is_found_and_insurance_is_no_promise() {
    for &(language, words) in PROMISES {
        for word in words {
            let sentence = format!("({}!)", word.trim());
            assert!(
                promised(&sentence, words).is_some(),
                "{language}: {sentence}"
            );
        }
    }
    let insured = "Su seguro médico";
    assert_eq!(promised(insured, promises("es")), None);
    let both = format!("Es seguro. {insured}");
    assert_eq!(promised(&both, promises("es")), Some(" seguro "));
    assert_eq!(promised("Pada halaman ini", promises("id")), None);
}

//! The catalogue in easy Japanese stays easy: short sentences, kanji of the first four
//! grades of primary school, and no long words except names.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

/// The maximum length in characters of the median sentence and of any sentence, with
/// readings and brackets.
const MAX_MEDIAN_CHARS: usize = 30;
const MAX_SENTENCE_CHARS: usize = 60;
/// The maximum number of katakana or kanji in a row.
const MAX_KATAKANA_RUN: usize = 8;
const MAX_KANJI_RUN: usize = 4;

/// The kanji and names that easy Japanese may contain.
struct Allowed {
    /// The kanji of the first four grades.
    taught: String,
    /// Names that are written as on official forms.
    names: Vec<String>,
}

/// A file of `tests/easy_japanese` without its comments.
fn lines(file: &str) -> Vec<String> {
    let text = fs::read_to_string(format!("tests/easy_japanese/{file}")).expect("a list");
    let entries = text.lines().filter(|line| !line.starts_with('#'));
    entries.map(str::to_owned).collect()
}

fn allowed() -> Allowed {
    Allowed {
        taught: lines("kanji.txt").concat(),
        names: lines("names.txt"),
    }
}

fn catalogue() -> BTreeMap<String, String> {
    let path = "extension/_locales/ja_easy/messages.json";
    let text = fs::read_to_string(path).expect("the catalogue");
    let entries: BTreeMap<String, Value> = serde_json::from_str(&text).expect("JSON");
    let message = |entry: Value| entry["message"].as_str().expect("a message").to_owned();
    let entries = entries.into_iter();
    entries.map(|(key, it)| (key, message(it))).collect()
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// The sentences of a catalogue entry, each with its punctuation; a label has none.
fn sentences(message: &str) -> impl Iterator<Item = &str> {
    let parts = message.split_inclusive(['。', '？', '！', '\n']);
    parts.map(str::trim).filter(|part| !part.is_empty())
}

fn is_kanji(letter: char) -> bool {
    matches!(letter, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..)
}

fn is_katakana(letter: char) -> bool {
    matches!(letter, 'ァ'..='ヺ' | 'ー')
}

type Letters = fn(char) -> bool;

/// The longest runs of letters for which `is_such` is true.
fn runs(text: &str, is_such: Letters) -> impl Iterator<Item = &str> {
    let parts = text.split(move |letter| !is_such(letter));
    parts.filter(|run| !run.is_empty())
}

/// The parts of a catalogue entry that are hard to read.
fn faults(message: &str, allowed: &Allowed) -> Vec<String> {
    let mut faults = Vec::new();
    let long = sentences(message).filter(|sentence| length(sentence) > MAX_SENTENCE_CHARS);
    faults.extend(long.map(|sentence| format!("long: {sentence}")));
    let names = allowed.names.iter();
    let words = names.fold(message.to_owned(), |text, name| text.replace(name, " "));
    let untaught = |letter: &char| is_kanji(*letter) && !allowed.taught.contains(*letter);
    let untaught_kanji = words.chars().filter(untaught);
    faults.extend(untaught_kanji.map(|letter| format!("not taught: {letter}")));
    let limits: [(Letters, _); 2] = [(is_katakana, MAX_KATAKANA_RUN), (is_kanji, MAX_KANJI_RUN)];
    for (is_such, most) in limits {
        let long = runs(&words, is_such).filter(|run| length(run) > most);
        faults.extend(long.map(|run| format!("long word: {run}")));
    }
    faults
}

#[test]
fn every_catalogue_entry_is_easy_to_read() {
    let allowed = allowed();
    for (key, message) in catalogue() {
        let faults = faults(&message, &allowed);
        assert!(faults.is_empty(), "{key}: {faults:?}");
    }
}

#[test]
fn the_median_sentence_is_short() {
    let catalogue = catalogue();
    let ends_with_punctuation = |sentence: &&str| sentence.ends_with(['。', '？', '！']);
    // Labels are left out, because they are shorter than sentences.
    let full_sentences = catalogue.values().flat_map(|message| sentences(message));
    let mut lengths: Vec<usize> = full_sentences
        .filter(ends_with_punctuation)
        .map(length)
        .collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(
        median <= MAX_MEDIAN_CHARS,
        "the median sentence has {median}"
    );
}

#[test]
fn every_name_is_used_and_has_a_reading() {
    let catalogue = catalogue();
    for name in lines("names.txt") {
        let is_used = catalogue.values().any(|message| message.contains(&name));
        assert!(is_used, "no catalogue entry contains {name}");
        let reading = name.split_once('（').map_or("", |(_, reading)| reading);
        let is_read = reading.ends_with('）') && !reading.chars().any(is_kanji);
        assert!(
            is_read || !name.chars().any(is_kanji),
            "{name} has no reading"
        );
    }
}

#[test]
fn the_list_has_as_many_kanji_for_each_grade_as_the_ministry_s() {
    let grades: Vec<usize> = lines("kanji.txt").iter().map(|line| length(line)).collect();
    assert_eq!(grades, [80, 160, 200, 202]);
}

#[test]
fn hard_parts_are_found() {
    let allowed = allowed();
    let found = |message: &str| faults(message, &allowed);
    assert!(found("ここに暗証番号（あんしょうばんごう）を書きます。").is_empty());
    assert_eq!(found("ここに暗証番号を書きます。"), ["not taught: 証"]);
    assert_eq!(
        found("画面の写真はスクリーンショットです。"),
        ["long word: スクリーンショット"]
    );
    assert_eq!(found("市町村役場で聞きます。"), ["long word: 市町村役場"]);
    let long = "あ".repeat(MAX_SENTENCE_CHARS);
    assert_eq!(
        found(&format!("{long}。みじかい。")),
        [format!("long: {long}。")]
    );
}

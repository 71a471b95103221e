//! The detection rate over `tests/messages/`: scams modelled on documented ones, and
//! honest messages that are similar. Each file has one theme; `=== name` starts a message,
//! and `\u{200b}` is an escape for that character.

use std::fs;

use myna_mamori::{Level, MessageText, judge_message};

struct Sample {
    name: String,
    text: String,
    /// Every third message is held out: rule authors do not look at it.
    held_out: bool,
}

fn samples(folder: &str) -> Vec<Sample> {
    let entries = fs::read_dir(format!("tests/messages/{folder}")).expect("a folder");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut samples = Vec::new();
    for path in paths {
        let text = unescaped(&fs::read_to_string(&path).expect("a text"));
        let theme = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let parts = text.split("\n=== ").skip(1).enumerate();
        samples.extend(parts.map(|(at, part)| {
            let (name, text) = part.split_once('\n').expect("a name and a text");
            Sample {
                name: format!("{theme}/{name}"),
                text: text.trim().to_owned(),
                held_out: at % 3 == 2,
            }
        }));
    }
    samples
}

/// Decodes `\u{200b}`, because an editor would not show the character.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("a closed escape");
        let code = u32::from_str_radix(code, 16).expect("a number");
        out.push(char::from_u32(code).expect("a character"));
        out.push_str(rest);
    }
    out
}

fn level(sample: &Sample) -> Level {
    let text = sample.text.clone();
    judge_message(&MessageText {
        text,
        ..MessageText::default()
    })
    .level
}

/// The names and levels of the samples for which `is_wrong` is true.
fn failures(samples: &[Sample], is_wrong: impl Fn(Level) -> bool) -> Vec<String> {
    let judged = samples.iter().map(|sample| (sample, level(sample)));
    judged
        .filter(|(_, level)| is_wrong(*level))
        .map(|(sample, level)| {
            format!(
                "{} {level:?}{}",
                sample.name,
                if sample.held_out { " (held out)" } else { "" }
            )
        })
        .collect()
}

/// The samples that count. `DEVELOP=1` leaves out the held-out third.
fn counted(folder: &str) -> Vec<Sample> {
    let mut samples = samples(folder);
    if std::env::var_os("DEVELOP").is_some() {
        samples.retain(|sample| !sample.held_out);
    }
    samples
}

#[test]
fn scams_get_a_warning() {
    let scams = counted("scam");
    let missed = failures(&scams, |level| level < Level::Warning);
    println!("{} of {} scams missed", missed.len(), scams.len());
    assert!(
        missed.len() * 100 <= scams.len(),
        "{} missed:\n{}",
        missed.len(),
        missed.join("\n")
    );
}

#[test]
fn honest_messages_get_no_warning() {
    let honest = counted("honest");
    let danger = failures(&honest, |level| level == Level::Danger);
    let warned = failures(&honest, |level| level >= Level::Warning);
    println!(
        "{} of {} honest messages got a warning",
        warned.len(),
        honest.len()
    );
    assert!(danger.is_empty(), "{}", danger.join("\n"));
    assert!(
        warned.len() * 100 <= honest.len(),
        "{} got a warning:\n{}",
        warned.len(),
        warned.join("\n")
    );
}

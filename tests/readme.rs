//! What the README tells of quality is what the quality report pins.

use std::fs;

use serde_json::Value;

/// The pages in some folders of `tests/pages`.
fn pages(folders: &[&str]) -> usize {
    let read = |folder: &&str| fs::read_dir(format!("tests/pages/{folder}"));
    folders
        .iter()
        .map(|f| read(f).expect("pages").count())
        .sum()
}

/// As the README writes it: 1,828.
fn grouped(number: u64) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}

#[test]
fn the_readme_tells_the_numbers_that_are_pinned() {
    let readme = fs::read_to_string("README.md").expect("the README");
    let pinned = fs::read_to_string("tests/quality/expected.json").expect("numbers");
    let pinned: Value = serde_json::from_str(&pinned).expect("JSON");
    let sets = pinned.as_object().expect("sets");
    let others = sets
        .iter()
        .filter(|(set, _)| *set != "fixtures" && !set.contains("hosts"));
    let others: u64 = others.filter_map(|(_, pin)| pin["pages"].as_u64()).sum();
    let (attacks, honest) = (
        pages(&["attacks", "disguised"]),
        pages(&["honest", "ordinary"]),
    );
    assert_eq!(
        pinned["fixtures"]["wrong"], 0,
        "the README says that none of ours is wrong"
    );
    let rows = [
        format!("| {attacks} | 0 | 0 |"),
        format!("| {honest} | 0 | 0 |"),
        format!("| {} | ", grouped(others)),
    ];
    for row in &rows {
        let alike = rows.iter().filter(|other| *other == row).count();
        let times = readme.matches(row).count();
        assert_eq!(times, 2 * alike, "in Japanese and in English: {row}");
    }
    assert!(readme.matches("./build.sh quality").count() >= 2);
}

/// The texts in a folder of messages.
fn messages(folder: &str) -> Vec<String> {
    let files = fs::read_dir(format!("tests/messages/{folder}")).expect("messages");
    let paths = files.flatten().map(|file| file.path());
    paths
        .map(|path| fs::read_to_string(path).expect("a text"))
        .collect()
}

/// How many messages a text holds.
fn count(text: &str) -> usize {
    text.lines().filter(|line| line.starts_with("=== ")).count()
}

/// What the first line says of the first time: `74 of 87 were warned of`.
fn first_time(text: &str) -> Option<(usize, usize)> {
    let (_, said) = text.lines().next()?.split_once(": ")?;
    let mut words = said.split(' ');
    let warned = words.next()?.parse().ok()?;
    let all = words.nth(1)?.parse().ok()?;
    said.contains("were warned of").then_some((warned, all))
}

#[test]
fn the_readme_tells_how_many_messages_there_are_and_how_the_first_look_went() {
    let readme = fs::read_to_string("README.md").expect("the README");
    let [scams, honest] = ["scam", "honest"].map(messages);
    let firsts: Vec<_> = scams.iter().filter_map(|text| first_time(text)).collect();
    let warned: usize = firsts.iter().map(|(warned, _)| warned).sum();
    let all: usize = firsts.iter().map(|(_, all)| all).sum();
    let total = |texts: &[String]| texts.iter().map(|text| count(text)).sum::<usize>();
    let (scams, honest) = (total(&scams), total(&honest));
    for row in [
        format!("詐欺の {scams} の 99%"),
        format!("正直な {honest} では"),
        format!("詐欺の {all} のうち {warned} で"),
        format!("Of the {scams} scam messages"),
        format!("of {honest} honest ones"),
        format!("{warned} of {all} scams"),
    ] {
        assert!(readme.contains(&row), "{row}");
    }
}

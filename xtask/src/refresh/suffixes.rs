//! Refreshes the municipalities in the legacy domains from the jp rules of a Public
//! Suffix List.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use toml::Table;

use super::{Refreshed, is_date};
use crate::TaskResult;

/// Markers around the suffixes of registries; private suffixes come after them.
pub(super) const BEGIN: &str = "===BEGIN ICANN DOMAINS===";
const END: &str = "===END ICANN DOMAINS===";
/// Comments that only a published list contains.
pub(super) const VERSION: &str = "// VERSION: ";
const COMMIT: &str = "// COMMIT: ";
const ADDRESS: &str = "https://publicsuffix.org/list/public_suffix_list.dat";
const PREFECTURE_COUNT: usize = 47;
/// The longest line of names in the file.
const MAX_LINE_CHARS: usize = 110;

type Names = BTreeMap<String, BTreeSet<String>>;

/// The new text of the file of municipalities. Its head comments stay.
pub(super) fn refresh(old: &str, list: &str) -> TaskResult<Refreshed> {
    let day = line_of(list, VERSION).and_then(|version| version.get(..10));
    let day = day.filter(|day| is_date(day, 3));
    let commit = line_of(list, COMMIT).filter(|commit| commit.len() >= 7);
    let (Some(day), Some(commit)) = (day, commit) else {
        return Err(
            format!("the list has no VERSION and COMMIT; download it from {ADDRESS}").into(),
        );
    };
    let names = names(list)?;
    let (head, before, old_day) = read(old)?;
    if day < old_day.as_str() {
        return Err(
            format!("the list is of {day}, and the current data is newer, of {old_day}").into(),
        );
    }
    let summary = format!(
        "as of {day}; {} names, {} new, {} removed",
        count(&names, None),
        count(&names, Some(&before)),
        count(&before, Some(&names))
    );
    let text = file_text(head, day, commit, &names);
    Ok(Refreshed { text, summary })
}

fn line_of<'a>(list: &'a str, start: &str) -> Option<&'a str> {
    list.lines().find_map(|line| line.strip_prefix(start))
}

/// The names of the list by prefecture: `naha` under `okinawa` for `naha.okinawa.jp`.
fn names(list: &str) -> TaskResult<Names> {
    let (_, rest) = list
        .split_once(BEGIN)
        .ok_or("the list has no BEGIN marker")?;
    let (registries, _) = rest
        .split_once(END)
        .ok_or("the list has no END marker; it is incomplete")?;
    let mut names = Names::new();
    for line in registries.lines() {
        let labels: Vec<&str> = line.trim().split('.').collect();
        if let [name, prefecture, "jp"] = labels[..]
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        {
            names
                .entry(prefecture.into())
                .or_default()
                .insert(name.into());
        }
    }
    match names.len() {
        PREFECTURE_COUNT => Ok(names),
        some => Err(format!(
            "the list has names in {some} prefectures instead of {PREFECTURE_COUNT}"
        )
        .into()),
    }
}

/// The head comments of the file, its names, and its date.
fn read(old: &str) -> TaskResult<(&str, Names, String)> {
    let (head, _) = old
        .split_once("as_of = ")
        .ok_or("municipalities.toml has no as_of")?;
    let table: Table = old.parse()?;
    let day = table["as_of"].as_str().unwrap_or_default().to_owned();
    let lists = table["names"].as_table().into_iter().flatten();
    let names = lists.map(|(prefecture, names)| {
        let names = names.as_str().unwrap_or_default().split_whitespace();
        (prefecture.clone(), names.map(str::to_owned).collect())
    });
    Ok((head, names.collect(), day))
}

/// The number of names, or of those that are not in `others`.
fn count(names: &Names, others: Option<&Names>) -> usize {
    let is_new = |prefecture: &str, name: &str| {
        let others = others.and_then(|others| others.get(prefecture));
        !others.is_some_and(|others| others.contains(name))
    };
    let all = names
        .iter()
        .flat_map(|(prefecture, names)| names.iter().map(move |name| (prefecture, name)));
    all.filter(|(prefecture, name)| is_new(prefecture, name))
        .count()
}

fn file_text(head: &str, day: &str, commit: &str, names: &Names) -> String {
    let mut text = format!(
        "{head}as_of = \"{day}\"\ncommit = \"{}\"\n\n[names]\n",
        &commit[..7]
    );
    for (prefecture, names) in names {
        let _ = writeln!(text, "{prefecture} = \"\"\"");
        let mut line = String::new();
        for name in names {
            if line.len() + 1 + name.len() > MAX_LINE_CHARS {
                let _ = writeln!(text, "{line}");
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(name);
        }
        let _ = writeln!(text, "{line}\"\"\"");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const CURRENT: &str = include_str!("../../../src/rules/municipalities.toml");

    /// A list with the names of the current file and a later date.
    fn list() -> String {
        let (_, names, _) = read(CURRENT).expect("the current file");
        let mut list =
            format!("{VERSION}2099-01-02_03-04-05_UTC\n{COMMIT}0123456789abcdef\n// {BEGIN}\njp\n");
        for (prefecture, names) in names {
            for name in names {
                let _ = writeln!(list, "{name}.{prefecture}.jp");
            }
        }
        list + "!city.kobe.jp\n*.kobe.jp\n// " + END + "\nopal.ne.jp\n"
    }

    fn error_of(list: &str) -> String {
        refresh(CURRENT, list).err().expect("an error").to_string()
    }

    #[test]
    fn a_list_with_the_same_names_changes_only_the_date_and_the_commit() {
        let Refreshed { text, summary } = refresh(CURRENT, &list()).expect("a refresh");
        let names = |text: &str| text[text.find("[names]").expect("names")..].to_owned();
        assert_eq!(names(&text), names(CURRENT));
        assert!(text.contains("\nas_of = \"2099-01-02\"\ncommit = \"0123456\"\n"));
        assert_eq!(summary, "as of 2099-01-02; 1673 names, 0 new, 0 removed");
    }

    #[test]
    fn new_and_removed_names_are_counted() {
        let list = list().replace("naha.okinawa.jp", "shinmachi.okinawa.jp");
        let Refreshed { text, summary } = refresh(CURRENT, &list).expect("a refresh");
        assert_eq!(summary, "as of 2099-01-02; 1673 names, 1 new, 1 removed");
        assert!(text.contains("shinmachi") && !text.contains(" naha "));
    }

    #[test]
    fn a_bad_list_is_rejected_with_an_explanation() {
        let good = list();
        let no_version = good.replace(VERSION, "// ");
        assert!(
            error_of(&no_version)
                .starts_with("the list has no VERSION and COMMIT; download it from")
        );
        let older = good.replace("2099", "2019");
        assert!(
            error_of(&older)
                .starts_with("the list is of 2019-01-02, and the current data is newer, of 20")
        );
        let half = &good[..good.len() / 2];
        assert_eq!(
            error_of(half),
            "the list has no END marker; it is incomplete"
        );
        let less = good.replace(".okinawa.jp", ".okinawa.example");
        assert_eq!(
            error_of(&less),
            "the list has names in 46 prefectures instead of 47"
        );
        assert_eq!(
            error_of(&good.replace(BEGIN, "")),
            "the list has no BEGIN marker"
        );
    }
}

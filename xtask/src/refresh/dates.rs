//! Refreshes the dates of the facts in `help.toml` from a file that a maintainer wrote
//! after checking the sources:
//!
//! ```toml
//! checked-on = "2026-12-01"
//!
//! [contact]
//! police = "2026-11"
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Refreshed, is_date, value_of};
use crate::TaskResult;

type Months = BTreeMap<String, String>;

/// The day on which every source was checked, and the months that some sources now have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Dates {
    checked_on: String,
    #[serde(default)]
    way: Months,
    #[serde(default)]
    contact: Months,
    #[serde(default)]
    step: Months,
}

/// The new text of the file of facts, in which only these dates change.
pub(super) fn refresh(old: &str, input: &str) -> TaskResult<Refreshed> {
    let dates: Dates = toml::from_str(input).map_err(|error| {
        let line = error
            .message()
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned();
        format!("the file is neither a Public Suffix List nor dates of facts: {line}")
    })?;
    check(&dates)?;
    let mut months = dates.months();
    let all = months.len();
    let mut lines = Vec::new();
    let (mut kind, mut id) = (String::new(), String::new());
    for line in old.lines() {
        if let Some(heading) = line.strip_prefix("[[").and_then(|it| it.strip_suffix("]]")) {
            heading.clone_into(&mut kind);
        }
        if let Some(value) = value_of(line, "id") {
            value.clone_into(&mut id);
        }
        lines.push(if let Some(before) = value_of(line, "checked-on") {
            check_not_older(before, &dates.checked_on)?;
            format!("checked-on = \"{}\"", dates.checked_on)
        } else if let Some(month) =
            value_of(line, "as-of").and_then(|_| months.remove(&(kind.clone(), id.clone())))
        {
            format!("as-of = \"{month}\"")
        } else {
            line.to_owned()
        });
    }
    if let Some((kind, id)) = months.into_keys().next() {
        return Err(format!("there is no {kind} with the id {id}").into());
    }
    let summary = format!("checked on {}; {all} months set", dates.checked_on);
    Ok(Refreshed {
        text: lines.join("\n") + "\n",
        summary,
    })
}

fn check_not_older(before: &str, day: &str) -> TaskResult {
    if day < before {
        return Err(
            format!("checked-on is {day}, and the current data is newer, of {before}").into(),
        );
    }
    Ok(())
}

fn check(dates: &Dates) -> TaskResult {
    let day = &dates.checked_on;
    if !is_date(day, 3) {
        return Err(format!("checked-on is {day:?}; write a day such as \"2026-11-23\"").into());
    }
    for ((_, id), month) in dates.months() {
        if !is_date(&month, 2) {
            return Err(format!("{id} is {month:?}; write a month such as \"2026-11\"").into());
        }
        if month.as_str() > &day[..7] {
            return Err(format!("{id} is of {month}, which is after the checked-on day").into());
        }
    }
    Ok(())
}

impl Dates {
    /// The months by the heading and the id of the entry.
    fn months(&self) -> BTreeMap<(String, String), String> {
        let kinds = [
            ("way", &self.way),
            ("contact", &self.contact),
            ("step", &self.step),
        ];
        let all = kinds.iter().flat_map(|(kind, months)| {
            months
                .iter()
                .map(|(id, month)| (((*kind).to_owned(), id.clone()), month.clone()))
        });
        all.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CURRENT: &str = include_str!("../../../src/rules/help.toml");

    fn error_of(input: &str) -> String {
        refresh(CURRENT, input).err().expect("an error").to_string()
    }

    #[test]
    fn only_the_dates_in_the_file_change() {
        let input = "checked-on = \"2099-12-01\"\n[contact]\npolice = \"2099-11\"\n";
        let Refreshed { text, summary } = refresh(CURRENT, input).expect("a refresh");
        assert_eq!(summary, "checked on 2099-12-01; 1 months set");
        let changed: Vec<_> = text
            .lines()
            .zip(CURRENT.lines())
            .filter(|(new, old)| new != old)
            .collect();
        let changed: Vec<_> = changed.iter().map(|(new, _)| *new).collect();
        assert_eq!(
            changed,
            ["checked-on = \"2099-12-01\"", "as-of = \"2099-11\""]
        );
        assert_eq!(text.len(), CURRENT.len());
    }

    #[test]
    fn a_bad_file_is_rejected_with_an_explanation() {
        let day = "checked-on = \"2099-12-01\"\n";
        assert!(
            error_of("hello")
                .starts_with("the file is neither a Public Suffix List nor dates of facts: ")
        );
        assert!(error_of("[contact]\n").contains("missing field `checked-on`"));
        assert_eq!(
            error_of(&day.replace("12", "13")),
            "checked-on is \"2099-13-01\"; write a day such as \"2026-11-23\""
        );
        assert!(
            error_of(&day.replace("2099", "2019"))
                .starts_with("checked-on is 2019-12-01, and the current data is newer, of 20")
        );
        let with = |more: &str| error_of(&format!("{day}[contact]\n{more}"));
        assert_eq!(
            with("nobody = \"2099-11\""),
            "there is no contact with the id nobody"
        );
        assert_eq!(
            with("police = \"11/2099\""),
            "police is \"11/2099\"; write a month such as \"2026-11\""
        );
        assert_eq!(
            with("police = \"2100-01\""),
            "police is of 2100-01, which is after the checked-on day"
        );
    }
}

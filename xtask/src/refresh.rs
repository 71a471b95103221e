//! Updates data of third parties from a file that a maintainer has downloaded. This
//! command uses no network.

mod dates;
mod suffixes;

use std::fs;
use std::path::Path;

use crate::TaskResult;
use crate::tree;

/// Makes the new text of a data file from its old text and the input file.
type Refresher = fn(&str, &str) -> TaskResult<Refreshed>;

/// The result of a refresh.
struct Refreshed {
    /// The new text of the data file.
    text: String,
    /// What changed, for the terminal.
    summary: String,
}

/// Refreshes the data from a file: a Public Suffix List, or the dates of facts.
pub(crate) fn write(root: &Path, file: Option<&str>) -> TaskResult {
    let file = file.ok_or("name the file: a Public Suffix List, or the dates of facts")?;
    let input = fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let input = String::from_utf8(input).map_err(|_| format!("{file} is not a text file"))?;
    let (data, refresh) = data_of(&input);
    let path = root.join(data);
    let old = fs::read_to_string(&path).map_err(|error| format!("{data}: {error}"))?;
    let refreshed = refresh(&old, &input).map_err(|problem| format!("{file}: {problem}"))?;
    tree::write_file(&path, refreshed.text.as_bytes())?;
    println!("{data}: {}", refreshed.summary);
    Ok(())
}

/// The data file and the refresher for an input file, by the contents of the input.
fn data_of(input: &str) -> (&'static str, Refresher) {
    if input.contains(suffixes::BEGIN) || input.contains(suffixes::VERSION) {
        return ("src/rules/municipalities.toml", suffixes::refresh);
    }
    ("src/rules/help.toml", dates::refresh)
}

/// Whether a text is a day such as `2026-11-23` (3 parts) or a month such as `2026-11` (2
/// parts).
fn is_date(text: &str, parts: usize) -> bool {
    let numbers: Vec<&str> = text.split('-').collect();
    let lengths = [4, 2, 2];
    let shaped = numbers.iter().zip(lengths).all(|(number, length)| {
        number.len() == length && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    let within = |at: usize, most: u32| {
        let number = numbers.get(at).and_then(|number| number.parse().ok());
        number.is_none_or(|number: u32| (1..=most).contains(&number))
    };
    numbers.len() == parts && shaped && within(1, 12) && within(2, 31)
}

/// The value of a line `key = "value"`.
fn value_of<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let value = line.strip_prefix(key)?.strip_prefix(" = \"")?;
    value.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_exactly_the_expected_parts() {
        for (text, parts) in [("2026-11-23", 3), ("2026-11", 2)] {
            assert!(is_date(text, parts), "{text}");
            assert!(!is_date(text, 5 - parts), "{text}");
        }
        for text in [
            "2026-1-23",
            "2026-13-01",
            "2026-11-32",
            "2026-11-00",
            "26-11-2023",
            "a-b-c",
        ] {
            assert!(!is_date(text, 3), "{text}");
        }
    }

    #[test]
    fn an_input_file_is_recognized_by_its_contents() {
        assert!(data_of("// VERSION: x").0.ends_with("municipalities.toml"));
        assert!(
            data_of("checked-on = \"2026-12-01\"")
                .0
                .ends_with("help.toml")
        );
    }

    #[test]
    fn an_unreadable_file_is_named_in_the_error() {
        let root = crate::root();
        let error = |file| write(&root, file).expect_err("an error").to_string();
        assert!(error(None).starts_with("name the file"));
        assert!(error(Some("no/such/list.dat")).starts_with("no/such/list.dat: "));
        let picture = root.join("extension/icons/16.png");
        let picture = picture.to_str().expect("a path");
        assert_eq!(
            error(Some(picture)),
            format!("{picture} is not a text file")
        );
    }
}

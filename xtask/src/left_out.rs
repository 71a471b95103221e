//! Judges generated pages without the words that only one family of them has: how the engine
//! would judge them if nobody had thought of that family.
//!
//! For each family of `tests/generated/pages.toml`, every word of the rules is hidden that
//! occurs in its pages and neither in pages of another family nor in a page of `tests/pages`.
//! Lists that are no terms, such as the departments in `src/detect/owner.rs`, stay.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use myna_mamori::masking::{Words, met_by, without, word};
use myna_mamori::{Level, PageSnapshot, Settings, Tab, inspect};

use crate::TaskResult;
use crate::generator::{Made, pages};
use crate::left_out_table::{Count, figures, print_table};

/// So many attacks are made, and as many honest pages.
const COUNT: u64 = 3_000;

/// A page, and the words of the rules in it.
struct Read {
    made: Made,
    words: Words,
    /// Its level with all words.
    level: Level,
}

/// Prints how the pages of each family are judged without its words; with `json`, only the
/// sums, as JSON.
pub(crate) fn print(root: &Path, argument: Option<&str>) -> TaskResult {
    let known = words_of_test_pages(root)?;
    let read: Vec<Read> = pages(COUNT).into_iter().map(read).collect();
    let mut table = BTreeMap::new();
    let mut misses = Vec::new();
    for family in families(&read) {
        let words = words_of(&family, &read, &known);
        let own = read.iter().filter(|it| it.made.families.contains(&family));
        let judged = without(&words, || {
            own.map(|it| (it, level(&it.made.page))).collect()
        });
        let judged: Vec<(&Read, Level)> = judged;
        let count = Count::of(
            judged.iter().map(|(it, level)| (&it.made, *level)),
            words.len(),
        );
        table.insert(family.clone(), count);
        misses.extend(
            judged
                .into_iter()
                .map(|(it, level)| (family.clone(), it, level)),
        );
        if argument == Some("words") {
            let words: Vec<String> = words.iter().map(|it| word(*it)).collect();
            println!("{family}: {}", words.join(" "));
        }
    }
    let all = Count::of(read.iter().map(|it| (&it.made, it.level)), 0);
    match argument {
        Some("json") => println!("{}", figures(&table, &all)),
        _ => print_table(&table, &all),
    }
    if argument == Some("misses") {
        print_misses(&misses);
    }
    Ok(())
}

fn read(made: Made) -> Read {
    let (level, words) = met_by(|| level(&made.page));
    Read { made, words, level }
}

fn level(page: &PageSnapshot) -> Level {
    let mut tab = Tab::default();
    tab.update_frame(0, inspect(page));
    tab.judge(&Settings::default()).level
}

/// The words of the rules in the recorded pages of `tests/pages`.
fn words_of_test_pages(root: &Path) -> TaskResult<Words> {
    let text = fs::read_to_string(root.join("tests/bench/snapshots.json"))?;
    let pages: BTreeMap<String, Vec<PageSnapshot>> = serde_json::from_str(&text)?;
    let frames = pages.values().flatten();
    Ok(met_by(|| frames.for_each(|frame| drop(inspect(frame)))).1)
}

fn families(read: &[Read]) -> BTreeSet<String> {
    read.iter()
        .flat_map(|it| it.made.families.iter().cloned())
        .collect()
}

/// The words that only the pages of a family have.
fn words_of(family: &String, read: &[Read], known: &Words) -> Words {
    let mut words = Words::new();
    let mut elsewhere = known.clone();
    for it in read {
        let is_own = it.made.families.contains(family);
        let set = if is_own { &mut words } else { &mut elsewhere };
        set.extend(&it.words);
    }
    words.difference(&elsewhere).copied().collect()
}

/// Prints each page that was judged otherwise than it should be.
fn print_misses(judged: &[(String, &Read, Level)]) {
    for (family, it, level) in judged {
        let Made {
            page,
            level: right,
            is_attack,
            families,
            seed,
        } = &it.made;
        if *is_attack && level != right || level > right {
            println!(
                "{family} {seed}: {level:?} instead of {right:?} (with all words {:?})",
                it.level
            );
            println!(
                "    unseen:{} {}",
                unseen(it),
                if level == &it.level {
                    "in any case"
                } else {
                    ""
                }
            );
            println!(
                "    {} | {} | {}",
                families.join(" "),
                page.title,
                page.text.replace('\n', " / ")
            );
        }
    }
}

/// What of an attack was not seen, with these words hidden or not: what is asked for, who
/// speaks, or the matter.
fn unseen(read: &Read) -> String {
    let Made { page, families, .. } = &read.made;
    let findings = inspect(page);
    let is_of = |kind: &str, none: &str| {
        let family = families.iter().find(|it| it.starts_with(kind));
        family.is_some_and(|family| !family.ends_with(none))
    };
    let parts = [
        (" ask", findings.field_asks.is_empty()),
        (" who", findings.claim.is_none() && is_of("who/", "/nobody")),
        (
            " matter",
            findings.matter.public.is_none()
                && findings.matter.dues.is_none()
                && is_of("matter/", "/none"),
        ),
    ];
    parts
        .iter()
        .filter(|(_, is)| *is)
        .map(|(part, _)| *part)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page in which a line asks for the PIN of the card.
    fn page() -> PageSnapshot {
        PageSnapshot {
            url: "https://form.example/".to_owned(),
            top: true,
            text: "マイナンバーカードの暗証番号をこのチャットで送信してください。".to_owned(),
            ..PageSnapshot::default()
        }
    }

    #[test]
    fn a_word_that_is_hidden_does_not_count() {
        let (seen, words) = met_by(|| level(&page()));
        assert_eq!(seen, Level::Danger);
        assert!(words.iter().any(|it| word(*it).starts_with("まいなんばー")));
        assert_eq!(without(&words, || level(&page())), Level::Clear);
        assert_eq!(level(&page()), Level::Danger);
    }
}

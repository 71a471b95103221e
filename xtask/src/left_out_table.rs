//! The table and the figures that `left_out` prints.

use std::collections::BTreeMap;

use myna_mamori::Level;
use serde_json::{Value, json};

use crate::generator::Made;

/// How some pages were judged.
#[derive(Clone, Default)]
pub(crate) struct Count {
    attacks: usize,
    right: usize,
    clear: usize,
    honest: usize,
    loud: usize,
    danger: usize,
    /// How many words were hidden.
    words: usize,
}

impl Count {
    pub(crate) fn of<'a>(judged: impl Iterator<Item = (&'a Made, Level)>, words: usize) -> Self {
        let mut count = Self {
            words,
            ..Self::default()
        };
        for (made, level) in judged {
            count.add(made, level);
        }
        count
    }

    fn add(&mut self, made: &Made, level: Level) {
        if made.is_attack {
            self.attacks += 1;
            self.right += usize::from(level == made.level);
            self.clear += usize::from(level == Level::Clear);
        } else {
            self.honest += 1;
            self.loud += usize::from(level > made.level);
            self.danger += usize::from(level > made.level && level == Level::Danger);
        }
    }

    fn sum<'a>(counts: impl Iterator<Item = &'a Self>) -> Self {
        counts.fold(Self::default(), |sum, it| Self {
            attacks: sum.attacks + it.attacks,
            right: sum.right + it.right,
            clear: sum.clear + it.clear,
            honest: sum.honest + it.honest,
            loud: sum.loud + it.loud,
            danger: sum.danger + it.danger,
            words: sum.words + it.words,
        })
    }

    fn row(&self, name: &str) -> String {
        let Self {
            attacks,
            honest,
            loud,
            danger,
            words,
            ..
        } = self;
        format!(
            "{name:34} {words:6} {attacks:8} {:>8} {:>8} {honest:7} {loud:5} {danger:7}",
            percent(self.right, *attacks),
            percent(self.clear, *attacks)
        )
    }

    fn figures(&self) -> Value {
        json!({
            "attacks": self.attacks,
            "right": self.right,
            "clear": self.clear,
            "honest": self.honest,
            "loud": self.loud,
            "danger": self.danger,
        })
    }
}

fn percent(part: usize, of: usize) -> String {
    if of == 0 {
        return "–".to_owned();
    }
    let thousandths = (1000 * part + of / 2) / of;
    format!("{}.{} %", thousandths / 10, thousandths % 10)
}

/// The families of whose words some were hidden: only there, something was left out.
fn left_out(table: &BTreeMap<String, Count>) -> Count {
    Count::sum(table.values().filter(|it| it.words > 0))
}

pub(crate) fn print_table(table: &BTreeMap<String, Count>, all: &Count) {
    println!(
        "{:34} {:>6} {:>8} {:>8} {:>8} {:>7} {:>5} {:>7}",
        "family without its own words",
        "hidden",
        "attacks",
        "right",
        "clear",
        "honest",
        "loud",
        "danger"
    );
    for (family, count) in table {
        println!("{}", count.row(family));
    }
    println!("{}", left_out(table).row("families with hidden words"));
    println!("{}", all.row("all pages with all words"));
}

/// The sums, as `tests/quality/left-out.js` prints and records them.
pub(crate) fn figures(table: &BTreeMap<String, Count>, all: &Count) -> Value {
    json!({ "generated": all.figures(), "left-out": left_out(table).figures() })
}

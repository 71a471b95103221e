//! Judges recorded pages (`tests/quality/record.js`) without a browser, and prints those that
//! are judged otherwise than they should be.

use std::collections::BTreeMap;

use myna_mamori::{Ask, Settings, Tab, Verdict, inspect};

use crate::TaskResult;
use crate::recorded::{LEVELS, Recorded, Step, Truth, read_recorded};

/// How many pages of one kind were judged rightly.
#[derive(Default)]
struct Count {
    pages: usize,
    too_quiet: usize,
    clear: usize,
    too_loud: usize,
    danger: usize,
    other_asks: usize,
}

/// Judges every page of a file and prints the wrong ones and the figures of each set.
pub(crate) fn print(file: &str) -> TaskResult {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for page in read_recorded(file)? {
        let kind = page.file.split('/').next().unwrap_or_default();
        let count = counts.entry(format!("{} {kind}", page.set)).or_default();
        judge(&page, count);
    }
    for (set, count) in counts {
        let Count {
            pages,
            too_quiet,
            clear,
            too_loud,
            danger,
            other_asks,
        } = count;
        let right = pages - too_quiet - too_loud;
        println!(
            "{set}: {right} of {pages} right, {too_quiet} too quiet ({clear} clear), {too_loud} too loud ({danger} danger), {other_asks} with other asks"
        );
    }
    Ok(())
}

fn judge(page: &Recorded, count: &mut Count) {
    let verdict = verdict_of(page);
    let level = verdict.level as usize;
    count.pages += 1;
    // A page without a truth is honest, and shops among them take payment cards.
    let (low, high) = page.truth.as_ref().map_or((0, 1), Truth::range);
    let what = match level {
        _ if level < low => "QUIET",
        _ if level > high => "LOUD",
        _ if has_other_asks(page, &verdict) => "ASKS",
        _ => return,
    };
    count.too_quiet += usize::from(level < low);
    count.clear += usize::from(level < low && level == 0);
    count.too_loud += usize::from(level > high);
    count.danger += usize::from(level > high && level == 3);
    count.other_asks += usize::from(what == "ASKS");
    let (file, set) = (&page.file, &page.set);
    println!(
        "{what} {set} {file}: {} instead of {}",
        LEVELS[level], LEVELS[low]
    );
    explain(page, &verdict);
}

/// The verdict of a page. Of one whose steps were done, the highest counts, as in first sight.
fn verdict_of(page: &Recorded) -> Verdict {
    let truth = page.truth.as_ref();
    let has_steps = truth.is_some_and(|truth| truth.level.contains(".."));
    let mut tab = Tab::default();
    let mut highest: Option<Verdict> = None;
    for message in &page.steps {
        match &message.step {
            Step::Snapshot { snapshot } => {
                let mut findings = inspect(snapshot);
                findings.document.clone_from(&message.document);
                tab.update_frame(message.frame, findings);
                let verdict = tab.judge(&Settings::default());
                let is_higher = highest
                    .as_ref()
                    .is_none_or(|most| most.level < verdict.level);
                if has_steps && is_higher {
                    highest = Some(verdict);
                }
            }
            Step::DocumentUnloaded => tab.remove_document(&message.document),
        }
    }
    highest.unwrap_or_else(|| tab.judge(&Settings::default()))
}

/// Whether the asks are not those of a test page, which states its standing too.
fn has_other_asks(page: &Recorded, verdict: &Verdict) -> bool {
    let truth = page.truth.as_ref().filter(|truth| truth.standing.is_some());
    let mut asks: Vec<String> = verdict.asks.iter().copied().map(name_of).collect();
    asks.sort();
    truth.is_some_and(|truth| truth.asks != asks)
}

fn name_of(ask: Ask) -> String {
    let name = serde_json::to_value(ask).unwrap_or_default();
    name.as_str().unwrap_or_default().to_owned()
}

fn explain(page: &Recorded, verdict: &Verdict) {
    let snapshots = page
        .steps
        .iter()
        .rev()
        .find_map(|message| match &message.step {
            Step::Snapshot { snapshot } => Some(snapshot),
            Step::DocumentUnloaded => None,
        });
    if let Some(snapshot) = snapshots {
        let findings = inspect(snapshot);
        let claim = findings
            .claim
            .as_ref()
            .map(|c| (&c.body, &c.quote, c.strength));
        println!(
            "    {:?} {claim:?} {:?}",
            findings.host.standing, findings.matter
        );
    }
    for reason in &verdict.reasons {
        let ask = reason.ask.map(|ask| format!("{ask:?}")).unwrap_or_default();
        println!(
            "    {} {ask} {:?} {}",
            reason.rule, reason.field, reason.quote
        );
    }
}

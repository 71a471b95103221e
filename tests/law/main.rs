//! The law: what the author of a page can write at will never lowers its level, except what
//! makes it a lawful collector's page, which excuses no PIN, no claim and no look-alike.
//!
//! A run tries 100,000 additions; `LAW_ADDITIONS=1000000` tries more, and `LAW_PAGES=<file>` takes more
//! pages, written like `tests/bench/snapshots.json`. A violation is reduced to the fewest additions.

mod additions;
#[path = "../generated/generator/mod.rs"]
mod generator;
#[path = "../support/inputs.rs"]
mod inputs;
mod pool;

use std::collections::BTreeMap;
use std::thread;

use additions::Addition;
use generator::{Dice, attack};
use myna_mamori::{Ask, Findings, Level, PageSnapshot, Settings, Standing, Tab, Verdict, inspect};
use pool::POOL;

/// So many things are added to a page at once.
const AT_ONCE: usize = 5;
/// So many of the pages are generated.
const GENERATED: u64 = 1_500;
const THREADS: u64 = 2;

/// A page that is warned of.
struct Base {
    page: PageSnapshot,
    findings: Findings,
    level: Level,
    /// What it asks for, as far as that counts.
    asks: Vec<Ask>,
    /// The keys of the fields that ask for something.
    asking: Vec<u32>,
}

impl Base {
    fn of(page: PageSnapshot) -> Option<Self> {
        let findings = inspect(&page);
        let Verdict { level, asks, .. } = verdict(&findings);
        let fields = findings.field_asks.iter().filter_map(|ask| ask.field);
        let asking = fields.collect();
        (level >= Level::Warning).then_some(Self {
            page,
            findings,
            level,
            asks,
            asking,
        })
    }

    fn with(&self, additions: &[Addition]) -> PageSnapshot {
        let mut page = self.page.clone();
        for addition in additions {
            addition.add_to(&mut page, &self.asking);
        }
        page
    }

    /// Whether these additions lower the level against the law.
    fn is_lowered_by(&self, additions: &[Addition]) -> bool {
        let after = inspect(&self.with(additions));
        level(&after) < self.level && !self.is_excused(&after)
    }

    /// Whether the page may have a lower level now: it says for what law it takes a My
    /// Number, or that other documents are accepted instead of the card. Both excuse only a
    /// page that asks for no PIN, claims to be nobody and imitates no host.
    fn is_excused(&self, after: &Findings) -> bool {
        let is_choice = after.field_asks.iter().any(|ask| ask.is_choice);
        self.is_innocent() && (after.matter.has_collector || is_choice)
    }

    fn is_innocent(&self) -> bool {
        self.findings.claim.is_none()
            && self.findings.host.standing != Standing::LookAlike
            && !self.asks.iter().any(|ask| ask.is_card_pin())
    }

    /// The fewest of these additions that still lower the level.
    fn fewest(&self, additions: Vec<Addition>) -> Vec<Addition> {
        for at in 0..additions.len() {
            let mut fewer = additions.clone();
            fewer.remove(at);
            if self.is_lowered_by(&fewer) {
                return self.fewest(fewer);
            }
        }
        additions
    }
}

fn verdict(findings: &Findings) -> Verdict {
    let mut tab = Tab::default();
    tab.update_frame(0, findings.clone());
    tab.judge(&Settings::default())
}

fn level(findings: &Findings) -> Level {
    verdict(findings).level
}

/// Generated attacks, the test pages, and the pages of `pages.json`, whose tables, lists and headings can
/// be torn apart by additions, as far as they are warned of.
fn bases() -> Vec<Base> {
    let generated = (0..GENERATED).map(|seed| attack(seed).page);
    let more = std::env::var("LAW_PAGES").map(inputs::pages_of);
    let tested = inputs::pages()
        .into_iter()
        .chain(inputs::pages_of("tests/law/pages.json"));
    let tested = tested.chain(more.unwrap_or_default());
    let tested = tested.map(|(_, frames)| frames);
    let tested = tested.filter(|frames| frames.len() == 1).flatten();
    generated.chain(tested).filter_map(Base::of).collect()
}

/// The violations among additions of these seeds.
fn violations(bases: &[Base], seeds: impl Iterator<Item = u64>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for seed in seeds {
        let dice = &mut Dice::of(seed);
        let base = dice.one(bases);
        let additions: Vec<Addition> = (0..AT_ONCE).map(|_| additions::some(dice)).collect();
        if base.is_lowered_by(&additions) {
            let fewest = base.fewest(additions);
            found
                .entry(format!("{fewest:?}"))
                .or_insert_with(|| explained(base, &fewest));
        }
    }
    found
}

fn explained(base: &Base, additions: &[Addition]) -> String {
    let after = inspect(&base.with(additions));
    let asks = |findings: &Findings| -> Vec<String> {
        let asks = findings.field_asks.iter();
        asks.map(|ask| format!("{:?} {} {:?}", ask.ask, ask.rule, ask.needs))
            .collect()
    };
    let told = |findings: &Findings| {
        format!(
            "{:?} {:?} {:?} {:?}",
            level(findings),
            findings.claim,
            findings.matter,
            asks(findings)
        )
    };
    format!(
        "{additions:?}\n  on {} | {} | {}\n  {}\n  became {}\n",
        base.page.url,
        base.page.title,
        base.page
            .text
            .replace('\n', " / ")
            .chars()
            .take(300)
            .collect::<String>(),
        told(&base.findings),
        told(&after)
    )
}

#[test]
fn what_an_author_adds_never_lowers_the_level() {
    let wanted = std::env::var("LAW_ADDITIONS")
        .ok()
        .and_then(|it| it.parse().ok());
    let trials: u64 = wanted.unwrap_or(100_000_u64).div_ceil(AT_ONCE as u64);
    let bases = &bases();
    let found = thread::scope(|scope| {
        let run = |thread: u64| {
            let seeds = (0..trials).filter(move |seed| seed % THREADS == thread);
            scope.spawn(move || violations(bases, seeds))
        };
        let threads: Vec<_> = (0..THREADS).map(run).collect();
        let mut all = BTreeMap::new();
        for thread in threads {
            all.extend(thread.join().expect("a result"));
        }
        all
    });
    let first: Vec<&str> = found.values().take(30).map(String::as_str).collect();
    assert!(
        found.is_empty(),
        "{} violations:\n{}",
        found.len(),
        first.join("\n")
    );
}

#[test]
fn a_lawful_purpose_excuses_no_pin_no_claim_and_no_look_alike() {
    let bases = bases();
    let dangers = bases.iter().filter(|base| base.level == Level::Danger);
    let guilty: Vec<&Base> = dangers.filter(|base| !base.is_innocent()).collect();
    assert!(guilty.len() > 500, "{}", guilty.len());
    for base in guilty {
        for (at, line) in POOL.collectors.iter().enumerate() {
            let line = [Addition::Line(at, line.clone())];
            let after = inspect(&base.with(&line));
            assert_eq!(level(&after), Level::Danger, "{}", explained(base, &line));
        }
    }
}

//! Measures the engine natively: `cargo bench`, or `cargo bench -- --json` for the rows
//! that `tests/bench/engine.js` combines with the rows of a browser.
//!
//! This is a plain loop, because the rows must have the format of the browser's, and a
//! benchmark library would add about forty crates to every `cargo test`.

#[path = "../tests/support/inputs.rs"]
mod inputs;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use myna_mamori::{Host, PageSnapshot, inspect, judge_message, normalize};

use inputs::{SURVEY, TYPICAL, message, page, page_of, text};

/// The number of samples of each case.
const SAMPLE_COUNT: usize = 31;
/// The minimum duration of a sample.
const MIN_SAMPLE_TIME: Duration = Duration::from_millis(3);

struct Case {
    name: &'static str,
    run: Box<dyn Fn()>,
    /// Microseconds of one run, one value for each sample.
    times: Vec<f64>,
}

fn case<T>(name: &'static str, run: impl Fn() -> T + 'static) -> Case {
    let run = Box::new(move || {
        black_box(run());
    });
    Case {
        name,
        run,
        times: Vec::new(),
    }
}

fn inspected(name: &'static str, page: PageSnapshot) -> Case {
    case(name, move || inspect(&page))
}

fn judged(name: &'static str, bytes: usize) -> Case {
    let message = message(bytes);
    case(name, move || judge_message(&message))
}

fn cases() -> Vec<Case> {
    let long = text(68_000);
    vec![
        inspected("typical page", page(TYPICAL)),
        inspected("page of 200 fields", page(SURVEY)),
        inspected("page of 68 KB", page_of(68_000)),
        inspected("page of 136 KB", page_of(136_000)),
        judged("message of 1 KB", 1_000),
        judged("message of 100 KB", 100_000),
        judged("message of 200 KB", 200_000),
        case("host", || {
            Host::of("https://www.mynaportai-go-jp.com/login")
        }),
        case("normalization of 68 KB", move || normalize(&long)),
    ]
}

fn main() {
    let mut cases = cases();
    // The cases take turns, so that a busy moment of the machine affects all of them.
    for _ in 0..SAMPLE_COUNT {
        for case in &mut cases {
            case.times.push(sample(&case.run));
        }
    }
    let is_json = std::env::args().any(|word| word == "--json");
    let rows: Vec<Row> = cases.into_iter().map(Row::of).collect();
    if is_json {
        let rows = rows.iter().map(|row| {
            serde_json::json!({
                "name": format!("engine, native: {}", row.name),
                "unit": "µs", "median": row.median, "spread": row.spread,
            })
        });
        println!("{}", rows.collect::<serde_json::Value>());
        return;
    }
    println!(
        "{:<28}{:>12}{:>12}",
        "engine, native", "median µs", "spread"
    );
    for Row {
        name,
        median,
        spread,
    } in rows
    {
        println!("{name:<28}{median:>12.1}{spread:>12.1}");
    }
}

/// Microseconds of one run, averaged over the runs of a sample.
fn sample(run: &dyn Fn()) -> f64 {
    let start = Instant::now();
    let mut runs = 0.0;
    while runs < 1.0 || start.elapsed() < MIN_SAMPLE_TIME {
        run();
        runs += 1.0;
    }
    start.elapsed().as_secs_f64() * 1e6 / runs
}

struct Row {
    name: &'static str,
    median: f64,
    /// The interquartile range.
    spread: f64,
}

impl Row {
    fn of(mut case: Case) -> Self {
        case.times.sort_by(f64::total_cmp);
        let at = |quarter: usize| case.times[case.times.len() * quarter / 4];
        Self {
            name: case.name,
            median: at(2),
            spread: at(3) - at(1),
        }
    }
}

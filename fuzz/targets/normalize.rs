//! Fuzzes normalization: it never panics, and it is idempotent.
#![no_main]

use libfuzzer_sys::fuzz_target;
use myna_mamori::normalize;

fuzz_target!(|text: &str| {
    let once = normalize(text);
    assert_eq!(normalize(&once), once);
});

//! Folding: never panics, and folding twice is folding once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use myna_mamori::fold;

fuzz_target!(|text: &str| {
    let once = fold(text);
    assert_eq!(fold(&once), once);
});

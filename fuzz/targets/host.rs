//! Fuzzes addresses: the engine never panics, a host name is ASCII without a trailing dot,
//! and a government host is under `.jp`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use myna_mamori::{Host, Standing};

fuzz_target!(|rest: &str| {
    for address in [rest.to_owned(), format!("https://{rest}/")] {
        let host = Host::of(&address);
        assert!(host.name.is_ascii() && !host.name.ends_with('.'));
        assert!(host.standing != Standing::Government || host.name.ends_with(".jp"));
        assert_eq!(host.name.is_empty(), host.readable().is_empty());
    }
});

//! Compiles the rules.
fn main() {}

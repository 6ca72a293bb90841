//! What the text of a cell means, for any text.

#![no_main]

#[path = "../../../crates/core/tests/number/invariants.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|text: &str| invariants::check(text));

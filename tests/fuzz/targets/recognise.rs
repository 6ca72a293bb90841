//! The reports that are recognised in any text.

#![no_main]

#[path = "../../../crates/formats/tests/reading/invariants.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|text: &str| invariants::check(text));

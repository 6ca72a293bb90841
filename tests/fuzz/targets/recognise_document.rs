//! The reports that are recognised in any arrangement of blocks, cells and spans.

#![no_main]

#[path = "../../../crates/formats/tests/reading/hostile/arranged.rs"]
mod arranged;
#[path = "../../../crates/formats/tests/reading/invariants.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| invariants::hold(&gouji_formats::recognise(&arranged::document(
    bytes
))));

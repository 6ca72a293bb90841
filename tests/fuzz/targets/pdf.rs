//! The document that any bytes hold as a PDF: a document or a refusal, within bounds.

#![no_main]

use gouji_formats::Limits;
use gouji_formats::read::fixed::pdf;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { most_unpacked: 20_000_000, ..Limits::default() };
    let _ = pdf::document(bytes, &limits);
});

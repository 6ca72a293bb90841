//! How long it takes to read PDF files, beside unpacking their pages and cutting them into instructions.
//!
//! `cargo bench -p gouji-formats --bench fixed`
#![allow(clippy::unwrap_used, reason = "a bench that cannot be set up must stop")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use gouji_formats::read::fixed::pdf;
use gouji_formats::{Limits, read};
use hayro_syntax::Pdf;

fn main() {
    println!(
        "| native, a report saved by LibreOffice | unpacked, cut | document | ratio | report |\n|---|---:|---:|---:|---:|"
    );
    for name in ["bureau_2020.pdf", "city_2023.pdf"] {
        let bytes =
            fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats").join(name)).unwrap();
        let limits = Limits::default();
        let cut = microseconds(|| instructions(black_box(&bytes)));
        let document = microseconds(|| pdf::document(black_box(&bytes), &limits).unwrap().blocks.len());
        let report = microseconds(|| read(black_box(&bytes), name, &limits).unwrap().len());
        let tenths = document * 10 / cut.max(1);
        println!("| {name} | {cut} µs | {document} µs | {}.{} | {report} µs |", tenths / 10, tenths % 10);
    }
}

/// The number of instructions on all pages.
fn instructions(bytes: &[u8]) -> usize {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let mut count = 0;
    for page in pdf.pages().iter() {
        let mut operations = page.operations();
        while operations.next().is_some() {
            count += 1;
        }
    }
    count
}

/// The median time of a call.
fn microseconds(mut call: impl FnMut() -> usize) -> u128 {
    let mut times: Vec<u128> = (0..21)
        .map(|_| {
            let start = Instant::now();
            black_box(call());
            start.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

//! How long it takes to recognise a report, beside reading the same text into a document.
//!
//! `cargo bench -p gouji-formats --bench recognising`
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a bench that cannot be set up must stop")]
#![allow(dead_code, reason = "the tests use more of their layouts")]

#[path = "../tests/reading/invented.rs"]
mod invented;
#[path = "../tests/reading/layouts.rs"]
mod layouts;

use std::hint::black_box;
use std::time::Instant;

use gouji_formats::document::Document;
use gouji_formats::read::text;
use gouji_formats::{Limits, recognise};
use invented::{Random, report};
use layouts::Gaps;

fn document(source: &str) -> Document {
    text::document(source, &Limits::default()).unwrap()
}

fn main() {
    let form = gouji_core::form::edition("2021").expect("a built-in edition");
    let random = &mut Random::new(7);
    let truth = report(&form, random);
    let pipes = layouts::pipes(&truth, random, false);
    let split = document(&layouts::pipes(&truth, random, true));
    let rows = document(&layouts::lines(&truth));
    let run_together = document(&layouts::flattened(&truth, random, Gaps::Between));
    let plain = document(&pipes);
    let spans = layouts::spans(&truth);
    let times = [
        (
            "baseline: the text of a report into a document",
            nanoseconds(|| document(black_box(&pipes)).blocks.len()),
        ),
        ("a table of cells", nanoseconds(|| recognise(black_box(&plain)).len())),
        ("a table with merged cells", nanoseconds(|| recognise(black_box(&spans)).len())),
        ("tables split, with cells too many", nanoseconds(|| recognise(black_box(&split)).len())),
        ("rows of running text", nanoseconds(|| recognise(black_box(&rows)).len())),
        ("all figures run together", nanoseconds(|| recognise(black_box(&run_together)).len())),
    ];
    println!("| native, a report of edition 2021 recognised in | median | ratio |\n|---|---:|---:|");
    for (name, time) in times {
        let shown = if time < 10_000 { format!("{time} ns") } else { format!("{} µs", time / 1000) };
        let tenths = time * 10 / times[0].1.max(1);
        println!("| {name} | {shown} | {}.{} |", tenths / 10, tenths % 10);
    }
}

/// The median time of a call.
fn nanoseconds(mut call: impl FnMut() -> usize) -> u128 {
    let mut times: Vec<u128> = (0..41)
        .map(|_| {
            let start = Instant::now();
            black_box(call());
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

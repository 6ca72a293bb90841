//! How long it takes to make documents of bytes, beside what cannot be done without: unpacking and cutting into tokens.
//!
//! `cargo bench -p gouji-formats --bench reading`
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a bench that cannot be set up must stop")]
#![allow(
    clippy::cast_precision_loss,
    clippy::float_arithmetic,
    reason = "times and sizes are shown with few digits"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use gouji_formats::read::archive::Archive;
use gouji_formats::read::xml::{self, Events};
use gouji_formats::read::{document, sniff};
use gouji_formats::{Limits, read};

fn saved(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats").join(name))
        .expect("a saved file")
}

fn main() {
    let limits = Limits::default();
    archives(&limits);
    pages(&limits);
    files(&limits);
}

/// Archives of XML beside unpacking and cutting into tokens.
fn archives(limits: &Limits) {
    println!(
        "| native, a report into a document | unpacked and cut into tokens | median | ratio |\n|---|---:|---:|---:|"
    );
    // The parts that hold what the readers need: text, styles, and what tells where they are.
    let word = ["word/_rels/document.xml.rels", "word/styles.xml", "word/document.xml"].as_slice();
    let excel = [
        "xl/_rels/workbook.xml.rels",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "xl/worksheets/sheet1.xml",
    ];
    for (name, parts) in [
        ("city_2023.docx", word),
        ("city_2023.odt", &["META-INF/manifest.xml", "styles.xml", "content.xml"]),
        ("city_2023.xlsx", &excel),
        ("city_2023.ods", &["META-INF/manifest.xml", "content.xml"]),
    ] {
        let bytes = saved(name);
        let format = sniff::sniff(&bytes).expect("a known format");
        let base = median(|| {
            let archive = Archive::open(black_box(&bytes), limits).expect("an archive");
            let mut count = 0;
            for name in parts {
                let part = archive.need(name).expect("a part");
                let text = xml::text(&part, limits).expect("text");
                let mut events = Events::new(&text, limits);
                while events.next().expect("well-formed").is_some() {
                    count += 1;
                }
            }
            count
        });
        let whole = median(|| document(black_box(&bytes), format, limits).expect("a document").blocks.len());
        println!(
            "| {name} | {} | {} | {:.1} |",
            shown(base),
            shown(whole),
            whole.as_secs_f64() / base.as_secs_f64()
        );
    }
    println!();
}

/// A large page.
fn pages(limits: &Limits) {
    let page = String::from_utf8(saved("city_2023.html")).expect("UTF-8");
    let large = page.repeat(4_000_000 / page.len() + 1);
    let format = sniff::sniff_text(&large).expect("a page");
    let time =
        median(|| document(black_box(large.as_bytes()), format, limits).expect("a document").blocks.len());
    let speed = large.len() as f64 / 1e6 / time.as_secs_f64();
    println!("| native, a web page into a document | size | median | speed |\n|---|---:|---:|---:|");
    println!(
        "| many reports on one page | {} MB | {} | {speed:.0} MB/s |\n",
        large.len() / 1_000_000,
        shown(time)
    );
}

/// Files of every kind, to the report.
fn files(limits: &Limits) {
    println!(
        "| native, a file to its report | size | median | of it into a document |\n|---|---:|---:|---:|"
    );
    for ending in ["html", "docx", "odt", "rtf", "doc", "xlsx", "xls", "ods", "pdf"] {
        let name = format!("city_2023.{ending}");
        let bytes = saved(&name);
        let format = sniff::sniff(&bytes).or_else(|| sniff::sniff_text(&String::from_utf8_lossy(&bytes)));
        let format = format.expect("a known format");
        if document(&bytes, format, limits).is_err() {
            continue;
        }
        let first = median(|| {
            document(black_box(&bytes), format, limits).map_or(0, |document| document.blocks.len())
        });
        let whole = median(|| read(black_box(&bytes), &name, limits).map_or(0, |reports| reports.len()));
        println!("| {name} | {} KB | {} | {} |", bytes.len() / 1000, shown(whole), shown(first));
    }
}

fn shown(time: Duration) -> String {
    let micros = time.as_micros();
    if micros < 10_000 { format!("{micros} µs") } else { format!("{} ms", micros / 1000) }
}

/// The median time of a call.
fn median(mut call: impl FnMut() -> usize) -> Duration {
    let mut times: Vec<Duration> = (0..21)
        .map(|_| {
            let start = Instant::now();
            black_box(call());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

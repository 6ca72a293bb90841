//! How long it takes to write a report in each format.
//!
//! `cargo bench -p gouji-formats --bench writing`
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a bench that cannot be set up must stop")]

use std::hint::black_box;
use std::time::Instant;

use gouji_core::check::Context;
use gouji_core::form::SectionNo;
use gouji_core::{Lang, Report, form};
use gouji_formats::Recognised;
use gouji_formats::write::{Options, SheetTarget, Target, check_sheet, write, write_check};

fn main() {
    let report = report();
    println!("| native, a full report of edition 2021 written as | median | bytes |\n|---|---:|---:|");
    for target in Target::ALL {
        let written = || write(black_box(&report), &Options::new(target)).expect("a report");
        line(target.code(), &written);
    }
    let recognised = Recognised::certain(report);
    let sheet = check_sheet(&recognised, &Context::default(), Lang::Zh);
    for target in SheetTarget::ALL {
        let written = || write_check(black_box(&sheet), target).expect("a check sheet");
        line(target.code(), &written);
    }
}

/// A report with a figure in every cell and two thousand characters of prose, with some findings.
fn report() -> Report {
    let mut report = Report::new(form::edition("2021").expect("a built-in edition"));
    report.agency.push_str("某某县测试局");
    report.year = Some(2024);
    for (number, cell) in report.form().cell_ids().enumerate().collect::<Vec<_>>() {
        report.set(cell, &(number % 7).to_string());
    }
    let sentence = "全年在门户网站更新栏目12次，没有发生泄密的事。";
    for number in (0..report.form().sections().len()).filter_map(SectionNo::from_index) {
        if report.form().section(number).is_some_and(|section| section.prose) {
            let paragraph = sentence.repeat(6);
            report.set_prose(number, &vec![paragraph; 5].join("\n"));
        }
    }
    report
}

fn line(name: &str, written: &dyn Fn() -> Vec<u8>) {
    let mut times: Vec<u128> = (0..41)
        .map(|_| {
            let start = Instant::now();
            black_box(written());
            start.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    println!("| {name} | {} µs | {} |", times[times.len() / 2], written().len());
}

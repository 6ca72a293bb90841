//! How long a check takes, beside the least that it could take: adding up the same cells as plain integers.
//!
//! `cargo bench -p gouji-core --bench checking`
#![allow(clippy::expect_used, reason = "a bench that cannot be set up must stop")]

use std::hint::black_box;
use std::time::Instant;

use gouji_core::check::{Context, Session, broken_sums, check};
use gouji_core::{Report, form, json};

fn main() {
    let form = form::edition("2021").expect("a built-in edition");
    let mut report = Report::new(form.clone());
    for cell in form.cell_ids() {
        report.set(cell, &(cell.index() % 5).to_string());
    }
    let plain: Vec<i64> = form.cell_ids().map(|cell| i64::try_from(cell.index() % 5).unwrap_or(0)).collect();
    let cells: Vec<(Vec<usize>, Vec<usize>)> = form
        .sums()
        .iter()
        .map(|sum| {
            (sum.left.iter().map(|id| id.index()).collect(), sum.right.iter().map(|id| id.index()).collect())
        })
        .collect();
    let text = json::write_report(&report);
    let zeros = {
        let mut zeros = Report::new(form.clone());
        for cell in form.cell_ids() {
            zeros.set(cell, "0");
        }
        zeros
    };
    let mut session = Session::new(zeros.clone(), None);
    let written = {
        let mut written = zeros.clone();
        written.year = Some(2024);
        "青石县水利局".clone_into(&mut written.agency);
        let sentence =
            "2024年主动公开信息1204条，收到申请31件，作出行政处罚决定12件，组织培训2次，比上年增加3次。";
        for (index, length) in [(0, 5000), (4, 700), (5, 300)] {
            let text: String = sentence.chars().cycle().take(length).collect();
            written.set_prose(form::SectionNo::from_index(index).expect("a section"), &text);
        }
        written
    };
    let mut last = written.clone();
    last.year = Some(2023);
    let beside_last = Context { previous: Some(&last), ..Context::default() };
    let cell = form.cell_id("t3.granted.natural").expect("a cell");

    let baseline = nanoseconds(|| {
        let add = |cells: &[usize]| cells.iter().filter_map(|cell| plain.get(*cell)).sum::<i64>();
        black_box(&cells).iter().filter(|(left, right)| add(left) == add(right)).count()
    });
    let mut flip = false;
    let rows = [
        ("baseline: the same cells added as plain integers", baseline),
        ("arithmetic rules, full", nanoseconds(|| broken_sums(black_box(&report)))),
        (
            "all rules, full, nothing wrong",
            nanoseconds(|| check(black_box(&zeros), &Context::default()).len()),
        ),
        (
            "all rules, full, everything wrong",
            nanoseconds(|| check(black_box(&report), &Context::default()).len()),
        ),
        (
            "all rules, 6,000 characters of prose",
            nanoseconds(|| check(black_box(&written), &Context::default()).len()),
        ),
        (
            "the same beside last year's report",
            nanoseconds(|| check(black_box(&written), &beside_last).len()),
        ),
        (
            "one cell changes, what it touches",
            nanoseconds(|| {
                flip = !flip;
                session.set(cell, if flip { "1" } else { "0" }).added.len()
            }),
        ),
        (
            "report from JSON",
            nanoseconds(|| json::read_report(black_box(&text)).map_or(0, |report| report.title.len())),
        ),
        ("report to JSON", nanoseconds(|| json::write_report(black_box(&report)).len())),
    ];
    println!("| native, one report of edition 2021 | median | ratio |\n|---|---:|---:|");
    for (name, time) in rows {
        println!("| {name} | {} | {} |", shown(time), ratio(time, baseline));
    }
}

/// Median time of one call over batches, in nanoseconds.
fn nanoseconds(mut call: impl FnMut() -> usize) -> u128 {
    const BATCHES: usize = 41;
    let mut calls = 1_u32;
    // Batches long enough for the clock: at least a millisecond.
    loop {
        let start = Instant::now();
        for _ in 0..calls {
            black_box(call());
        }
        if start.elapsed().as_millis() >= 1 || calls > 1 << 20 {
            break;
        }
        calls *= 2;
    }
    let mut times: Vec<u128> = (0..BATCHES)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..calls {
                black_box(call());
            }
            start.elapsed().as_nanos() / u128::from(calls)
        })
        .collect();
    times.sort_unstable();
    times.get(BATCHES / 2).copied().unwrap_or(0)
}

fn shown(nanoseconds: u128) -> String {
    if nanoseconds < 10_000 { format!("{nanoseconds} ns") } else { format!("{} µs", nanoseconds / 1000) }
}

fn ratio(time: u128, baseline: u128) -> String {
    let tenths = time * 10 / baseline.max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

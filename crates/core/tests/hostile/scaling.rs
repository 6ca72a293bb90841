//! Eight times the prose takes about eight times as long, whatever it is: work is linear, not quadratic.
//!
//! Time on the processor is what counts where the system tells it, so that a busy machine does not decide; the bound lies
//! far above eight and far below sixty-four.

#![allow(clippy::expect_used, reason = "a test that cannot be set up must stop")]

use crate::support;

use std::time::{Duration, Instant};

use gouji_core::Report;
use gouji_core::check::{Context, check};

/// Characters of the shorter text; the longer one is eight times as long.
const SHORT: usize = 8_000;
/// See [`SHORT`].
const TIMES: usize = 8;
/// How much longer the longer one may take.
const MOST: u32 = 30;
/// Below this, the grain of the clock decides.
const LEAST: Duration = Duration::from_millis(8);
/// Where Linux tells how long a thread has run, in nanoseconds.
const ON_PROCESSOR: &str = "/proc/thread-self/schedstat";

/// Texts that ask for more work with every character: sentences without an end, brackets in brackets, long figures,
/// claims that wait, that fail, that refer to others.
const HOSTILE: [&str; 12] = [
    "全年收到政府信息公开申请3件，办结2件，",
    "收到申请3件（",
    "收到申请3件（含上年结转1件），",
    "1234567890123456789012345678901234567890件，",
    "答复5件，其他处理1件，全部办结，",
    "其中公开12条、",
    "（予以公开3件，占12.5%，再无其他来源，",
    "全年发布的32篇材料，全年发布材料共23篇，",
    "《《《【【【（（（",
    "行政复议3件，均维持，行政诉讼2件，正在审理，",
    "对3件申请收取信息处理费300元，其中1件各100元，",
    "二〇二三年，上年收到申请五件，是上年的三倍，比上年增加2件，",
];

fn report(unit: &str, length: usize) -> (Report, Report) {
    let form = support::edition("2021");
    let lines = "agency: 青石县水利局\nyear: 2024\nprevious year: 2023\nprevious t3.received: 7 0 0 0 0 0 7";
    let mut written = support::written(&form, lines);
    let text: String = unit.chars().cycle().take(length).collect();
    written.report.set_prose(support::section(&form, "s1"), &text);
    (written.report, written.previous.expect("a previous report"))
}

fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string(ON_PROCESSOR).ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

fn quickest(unit: &str, length: usize) -> Duration {
    let (report, previous) = report(unit, length);
    let run = || {
        let started = Instant::now();
        let before = on_processor();
        let found = check(&report, &Context { previous: Some(&previous), ..Context::default() });
        assert!(found.len() < length, "{unit}: {} findings", found.len());
        before
            .zip(on_processor())
            .map_or_else(|| started.elapsed(), |(before, after)| after.saturating_sub(before))
    };
    (0..3).map(|_| run()).min().unwrap_or_default()
}

#[test]
fn eight_times_the_prose_takes_about_eight_times_as_long() {
    for unit in HOSTILE {
        let (short, long) = (quickest(unit, SHORT).max(LEAST), quickest(unit, SHORT * TIMES));
        assert!(
            long < short * MOST,
            "{unit}: {short:?} for {SHORT} characters, {long:?} for {TIMES} times as many"
        );
    }
}

#[test]
fn a_hundred_thousand_brackets_and_a_megabyte_are_read() {
    let nested = "（".repeat(100_000) + "收到政府信息公开申请3件" + &"）".repeat(100_000);
    let long: String = "全年收到政府信息公开申请3件，".chars().cycle().take(350_000).collect();
    assert!(long.len() > 1_000_000);
    let form = support::edition("2021");
    for text in [nested, long, "9".repeat(200_000), "一".repeat(200_000)] {
        let mut written = support::written(&form, "year: 2024");
        written.report.set_prose(support::section(&form, "s1"), &text);
        let findings = check(&written.report, &Context::default());
        let units = u32::try_from(text.encode_utf16().count()).expect("a length");
        for finding in &findings {
            for place in &finding.places {
                if let gouji_core::Place::Prose(_, range) = place {
                    assert!(range.from <= range.to && range.to <= units, "{place:?}");
                }
            }
        }
    }
}

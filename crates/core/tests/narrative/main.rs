//! Sentences and what is found in them: the cases of `tests/narrative/*.txt`.
//!
//! A case is a line `= name`, a report in the lines of `support::written` (all cells 0 where none are given; `base`
//! fills in a whole one), and a line `->` with the findings expected: `RULE words`, divided by ` | `, where `words` is
//! the text at the first place. A figure may be asked for by `~ 12 verdict`.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a case that cannot be read must stop")]

#[path = "../support/mod.rs"]
mod support;

mod mutants;
mod properties;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use gouji_core::Report;
use gouji_core::check::{Context, check};
use gouji_core::finding::{Finding, Place};
use gouji_core::narrative::{self, Verdict};

/// A report with figures in most cells, that all sums of its form hold for.
pub(crate) const BASE: &str = "\
year: 2023
agency: 湖山县住房局
t2.normative: 3 1 12
t2.licensing: 120
t2.penalties: 8
t2.coercion: 2
t2.fees: 35.62
t3.received: 40 6 0 0 1 0 47
t3.carried_in: 3 0 0 0 0 0 3
t3.granted: 15 3 0 0 1 0 19
t3.partial: 5 0 0 0 0 0 5
t3.denied_third_party: 2 0 0 0 0 0 2
t3.denied_internal_affairs: 1 0 0 0 0 0 1
t3.denied_process_info: 2 1 0 0 0 0 3
t3.unavailable_not_held: 6 1 0 0 0 0 7
t3.unavailable_not_existing: 2 0 0 0 0 0 2
t3.declined_repeated: 3 0 0 0 0 0 3
t3.other_not_corrected: 1 0 0 0 0 0 1
t3.other_misc: 2 0 0 0 0 0 2
t3.concluded: 39 5 0 0 1 0 45
t3.carried_out: 4 1 0 0 0 0 5
t4.review: 3 1 1 2 7
t4.suit_direct: 1 0 0 1 2
t4.suit_after_review: 2 1 0 0 3";

/// The words at a place of a report's prose.
pub(crate) fn words_at(report: &Report, place: &Place) -> String {
    let Place::Prose(section, range) = place else { return String::from("?") };
    let units: Vec<u16> = report.prose(*section).encode_utf16().collect();
    String::from_utf16(&units[range.from as usize..range.to as usize]).expect("whole characters")
}

fn shown(report: &Report, finding: &Finding) -> String {
    format!("{} {}", finding.rule.as_str(), words_at(report, &finding.places[0]))
}

fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Agrees { .. } => "agrees".to_owned(),
        Verdict::Explained { reading, .. } => format!("explained {reading:?}"),
        Verdict::Contradicts { rule } => format!("contradicts {}", rule.as_str()),
        Verdict::AddsUp => "adds up".to_owned(),
        Verdict::NotCompared(why) => format!("not compared {why:?}"),
    }
}

/// Findings on prose in a report of the lines, and what was read.
fn found(lines: &str) -> (Vec<String>, String) {
    let form = support::edition(if lines.contains("edition: 2019") { "2019" } else { "2021" });
    let written = support::written(&form, lines);
    let context = Context { previous: written.previous.as_ref(), ..Context::default() };
    let findings: Vec<Finding> = check(&written.report, &context)
        .into_iter()
        .filter(|finding| {
            ["NAR", "NIN", "FEE", "XY-"].iter().any(|start| finding.rule.as_str().starts_with(start))
        })
        .filter(|finding| finding.rule.as_str() != "XY-CARRY")
        .collect();
    let shown: Vec<String> = findings.iter().map(|finding| shown(&written.report, finding)).collect();
    let read = narrative::read(&written.report, written.previous.as_ref());
    let mut figures = String::new();
    for figure in read.figures {
        let text = words_at(&written.report, &Place::Prose(figure.section, figure.range));
        let _ = writeln!(figures, "      {text}: {}", verdict(&figure.verdict));
    }
    (shown, figures)
}

fn cases() -> Vec<(String, String, Vec<String>, Vec<String>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/narrative");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|own| own == "txt"));
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for block in text.split("\n= ").skip(1) {
            let (name, rest) = block.split_once('\n').unwrap();
            let mut lines = String::new();
            let mut expected = None;
            let mut figures = Vec::new();
            for line in rest.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
                if let Some(found) = line.strip_prefix("->") {
                    let found = found.split(" | ").map(|one| one.trim().to_owned());
                    expected = Some(found.filter(|one| !one.is_empty()).collect());
                } else if let Some(figure) = line.strip_prefix("~ ") {
                    figures.push(figure.to_owned());
                } else if line == "base" {
                    lines.push_str(BASE);
                    lines.push('\n');
                } else {
                    lines.push_str(line);
                    lines.push('\n');
                }
            }
            let name = format!("{}: {name}", file.file_stem().unwrap().to_string_lossy());
            cases.push((name, lines, expected.expect("a line with ->"), figures));
        }
    }
    cases
}

#[test]
fn sentences_are_understood() {
    let mut failures = Vec::new();
    let cases = cases();
    assert!(cases.len() > 50, "{} cases", cases.len());
    for (name, lines, expected, verdicts) in cases {
        let (mut shown, figures) = found(&lines);
        let mut expected = expected;
        shown.sort();
        expected.sort();
        let prose = lines.lines().filter(|line| line.starts_with('s')).collect::<Vec<_>>().join("\n    ");
        let missing = verdicts.iter().find(|verdict| !figures.contains(&verdict.replacen(' ', ": ", 1)));
        if shown != expected || missing.is_some() {
            failures.push(format!(
                "{name}\n    {prose}\n    expected {expected:?} {missing:?}\n    found    {shown:?}\n{figures}"
            ));
        }
    }
    assert!(failures.is_empty(), "{} of them are not:\n{}", failures.len(), failures.join("\n"));
}

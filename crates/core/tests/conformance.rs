//! The corpus of prose under `tests/conformance`: planted errors caught, true sentences left alone.
//!
//! `cargo test -p gouji-core --test conformance -- --nocapture` prints the rates by rule and every miss.
#![allow(clippy::expect_used, clippy::panic, reason = "a corpus that cannot be read must stop the test")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gouji_core::check::{Context, check};
use gouji_core::form::{Form, SectionNo};
use gouji_core::{Finding, Lang, Place, Report, Severity, message};

/// Families of rules that the corpus measures.
const MEASURED: [&str; 4] = ["NAR-", "NIN-", "FEE-", "XY-GROW"];
/// Rules whose finding is itself only worth a note.
const NOTES: [&str; 3] = ["NIN-UNIT", "NAR-SCOPE", "FEE-R362"];

/// What has been reached in a folder of the corpus; better figures are written here, never worse ones.
struct Reached {
    folder: &'static str,
    cases: usize,
    caught: usize,
    explained: usize,
}

/// The corpus that the reader was improved with.
const KNOWN: Reached = Reached { folder: "prose", cases: 195, caught: 147, explained: 25 };
/// Cases that were written after it, and measured before the reader was changed for any of them.
const HELD_OUT: Reached = Reached { folder: "held-out", cases: 87, caught: 58, explained: 5 };
/// Cases by a writer who had seen neither the reader nor the other cases.
const INDEPENDENT: Reached = Reached { folder: "held-out-2", cases: 81, caught: 119, explained: 2 };
/// Cases by that writer in six voices, some far from how reports are written; measured before the reader was changed for
/// any of them.
const SIX_VOICES: Reached = Reached { folder: "held-out-3", cases: 89, caught: 86, explained: 2 };

struct Case {
    name: String,
    report: Report,
    previous: Option<Report>,
    expected: Vec<Expected>,
}

struct Expected {
    explained: bool,
    rule: String,
    section: SectionNo,
    passage: Range<u32>,
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(next) = pending.pop() {
        for entry in fs::read_dir(&next).expect("the corpus").flatten() {
            let path = entry.path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md")
                && !path.ends_with("README.md")
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn table(form: &Arc<Form>, lines: &str) -> Report {
    let rows: Vec<&str> = lines.lines().filter(|line| line.starts_with('t') && line.contains(": ")).collect();
    support::written(form, &rows.join("\n")).report
}

fn case(path: &Path, root: &Path) -> Case {
    let text = fs::read_to_string(path).expect("a case");
    let front = text.lines().find_map(|line| line.strip_prefix("> ")).expect("a front line");
    let field = |name: &str| -> &str {
        front
            .split(" · ")
            .find_map(|part| part.strip_prefix(name))
            .unwrap_or_else(|| panic!("{name} in {front}"))
    };
    let part = |heading: &str| -> Option<&str> {
        let start = text.find(&format!("\n## {heading}"))?;
        let body = text[start + 1..].split_once('\n')?.1;
        Some(body.split("\n## ").next().unwrap_or(body).trim_matches('\n'))
    };
    let form = support::edition(field("edition: "));
    let mut report = table(&form, part("表").unwrap_or(""));
    report.year = field("year: ").parse().ok();
    field("agency: ").clone_into(&mut report.agency);
    report.title = format!("{}{}年政府信息公开工作年度报告", report.agency, field("year: "));
    let previous = part("上年").map(|lines| {
        let of = |name: &str| lines.lines().find_map(|line| line.strip_prefix(name));
        let mut previous = table(&of("edition: ").map_or_else(|| Arc::clone(&form), support::edition), lines);
        previous.year = of("year: ").and_then(|year| year.parse().ok());
        previous.agency.clone_from(&report.agency);
        previous
    });
    for (index, section) in form.sections().iter().enumerate() {
        if let (true, Some(prose)) = (section.prose, part(&section.title.zh)) {
            report.set_prose(SectionNo::from_index(index).expect("a section"), prose);
        }
    }
    let lines = part("期望").expect("expectations").lines().filter_map(|line| line.strip_prefix("- "));
    let expected = lines.filter(|line| *line != "无").map(|line| expected(&report, line)).collect();
    let name = path.strip_prefix(root).unwrap_or(path).display().to_string();
    Case { name, report, previous, expected }
}

fn expected(report: &Report, line: &str) -> Expected {
    let (explained, rest) = line.strip_prefix("explained ").map_or((false, line), |rest| (true, rest));
    let (rule, rest) = rest.split_once(" @ \"").expect("a rule and a passage");
    let passage = rest.rsplit_once('"').expect("a passage in quotes").0;
    for index in 0..report.form().sections().len() {
        let section = SectionNo::from_index(index).expect("a section");
        if let Some(offset) = report.prose(section).find(passage) {
            let units = |text: &str| u32::try_from(text.encode_utf16().count()).expect("a short text");
            let from = units(&report.prose(section)[..offset]);
            return Expected {
                explained,
                rule: rule.to_owned(),
                section,
                passage: from..from + units(passage),
            };
        }
    }
    panic!("the passage {passage:?} is not in the prose");
}

fn measured(finding: &Finding) -> bool {
    MEASURED.iter().any(|family| finding.rule.as_str().starts_with(family))
}

fn touches(finding: &Finding, expected: &Expected) -> bool {
    finding.places.iter().any(|place| match place {
        Place::Prose(section, range) => {
            *section == expected.section
                && range.from < expected.passage.end
                && expected.passage.start < range.to
        }
        Place::Section(section) => *section == expected.section && NOTES.contains(&expected.rule.as_str()),
        _ => false,
    })
}

/// The sentence of the first place in the prose.
fn quoted(report: &Report, finding: &Finding) -> String {
    let place = finding.places.iter().find_map(|place| match place {
        Place::Prose(section, range) => Some((*section, *range)),
        _ => None,
    });
    let Some((section, range)) = place else { return String::new() };
    let units: Vec<u16> = report.prose(section).encode_utf16().collect();
    let (from, to) = (range.from as usize, range.to as usize);
    let text = |from: usize, to: usize| String::from_utf16_lossy(&units[from..to]);
    let around = (from.saturating_sub(90), (to + 60).min(units.len()));
    format!("{}[{}]{}", text(around.0, from), text(from, to), text(to, around.1)).replace('\n', "⏎")
}

#[derive(Default)]
struct Rate {
    planted: usize,
    caught: usize,
    named: usize,
    false_alarms: usize,
}

struct Measured {
    rates: BTreeMap<String, Rate>,
    explained: (usize, usize),
    clean_reports_accused: usize,
    report: Vec<String>,
}

fn measure(reached: &Reached) -> Measured {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance").join(reached.folder);
    let mut found =
        Measured { rates: BTreeMap::new(), explained: (0, 0), clean_reports_accused: 0, report: Vec::new() };
    let paths = files(&root);
    assert!(paths.len() >= reached.cases, "{} cases", paths.len());
    for path in paths {
        let case = case(&path, &root);
        let findings =
            check(&case.report, &Context { previous: case.previous.as_ref(), ..Context::default() });
        let findings: Vec<&Finding> = findings.iter().filter(|finding| measured(finding)).collect();
        let say = |finding: &Finding| message::say(finding, case.report.form(), Lang::Zh);
        for expected in case.expected.iter().filter(|expected| !expected.explained) {
            let rate = found.rates.entry(expected.rule.clone()).or_default();
            let note_counts = NOTES.contains(&expected.rule.as_str());
            let hits: Vec<&&Finding> = findings
                .iter()
                .filter(|finding| {
                    (note_counts || finding.severity != Severity::Note) && touches(finding, expected)
                })
                .collect();
            rate.planted += 1;
            rate.caught += usize::from(!hits.is_empty());
            rate.named += usize::from(hits.iter().any(|finding| finding.rule.as_str() == expected.rule));
            if hits.is_empty() {
                found.report.push(format!("missed    {} {}", expected.rule, case.name));
            }
        }
        let mut accused = false;
        for finding in findings.iter().filter(|finding| finding.severity != Severity::Note) {
            let planted = case.expected.iter().filter(|expected| !expected.explained);
            if !planted.into_iter().any(|expected| touches(finding, expected)) {
                found.rates.entry(finding.rule.as_str().to_owned()).or_default().false_alarms += 1;
                found.report.push(format!(
                    "false     {} {}: {}\n    {}",
                    finding.rule.as_str(),
                    case.name,
                    say(finding),
                    quoted(&case.report, finding)
                ));
                accused = true;
            }
        }
        found.clean_reports_accused += usize::from(accused && case.expected.is_empty());
        for expected in case.expected.iter().filter(|expected| expected.explained) {
            found.explained.1 += 1;
            let excused = !findings
                .iter()
                .any(|finding| finding.severity != Severity::Note && touches(finding, expected));
            found.explained.0 += usize::from(excused);
        }
    }
    found
}

#[test]
fn planted_errors_are_caught_and_true_sentences_left_alone() {
    hold(&KNOWN);
}

#[test]
fn so_are_those_of_cases_that_the_reader_was_not_made_with() {
    hold(&HELD_OUT);
}

#[test]
fn so_are_those_of_another_writer() {
    hold(&INDEPENDENT);
}

#[test]
fn so_are_those_of_six_voices() {
    hold(&SIX_VOICES);
}

/// Prints the rates of a folder and holds what has been reached, without a single false alarm.
fn hold(reached: &Reached) {
    let found = measure(reached);
    println!("{}\n{}", reached.folder, found.report.join("\n"));
    println!("| rule | planted | caught | named right | false alarms |\n|---|---:|---:|---:|---:|");
    let mut total = Rate::default();
    for (rule, rate) in &found.rates {
        println!("| {rule} | {} | {} | {} | {} |", rate.planted, rate.caught, rate.named, rate.false_alarms);
        total.planted += rate.planted;
        total.caught += rate.caught;
        total.named += rate.named;
        total.false_alarms += rate.false_alarms;
    }
    println!("| all | {} | {} | {} | {} |", total.planted, total.caught, total.named, total.false_alarms);
    println!(
        "{}: explained {} of {}; clean reports accused {}",
        reached.folder, found.explained.0, found.explained.1, found.clean_reports_accused
    );
    assert!(total.planted > 50, "the corpus has planted errors");
    let before = reached.caught;
    assert!(total.caught >= before, "caught {} of {}, before {before}", total.caught, total.planted);
    assert_eq!(total.false_alarms, 0, "false alarms");
    assert!(
        found.explained.0 >= reached.explained,
        "explained {} of {}",
        found.explained.0,
        found.explained.1
    );
}

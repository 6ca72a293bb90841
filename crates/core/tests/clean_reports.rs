//! Every clean report of the conformance corpus, and a city's published figures, leave every rule silent.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up must stop")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use gouji_core::check::{Context, check};
use gouji_core::{Lang, Report, message};

/// Rules that read figures in the prose; they are measured against the corpus on their own.
const OF_THE_READER: [&str; 4] = ["NAR-", "NIN-", "FEE-", "XY-GROW"];

fn markdown_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the corpus") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            markdown_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
}

/// Rules on what section 1 covers and how long it is: the corpus is clean in its figures and wording, while many of its
/// texts are too short or too long for a whole report.
const OF_COVERAGE: [&str; 3] = ["FMT-FIVE", "FMT-GOV4", "FMT-LEN1"];

/// What is rightly said of clean reports: some leave the processing fees out of table 2, one does not take up a
/// corrected answer.
const RIGHTLY: [(&str, &str); 3] = [
    ("district-by-department", "T4-CORR"),
    ("office-and-whole", "T2-FEEPROOF"),
    ("only-the-sum-of-both-ends", "T2-FEEPROOF"),
];

/// A report of the corpus and the previous year's figures, if it has some: its head, and its parts under their headings.
fn reports_of(text: &str) -> (Report, Option<Report>) {
    let head = text.lines().find(|line| line.starts_with("> ")).expect("a head").trim_start_matches("> ");
    let field = |name: &str| {
        head.split(" · ").find_map(|part| part.strip_prefix(name)?.strip_prefix(": ")).map(str::to_owned)
    };
    let form = support::edition(&field("edition").expect("an edition"));
    let mut sections: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            sections.push((heading.trim().to_owned(), String::new()));
        } else if let Some((_, body)) = sections.last_mut() {
            body.push_str(line);
            body.push('\n');
        }
    }
    let part = |name: &str| sections.iter().find(|(heading, _)| heading == name).map(|(_, body)| body);
    let mut report = support::written(&form, part("表").map_or("", |body| body)).report;
    let previous = part("上年").map(|body| {
        let edition = body.lines().find_map(|line| line.strip_prefix("edition: "));
        let form = edition.map_or_else(|| form.clone(), support::edition);
        let mut previous = support::written(&form, body).report;
        // Only some figures of that year are given; the others are not known.
        let rows: Vec<&str> =
            body.lines().filter_map(|line| line.split_once(": ").map(|(row, _)| row)).collect();
        for cell in form.cell_ids() {
            if !form.key(cell).rsplit_once('.').is_some_and(|(row, _)| rows.contains(&row)) {
                previous.set(cell, "");
            }
        }
        previous
    });
    report.year = field("year").map(|year| year.parse().expect("a year"));
    report.agency = field("agency").unwrap_or_default();
    for section in form.sections().iter().filter(|section| section.prose) {
        let number = support::section(&form, &section.key);
        report.set_prose(number, part(&section.title.zh).map_or("", |body| body.trim()));
    }
    (report, previous)
}

#[test]
fn clean_reports_of_the_corpus_are_silent() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance/prose/clean");
    let mut files = Vec::new();
    markdown_files(&folder, &mut files);
    files.sort();
    assert!(files.len() >= 25, "{} clean reports", files.len());
    let mut said = Vec::new();
    let mut rightly = Vec::new();
    for file in &files {
        let (report, previous) = reports_of(&fs::read_to_string(file).expect("a readable file"));
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let context = Context { previous: previous.as_ref(), ..Context::default() };
        for finding in check(&report, &context) {
            let rule = finding.rule.as_str();
            let expected = RIGHTLY.iter().find(|(own, id)| *own == name && *id == rule);
            if let Some(expected) = expected {
                rightly.push(*expected);
            } else if !OF_THE_READER.iter().chain(&OF_COVERAGE).any(|start| rule.starts_with(start)) {
                said.push(format!("{name}: {rule} {}", message::say(&finding, report.form(), Lang::Zh)));
            }
        }
    }
    assert!(said.is_empty(), "{} findings:\n{}", said.len(), said.join("\n"));
    rightly.sort_unstable();
    assert_eq!(rightly, RIGHTLY, "what is rightly said");
}

//! Reviewers' decisions: they settle what they were made on, survive the file, and lapse when something changes.

#![allow(clippy::expect_used, reason = "a test that cannot be set up must stop")]

mod support;

use gouji_core::check::{Context, check, decide, judged};
use gouji_core::json::{CheckEntry, Counts, read_report, write_report};
use gouji_core::{Finding, Lang, Report};

const LINES: &str = "t3.carried_in: 1 0 0 0 0 0 2\nprevious t3.carried_out: 2 0 0 0 0 0 2\nagency: 青石县水利局\n\
                     year: 2024\ntitle: 青石县水利局2023年年报\ns1: 我局全年公开信息XX条。";

/// Decides on every finding of a report.
fn decided(report: &mut Report, context: &Context<'_>) -> Vec<Finding> {
    let findings = check(report, context);
    for finding in &findings {
        let decision = decide(finding, report, context, "核对过原始台账", "李", "2025-01-20");
        report.decisions.push(decision);
    }
    findings
}

fn open_rules(report: &Report, context: &Context<'_>) -> Vec<String> {
    let findings = check(report, context);
    judged(&findings, report, context).open.iter().map(|finding| finding.rule.as_str().to_owned()).collect()
}

#[test]
fn a_decision_settles_its_finding_and_no_other() {
    let form = support::edition("2021");
    let mut written = support::written(&form, LINES);
    let context = Context { previous: written.previous.as_ref(), ..Context::default() };
    let findings = decided(&mut written.report, &context);
    let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
    for rule in ["T3-BAL", "T3-ROW", "XY-CARRY", "FMT-SEC6", "FMT-YEAR", "FMT-HOLD"] {
        assert!(rules.contains(&rule), "{rule} in {rules:?}");
    }
    assert_eq!(open_rules(&written.report, &context), Vec::<String>::new());
    let one = findings.iter().position(|finding| finding.rule.as_str() == "XY-CARRY").expect("a finding");
    written.report.decisions.remove(one);
    assert_eq!(open_rules(&written.report, &context), ["XY-CARRY"]);
}

#[test]
fn decisions_travel_in_the_file() {
    let form = support::edition("2021");
    let mut written = support::written(&form, LINES);
    let context = Context { previous: written.previous.as_ref(), ..Context::default() };
    decided(&mut written.report, &context);
    let read = read_report(&write_report(&written.report)).expect("what was written");
    assert_eq!(read.decisions, written.report.decisions);
    assert_eq!(open_rules(&read, &context), Vec::<String>::new());
}

#[test]
fn what_is_explained_is_shown_and_not_counted() {
    let form = support::edition("2021");
    let mut written = support::written(&form, LINES);
    let previous = written.previous.clone().expect("a previous report");
    let context = Context { previous: Some(&previous), ..Context::default() };
    let entry = |report: &Report| {
        let findings = check(report, &context);
        CheckEntry::new("", report, &findings, &[], Vec::new(), &context, Lang::Zh)
    };
    let before = entry(&written.report);
    let all = before.counts.error + before.counts.warning + before.counts.note;
    assert!(all > 0 && all == before.findings.len());
    decided(&mut written.report, &context);
    let after = entry(&written.report);
    assert_eq!(after.counts, Counts::default());
    assert_eq!(after.findings.len(), before.findings.len(), "they are still told, each with its decision");
    assert!(after.findings.iter().all(|finding| finding.decision.is_some()));
}

#[test]
fn a_change_of_value_opens_what_it_touches() {
    let form = support::edition("2021");
    let mut written = support::written(&form, LINES);
    let previous = written.previous.clone().expect("a previous report");
    let context = Context { previous: Some(&previous), ..Context::default() };
    decided(&mut written.report, &context);

    let mut cell = written.report.clone();
    cell.set(support::cell(&form, "t3.carried_in.natural"), "0");
    assert_eq!(open_rules(&cell, &context), ["T3-ROW", "XY-CARRY"]);

    let mut text = written.report.clone();
    text.set_prose(support::section(&form, "s1"), "我局全年公开信息××条。");
    assert!(open_rules(&text, &context).contains(&"FMT-HOLD".to_owned()));

    let mut name = written.report.clone();
    name.title = "青石县水利局2022年年报".to_owned();
    assert_eq!(open_rules(&name, &context), ["FMT-YEAR"]);

    let mut last = previous.clone();
    last.set(support::cell(&form, "t3.carried_out.natural"), "3");
    let other = Context { previous: Some(&last), ..Context::default() };
    assert_eq!(open_rules(&written.report, &other), ["XY-CARRY"], "last year's figure is part of it");

    let findings = check(&cell, &context);
    let lapsed = judged(&findings, &cell, &context).lapsed.len();
    assert_eq!(lapsed, 3, "the decisions on the old values settle nothing");
}

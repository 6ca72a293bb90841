//! The reports and settings that the browser keeps: one `gouji.report/1` text per report.

use gouji_core::json::{read_report, write_report};
use gouji_core::{Lang, Report, Severity, check};

use super::{clock, storage};
use crate::state::store::Recent;

const REPORT: &str = "report.";
const TIMES: &str = "times";
const LANGUAGE: &str = "language";
const LARGE: &str = "large";
const REVIEWER: &str = "reviewer";

/// A name for a new report: no two have the same.
pub(crate) fn new_id() -> String {
    let taken = storage::names();
    let mut id = clock::now();
    while taken.iter().any(|name| *name == format!("{REPORT}{id}")) {
        id += 1;
    }
    id.to_string()
}

/// Stores a report; the time of day, or nothing if the browser does not keep it.
pub(crate) fn keep(id: &str, report: &Report) -> Option<String> {
    if !storage::set(&format!("{REPORT}{id}"), &write_report(report)) {
        return None;
    }
    let mut times: Vec<(String, u64)> = times();
    times.retain(|(own, _)| own != id);
    times.push((id.to_owned(), clock::now()));
    let lines: Vec<String> = times.iter().map(|(id, at)| format!("{id}\t{at}")).collect();
    storage::set(TIMES, &lines.join("\n"));
    Some(clock::time_of_day())
}

/// A stored report.
pub(crate) fn report(id: &str) -> Option<Report> {
    read_report(&storage::get(&format!("{REPORT}{id}"))?).ok()
}

/// Forgets a report.
pub(crate) fn forget(id: &str) {
    storage::remove(&format!("{REPORT}{id}"));
}

/// What is stored, the latest first.
pub(crate) fn recent() -> Vec<Recent> {
    let times = times();
    let ids = storage::names();
    let ids = ids.iter().filter_map(|name| name.strip_prefix(REPORT));
    let mut recent: Vec<Recent> = ids
        .filter_map(|id| {
            let report = report(id)?;
            let findings = check::check(&report, &check::Context::default());
            Some(Recent {
                id: id.to_owned(),
                errors: findings.iter().filter(|finding| finding.severity == Severity::Error).count(),
                year: report.year,
                agency: report.agency,
                at: times.iter().find(|(own, _)| own == id).map(|(_, at)| *at),
            })
        })
        .collect();
    recent.sort_by_key(|recent| std::cmp::Reverse(recent.at));
    recent
}

fn times() -> Vec<(String, u64)> {
    let text = storage::get(TIMES).unwrap_or_default();
    let line = |line: &str| {
        let (id, at) = line.split_once('\t')?;
        Some((id.to_owned(), at.parse().ok()?))
    };
    text.lines().filter_map(line).collect()
}

/// The language and whether letters are large, as chosen the last time.
pub(crate) fn settings() -> (Lang, bool) {
    let lang = storage::get(LANGUAGE).and_then(|code| Lang::from_code(&code)).unwrap_or_default();
    (lang, storage::get(LARGE).is_some())
}

/// Keeps the settings, where they differ from what is stored.
pub(crate) fn keep_settings(lang: Lang, large: bool) {
    if settings() == (lang, large) {
        return;
    }
    storage::set(LANGUAGE, lang.code());
    if large {
        storage::set(LARGE, "1");
    } else {
        storage::remove(LARGE);
    }
}

/// The name that explanations were signed with the last time.
pub(crate) fn reviewer() -> String {
    storage::get(REVIEWER).unwrap_or_default()
}

/// Keeps the name that explanations are signed with.
pub(crate) fn keep_reviewer(name: &str) {
    if reviewer() != name {
        storage::set(REVIEWER, name);
    }
}

//! What is found in a report, told apart by what reviewers have decided. Worked out once per state of a report.

use gouji_core::Report;
use gouji_core::check::{self, Context, Session};
use gouji_core::finding::{Finding, Place};
use gouji_core::form::{Form, SectionNo};
use gouji_core::report::Decision;

/// A finding with what tells it from the others.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// Its rule and where it points first, and a number where several have both.
    pub(crate) key: String,
    /// The finding.
    pub(crate) finding: Finding,
    /// Whether it only says that something is not filled in yet.
    pub(crate) unfilled: bool,
}

/// A decision on a finding of today.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Decided {
    /// The finding.
    pub(crate) found: Found,
    /// The decision.
    pub(crate) decision: Decision,
}

/// Everything found in a report.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Judgement {
    /// What nobody has decided on.
    pub(crate) open: Vec<Found>,
    /// What somebody has explained.
    pub(crate) decided: Vec<Decided>,
    /// Explanations of what is not there any more, or not with the same values.
    pub(crate) lapsed: Vec<Decision>,
}

impl Judgement {
    /// What is wrong as committed and still is. What only a text being typed makes wrong is shown when it is committed;
    /// what it puts right is gone at once.
    pub(crate) fn new(live: &Session, committed: &Session, typing: bool) -> Self {
        let known = |finding: &&Finding| {
            let same = |own: &Finding| own.rule == finding.rule && own.places == finding.places;
            !typing || committed.findings().any(same)
        };
        let findings: Vec<Finding> = live.findings().filter(known).cloned().collect();
        let mut numbers = std::collections::BTreeMap::new();
        let mut found = |finding: &Finding| {
            let mut key = key(finding, live.report().form());
            let number = numbers.entry(key.clone()).and_modify(|number| *number += 1).or_insert(0_usize);
            if *number > 0 {
                key = format!("{key}~{number}");
            }
            Found { key, unfilled: is_unfilled(live.report(), finding), finding: finding.clone() }
        };
        let judged = check::judged(&findings, live.report(), &live.context());
        Self {
            open: judged.open.iter().map(|finding| found(finding)).collect(),
            decided: judged
                .decided
                .iter()
                .map(|(finding, decision)| Decided { found: found(finding), decision: (*decision).clone() })
                .collect(),
            lapsed: judged.lapsed.into_iter().cloned().collect(),
        }
    }

    /// The findings that are more than a blank cell, worst first.
    pub(crate) fn problems(&self) -> Vec<&Found> {
        let mut problems: Vec<&Found> = self.open.iter().filter(|found| !found.unfilled).collect();
        problems.sort_by_key(|found| found.finding.severity);
        problems
    }

    /// A finding by its key.
    pub(crate) fn by_key(&self, key: &str) -> Option<&Found> {
        let decided = self.decided.iter().map(|decided| &decided.found);
        self.open.iter().chain(decided).find(|found| found.key == key)
    }
}

impl Found {
    /// Where it points first.
    pub(crate) fn place(&self) -> Option<&Place> {
        self.finding.places.first()
    }
}

/// A decision on this finding, made in a report and what it is compared with.
pub(crate) fn decide(found: &Found, session: &Session, reason: &str, by: &str, at: &str) -> Decision {
    let context: Context<'_> = session.context();
    check::decide(&found.finding, session.report(), &context, reason, by, at)
}

fn key(finding: &Finding, form: &Form) -> String {
    let place = finding.places.first().map_or_else(String::new, |place| place.key(form));
    format!("{}@{place}", finding.rule.as_str())
}

fn is_unfilled(report: &Report, finding: &Finding) -> bool {
    match finding.places.first() {
        Some(Place::Cell(cell)) => report.is_blank(*cell),
        Some(Place::Section(section)) => is_untouched(report, *section),
        Some(Place::Document) => {
            report.title.is_empty() && report.form().cell_ids().all(|cell| report.is_blank(cell))
        }
        _ => false,
    }
}

/// Whether nothing is written in a section.
fn is_untouched(report: &Report, section: SectionNo) -> bool {
    let form = report.form();
    let mut tables = form.tables().iter().enumerate().filter(|(_, table)| table.section == section);
    report.prose(section).trim().is_empty()
        && tables.all(|(number, _)| form.table_cells(number).all(|cell| report.is_blank(cell)))
}

//! Reviewers' decisions applied to findings: a decision settles a finding as long as the rule, the places and what
//! stands at them are the same.

use super::Context;
use crate::finding::{Finding, Place};
use crate::form::{CellId, SectionNo};
use crate::report::{Decision, Report, TextRange};

/// Findings, those that a decision of the report settles apart from those that are open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Judged<'a> {
    /// Findings that no decision settles.
    pub open: Vec<&'a Finding>,
    /// Findings with the decision that settles each.
    pub decided: Vec<(&'a Finding, &'a Decision)>,
    /// Decisions that settle nothing any more: a value has changed, or the finding is gone.
    pub lapsed: Vec<&'a Decision>,
}

/// A decision on a finding, with the places and values that it is bound to.
///
/// ```
/// use gouji_core::check::{Context, check, decide, judged};
/// use gouji_core::{Report, form};
/// let mut report = Report::new(form::edition("2021").ok_or("no such edition")?);
/// let total = report.form().cell_id("t4.review.total").ok_or("no such cell")?;
/// report.set(total, "-1");
/// let context = Context::default();
/// let findings = check(&report, &context);
/// let negative = findings.iter().find(|finding| finding.rule.as_str() == "CELL-NEG").ok_or("not found")?;
/// report.decisions.push(decide(negative, &report, &context, "as in the court's list", "Li", "2025-01-20"));
/// assert_eq!(judged(&findings, &report, &context).decided.len(), 1);
/// report.set(total, "-2");
/// let findings = check(&report, &context);
/// assert_eq!(judged(&findings, &report, &context).decided.len(), 0);
/// # Ok::<(), &str>(())
/// ```
pub fn decide(
    finding: &Finding,
    report: &Report,
    context: &Context<'_>,
    reason: &str,
    by: &str,
    at: &str,
) -> Decision {
    Decision {
        rule: finding.rule.as_str().to_owned(),
        places: finding.places.iter().map(|place| place.key(report.form())).collect(),
        values: finding.places.iter().map(|place| value_at(place, report, context)).collect(),
        reason: reason.to_owned(),
        by: by.to_owned(),
        at: at.to_owned(),
    }
}

/// Tells apart what the report's own decisions settle and what they do not.
pub fn judged<'a>(findings: &'a [Finding], report: &'a Report, context: &Context<'_>) -> Judged<'a> {
    let mut judged = Judged::default();
    let mut used = vec![false; report.decisions.len()];
    for finding in findings {
        let settles = |decision: &Decision| is_settled(finding, decision, report, context);
        match report.decisions.iter().position(settles) {
            None => judged.open.push(finding),
            Some(position) => {
                judged.decided.extend(report.decisions.get(position).map(|decision| (finding, decision)));
                if let Some(used) = used.get_mut(position) {
                    *used = true;
                }
            }
        }
    }
    let unused = report.decisions.iter().zip(used).filter(|(_, used)| !used);
    judged.lapsed = unused.map(|(decision, _)| decision).collect();
    judged
}

fn is_settled(finding: &Finding, decision: &Decision, report: &Report, context: &Context<'_>) -> bool {
    decision.rule == finding.rule.as_str()
        && decision.places.len() == finding.places.len()
        && decision.values.len() == finding.places.len()
        && finding.places.iter().zip(decision.places.iter().zip(&decision.values)).all(
            |(place, (key, value))| {
                *key == place.key(report.form()) && *value == value_at(place, report, context)
            },
        )
}

/// What stands at a place.
fn value_at(place: &Place, report: &Report, context: &Context<'_>) -> String {
    match place {
        Place::Cell(cell) => report.text(*cell).to_owned(),
        Place::Prose(section, range) => stretch(report.prose(*section), *range),
        Place::Section(section) => section_value(report, *section),
        Place::Document => identity(report),
        Place::Previous(key) => context.previous.map_or_else(String::new, |previous| {
            previous.form().cell_id(key).map_or_else(String::new, |cell| previous.text(cell).to_owned())
        }),
    }
}

/// The prose of a section, or the texts of the table that stands in it.
fn section_value(report: &Report, section: SectionNo) -> String {
    let form = report.form();
    let tables = form.tables().iter().enumerate().filter(|(_, table)| table.section == section);
    let cells: Vec<CellId> = tables.flat_map(|(number, _)| form.table_cells(number)).collect();
    if cells.is_empty() {
        return report.prose(section).to_owned();
    }
    let texts: Vec<&str> = cells.into_iter().map(|cell| report.text(cell)).collect();
    texts.join(" ")
}

fn identity(report: &Report) -> String {
    let year = report.year.map_or_else(String::new, |year| year.to_string());
    [report.agency.as_str(), &year, &report.title].join(" | ")
}

fn stretch(text: &str, range: TextRange) -> String {
    let length = usize::try_from(range.to.saturating_sub(range.from)).unwrap_or(usize::MAX);
    let start = usize::try_from(range.from).unwrap_or(usize::MAX);
    String::from_utf16_lossy(&text.encode_utf16().skip(start).take(length).collect::<Vec<_>>())
}

//! `T2-STOCK`, `T2-REPMAX`, `T2-BACK`, `T2-MADE`: what is in force, issued and repealed, with and without last year.

use crate::finding::Finding;
use crate::form::{CellId, Form};
use crate::number::Value;
use crate::rule::subject::check;
use crate::rule::subject::draft::{draft, term, term_before};
use crate::rule::{Check, Reads, Subject};

/// The rows that have a stock.
const ROWS: [&str; 2] = ["t2.regulations", "t2.normative"];

#[derive(Debug, Clone, Copy)]
struct Row {
    issued: CellId,
    repealed: CellId,
    in_force: CellId,
}

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let cell = |row: &str, column: &str| form.cell_id(&format!("{row}.{column}"));
    let rows = ROWS.iter().filter_map(|row| {
        Some(Row {
            issued: cell(row, "issued")?,
            repealed: cell(row, "repealed")?,
            in_force: cell(row, "in_force")?,
        })
    });
    rows.flat_map(|row| {
        let reads = || Reads::cells([row.issued, row.repealed, row.in_force]);
        [
            check("T2-STOCK", reads().and_identity(), move |subject, findings| stock(row, subject, findings)),
            check("T2-REPMAX", reads().and_identity(), move |subject, findings| {
                repealed(row, subject, findings);
            }),
            check("T2-BACK", reads(), move |subject, findings| backwards(row, subject, findings)),
            check("T2-MADE", reads(), move |subject, findings| made(row, subject, findings)),
        ]
    })
    .collect()
}

/// Last year's stock and this year's issues: all there was to repeal.
fn available(row: Row, subject: &Subject<'_>) -> Option<Value> {
    subject.before(row.in_force)?.checked_add(subject.value(row.issued)?)
}

fn stock(row: Row, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let (Some(available), Some(repealed), Some(in_force)) =
        (available(row, subject), subject.value(row.repealed), subject.value(row.in_force))
    else {
        return;
    };
    // More repealed than there was is what T2-REPMAX says.
    let Some(expected) = available.checked_sub(repealed).filter(|expected| !expected.is_negative()) else {
        return;
    };
    if expected == in_force {
        return;
    }
    let report = subject.report;
    let left = vec![term(report, 1, row.in_force)];
    let before = subject.before(row.in_force);
    let right = vec![
        term_before(report, row.in_force, before),
        term(report, 1, row.issued),
        term(report, -1, row.repealed),
    ];
    findings.push(draft("T2-STOCK").cell(row.in_force).equation(left, right).done());
}

fn repealed(row: Row, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let (Some(available), Some(repealed)) = (available(row, subject), subject.value(row.repealed)) else {
        return;
    };
    if repealed > available {
        let report = subject.report;
        let right = vec![
            term_before(report, row.in_force, subject.before(row.in_force)),
            term(report, 1, row.issued),
        ];
        let left = vec![term(report, 1, row.repealed)];
        findings.push(draft("T2-REPMAX").cell(row.repealed).equation(left, right).done());
    }
}

/// The stock of a year ago as the three figures imply it.
fn implied(row: Row, subject: &Subject<'_>) -> Option<Value> {
    let without = subject.value(row.in_force)?.checked_sub(subject.value(row.issued)?)?;
    without.checked_add(subject.value(row.repealed)?)
}

fn backwards(row: Row, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // With nothing repealed it is T2-MADE that speaks.
    let some_repealed = subject.value(row.repealed).is_some_and(|repealed| !repealed.is_zero());
    if some_repealed && implied(row, subject).is_some_and(Value::is_negative) {
        let report = subject.report;
        let left = vec![term(report, 1, row.issued), term(report, -1, row.repealed)];
        let right = vec![term(report, 1, row.in_force)];
        findings.push(draft("T2-BACK").cell(row.in_force).equation(left, right).done());
    }
}

fn made(row: Row, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let none_repealed = subject.value(row.repealed).is_some_and(Value::is_zero);
    if none_repealed && implied(row, subject).is_some_and(Value::is_negative) {
        let report = subject.report;
        let left = vec![term(report, 1, row.issued)];
        let right = vec![term(report, 1, row.in_force)];
        findings.push(draft("T2-MADE").cell(row.in_force).equation(left, right).done());
    }
}

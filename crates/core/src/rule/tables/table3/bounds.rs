//! `T3-CAP`, `T3-EMPTY`: no result without an application, where gaps keep the sums from telling.

use super::column::{Column, columns};
use crate::finding::{Fact, Finding};
use crate::form::{CellId, Form};
use crate::number::Value;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Reads, Subject};

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let mut checks = Vec::new();
    for column in columns(form) {
        let reads = Reads::cells(column.cells());
        let same = column.clone();
        checks.push(check("T3-CAP", reads.clone(), move |subject, findings| cap(&same, subject, findings)));
        checks.push(check("T3-EMPTY", reads, move |subject, findings| empty(&column, subject, findings)));
    }
    checks
}

/// Cells that hold more than there were applications, with that number; those that the sums judge are left to them.
fn beyond(column: &Column, subject: &Subject<'_>) -> Option<(Value, Vec<CellId>)> {
    let available = column.available(subject).filter(|available| !available.is_negative())?;
    let has_balance = column.has_balance(subject);
    if has_balance && column.has_results(subject) {
        return None;
    }
    let ends = [column.concluded, column.carried_out];
    let ends = ends.into_iter().filter(|_| !has_balance);
    let cells = column.outcomes.iter().copied().chain(ends);
    Some((
        available,
        cells.filter(|cell| subject.value(*cell).is_some_and(|value| value > available)).collect(),
    ))
}

fn cap(column: &Column, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some((available, cells)) = beyond(column, subject) else { return };
    if available.is_zero() {
        return;
    }
    for cell in cells {
        let Some(value) = subject.value(cell) else { continue };
        let draft = draft("T3-CAP").cell(cell).cells(&[column.received, column.carried_in]);
        findings.push(draft.number("value", value).number("available", available).done());
    }
}

fn empty(column: &Column, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some((available, cells)) = beyond(column, subject) else { return };
    let Some(first) = cells.first().filter(|_| available.is_zero()) else { return };
    let Some(value) = subject.value(*first) else { return };
    let draft = draft("T3-EMPTY").cells(&cells).cells(&[column.received, column.carried_in]);
    let draft = draft.fact("row", Fact::Row(*first)).fact("column", Fact::Column(*first));
    findings.push(draft.number("value", value).done());
}

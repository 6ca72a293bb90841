//! `T3-DBL`: the results add up to more than their total, by no more than the partial disclosures: counted twice?

use super::column::{Column, columns};
use crate::finding::{Fact, Finding};
use crate::form::{CellId, Form};
use crate::number::Value;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Reads, Subject};

/// The row of partial disclosures.
const PARTIAL: &str = ".partial.";

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let columns: Vec<(Column, CellId)> = columns(form)
        .into_iter()
        .filter_map(|column| {
            let partial = column.outcomes.iter().copied().find(|cell| form.key(*cell).contains(PARTIAL))?;
            Some((column, partial))
        })
        .collect();
    let reads = Reads::cells(columns.iter().flat_map(|(column, _)| column.cells()));
    (!columns.is_empty())
        .then(|| check_of("T3-DBL", reads, move |subject, findings| judge(&columns, subject, findings)))
}

fn judge(columns: &[(Column, CellId)], subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let doubled = columns
        .iter()
        .filter_map(|(column, partial)| Some((column, *partial, excess(column, *partial, subject)?)));
    let doubled: Vec<(&Column, CellId, Value)> = doubled.collect();
    // The same slip shows in the column of an applicant and in the total; it is told once.
    let Some((column, partial, excess)) = doubled.last() else { return };
    let Some(value) = subject.value(*partial) else { return };
    let draft = draft("T3-DBL").cells(&[*partial, column.concluded]).fact("column", Fact::Column(*partial));
    let others: Vec<CellId> = doubled.iter().map(|(_, partial, _)| *partial).collect();
    findings.push(draft.cells(&others).number("excess", *excess).number("value", value).done());
}

/// By how much the results exceed their total, where the balance shows the total to be right and the partial
/// disclosures can explain it.
fn excess(column: &Column, partial: CellId, subject: &Subject<'_>) -> Option<Value> {
    let concluded = subject.value(column.concluded)?;
    let excess = column.results(subject)?.checked_sub(concluded)?;
    let right = concluded.checked_add(subject.value(column.carried_out)?)?;
    let explains = excess > Value::ZERO && excess <= subject.value(partial)?;
    (explains && column.available(subject)? == right).then_some(excess)
}

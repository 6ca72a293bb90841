//! `T3-FORCED`: a cell that is not filled, of which the others leave only a figure below zero.

use super::column::TABLE;
use crate::form::{CellId, Form, Relation, Sum};
use crate::number::Value;
use crate::rule::subject::check;
use crate::rule::subject::draft::{draft, term};
use crate::rule::{Check, Reads, Subject};

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let Some(table) = form.tables().iter().position(|table| table.key == TABLE) else { return Vec::new() };
    form.table_cells(table).map(|cell| for_cell(form, cell)).collect()
}

fn for_cell(form: &Form, cell: CellId) -> Box<dyn Check> {
    let is_of_cell = |sum: &&Sum| sum.relation == Relation::Equal && sum.cells().any(|own| own == cell);
    let sums: Vec<Sum> = form.sums().iter().filter(is_of_cell).cloned().collect();
    let reads = Reads::cells(sums.iter().flat_map(Sum::cells));
    check("T3-FORCED", reads, move |subject, findings| {
        if subject.value(cell).is_some() {
            return;
        }
        let forced = sums.iter().filter_map(|sum| Some((sum, forced(sum, cell, subject)?)));
        let Some((sum, value)) = forced.into_iter().find(|(_, value)| value.is_negative()) else { return };
        let report = subject.report;
        let side = |cells: &[CellId]| cells.iter().map(|cell| term(report, 1, *cell)).collect();
        let draft = draft("T3-FORCED").cell(cell).number("value", value);
        findings.push(draft.equation(side(&sum.left), side(&sum.right)).done());
    })
}

/// What a cell must hold for a sum to be right; `None` when another cell of it is not known either.
fn forced(sum: &Sum, cell: CellId, subject: &Subject<'_>) -> Option<Value> {
    let side = |cells: &[CellId]| {
        cells
            .iter()
            .filter(|own| **own != cell)
            .try_fold(Value::ZERO, |total, own| total.checked_add(subject.value(*own)?))
    };
    let (left, right) = (side(&sum.left)?, side(&sum.right)?);
    if sum.left.contains(&cell) { right.checked_sub(left) } else { left.checked_sub(right) }
}

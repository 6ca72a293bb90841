//! One column of table 3 as the rules see it.

use crate::form::{CellId, Form};
use crate::number::Value;
use crate::rule::Subject;
use crate::rule::subject::ratio;

/// The rows on both sides of the balance.
const RECEIVED: &str = "received";
const CARRIED_IN: &str = "carried_in";
const CONCLUDED: &str = "concluded";
const CARRIED_OUT: &str = "carried_out";
/// The group of rows that count results.
const OUTCOME: &str = "outcome";
/// The column of all applicants.
const TOTAL: &str = "total";
/// The table.
pub(super) const TABLE: &str = "t3";

/// The cells of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) received: CellId,
    pub(super) carried_in: CellId,
    pub(super) outcomes: Vec<CellId>,
    pub(super) concluded: CellId,
    pub(super) carried_out: CellId,
    pub(super) is_total: bool,
}

/// The columns of table 3, left to right.
pub(super) fn columns(form: &Form) -> Vec<Column> {
    let Some(block) = form.table(TABLE).and_then(|table| table.blocks.first()) else { return Vec::new() };
    let row = |key: &str| block.rows.iter().position(|row| row.key == key);
    let (Some(received), Some(carried_in), Some(concluded), Some(carried_out)) =
        (row(RECEIVED), row(CARRIED_IN), row(CONCLUDED), row(CARRIED_OUT))
    else {
        return Vec::new();
    };
    let outcomes: Vec<usize> = (0..block.rows.len())
        .filter(|row| block.rows.get(*row).is_some_and(|row| row.is_in(OUTCOME)))
        .collect();
    let column = |number: usize| {
        Some(Column {
            received: block.cell(received, number)?,
            carried_in: block.cell(carried_in, number)?,
            outcomes: outcomes.iter().filter_map(|row| block.cell(*row, number)).collect(),
            concluded: block.cell(concluded, number)?,
            carried_out: block.cell(carried_out, number)?,
            is_total: block.columns.get(number).is_some_and(|column| column.key == TOTAL),
        })
    };
    (0..block.columns.len()).filter_map(column).collect()
}

/// The column of all applicants.
pub(super) fn total(form: &Form) -> Option<Column> {
    columns(form).into_iter().find(|column| column.is_total)
}

impl Column {
    /// All cells.
    pub(super) fn cells(&self) -> impl Iterator<Item = CellId> + '_ {
        let ends = [self.received, self.carried_in, self.concluded, self.carried_out];
        ends.into_iter().chain(self.outcomes.iter().copied())
    }

    /// New and carried in.
    pub(super) fn available(&self, subject: &Subject<'_>) -> Option<Value> {
        ratio::total([subject.value(self.received), subject.value(self.carried_in)])
    }

    /// All results added up.
    pub(super) fn results(&self, subject: &Subject<'_>) -> Option<Value> {
        ratio::total(self.outcomes.iter().map(|cell| subject.value(*cell)))
    }

    /// Whether the balance of the column can be judged.
    pub(super) fn has_balance(&self, subject: &Subject<'_>) -> bool {
        self.available(subject).is_some()
            && subject.value(self.concluded).is_some()
            && subject.value(self.carried_out).is_some()
    }

    /// Whether the sum of results can be judged.
    pub(super) fn has_results(&self, subject: &Subject<'_>) -> bool {
        subject.value(self.concluded).is_some() && self.results(subject).is_some()
    }
}

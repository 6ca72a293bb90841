//! `T3-ONECOL`: only the column of natural persons is filled, the other applicants are left blank throughout.

use super::column::TABLE;
use crate::finding::Fact;
use crate::form::{CellId, Form};
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Reads};

/// The column that is filled, and the one that may be.
const NATURAL: &str = "natural";
const TOTAL: &str = "total";

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let block = form.table(TABLE)?.blocks.first()?;
    let column = |key: &str| block.columns.iter().position(|column| column.key == key);
    let (natural, total) = (column(NATURAL)?, column(TOTAL)?);
    let filled = block.column_cells(natural);
    let others: Vec<CellId> = (0..block.columns.len())
        .filter(|column| *column != natural && *column != total)
        .flat_map(|column| block.column_cells(column))
        .collect();
    let shown = *others.first()?;
    let (from, to) = (shown, *others.last()?);
    let reads = Reads::cells(filled.iter().chain(&others).copied());
    Some(check_of("T3-ONECOL", reads, move |subject, findings| {
        let is_blank = |cell: &CellId| subject.report.is_blank(*cell);
        if others.iter().all(is_blank) && !filled.iter().any(is_blank) {
            let draft = draft("T3-ONECOL").cells(&[shown]).fact("from", Fact::Column(from));
            findings.push(draft.fact("to", Fact::Column(to)).done());
        }
    }))
}

//! `T4-PEND`: what was pending a year ago must come back this year.

use crate::form::Form;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Reads};

/// The table, and the columns of what is pending and of all.
const TABLE: &str = "t4";
const PENDING: &str = "pending";
const TOTAL: &str = "total";

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let Some(table) = form.table(TABLE) else { return Vec::new() };
    let rows = table.blocks.iter().flat_map(|block| &block.rows);
    let rows = rows.filter_map(|row| {
        let cell = |column: &str| form.cell_id(&format!("{TABLE}.{}.{column}", row.key));
        Some((cell(PENDING)?, cell(TOTAL)?))
    });
    rows.map(|(pending, total)| {
        check("T4-PEND", Reads::cell(total).and_identity(), move |subject, findings| {
            let (Some(all), Some(before)) = (subject.value(total), subject.before(pending)) else { return };
            if all < before {
                let draft = draft("T4-PEND").cell(total).before(subject.report, pending);
                findings.push(draft.number("all", all).number("before", before).done());
            }
        })
    })
    .collect()
}

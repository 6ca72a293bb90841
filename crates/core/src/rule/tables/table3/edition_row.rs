//! `T3-R361`: rows of the form of 2021 filled in a report on a year before.

use crate::form::{CellId, Form};
use crate::rule::subject::agency;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Reads};

/// Rows that the form of 2019 does not have, all applicants.
const ROWS: [&str; 2] = ["t3.other_not_corrected.total", "t3.other_fee_unpaid.total"];
/// The first year of the form that has them.
const FIRST_YEAR: u16 = 2021;

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let cells: Vec<CellId> = ROWS.iter().filter_map(|key| form.cell_id(key)).collect();
    let reads = Reads::cells(cells.iter().copied()).and_identity();
    (!cells.is_empty()).then(|| {
        check_of("T3-R361", reads, move |subject, findings| {
            let Some(year) = agency::year(subject.report).filter(|year| *year < FIRST_YEAR) else { return };
            let is_some = |cell: &&CellId| subject.value(**cell).is_some_and(|value| !value.is_zero());
            let Some(shown) = cells.iter().find(is_some) else { return };
            let Some(value) = subject.value(*shown) else { return };
            let others: Vec<CellId> = cells.iter().filter(is_some).copied().collect();
            let draft = draft("T3-R361").cell(*shown).cells(&others).number("value", value);
            findings.push(draft.number("year", i64::from(year).into()).done());
        })
    })
}

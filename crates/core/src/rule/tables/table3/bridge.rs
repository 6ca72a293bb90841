//! `T3-R36-BRIDGE`: the one row of 其他处理 of the form of 2019 against the three rows of 2021.

use super::column::TABLE;
use crate::form::{CellId, Form};
use crate::report::Report;
use crate::rule::settings::Limit;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::ratio;
use crate::rule::{Check, Reads};

/// The group of rows under （六）其他处理, and the column of all applicants.
const OTHERWISE: &str = "otherwise";
const TOTAL: &str = "total";

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let cells = cells(form);
    let first = *cells.first()?;
    let reads = Reads::cells(cells.iter().copied()).and_identity();
    Some(check_of("T3-R36-BRIDGE", reads, move |subject, findings| {
        let Some(previous) = subject.previous.filter(|previous| is_bridge(subject.report, previous)) else {
            return;
        };
        let theirs = self::cells(previous.form());
        let now = ratio::total(cells.iter().map(|cell| subject.value(*cell)));
        let before = ratio::total(theirs.iter().map(|cell| previous.value(*cell)));
        let (Some(now), Some(before)) = (now, before) else { return };
        let (factor, least) = (subject.limit(Limit::BridgeJump), subject.limit(Limit::BridgeLeast));
        if ratio::jumps(now, before, factor, least) && !theirs.is_empty() {
            let draft = draft("T3-R36-BRIDGE").cells(&cells).fact("row", crate::finding::Fact::Row(first));
            let places = theirs.iter().map(|cell| previous.form().key(*cell).to_owned());
            let draft = places.fold(draft, |draft, key| draft.at(crate::finding::Place::Previous(key)));
            findings.push(draft.number("now", now).number("before", before).done());
        }
    }))
}

/// The cells of the group in the column of all applicants.
fn cells(form: &Form) -> Vec<CellId> {
    let is_ours = |cell: &CellId| {
        form.row_of(*cell).is_some_and(|row| row.is_in(OTHERWISE))
            && form.column_of(*cell).is_some_and(|column| column.key == TOTAL)
    };
    form.cell_ids().filter(is_ours).collect()
}

/// Whether the two tables are of different editions.
fn is_bridge(report: &Report, previous: &Report) -> bool {
    let edition = |report: &Report| report.form().table(TABLE).map(|table| table.edition.clone());
    edition(report) != edition(previous)
}

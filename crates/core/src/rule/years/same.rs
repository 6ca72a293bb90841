//! `XY-SAME`: table 3 or table 4 with the very figures of the year before.

use crate::finding::{Fact, Place};
use crate::form::{CellId, Form};
use crate::number::Value;
use crate::rule::settings::Limit;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Reads};

/// Tables whose figures change every year.
const TABLES: [&str; 2] = ["t3", "t4"];

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let tables = form.tables().iter().enumerate().filter(|(_, table)| TABLES.contains(&table.key.as_str()));
    tables
        .map(|(number, table)| {
            let cells: Vec<CellId> = form.table_cells(number).collect();
            let section = table.section;
            let reads = Reads::cells(cells.iter().copied()).and_identity();
            check("XY-SAME", reads, move |subject, findings| {
                if subject.previous.is_none() {
                    return;
                }
                let is_same = |cell: &CellId| {
                    let value = subject.value(*cell);
                    value.is_some() && value == subject.before(*cell)
                };
                let greatest = cells.iter().filter_map(|cell| subject.value(*cell)).max();
                let least = Value::from(subject.limit(Limit::SameLeast));
                if greatest.is_some_and(|greatest| greatest >= least) && cells.iter().all(is_same) {
                    let draft = draft("XY-SAME").at(Place::Section(section));
                    findings.push(draft.fact("table", Fact::Table(number)).done());
                }
            })
        })
        .collect()
}

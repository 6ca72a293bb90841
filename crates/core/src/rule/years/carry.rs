//! `XY-CARRY`: what is carried in is what was carried out a year ago, in all and for every kind of applicant.

use crate::form::{CellId, Form};
use crate::report::Report;
use crate::rule::settings::Settings;
use crate::rule::subject::check;
use crate::rule::subject::draft::{draft, term, term_before};
use crate::rule::{Check, Reads, Severity, Subject};

/// The rows of both years, and the column of all applicants.
pub(crate) const CARRIED_IN: &str = "t3.carried_in";
pub(crate) const CARRIED_OUT: &str = "t3.carried_out";
const TOTAL: &str = "total";

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let of_row = |cell: &CellId| form.key(*cell).rsplit_once('.').is_some_and(|(row, _)| row == CARRIED_IN);
    let Some(total) = pair(form, TOTAL) else { return Vec::new() };
    let columns = form.cell_ids().filter(of_row).filter_map(|cell| form.column_of(cell));
    let pairs = columns.filter_map(|column| pair(form, &column.key));
    pairs
        .map(|(carried_in, carried_out)| {
            let reads = Reads::cells([carried_in, total.0]).and_identity();
            check("XY-CARRY", reads, move |subject, findings| {
                let (Some(value), Some(before)) = (subject.value(carried_in), subject.before(carried_out))
                else {
                    return;
                };
                if value == before {
                    return;
                }
                let is_total = carried_in == total.0;
                let certain = is_total || differs(total, subject);
                let severity = if certain { Severity::Error } else { Severity::Warning };
                let sentence = if is_total { "XY-CARRY" } else { "XY-CARRY.column" };
                let report = subject.report;
                let left = vec![term(report, 1, carried_in)];
                let right = vec![term_before(report, carried_out, Some(before))];
                let draft = draft("XY-CARRY").case(sentence).severity(severity).cell(carried_in);
                findings.push(draft.equation(left, right).done());
            })
        })
        .collect()
}

/// The cells of what is carried in that have the figure carried out a year ago, nought left aside: it is also what a
/// form is filled with beforehand.
pub(crate) fn carried_over(report: &Report, previous: &Report) -> Vec<CellId> {
    let settings = Settings::default();
    let subject = Subject::new(report, Some(previous), &settings);
    let form = report.form();
    let pairs = form.cell_ids().filter_map(|cell| {
        let (row, column) = form.key(cell).rsplit_once('.')?;
        pair(form, column).filter(|_| row == CARRIED_IN)
    });
    let same = |(carried_in, carried_out): (CellId, CellId)| {
        let value = subject.value(carried_in).filter(|value| !value.is_zero())?;
        (subject.before(carried_out) == Some(value)).then_some(carried_in)
    };
    pairs.filter_map(same).collect()
}

/// What is carried in, and what was carried out, in a column.
fn pair(form: &Form, column: &str) -> Option<(CellId, CellId)> {
    let cell = |row: &str| form.cell_id(&format!("{row}.{column}"));
    Some((cell(CARRIED_IN)?, cell(CARRIED_OUT)?))
}

fn differs((carried_in, carried_out): (CellId, CellId), subject: &Subject<'_>) -> bool {
    let values = subject.value(carried_in).zip(subject.before(carried_out));
    values.is_some_and(|(value, before)| value != before)
}

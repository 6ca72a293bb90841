//! `T2-AUTH`: regulations (规章) reported by a body that cannot make them.

use crate::form::{CellId, Form};
use crate::rule::subject::agency::Kind;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Reads, Severity};

/// The row of regulations.
const ROW: &str = "t2.regulations";

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let first =
        form.cell_ids().find(|cell| form.key(*cell).rsplit_once('.').is_some_and(|(row, _)| row == ROW))?;
    let cells = form.block_of(first)?.row_cells(form.cell(first)?.row);
    Some(check_of("T2-AUTH", Reads::cells(cells.iter().copied()).and_identity(), move |subject, findings| {
        let severity = match Kind::of(&subject.report.agency) {
            Kind::County | Kind::Township | Kind::Department => Severity::Error,
            Kind::Unknown if !subject.report.agency.trim().is_empty() => Severity::Warning,
            _ => return,
        };
        let is_some = |cell: &&CellId| subject.value(**cell).is_some_and(|value| !value.is_zero());
        let Some(shown) = cells.iter().find(is_some) else { return };
        let Some(value) = subject.value(*shown) else { return };
        let rest: Vec<CellId> = cells.iter().filter(is_some).copied().collect();
        let sentence = if severity == Severity::Error { "T2-AUTH" } else { "T2-AUTH.unsure" };
        findings.push(
            draft("T2-AUTH")
                .case(sentence)
                .severity(severity)
                .cell(*shown)
                .cells(&rest)
                .number("value", value)
                .text("agency", &subject.report.agency)
                .done(),
        );
    }))
}

//! Rules on single cells: is something written, is it a number, is it a possible one, and is it written plainly.

mod blank;
mod decimals;
mod gap;
mod integer;
mod negative;
mod paste;
mod spelling;
mod total_blank;
mod unit_text;
mod word;

use super::Check;
use crate::finding::{Fact, Finding, Place};
use crate::form::{CellId, Form};
use crate::report::Report;
use crate::rule::{RuleId, Severity, info};

/// All rules on single cells.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let mut checks: Vec<Box<dyn Check>> = Vec::new();
    for id in form.cell_ids() {
        checks.push(Box::new(integer::Integer(id)));
        checks.push(Box::new(negative::Negative(id)));
        checks.push(Box::new(word::WordInCell(id)));
        checks.push(Box::new(unit_text::UnitText(id)));
        checks.push(Box::new(spelling::Spelling(id)));
        if form.cell(id).is_some_and(decimals::applies) {
            checks.push(Box::new(decimals::Decimals(id)));
        }
    }
    checks.extend(total_blank::checks(form));
    checks.extend(blank::checks(form));
    checks.extend(paste::checks(form));
    checks
}

/// A finding about one cell whose sentence names the row, the column and the text.
fn finding(rule: &'static str, sentence: &'static str, report: &Report, cell: CellId) -> Finding {
    Finding {
        rule: RuleId::known(rule),
        severity: info(rule).map_or(Severity::Warning, |info| info.severity),
        places: vec![Place::Cell(cell)],
        sentence,
        facts: vec![
            ("row", Fact::Row(cell)),
            ("column", Fact::Column(cell)),
            ("text", Fact::Text(report.text(cell).trim().to_owned())),
        ],
        equation: None,
    }
}

//! `CELL-DEC`: an amount in 万元 with more than four places is finer than one 元.

use super::super::{Check, Reads, RuleId, Subject};
use super::finding;
use crate::finding::Finding;
use crate::form::{Cell, CellId, ValueKind};
use crate::number::Unit;

/// Places after the point at which an amount in 万元 is exact to one 元.
const PLACES_OF_ONE_YUAN: u32 = 4;

/// Whether the rule applies to a cell.
pub(super) fn applies(cell: &Cell) -> bool {
    cell.kind == ValueKind::Amount && cell.unit == Unit::WanYuan.text()
}

#[derive(Debug)]
pub(super) struct Decimals(pub(super) CellId);

impl Check for Decimals {
    fn rule(&self) -> RuleId {
        RuleId::known("CELL-DEC")
    }

    fn reads(&self) -> Reads {
        Reads::cell(self.0)
    }

    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        let places = subject.report.value(self.0).map_or(0, crate::number::Value::places);
        if places > PLACES_OF_ONE_YUAN {
            findings.push(finding("CELL-DEC", "CELL-DEC", subject.report, self.0));
        }
    }
}

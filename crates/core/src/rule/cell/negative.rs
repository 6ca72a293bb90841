//! `CELL-NEG`: no number of things and no amount is below zero; 本年增/减 may be.

use super::super::{Check, Reads, RuleId, Subject};
use super::finding;
use crate::finding::Finding;
use crate::form::{CellId, ValueKind};

#[derive(Debug)]
pub(super) struct Negative(pub(super) CellId);

impl Check for Negative {
    fn rule(&self) -> RuleId {
        RuleId::known("CELL-NEG")
    }

    fn reads(&self) -> Reads {
        Reads::cell(self.0)
    }

    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        let signed =
            subject.report.form().cell(self.0).is_some_and(|cell| cell.kind == ValueKind::SignedCount);
        if !signed && subject.report.value(self.0).is_some_and(crate::number::Value::is_negative) {
            findings.push(finding("CELL-NEG", "CELL-NEG", subject.report, self.0));
        }
    }
}

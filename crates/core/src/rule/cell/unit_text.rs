//! `CELL-UNITTXT`: a unit behind the figure (12件, 251000元); the form prints the unit itself.

use super::super::{Check, Reads, RuleId, Subject};
use super::finding;
use crate::finding::{Fact, Finding};
use crate::form::CellId;

#[derive(Debug)]
pub(super) struct UnitText(pub(super) CellId);

impl Check for UnitText {
    fn rule(&self) -> RuleId {
        RuleId::known("CELL-UNITTXT")
    }

    fn reads(&self) -> Reads {
        Reads::cell(self.0)
    }

    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        let Some(read) = subject.report.read(self.0) else { return };
        let (Some(value), Some(_)) = (read.value(), read.notes.unit()) else { return };
        let mut finding = finding("CELL-UNITTXT", "CELL-UNITTXT", subject.report, self.0);
        finding.facts.push(("value", Fact::Number(value)));
        findings.push(finding);
    }
}

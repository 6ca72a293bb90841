//! `CELL-FORM`: a figure that is understood but not written plainly (１２, 1,204, 三十, 007, 约12).

use super::super::{Check, Reads, RuleId, Severity, Subject};
use super::finding;
use crate::finding::{Fact, Finding};
use crate::form::CellId;
use crate::number::Notes;

#[derive(Debug)]
pub(super) struct Spelling(pub(super) CellId);

impl Check for Spelling {
    fn rule(&self) -> RuleId {
        RuleId::known("CELL-FORM")
    }

    fn reads(&self) -> Reads {
        Reads::cell(self.0)
    }

    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        let Some(read) = subject.report.read(self.0) else { return };
        let Some(value) = read.value() else { return };
        if read.notes.is_empty() || read.notes.is_only_unit() {
            return;
        }
        let inexact = read.notes.contains(Notes::APPROXIMATE);
        let sentence = if inexact { "CELL-FORM.inexact" } else { "CELL-FORM" };
        let mut finding = finding("CELL-FORM", sentence, subject.report, self.0);
        finding.facts.push(("value", Fact::Number(value)));
        if inexact {
            finding.severity = Severity::Warning;
        }
        findings.push(finding);
    }
}

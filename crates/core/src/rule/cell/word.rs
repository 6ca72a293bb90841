//! `CELL-TOKEN`: a stroke or a word where a figure belongs; nobody knows whether it means 0.

use super::super::{Check, Reads, RuleId, Subject};
use super::finding;
use crate::finding::Finding;
use crate::form::CellId;
use crate::number::Reading;

#[derive(Debug)]
pub(super) struct WordInCell(pub(super) CellId);

impl Check for WordInCell {
    fn rule(&self) -> RuleId {
        RuleId::known("CELL-TOKEN")
    }

    fn reads(&self) -> Reads {
        Reads::cell(self.0)
    }

    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        if subject.report.read(self.0).is_some_and(|read| matches!(read.reading, Reading::Word(_))) {
            findings.push(finding("CELL-TOKEN", "CELL-TOKEN", subject.report, self.0));
        }
    }
}

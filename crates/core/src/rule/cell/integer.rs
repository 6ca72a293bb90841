//! `CELL-INT`: a number of things is a whole number, an amount is a number.

use super::super::{Check, Reads, RuleId, Subject};
use super::finding;
use crate::finding::Finding;
use crate::form::{CellId, ValueKind};
use crate::number::{Reading, Unreadable};

#[derive(Debug)]
pub(super) struct Integer(pub(super) CellId);

impl Check for Integer {
    fn rule(&self) -> RuleId {
        RuleId::known("CELL-INT")
    }

    fn reads(&self) -> Reads {
        Reads::cell(self.0)
    }

    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        let Some(read) = subject.report.read(self.0) else { return };
        let kind = subject.report.form().cell(self.0).map(|cell| cell.kind);
        let sentence = match read.reading {
            Reading::Number(value) if kind != Some(ValueKind::Amount) && !value.is_integer() => {
                "CELL-INT.fraction"
            }
            Reading::Number(_) | Reading::Blank | Reading::Word(_) => return,
            Reading::Unreadable(why) => match why {
                Unreadable::SeveralNumbers => "CELL-INT.several",
                Unreadable::TooLarge => "CELL-INT.large",
                Unreadable::TooLong => "CELL-INT.long",
                Unreadable::TooManyDecimals => "CELL-INT.decimals",
                Unreadable::Percent => "CELL-INT.percent",
                Unreadable::BadSeparators => "CELL-INT.separators",
                Unreadable::MixedText { .. } => "CELL-INT.mixed",
                _ if kind == Some(ValueKind::Amount) => "CELL-INT.amount",
                _ => "CELL-INT",
            },
        };
        findings.push(finding("CELL-INT", sentence, subject.report, self.0));
    }
}

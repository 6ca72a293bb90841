//! Rules made from the sums of a form: `T3-BAL`, `T3-RES`, `T3-ROW`, `T4-SUM`, and those of a form of one's own.
//!
//! A sum is judged only when every cell of it holds a number; blank, `/`, words and what cannot be read are unknown,
//! never zero, and other rules speak of them.

use super::{Check, Reads, RuleId, Severity, Subject};
use crate::finding::{Equation, Fact, Finding, Place, Term};
use crate::form::{CellId, Each, Form, Relation, Sum};
use crate::message;
use crate::number::Value;
use crate::report::Report;

/// The checks that a form's sums make.
pub fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    form.sums().iter().map(|sum| Box::new(Linear::new(sum)) as Box<dyn Check>).collect()
}

/// A linear rule: left sum against right sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linear {
    rule: RuleId,
    each: Each,
    left: Vec<CellId>,
    right: Vec<CellId>,
    relation: Relation,
}

/// The answer of a linear rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Both sides agree.
    Holds,
    /// They do not.
    Fails {
        /// Value of the left side.
        left: Value,
        /// Value of the right side.
        right: Value,
    },
    /// A cell holds no number, or a sum is beyond all bounds.
    Unjudged,
}

impl Linear {
    /// From a sum of a form.
    pub fn new(sum: &Sum) -> Self {
        Self {
            rule: RuleId::declared(&sum.rule),
            each: sum.each,
            left: sum.left.clone(),
            right: sum.right.clone(),
            relation: sum.relation,
        }
    }

    /// Judges the rule.
    pub fn verdict(&self, report: &Report) -> Verdict {
        let (Some(left), Some(right)) = (total(report, &self.left), total(report, &self.right)) else {
            return Verdict::Unjudged;
        };
        let holds = match self.relation {
            Relation::Equal => left == right,
            Relation::AtMost => left <= right,
        };
        if holds { Verdict::Holds } else { Verdict::Fails { left, right } }
    }

    /// Whether the rule holds where all cells hold plain counts, given in the order of the form's cells; `false` also
    /// where one is missing.
    pub fn holds_for(&self, counts: &[i64]) -> bool {
        let total = |cells: &[CellId]| {
            cells.iter().try_fold(0_i64, |total, cell| total.checked_add(*counts.get(cell.index())?))
        };
        match (total(&self.left), total(&self.right), self.relation) {
            (Some(left), Some(right), Relation::Equal) => left == right,
            (Some(left), Some(right), Relation::AtMost) => left <= right,
            _ => false,
        }
    }

    fn finding(&self, report: &Report, left: Value, right: Value) -> Option<Finding> {
        let terms = |cells: &[CellId]| {
            let term =
                |cell: &CellId| Term { place: Place::Cell(*cell), factor: 1, value: report.value(*cell) };
            cells.iter().map(term).collect()
        };
        // A total is the first suspect and the first place to look; a balance is read from its first item.
        let shown = match self.right.as_slice() {
            [total] => *total,
            _ => *self.left.first()?,
        };
        let mut places = vec![Place::Cell(shown)];
        places.extend(
            self.left.iter().chain(&self.right).filter(|cell| **cell != shown).map(|cell| Place::Cell(*cell)),
        );
        let difference = left.checked_sub(right);
        let size = difference.and_then(Value::checked_abs);
        let along = match self.each {
            Each::Row => Fact::Row(shown),
            Each::Column => Fact::Column(shown),
        };
        let mut facts = vec![
            ("each", along),
            ("left_terms", Fact::LeftTerms),
            ("right_terms", Fact::RightTerms),
            ("left", Fact::Number(left)),
            ("right", Fact::Number(right)),
        ];
        facts.extend(size.map(|size| ("difference", Fact::Number(size))));
        Some(Finding {
            rule: self.rule.clone(),
            severity: super::info(self.rule.as_str()).map_or(Severity::Error, |info| info.severity),
            places,
            sentence: message::sentence_of(self.rule.as_str()).unwrap_or(match self.relation {
                Relation::Equal => "sum.equal",
                Relation::AtMost => "sum.at_most",
            }),
            facts,
            equation: Some(Equation {
                left: terms(&self.left),
                right: terms(&self.right),
                left_value: Some(left),
                right_value: Some(right),
                difference,
            }),
        })
    }
}

/// The exact sum of cells; `None` when one holds no number.
fn total(report: &Report, cells: &[CellId]) -> Option<Value> {
    let mut total = Value::ZERO;
    for cell in cells {
        total = total.checked_add(report.value(*cell)?)?;
    }
    Some(total)
}

impl Check for Linear {
    fn rule(&self) -> RuleId {
        self.rule.clone()
    }

    fn reads(&self) -> Reads {
        Reads { cells: [self.left.as_slice(), &self.right].concat(), ..Reads::default() }
    }

    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        if let Verdict::Fails { left, right } = self.verdict(subject.report) {
            findings.extend(self.finding(subject.report, left, right));
        }
    }
}

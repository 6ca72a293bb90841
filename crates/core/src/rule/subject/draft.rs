//! Writing a finding down, part by part.

use crate::finding::{Equation, Fact, Finding, Place, Term};
use crate::form::CellId;
use crate::number::Value;
use crate::report::Report;
use crate::rule::{RuleId, Severity, info};

/// A finding of a rule of the catalogue, with the rule's severity and its sentence; places and facts are still to come.
pub(crate) fn draft(rule: &'static str) -> Draft {
    Draft(Finding {
        rule: RuleId::known(rule),
        severity: info(rule).map_or(Severity::Warning, |info| info.severity),
        places: Vec::new(),
        sentence: rule,
        facts: Vec::new(),
        equation: None,
    })
}

/// A finding that is being written.
#[derive(Debug, Clone)]
#[must_use]
pub(crate) struct Draft(Finding);

impl Draft {
    /// Another sentence than the rule's own.
    pub(crate) fn case(mut self, sentence: &'static str) -> Self {
        self.0.sentence = sentence;
        self
    }

    /// Another severity than the rule's own.
    pub(crate) fn severity(mut self, severity: Severity) -> Self {
        self.0.severity = severity;
        self
    }

    /// A place, after those that are there.
    pub(crate) fn at(mut self, place: Place) -> Self {
        if !self.0.places.contains(&place) {
            self.0.places.push(place);
        }
        self
    }

    /// Places of cells.
    pub(crate) fn cells(self, cells: &[CellId]) -> Self {
        cells.iter().fold(self, |draft, cell| draft.at(Place::Cell(*cell)))
    }

    /// The cell of the previous year's report that has the same key.
    pub(crate) fn before(self, report: &Report, cell: CellId) -> Self {
        let key = report.form().key(cell).to_owned();
        self.at(Place::Previous(key))
    }

    /// A cell as the place, with the names of its row and column for the sentence.
    pub(crate) fn cell(self, cell: CellId) -> Self {
        self.at(Place::Cell(cell)).fact("row", Fact::Row(cell)).fact("column", Fact::Column(cell))
    }

    /// A value for the sentence.
    pub(crate) fn fact(mut self, name: &'static str, fact: Fact) -> Self {
        self.0.facts.push((name, fact));
        self
    }

    /// A number for the sentence.
    pub(crate) fn number(self, name: &'static str, value: Value) -> Self {
        self.fact(name, Fact::Number(value))
    }

    /// Text of the report for the sentence.
    pub(crate) fn text(self, name: &'static str, text: &str) -> Self {
        self.fact(name, Fact::Text(text.to_owned()))
    }

    /// The two sides that do not agree, with their difference; their places are added.
    pub(crate) fn equation(mut self, left: Vec<Term>, right: Vec<Term>) -> Self {
        let (left_value, right_value) = (sum(&left), sum(&right));
        let difference = left_value.zip(right_value).and_then(|(left, right)| left.checked_sub(right));
        for (name, value) in [
            ("left", left_value),
            ("right", right_value),
            ("difference", difference.and_then(Value::checked_abs)),
        ] {
            self = match value {
                Some(value) => self.number(name, value),
                None => self,
            };
        }
        self = self.fact("left_terms", Fact::LeftTerms).fact("right_terms", Fact::RightTerms);
        for term in left.iter().chain(&right) {
            self = self.at(term.place.clone());
        }
        self.0.equation = Some(Equation { left, right, left_value, right_value, difference });
        self
    }

    /// The finding.
    pub(crate) fn done(self) -> Finding {
        self.0
    }
}

/// A term of the report with its factor.
pub(crate) fn term(report: &Report, factor: i64, cell: CellId) -> Term {
    Term { place: Place::Cell(cell), factor, value: report.value(cell) }
}

/// The same cell in the previous year's report.
pub(crate) fn term_before(report: &Report, cell: CellId, value: Option<Value>) -> Term {
    Term { place: Place::Previous(report.form().key(cell).to_owned()), factor: 1, value }
}

/// The exact sum of terms; `None` when one has no value.
fn sum(terms: &[Term]) -> Option<Value> {
    terms.iter().try_fold(Value::ZERO, |sum, term| {
        sum.checked_add(term.value.and_then(|value| value.checked_mul(term.factor))?)
    })
}

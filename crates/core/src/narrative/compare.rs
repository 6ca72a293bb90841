//! Claims against cells.

use crate::form::{CellId, ValueKind};
use crate::narrative::claim::{Claim, Expression, Reading, Test};
use crate::narrative::figures::{Exactness, Scanned};
use crate::narrative::quantity::{Cells, Columns, Quantity, Rows, TOTAL};
use crate::narrative::sense::UnitKind;
use crate::narrative::vocabulary::{Column, Row};
use crate::number::Value;
use crate::report::Report;

/// Rows of cases, and the columns of how they ended.
const CASES: Rows = Rows::of(&[Row::Review, Row::SuitDirect, Row::SuitAfterReview]);
const RESULTS: [Column; 4] = [Column::Upheld, Column::Corrected, Column::OtherResult, Column::Pending];

/// The answer of a claim.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    /// It holds in this reading.
    Holds(Reading, Expression),
    /// It holds, without a reading to name.
    Fine,
    /// It does not hold; the plain reading and its value.
    Fails(Expression, Value),
    /// A cell holds no number, or the form has no such cell.
    Unknown,
}

/// What a figure is compared with.
pub(crate) struct Tables<'a> {
    pub(crate) report: &'a Report,
    pub(crate) cells: &'a Cells,
}

impl Tables<'_> {
    /// The value of an expression.
    pub(crate) fn value(&self, expression: &Expression) -> Option<Value> {
        let mut total = Value::ZERO;
        for (quantity, factor) in expression.terms() {
            let value = self.cells.value(self.report, quantity)?;
            total = total.checked_add(value.checked_mul(factor)?)?;
        }
        Some(total)
    }

    fn of(&self, quantity: Quantity) -> Option<Value> {
        self.cells.value(self.report, quantity)
    }

    /// Cells of an expression with their factors.
    pub(crate) fn terms(&self, expression: &Expression) -> Vec<(CellId, i64)> {
        expression
            .terms()
            .flat_map(|(quantity, factor)| {
                self.cells.of(quantity).into_iter().map(move |cell| (cell, factor))
            })
            .collect()
    }

    /// How many 元 one unit of an expression's cells is; 1 for counts.
    pub(crate) fn unit(&self, expression: &Expression) -> Option<i64> {
        let cell = self.report.form().cell(self.cells.first(expression.terms().next()?.0)?)?;
        if cell.kind != ValueKind::Amount {
            return Some(1);
        }
        crate::number::Unit::ALL.into_iter().find(|unit| unit.text() == cell.unit)?.yuan()
    }

    /// Judges a claim; `figure` is its figure.
    pub(crate) fn judge(&self, claim: &Claim, figure: Option<&Scanned>) -> Answer {
        match &claim.test {
            Test::Level(readings) => {
                let Some(figure) = figure else { return Answer::Unknown };
                self.level(readings, figure)
            }
            Test::AtMost(quantity) => match (figure.and_then(|figure| figure.value), self.of(*quantity)) {
                (Some(value), Some(most)) if value > most => Answer::Fails(Expression::one(*quantity), most),
                (Some(_), Some(_)) => Answer::Fine,
                _ => Answer::Unknown,
            },
            Test::Zero(quantities) => self.any(quantities, Value::is_zero),
            Test::Positive(quantities) => self.any(quantities, |value| !value.is_zero()),
            Test::All(part, whole) => match (self.of(*part), self.of(*whole)) {
                (Some(part_value), Some(whole)) if part_value != whole => {
                    Answer::Fails(Expression::one(*part), part_value)
                }
                (Some(_), Some(_)) => Answer::Fine,
                // Where totals are blank, one case that ended otherwise is enough.
                _ => self.otherwise(*part, *whole),
            },
        }
    }

    /// A case that is not among those that are said to be all.
    fn otherwise(&self, part: Quantity, whole: Quantity) -> Answer {
        let rows = whole.rows.within(CASES);
        if part.rows != whole.rows || rows.is_empty() || whole.columns != TOTAL {
            return Answer::Unknown;
        }
        let columns = RESULTS.into_iter().map(Columns::one).filter(|column| !part.columns.has(*column));
        let told =
            columns.flat_map(|column| rows.iter().map(move |row| Quantity::new(Rows::one(row), column)));
        let found = told.filter_map(|quantity| Some((quantity, self.of(quantity)?)));
        let mut some = found.filter(|(_, value)| !value.is_zero() && !value.is_negative());
        some.next()
            .map_or(Answer::Unknown, |(quantity, value)| Answer::Fails(Expression::one(quantity), value))
    }

    fn any(&self, quantities: &[Quantity], holds: impl Fn(Value) -> bool) -> Answer {
        let mut first = None;
        for quantity in quantities {
            let Some(value) = self.of(*quantity) else { return Answer::Unknown };
            if holds(value) {
                return Answer::Fine;
            }
            first = first.or(Some((*quantity, value)));
        }
        first.map_or(Answer::Unknown, |(quantity, value)| Answer::Fails(Expression::one(quantity), value))
    }

    fn level(&self, readings: &[(Reading, Expression)], figure: &Scanned) -> Answer {
        let mut first = None;
        for (reading, expression) in readings {
            let unit = self.unit(expression).unwrap_or(1);
            let scaled = self.value(expression).and_then(|value| value.checked_mul(unit));
            // Where the form prints no unit, an amount may stand in 元 or in 万元.
            let open = unit == 1 && figure.unit_kind() == Some(UnitKind::Money);
            let wide = scaled.filter(|_| open).and_then(|value| value.checked_mul(10_000));
            if wide.and_then(|actual| agrees(figure, actual)) == Some(true) {
                return Answer::Holds(*reading, *expression);
            }
            let Some(actual) = scaled else {
                // An alternative without value is no alternative; the plain reading must have one.
                if first.is_none() {
                    return Answer::Unknown;
                }
                continue;
            };
            match agrees(figure, actual) {
                Some(true) => return Answer::Holds(*reading, *expression),
                Some(false) => {
                    let shown = self.value(expression).unwrap_or(actual);
                    first = first.or(Some((*expression, shown)));
                }
                None => return Answer::Unknown,
            }
        }
        first.map_or(Answer::Unknown, |(expression, value)| Answer::Fails(expression, value))
    }
}

/// Whether a figure as it is written can stand for a value; `None` if it has no value itself.
pub(crate) fn agrees(figure: &Scanned, actual: Value) -> Option<bool> {
    let written = figure.value?;
    let difference = actual.checked_sub(written)?.checked_abs()?;
    Some(match figure.exactness {
        // Rounded and cut off to the last printed digit are both usual.
        Exactness::Exact if figure.step > Value::Count(1) || !actual.is_integer() => difference < figure.step,
        Exactness::Exact => difference.is_zero(),
        Exactness::AtLeast => actual >= written,
        Exactness::AtMost => actual <= written,
        Exactness::About => return None,
    })
}

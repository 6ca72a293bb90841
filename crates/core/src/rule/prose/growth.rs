//! Against the year before: `XY-GROW`, `XY-CORRIG`.

use std::sync::Arc;

use super::share::{is_share, share};
use super::{Judge, finding};
use crate::finding::{Fact, Place};
use crate::narrative::{
    Answer, Cells, Exactness, Expression, PercentKind, Quantity, Reading, Row, Scanned, Tables, Test, agrees,
};
use crate::number::Value;

/// The most figures of the year before that are compared.
const MOST_TOLD: usize = 200;

/// A multiple as the percentage that it is.
fn in_per_cent(written: Scanned, multiple: bool) -> Option<Scanned> {
    if !multiple {
        return Some(written);
    }
    let value = written.value?.checked_mul(100)?;
    Some(Scanned { value: Some(value), step: written.step.checked_mul(100)?, ..written })
}

impl Judge<'_> {
    pub(super) fn growth(&mut self) {
        self.grown_in_text();
        let Some(previous) = self.previous else { return };
        let own;
        let cells = if Arc::ptr_eq(previous.form(), self.tables.report.form()) {
            self.tables.cells
        } else {
            own = Cells::new(previous.form());
            &own
        };
        let before = Tables { report: previous, cells };
        self.told_of_last_year(&before);
        let text = self.text;
        for percentage in &text.read.percentages {
            let up = match percentage.kind {
                PercentKind::Growth(up) => Some(up),
                PercentKind::Multiple => None,
                PercentKind::Share | PercentKind::Done => continue,
            };
            let Some(of) = percentage.of.filter(|_| percentage.sure && percentage.base.is_none()) else {
                continue;
            };
            let pairs = self.pairs(of, &before);
            let Some(written) = text.read.items.get(percentage.figure).map(|item| item.scanned) else {
                continue;
            };
            // A multiple is a share in units of one, not of a hundredth.
            let Some(written) = in_per_cent(written, up.is_none()) else { continue };
            let rate = |now: Value, then: Value| {
                let grown = match up {
                    Some(true) => now.checked_sub(then),
                    Some(false) => then.checked_sub(now),
                    None => Some(now),
                };
                grown.filter(|grown| !grown.is_negative() && !then.is_zero())
            };
            let answers: Vec<Option<bool>> = pairs
                .iter()
                .map(|(now, then)| {
                    rate(*now, *then).map_or(Some(false), |grown| is_share(&written, grown, *then))
                })
                .collect();
            let Some((now, then)) = pairs.first().copied().filter(|(_, then)| !then.is_zero()) else {
                continue;
            };
            if answers.contains(&Some(true)) {
                self.adds_up(percentage.figure);
                continue;
            }
            if answers.contains(&None) || self.contradicts(of) {
                continue;
            }
            let change = match up {
                Some(_) => now.checked_sub(then).and_then(Value::checked_abs),
                None => Some(now),
            };
            let Some(right) = change.and_then(|change| share(&written, change, then)) else { continue };
            let sentence = if up.is_some() { "XY-GROW.percent" } else { "XY-GROW.multiple" };
            self.grown(percentage.figure, of, (now, then), right, sentence);
        }
        for difference in &text.read.differences {
            let Some(of) = difference.of.filter(|_| difference.base.is_none()) else { continue };
            let scanned = text.read.items.get(difference.figure).map(|item| item.scanned);
            let exact = scanned.filter(|own| own.exactness == Exactness::Exact);
            let Some(written) = exact.and_then(|own| own.value) else { continue };
            let pairs = self.pairs(of, &before);
            let matches = |(now, then): &(Value, Value)| {
                let change = if difference.up { now.checked_sub(*then) } else { then.checked_sub(*now) };
                let off = change.and_then(|change| change.checked_sub(written)).and_then(Value::checked_abs);
                off.is_some_and(|off| {
                    off.is_zero()
                        || off < exact.map_or(Value::ZERO, |own| own.step)
                            && exact.is_some_and(|own| own.step > Value::Count(1))
                })
            };
            // Nothing falls from nothing: then last year's cell was left at 0.
            let Some((now, then)) =
                pairs.first().copied().filter(|(_, then)| difference.up || !then.is_zero())
            else {
                continue;
            };
            if pairs.iter().any(matches) {
                self.adds_up(difference.figure);
            } else if !self.contradicts(of) {
                let Some(right) = now.checked_sub(then).and_then(Value::checked_abs) else { continue };
                self.grown(difference.figure, of, (now, then), right, "XY-GROW.count");
            }
        }
    }

    /// Growth between two figures that the text itself tells: 由 15 件增至 28 件，增长 86.7%.
    fn grown_in_text(&mut self) {
        let text = self.text;
        let exact = |figure: usize| {
            let scanned = text.read.items.get(figure)?.scanned;
            scanned.value.filter(|_| scanned.exactness == Exactness::Exact && scanned.step == Value::Count(1))
        };
        for percentage in &text.read.percentages {
            let PercentKind::Growth(up) = percentage.kind else { continue };
            let (Some(of), Some(base)) = (percentage.of, percentage.base) else { continue };
            let (Some(now), Some(then)) = (exact(of), exact(base)) else { continue };
            let Some(written) = text.read.items.get(percentage.figure).map(|item| item.scanned) else {
                continue;
            };
            let grown = if up { now.checked_sub(then) } else { then.checked_sub(now) };
            let Some(grown) = grown.filter(|grown| !grown.is_negative() && !then.is_zero()) else { continue };
            match is_share(&written, grown, then) {
                Some(true) => self.adds_up(percentage.figure),
                Some(false) if written.exactness == Exactness::Exact && !self.contradicts(of) => {
                    let Some(right) = share(&written, grown, then) else { continue };
                    self.grown(percentage.figure, of, (now, then), right, "XY-GROW.percent");
                }
                _ => {}
            }
        }
    }

    /// `XY-CORRIG`: a figure of the year before is that of last year's report.
    fn told_of_last_year(&mut self, before: &Tables<'_>) {
        let text = self.text;
        for told in text.read.earlier.iter().take(MOST_TOLD) {
            let Some(item) = text.read.items.get(told.figure) else { continue };
            let exact = item.scanned.exactness == Exactness::Exact;
            let agreed = |(_, expression): &(Reading, Expression)| {
                before.value(expression).is_none_or(|value| agrees(&item.scanned, value) != Some(false))
            };
            let plain = told.readings.first().and_then(|(_, expression)| before.value(expression));
            let Some(value) = plain.filter(|_| exact && !told.readings.iter().any(agreed)) else { continue };
            let facts = vec![("text", self.quotation(told.figure)), ("then", Fact::Number(value))];
            let mut finding = finding("XY-CORRIG", "XY-CORRIG", facts);
            let terms = told.readings.first().map(|(_, expression)| before.terms(expression));
            let keys = terms.into_iter().flatten().map(|(cell, _)| before.report.form().key(cell).to_owned());
            finding.places = keys.map(Place::Previous).collect();
            self.find(told.figure, finding);
        }
    }

    /// This year's and last year's values that a figure may be compared by.
    fn pairs(&self, of: usize, before: &Tables<'_>) -> Vec<(Value, Value)> {
        let Some((claim, answer)) = self.claim(of) else { return Vec::new() };
        // Growth is told of totals; behind a part it may be that of the whole.
        let total =
            matches!(claim.rule, "NAR-NEW" | "NAR-DONE" | "NAR-REV" | "NAR-LIT" | "NAR-NORM" | "NAR-POWER");
        if !matches!(answer, Answer::Holds(..)) || !claim.sure || !total {
            return Vec::new();
        }
        let Test::Level(readings) = &claim.test else { return Vec::new() };
        let mut expressions: Vec<Expression> = readings
            .iter()
            .filter(|(reading, _)| !matches!(reading, Reading::OtherRow))
            .map(|(_, expression)| *expression)
            .collect();
        if matches!(claim.rule, "NAR-NEW" | "NAR-DONE") {
            let received = Quantity::total(Row::Received);
            expressions.push(Expression::one(received));
            expressions.push(Expression::plus(received, Quantity::total(Row::CarriedIn)));
            expressions.push(Expression::one(Quantity::total(Row::Concluded)));
        }
        let value = |tables: &Tables<'_>, expression: &Expression| {
            tables.value(expression)?.checked_mul(tables.unit(expression).unwrap_or(1))
        };
        expressions
            .iter()
            .filter_map(|expression| Some((value(&self.tables, expression)?, value(before, expression)?)))
            .collect()
    }

    fn grown(
        &mut self,
        figure: usize,
        of: usize,
        (now, then): (Value, Value),
        right: Value,
        sentence: &'static str,
    ) {
        let facts = vec![
            ("text", self.quotation(figure)),
            ("then", Fact::Number(then)),
            ("now", Fact::Number(now)),
            ("right", Fact::Number(right)),
        ];
        let mut finding = finding("XY-GROW", sentence, facts);
        let key = self.claim(of).and_then(|(claim, _)| claim.quantity()).and_then(|quantity| {
            let cell = *self.tables.cells.of(quantity).first()?;
            Some((cell, self.tables.report.form().key(cell).to_owned()))
        });
        if let Some((cell, key)) = key {
            finding.places = vec![Place::Cell(cell), Place::Previous(key)];
        }
        self.find(figure, finding);
    }
}

//! The fee for processing information: `FEE-UNIT`, `FEE-MOD`, `FEE-LIST`, `FEE-R362`.

use super::{Judge, finding};
use crate::finding::{Fact, Place};
use crate::narrative::{Exactness, FeeFigure, Quantity, Row, UnitKind};
use crate::number::Value;

impl Judge<'_> {
    pub(super) fn fees(&mut self) {
        let text = self.text;
        for figure in &text.read.fees {
            let Some(item) = text.read.items.get(*figure) else { continue };
            let Some(value) = item.scanned.value else { continue };
            let unit = item.scanned.unit.map(|unit| unit.1 - unit.0);
            if value.is_zero() {
                continue;
            }
            // 万元 and 亿元 are two characters, 元 is one.
            if unit.is_some_and(|length| length > 1) && item.scanned.step > Value::Count(1) {
                let mut finding = finding("FEE-UNIT", "FEE-UNIT", vec![("text", self.quotation(*figure))]);
                finding.places = Vec::new();
                self.find(*figure, finding);
                continue;
            }
            let tens = value.to_integer().is_some_and(|value| value % 10 == 0);
            if !tens && item.scanned.exactness == Exactness::Exact && !self.contradicts(*figure) {
                let finding = finding("FEE-MOD", "FEE-MOD", vec![("text", self.quotation(*figure))]);
                self.find(*figure, finding);
            }
        }
        self.tallies();
        self.unpaid();
    }

    /// `FEE-LIST`: cases and amounts told one by one make up the whole.
    fn tallies(&mut self) {
        let text = self.text;
        let figures = &text.read.fee_figures;
        let mut from = 0;
        while let Some(parts_at) = figures.get(from..).and_then(|rest| rest.iter().position(|own| own.part)) {
            let (start, parts) = (from, from + parts_at);
            let behind = figures.get(parts..).unwrap_or_default();
            let length = behind.iter().position(|own| !own.part).unwrap_or(behind.len());
            from = parts + length;
            let whole = figures.get(start..parts).unwrap_or_default();
            self.tally(whole, behind.get(..length).unwrap_or_default());
        }
    }

    fn exact_fee(&self, own: &FeeFigure) -> Option<(UnitKind, Value)> {
        let scanned = self.text.read.items.get(own.figure)?.scanned;
        let exact = scanned.exactness == Exactness::Exact;
        Some((scanned.unit_kind()?, scanned.value.filter(|_| exact)?))
    }

    fn tally(&mut self, whole: &[FeeFigure], parts: &[FeeFigure]) {
        let last_of = |kind: UnitKind| {
            let of_kind = |own: &&FeeFigure| self.exact_fee(own).is_some_and(|(own, _)| own == kind);
            let own = whole.iter().rev().find(of_kind)?;
            Some((own.figure, self.exact_fee(own)?.1))
        };
        let (cases, money) = (last_of(UnitKind::Case), last_of(UnitKind::Money));
        let (mut count, mut amount) = (Some(Value::ZERO), Some(Value::ZERO));
        let mut told = 0;
        let mut pending: Option<Value> = None;
        let mut by_case = false;
        for part in parts {
            match self.exact_fee(part) {
                Some((UnitKind::Case, value)) => {
                    // Cases without an amount: the amounts are not all told.
                    amount = amount.filter(|_| pending.is_none());
                    count = count.and_then(|sum| sum.checked_add(value));
                    pending = Some(value);
                    by_case = part.each;
                }
                Some((_, value)) => {
                    let times = pending.take();
                    let each = times.and_then(Value::to_integer).unwrap_or(0);
                    let by_case = part.each || std::mem::take(&mut by_case);
                    let own =
                        if by_case { value.checked_mul(each).filter(|_| each > 0) } else { Some(value) };
                    amount = amount.zip(own).and_then(|(sum, own)| sum.checked_add(own));
                    count = count.filter(|_| times.is_some());
                    told += 1;
                }
                None => return,
            }
        }
        amount = amount.filter(|_| pending.is_none());
        if told < 2 || parts.iter().any(|part| part.open) {
            return;
        }
        for (whole, sum) in [(money, amount), (cases, count)] {
            let (Some((figure, value)), Some(sum)) = (whole, sum) else { continue };
            let Some(difference) = value.checked_sub(sum).and_then(Value::checked_abs) else { continue };
            if difference.is_zero() {
                self.adds_up(figure);
                continue;
            }
            let facts = vec![
                ("text", self.quotation(figure)),
                ("sum", Fact::Number(sum)),
                ("parts", Fact::Number(Value::from(told))),
                ("difference", Fact::Number(difference)),
            ];
            let mut finding = finding("FEE-LIST", "prose.parts", facts);
            let text = self.text;
            let place = |own: &FeeFigure| text.read.items.get(own.figure);
            finding.places = parts
                .iter()
                .filter_map(place)
                .map(|item| Place::Prose(item.section, text.range(item)))
                .collect();
            self.find(figure, finding);
            return;
        }
    }

    /// Applications ended for want of payment, and the prose says that no fee was taken.
    fn unpaid(&mut self) {
        let quantity = Quantity::total(Row::OtherFeeUnpaid);
        let Some(value) =
            self.tables.cells.value(self.tables.report, quantity).filter(|value| !value.is_zero())
        else {
            return;
        };
        let none = self.text.read.no_fee.filter(|_| !self.text.read.notice).filter(|_| {
            let zero = |figure: &usize| self.text.read.items.get(*figure).and_then(|item| item.scanned.value);
            !self.text.read.fees.iter().filter_map(zero).any(|value| !value.is_zero())
        });
        let Some((section, range)) = none else { return };
        let mut finding = finding("FEE-R362", "FEE-R362", vec![("right", Fact::Number(value))]);
        finding.places = vec![Place::Prose(section, range)];
        finding.places.extend(self.tables.cells.of(quantity).into_iter().map(Place::Cell));
        self.findings.push(finding);
    }
}

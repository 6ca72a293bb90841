//! The fee for processing information: `FEE-UNIT`, `FEE-MOD`, `FEE-R362`.

use super::{Judge, finding};
use crate::finding::{Fact, Place};
use crate::narrative::{Exactness, Quantity, Row};
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
        self.unpaid();
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

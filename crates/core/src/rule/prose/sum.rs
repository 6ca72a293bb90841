//! Sums inside the prose: `NIN-SUM`, `NIN-LIST`, `NAR-CH`.

use super::{Judge, finding};
use crate::finding::{Fact, Place};
use crate::narrative::{Answer, Class, Exactness, Listing, Opener, Quantity, Row, Why};
use crate::number::Value;

impl Judge<'_> {
    pub(super) fn sums(&mut self) {
        let text = self.text;
        for list in &text.read.lists {
            self.sum_of(list);
        }
    }

    fn exact(&self, figure: usize) -> Option<Value> {
        let item = self.text.read.items.get(figure)?;
        (item.scanned.exactness == Exactness::Exact).then_some(item.scanned.value?)
    }

    fn sum_of(&mut self, list: &Listing) {
        // Fees are added up by case and by amount, see `fee`.
        if list.parts.is_empty() || list.fee {
            return;
        }
        let mut sum = Value::ZERO;
        let mut largest = Value::ZERO;
        for part in &list.parts {
            let Some(next) = self.exact(*part).and_then(|value| {
                largest = largest.max(value);
                sum.checked_add(value)
            }) else {
                return;
            };
            sum = next;
        }
        let totals: Vec<(usize, Value)> =
            list.totals.iter().filter_map(|total| Some((*total, self.exact(*total)?))).collect();
        if let Some((total, _)) = totals.iter().find(|(_, value)| *value == sum) {
            if list.parts.len() > 1 {
                for figure in list.parts.iter().chain([total]) {
                    self.adds_up(*figure);
                }
            }
            return;
        }
        let known = |figure: &usize| match self.claim(*figure) {
            Some((claim, Answer::Fails(..))) => claim.sure,
            _ => self.contradicts(*figure),
        };
        if list.parts.iter().chain(&list.totals).any(known) {
            return;
        }
        if totals.is_empty() {
            self.channels_without_total(list, sum);
            return;
        }
        if totals.len() != list.totals.len()
            || list.distant && totals.len() > 1
            || self.is_of_table(list, sum)
        {
            return;
        }
        // The nearest whole is meant, unless a part does not fit into it but into another.
        let Some((total, value)) = totals.first().copied() else { return };
        if list.mixed || list.open && sum < value || !self.complete(list, sum, value, largest) {
            return;
        }
        if list.trailing && self.some_of(list, value) {
            return;
        }
        // A wide difference is likelier a list that was read wrongly than one that was added up wrongly.
        let apart =
            value.checked_sub(sum).and_then(Value::checked_abs).and_then(|apart| apart.checked_mul(4));
        // Unless the words say that the list is complete, or the whole is known to be right.
        let known = list.class == Some(Class::Channel)
            && list.opener != Opener::Implicit
            && matches!(self.claim(total), Some((_, Answer::Holds(..))));
        let wide = apart.is_none_or(|apart| apart > value);
        if list.labelled && wide {
            return;
        }
        let told =
            known || list.complete || list.opener == Opener::Including || list.closed && list.parts.len() > 2;
        if !told && wide {
            return;
        }
        if self.elsewhere(list) {
            return;
        }
        let rule = match list.class {
            Some(Class::Channel) if list.applications => "NAR-CH",
            Some(Class::Body) => "NIN-LIST",
            _ => "NIN-SUM",
        };
        let difference = value.checked_sub(sum).and_then(Value::checked_abs).unwrap_or(Value::ZERO);
        let facts = vec![
            ("text", self.quotation(total)),
            ("sum", Fact::Number(sum)),
            ("parts", Fact::Number(Value::from(i64::try_from(list.parts.len()).unwrap_or(i64::MAX)))),
            ("difference", Fact::Number(difference)),
        ];
        let mut finding = finding(rule, "prose.parts", facts);
        let text = self.text;
        finding.places = list
            .parts
            .iter()
            .filter_map(|part| text.read.items.get(*part))
            .map(|item| Place::Prose(item.section, text.range(item)))
            .collect();
        self.find(total, finding);
    }

    /// Whether the parts are all applications received, with those carried in, or concluded, whatever the sentence
    /// takes them for.
    fn is_of_table(&self, list: &Listing, sum: Value) -> bool {
        if !list.applications {
            return false;
        }
        let value = |row: Row| self.tables.cells.value(self.tables.report, Quantity::total(row));
        let (new, old, done) = (value(Row::Received), value(Row::CarriedIn), value(Row::Concluded));
        let both = new.zip(old).and_then(|(new, old)| new.checked_add(old));
        [new, both, done].contains(&Some(sum))
    }

    /// Whether the last few figures before a total make it up: 对 20 份复核，改 3 份、留 4 份，共 7 份.
    fn some_of(&self, list: &Listing, total: Value) -> bool {
        let mut sum = Value::ZERO;
        list.parts.iter().rev().any(|part| {
            sum = self.exact(*part).and_then(|value| sum.checked_add(value)).unwrap_or(sum);
            sum == total
        })
    }

    /// Whether any of the figures is of another year or scope.
    fn elsewhere(&self, list: &Listing) -> bool {
        list.parts.iter().chain(&list.totals).any(|figure| {
            self.text.read.items.get(*figure).is_some_and(|item| {
                item.claim.is_none() && matches!(item.why, Why::Difference | Why::Unreadable)
            })
        })
    }

    /// Whether the parts must be all of the whole, or at least cannot be more.
    fn complete(&self, list: &Listing, sum: Value, total: Value, largest: Value) -> bool {
        let count = list.parts.len();
        let difference = total.checked_sub(sum).and_then(Value::checked_abs).unwrap_or(total);
        let near = difference.checked_mul(20).is_some_and(|twentyfold| twentyfold <= total);
        let over = sum > total;
        let judged = list.parts.iter().any(|part| matches!(self.claim(*part), Some((_, Answer::Holds(..)))));
        let whole_is_of_cases = list
            .totals
            .first()
            .and_then(|total| self.text.read.items.get(*total))
            .is_some_and(|item| matches!(item.class, Class::Cases | Class::Result));
        match list.class {
            Some(Class::Channel) => count >= 2,
            // 其中 of a total: parts that fit another total do not fit this one.
            Some(Class::Applicant) => {
                count >= 2 && (!judged || list.everyone && list.opener != Opener::Implicit)
            }
            Some(Class::Handling) => !judged && over && count >= 2,
            Some(Class::Result) => !judged && over && whole_is_of_cases,
            Some(Class::Body | Class::Thing { .. }) => {
                let several = list.complete || list.closed || list.opener == Opener::Including;
                let whole = several && count >= 2 || list.trailing && largest <= total || near && count >= 4;
                whole
                    && (!over
                        || near
                        || largest <= total
                        || list.complete
                        || list.opener == Opener::Including)
                    || largest > total && list.totals.len() == 1 && list.opener != Opener::Bracket
            }
            Some(Class::Cases) | None => false,
        }
    }

    /// `NAR-CH` where the sentence names no whole: the channels add up to the applications of the table.
    fn channels_without_total(&mut self, list: &Listing, sum: Value) {
        if list.class != Some(Class::Channel) || list.parts.len() < 2 || list.open {
            return;
        }
        let value = |row: Row| self.tables.cells.value(self.tables.report, Quantity::total(row));
        let (Some(new), Some(old), Some(done)) =
            (value(Row::Received), value(Row::CarriedIn), value(Row::Concluded))
        else {
            return;
        };
        if sum == new || Some(sum) == new.checked_add(old) || sum == done {
            for part in &list.parts {
                self.adds_up(*part);
            }
            return;
        }
        let applications = list.opener == Opener::Implicit && list.totals.is_empty();
        let of_applications = list
            .parts
            .iter()
            .all(|part| self.text.read.items.get(*part).is_some_and(|item| item.class == Class::Channel));
        if !(applications && of_applications) {
            return;
        }
        let cells = self.tables.cells.of(Quantity::total(Row::Received));
        let Some((first, rest)) = list.parts.split_first() else { return };
        let facts =
            vec![("text", self.quotation(*first)), ("sum", Fact::Number(sum)), ("right", Fact::Number(new))];
        let mut finding = finding("NAR-CH", "NAR-CH", facts);
        let text = self.text;
        finding.places = rest
            .iter()
            .filter_map(|part| text.read.items.get(*part))
            .map(|item| Place::Prose(item.section, text.range(item)))
            .chain(cells.into_iter().map(Place::Cell))
            .collect();
        self.find(*first, finding);
    }
}

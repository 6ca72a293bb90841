//! Percentages: `NIN-PCT`, `NIN-PCTSUM`.

use super::{Judge, finding};
use crate::finding::{Fact, Place};
use crate::narrative::{Class, Exactness, PercentKind, Percentage, Quantity, Row, Rows, Scanned, TOTAL};
use crate::number::{Decimal, Value};

/// The groups that all outcomes fall into.
const OUTCOMES: [Row; 6] =
    [Row::Granted, Row::Partial, Row::Denied, Row::Unavailable, Row::Declined, Row::Otherwise];

/// Whether a percentage, rounded or cut off to its last printed digit, is part/base.
pub(super) fn is_share(percentage: &Scanned, part: Value, base: Value) -> Option<bool> {
    let written = percentage.value?.decimal().billionths();
    let step = percentage.step.decimal().billionths();
    let part = part.decimal().billionths();
    let base = base.decimal().billionths();
    if base <= 0 {
        return None;
    }
    let exact = part.checked_mul(100)?;
    // part·100/base against written, both times base: in whole units where they are whole.
    let (exact, base) =
        if exact % ONE == 0 && base % ONE == 0 { (exact / ONE, base / ONE) } else { (exact, base) };
    let difference = exact.checked_mul(ONE)?.checked_sub(written.checked_mul(base)?)?.checked_abs()?;
    Some(difference < step.checked_mul(base)?)
}

const ONE: i128 = 1_000_000_000;

/// part/base in percent with as many places as the printed one has.
pub(super) fn share(percentage: &Scanned, part: Value, base: Value) -> Option<Value> {
    let step = percentage.step.decimal().billionths().max(1);
    let part = part.decimal().billionths().checked_mul(100)?;
    let base = base.decimal().billionths();
    if base <= 0 {
        return None;
    }
    let scaled = part.checked_mul(ONE / step)?;
    let rounded = (scaled + base / 2) / base;
    Some(Value::from(Decimal::from_billionths(rounded.checked_mul(step)?)))
}

impl Judge<'_> {
    pub(super) fn shares(&mut self) {
        let text = self.text;
        for percentage in &text.read.percentages {
            match percentage.kind {
                PercentKind::Share => self.share(percentage),
                PercentKind::Done => self.done(percentage),
                PercentKind::Growth(_) | PercentKind::Multiple => {}
            }
        }
        self.hundred();
        self.hundred_of_all();
    }

    fn scanned(&self, figure: usize) -> Option<&Scanned> {
        self.text.read.items.get(figure).map(|item| &item.scanned)
    }

    fn cell(&self, row: Row) -> Option<Value> {
        self.tables.cells.value(self.tables.report, Quantity::total(row))
    }

    /// What shares of applications are taken of.
    fn bases(&self) -> Vec<Value> {
        let (new, old, done) =
            (self.cell(Row::Received), self.cell(Row::CarriedIn), self.cell(Row::Concluded));
        let both = new.zip(old).and_then(|(new, old)| new.checked_add(old));
        [new, done, both].into_iter().flatten().filter(|value| !value.is_zero()).collect()
    }

    fn share(&mut self, percentage: &Percentage) {
        let exact = |own: &&Scanned| own.exactness == Exactness::Exact;
        let Some(written) = self.scanned(percentage.figure).filter(exact).copied() else { return };
        let items = &self.text.read.items;
        let of = percentage.of.and_then(|of| items.get(of));
        let part = match (of, percentage.quantity) {
            (_, Some(quantity)) => self.tables.cells.value(self.tables.report, quantity),
            (Some(item), None) if item.scanned.exactness == Exactness::Exact => item.scanned.value,
            _ => None,
        };
        let Some(part) = part else { return };
        let list = percentage
            .list
            .or(of.and_then(|item| item.part_of))
            .and_then(|list| self.text.read.lists.get(list));
        let mut bases: Vec<Value> = Vec::new();
        let mut wholes: Vec<usize> = Vec::new();
        if let Some(list) = list {
            wholes.extend(&list.totals);
        }
        wholes.extend(percentage.base);
        bases.extend(wholes.iter().filter_map(|total| self.scanned(*total)?.value));
        let related = percentage.quantity.is_some()
            || of.is_some_and(|item| {
                matches!(item.class, Class::Handling | Class::Applicant | Class::Channel | Class::Cases)
            });
        if let Some(whole) = percentage.whole {
            bases = self.tables.cells.value(self.tables.report, whole).into_iter().collect();
        } else if related {
            bases.extend(self.bases());
        }
        if bases.is_empty() {
            return;
        }
        let holds = |part: Value| bases.iter().any(|base| is_share(&written, part, *base) == Some(true));
        let mut parts = vec![part];
        // Several figures named together may share one percentage: the last two or three before it.
        if let (Some(of), None, None) = (percentage.of, percentage.quantity, percentage.base) {
            let mut sum = part;
            for before in (0..of).rev().take(2) {
                let Some(value) = self
                    .scanned(before)
                    .filter(|own| own.unit_kind() == self.scanned(of).and_then(Scanned::unit_kind))
                    .and_then(|own| own.value)
                else {
                    break;
                };
                let Some(next) = sum.checked_add(value) else { break };
                sum = next;
                parts.push(sum);
            }
        }
        let of_applicants =
            percentage.quantity.is_some_and(|quantity| self.of_applicants(&written, quantity));
        if of_applicants || parts.into_iter().any(holds) {
            self.adds_up(percentage.figure);
            return;
        }
        if !percentage.sure
            || percentage.of.is_some_and(|of| self.contradicts(of))
            || wholes.iter().any(|whole| self.contradicts(*whole))
        {
            return;
        }
        let Some(right) = bases.first().and_then(|base| share(&written, part, *base)) else { return };
        let Some(base) = bases.first().copied() else { return };
        let facts = vec![
            ("text", self.quotation(percentage.figure)),
            ("part", Fact::Number(part)),
            ("whole", Fact::Number(base)),
            ("right", Fact::Number(right)),
        ];
        let mut finding = finding("NIN-PCT", "NIN-PCT", facts);
        let text = self.text;
        let places = percentage.of.into_iter().chain(wholes.first().copied());
        finding.places = places
            .filter_map(|figure| text.read.items.get(figure))
            .map(|item| Place::Prose(item.section, text.range(item)))
            .collect();
        if let Some(quantity) = percentage.quantity {
            finding.places.extend(self.tables.cells.of(quantity).into_iter().map(Place::Cell));
        }
        self.find(percentage.figure, finding);
    }

    /// Whether the share of a kind of applicants holds among those received, handled or concluded.
    fn of_applicants(&self, written: &Scanned, quantity: Quantity) -> bool {
        if quantity.columns == TOTAL {
            return false;
        }
        let sets: [&[Row]; 3] = [&[Row::Received], &[Row::Concluded], &[Row::Received, Row::CarriedIn]];
        sets.into_iter().any(|rows| {
            let value = |columns| {
                let quantity = Quantity::new(Rows::of(rows), columns);
                self.tables.cells.value(self.tables.report, quantity)
            };
            let (part, whole) = (value(quantity.columns), value(TOTAL));
            part.zip(whole).is_some_and(|(part, whole)| is_share(written, part, whole) == Some(true))
        })
    }

    /// 办结率: concluded of all, and 100 % leaves nothing to carry over.
    fn done(&mut self, percentage: &Percentage) {
        let Some(written) = self.scanned(percentage.figure).copied() else { return };
        let (Some(new), Some(old), Some(done), Some(left)) = (
            self.cell(Row::Received),
            self.cell(Row::CarriedIn),
            self.cell(Row::Concluded),
            self.cell(Row::CarriedOut),
        ) else {
            return;
        };
        if !percentage.sure || written.exactness != Exactness::Exact {
            return;
        }
        let Some(all) = new.checked_add(old) else { return };
        let of_new = new.checked_sub(left).unwrap_or(done);
        let holds = [(done, all), (done, new), (of_new, new)]
            .iter()
            .any(|(part, base)| is_share(&written, *part, *base) == Some(true));
        let whole = written.value == Some(Value::Count(100));
        let left_over = whole && !left.is_zero();
        if holds && !left_over || all.is_zero() {
            self.adds_up(percentage.figure);
            return;
        }
        let carried = self.tables.cells.of(Quantity::total(Row::CarriedOut));
        let text = self.quotation(percentage.figure);
        let mut finding = if whole {
            finding("NAR-ALLDONE", "NAR-ALLDONE", vec![("text", text), ("right", Fact::Number(left))])
        } else {
            let Some(right) = share(&written, done, all) else { return };
            finding(
                "NIN-PCT",
                "NIN-PCT",
                vec![
                    ("text", text),
                    ("part", Fact::Number(done)),
                    ("whole", Fact::Number(all)),
                    ("right", Fact::Number(right)),
                ],
            )
        };
        finding.places = carried.into_iter().map(Place::Cell).collect();
        self.find(percentage.figure, finding);
    }

    /// `NIN-PCTSUM`: the shares of all outcomes together are 100 %.
    fn hundred(&mut self) {
        let text = self.text;
        let mut runs: Vec<Vec<&Percentage>> = Vec::new();
        let rows = |percentage: &Percentage| -> Rows {
            let of = percentage.of.and_then(|of| text.read.items.get(of)).and_then(|item| item.quantity);
            percentage.quantity.or(of).map_or(Rows::default(), |quantity| quantity.rows)
        };
        let outcome = |percentage: &&Percentage| {
            percentage.kind == PercentKind::Share
                && percentage.whole.is_none()
                && rows(percentage).meets(Rows::of(&OUTCOMES))
        };
        for percentage in text.read.percentages.iter().filter(outcome) {
            let section = |figure: usize| text.read.items.get(figure).map(|item| item.section);
            match runs.last_mut() {
                Some(run)
                    if run.last().is_some_and(|last| {
                        section(last.figure) == section(percentage.figure)
                            && !run.iter().any(|own| rows(own).meets(rows(percentage)))
                    }) =>
                {
                    run.push(percentage);
                }
                _ => runs.push(vec![percentage]),
            }
        }
        for run in runs {
            let covered = run.iter().fold(Rows::default(), |all, percentage| all | rows(percentage));
            let all = OUTCOMES
                .iter()
                .all(|row| covered.has(Rows::one(*row)) || self.cell(*row).is_some_and(Value::is_zero));
            if run.len() < 3 || !all {
                continue;
            }
            self.hundred_of(&run);
        }
    }

    /// Whether all shares are taken of one total that is not what was concluded.
    fn of_another_total(&self, run: &[&Percentage]) -> bool {
        let concluded = self.cell(Row::Concluded);
        let of = |percentage: &&Percentage| {
            let part = percentage.of.and_then(|of| self.scanned(of)?.value);
            self.scanned(percentage.figure).copied().zip(part)
        };
        self.bases().into_iter().filter(|base| Some(*base) != concluded).any(|base| {
            let fits = |(written, part): (Scanned, Value)| is_share(&written, part, base) == Some(true);
            run.iter().all(|percentage| of(percentage).is_some_and(fits))
        })
    }

    /// `NIN-PCTSUM` of other shares: those that leave nothing out make 100 %, those that exclude each other no more.
    fn hundred_of_all(&mut self) {
        let text = self.text;
        let shares = |own: &&Percentage| own.kind == PercentKind::Share && own.base.is_none();
        let shares: Vec<&Percentage> = text.read.percentages.iter().filter(shares).collect();
        for run in shares.chunk_by(|one, next| one.sentence == next.sentence) {
            let complete =
                run.first().is_some_and(|first| text.read.complete.binary_search(&first.sentence).is_ok());
            let of = |class: Class| run.iter().all(|own| own.class == class);
            let exclusive = of(Class::Applicant) || of(Class::Channel);
            let known = run.iter().any(|own| self.contradicts(own.figure));
            if run.len() < 2 || known || !(complete || exclusive) {
                continue;
            }
            let values = run.iter().map(|own| {
                let scanned = self.scanned(own.figure).filter(|own| own.exactness == Exactness::Exact)?;
                Some((scanned.value?, scanned.step))
            });
            let Some(values) = values.collect::<Option<Vec<(Value, Value)>>>() else { continue };
            let add = |sum: Option<Value>, own: Value| sum.and_then(|sum| sum.checked_add(own));
            let sum = values.iter().map(|(value, _)| *value).fold(Some(Value::ZERO), add);
            let slack = values.iter().map(|(_, step)| *step).fold(Some(Value::ZERO), add);
            let (Some(sum), Some(slack)) = (sum, slack) else { continue };
            let Some(over) = sum.checked_sub(Value::Count(100)) else { continue };
            if over > slack || complete && over.checked_abs().is_some_and(|off| off > slack) {
                self.not_hundred(run, sum);
            }
        }
    }

    fn hundred_of(&mut self, run: &[&Percentage]) {
        let mut sum = Value::ZERO;
        let mut slack = Value::ZERO;
        let mut repaired = Some(Value::ZERO);
        for percentage in run {
            let Some(scanned) = self.scanned(percentage.figure).copied() else { return };
            let Some(value) = scanned.value else { return };
            let (Some(next), Some(room)) = (sum.checked_add(value), slack.checked_add(scanned.step)) else {
                return;
            };
            sum = next;
            slack = room;
            // With the flagged percentages as they should be, the sum may be right: then they are all that is wrong.
            let right = if self.contradicts(percentage.figure) {
                let of = percentage.of.and_then(|of| self.scanned(of)?.value);
                of.zip(self.bases().into_iter().nth(1)).and_then(|(part, base)| share(&scanned, part, base))
            } else {
                Some(value)
            };
            repaired = repaired.and_then(|sum| sum.checked_add(right?));
        }
        let hundred = Value::Count(100);
        let far =
            |sum: Value| sum.checked_sub(hundred).and_then(Value::checked_abs).is_some_and(|off| off > slack);
        let wrong_parts = run.iter().any(|percentage| percentage.of.is_some_and(|of| self.contradicts(of)));
        if !far(sum) || !wrong_parts && repaired.is_some_and(|sum| !far(sum)) || self.of_another_total(run) {
            return;
        }
        self.not_hundred(run, sum);
    }

    fn not_hundred(&mut self, run: &[&Percentage], sum: Value) {
        let Some((first, rest)) = run.split_first() else { return };
        let facts = vec![("text", self.quotation(first.figure)), ("sum", Fact::Number(sum))];
        let mut finding = finding("NIN-PCTSUM", "NIN-PCTSUM", facts);
        let text = self.text;
        let place = |figure: usize| {
            text.read.items.get(figure).map(|item| Place::Prose(item.section, text.range(item)))
        };
        finding.places =
            place(first.figure).into_iter().chain(rest.iter().filter_map(|own| place(own.figure))).collect();
        self.findings.push(finding);
    }
}

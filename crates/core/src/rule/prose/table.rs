//! The prose against the tables: `NAR-…`.

use super::{Judge, UNSURE, finding};
use crate::finding::{Equation, Fact, Finding, Place, Term};
use crate::narrative::{Answer, Claim, Expression, Reading, Rows, TOTAL, Test, Verdict, Why};
use crate::number::Value;
use crate::rule::Severity;

impl Judge<'_> {
    /// Answers of claims become verdicts and findings.
    pub(super) fn tables(&mut self) {
        let text = self.text;
        for (number, claim) in text.read.claims.iter().enumerate() {
            let Some(answer) = self.answers.get(number).cloned() else { continue };
            let verdict = match &answer {
                Answer::Holds(Reading::Plain, expression) => {
                    Verdict::Agrees { cells: self.cells_of(expression) }
                }
                Answer::Holds(reading, expression) => {
                    Verdict::Explained { reading: *reading, cells: self.cells_of(expression) }
                }
                Answer::Fine => Verdict::Agrees { cells: Vec::new() },
                Answer::Unknown => Verdict::NotCompared(Why::NoValue),
                Answer::Fails(..) => UNSURE,
            };
            if let Some(figure) = claim.figure {
                self.set(figure, verdict);
            }
            let Answer::Fails(expression, value) = answer else { continue };
            if !claim.sure || claim.rule == "NAR-ALLDONE" && self.carries_on(claim) {
                continue;
            }
            let finding = self.difference(claim, &expression, value);
            if let Some(figure) = claim.figure {
                self.find(figure, finding);
            } else {
                let mut finding = finding;
                finding.places.insert(0, Place::Prose(claim.section, claim.range));
                self.findings.push(finding);
            }
        }
        self.balance();
    }

    fn cells_of(&self, expression: &Expression) -> Vec<crate::form::CellId> {
        self.tables.terms(expression).into_iter().map(|(cell, _)| cell).collect()
    }

    /// Whether the section says elsewhere that some applications go on: then 全部 means all that were due.
    fn carries_on(&self, claim: &Claim) -> bool {
        self.text.read.claims.iter().any(|other| {
            other.section == claim.section
                && other.rule == "NAR-CARRYOUT"
                && other
                    .figure
                    .and_then(|figure| self.text.read.items.get(figure)?.scanned.value)
                    .is_some_and(|value| !value.is_zero())
        })
    }

    fn difference(&self, claim: &Claim, expression: &Expression, value: Value) -> Finding {
        let terms = self.tables.terms(expression);
        let text = Fact::Text(self.text.words(claim.section, claim.quoted));
        let mut facts = vec![("text", text), ("right", Fact::Number(value))];
        let sentence = self.name_of(expression, &terms, &mut facts, claim);
        let written = claim.figure.and_then(|figure| self.text.read.items.get(figure)?.scanned.value);
        let left = match (written, &claim.test) {
            (Some(written), _) => Some(written),
            (None, Test::Zero(_)) => Some(Value::ZERO),
            (None, _) => None,
        };
        let mut finding = finding(claim.rule, sentence, facts);
        if claim.plain && claim.rule == "NAR-NEW" {
            finding.severity = Severity::Error;
        }
        finding.places = terms.iter().map(|(cell, _)| Place::Cell(*cell)).collect();
        finding.equation = Some(Equation {
            left: vec![Term { place: Place::Prose(claim.section, claim.range), factor: 1, value: left }],
            right: terms
                .iter()
                .map(|(cell, factor)| Term {
                    place: Place::Cell(*cell),
                    factor: *factor,
                    value: self.tables.report.value(*cell),
                })
                .collect(),
            left_value: left,
            right_value: Some(value),
            difference: left.and_then(|left| left.checked_sub(value)),
        });
        finding
    }

    /// The sentence for an expression, and the facts that name it.
    fn name_of(
        &self,
        expression: &Expression,
        terms: &[(crate::form::CellId, i64)],
        facts: &mut Vec<(&'static str, Fact)>,
        claim: &Claim,
    ) -> &'static str {
        if matches!(claim.test, Test::AtMost(_)) {
            facts.push(("terms", Fact::RightTerms));
            return "prose.at_most";
        }
        if let [(cell, _)] = terms {
            facts.push(("row", Fact::Row(*cell)));
            facts.push(("column", Fact::Column(*cell)));
            return "prose.cell";
        }
        let group = expression.single().filter(|quantity| quantity.columns == TOTAL);
        if let Some(words) = group.and_then(|quantity| group_name(quantity.rows)) {
            facts.push(("group", Fact::Words(words)));
            return self.quoted_row(terms, claim, facts).unwrap_or("prose.group");
        }
        facts.push(("terms", Fact::RightTerms));
        "prose.sum"
    }

    /// Whether the figure is that of a single row of the group: a frequent slip worth naming.
    fn quoted_row(
        &self,
        terms: &[(crate::form::CellId, i64)],
        claim: &Claim,
        facts: &mut Vec<(&'static str, Fact)>,
    ) -> Option<&'static str> {
        let written =
            self.text.read.items.get(claim.figure?)?.scanned.value.filter(|value| !value.is_zero())?;
        let (cell, _) = terms.iter().find(|(cell, _)| self.tables.report.value(*cell) == Some(written))?;
        facts.push(("row", Fact::Row(*cell)));
        Some("prose.group_row")
    }

    /// `NAR-ID`: the four figures of the balance in the prose, where the tables cannot judge them.
    fn balance(&mut self) {
        const RULES: [&str; 4] = ["NAR-NEW", "NAR-CARRYIN", "NAR-DONE", "NAR-CARRYOUT"];
        let text = self.text;
        let mut found: [Option<(usize, Value)>; 4] = [None; 4];
        for (number, claim) in text.read.claims.iter().enumerate() {
            let Some(slot) = RULES.iter().position(|rule| *rule == claim.rule) else { continue };
            let unknown = self.answers.get(number) == Some(&Answer::Unknown);
            let Some(figure) = claim.figure.filter(|_| claim.sure) else { continue };
            let item = text.read.items.get(figure);
            let exact = item.filter(|item| item.scanned.exactness == crate::narrative::Exactness::Exact);
            let Some(value) = exact.and_then(|item| item.scanned.value) else { continue };
            // A table that can be read judges each figure by itself.
            if !unknown {
                return;
            }
            if let Some(known) = found.get_mut(slot) {
                if known.is_some_and(|(_, before)| before != value) {
                    return;
                }
                *known = known.or(Some((figure, value)));
            }
        }
        let [Some(new), Some(old), Some(done), Some(left)] = found else { return };
        let (Some(before), Some(after)) = (new.1.checked_add(old.1), done.1.checked_add(left.1)) else {
            return;
        };
        if before == after {
            for (figure, _) in [new, old, done, left] {
                self.adds_up(figure);
            }
            return;
        }
        let facts = vec![
            ("new", Fact::Number(new.1)),
            ("old", Fact::Number(old.1)),
            ("done", Fact::Number(done.1)),
            ("left", Fact::Number(left.1)),
        ];
        let mut finding = finding("NAR-ID", "NAR-ID", facts);
        for (figure, _) in [old, done, left] {
            let place = text.read.items.get(figure).map(|item| Place::Prose(item.section, text.range(item)));
            finding.places.extend(place);
        }
        self.find(new.0, finding);
    }
}

/// The name of a group of rows.
fn group_name(rows: Rows) -> Option<&'static str> {
    use crate::narrative::Row;
    let named = [
        (Row::Denied, "prose.denied"),
        (Row::Unavailable, "prose.unavailable"),
        (Row::Declined, "prose.declined"),
        (Row::Otherwise, "prose.otherwise"),
    ];
    named.iter().find(|(row, _)| rows == Rows::one(*row)).map(|(_, name)| *name)
}

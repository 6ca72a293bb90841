//! The prose against the tables: `NAR-…`.

use std::collections::BTreeSet;

use super::{Judge, Ruling, UNSURE, finding};
use crate::finding::{Equation, Fact, Finding, Place, Term};
use crate::form::SectionNo;
use crate::narrative::{Answer, Claim, Exactness, Expression, Reading, Row, Rows, TOTAL, Test, Why};
use crate::number::Value;
use crate::rule::{RuleId, Severity, info};

/// How many claims before and behind one are looked at in its sentence.
const MOST_BESIDE: usize = 20;

/// Applications that ended without an answer.
const OTHERWISE: Rows =
    Rows::of(&[Row::Otherwise, Row::OtherNotCorrected, Row::OtherFeeUnpaid, Row::OtherMisc]);

impl Judge<'_> {
    /// Answers of claims become verdicts and findings.
    pub(super) fn tables(&mut self) {
        let text = self.text;
        let carrying = self.carrying_on();
        for (number, claim) in text.read.claims.iter().enumerate() {
            let Some(answer) = self.answers.get(number).cloned() else { continue };
            let verdict = match &answer {
                Answer::Holds(Reading::Plain, expression) => Ruling::Agrees(Some(*expression)),
                Answer::Holds(reading, expression) => Ruling::Explained(*reading, *expression),
                Answer::Fine => Ruling::Agrees(None),
                Answer::Unknown => Ruling::NotCompared(Why::NoValue),
                Answer::Fails(..) => UNSURE,
            };
            if let Some(figure) = claim.figure {
                self.set(figure, verdict);
            }
            let Answer::Fails(expression, value) = answer else { continue };
            if claim.rule == "NAR-DONE" && self.beside_other(number, claim, value) {
                if let Some(figure) = claim.figure {
                    self.set(figure, Ruling::Explained(Reading::WithoutOther, expression));
                }
                continue;
            }
            if claim.part_of_scope && !claim.sure {
                self.more_than_whole(claim, &expression, value);
            }
            if !claim.sure || claim.rule == "NAR-ALLDONE" && carrying.contains(&claim.section) {
                continue;
            }
            if claim.figure.is_some() && self.told_rightly(number, claim) {
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

    /// Whether the figure and those that the sentence tells of as withdrawn or ended otherwise are all concluded.
    fn beside_other(&self, number: usize, claim: &Claim, value: Value) -> bool {
        let written = |claim: &Claim| self.text.read.items.get(claim.figure?)?.scanned.value;
        let otherwise = |other: &&Claim| {
            let rows = match &other.test {
                Test::AtMost(quantity) => Some(quantity.rows),
                _ => other.quantity().map(|quantity| quantity.rows),
            };
            let same = other.section == claim.section && other.sentence == claim.sentence;
            same && rows.is_some_and(|rows| rows.meets(OTHERWISE))
        };
        let near = number.saturating_sub(MOST_BESIDE)..number.saturating_add(MOST_BESIDE);
        let claims = self.text.read.claims.iter().take(near.end).skip(near.start);
        let others = claims.filter(otherwise).filter_map(written);
        let mut sum = written(claim);
        for other in others {
            sum = sum.and_then(|sum| sum.checked_add(other));
            if sum == Some(value) {
                return true;
            }
        }
        false
    }

    /// Whether the same sentence tells the same quantity as the table has it: then this figure is of a part.
    fn told_rightly(&self, number: usize, claim: &Claim) -> bool {
        let of_cases = matches!(claim.rule, "NAR-REV" | "NAR-LIT");
        let Some(quantity) = claim.quantity().filter(|_| of_cases) else { return false };
        let near = number.saturating_sub(MOST_BESIDE)..number.saturating_add(MOST_BESIDE);
        let claims = self.text.read.claims.iter().zip(&self.answers).take(near.end).skip(near.start);
        claims.filter(|(other, _)| (other.section, other.sentence) == (claim.section, claim.sentence)).any(
            |(other, answer)| {
                let holds = matches!(answer, Answer::Holds(Reading::Plain, _));
                holds && other.sure && other.figure.is_some() && other.quantity() == Some(quantity)
            },
        )
    }

    /// Sections that say that some applications go on: there 全部 means all that were due.
    fn carrying_on(&self) -> BTreeSet<SectionNo> {
        let carries = |claim: &&Claim| {
            let value = claim.figure.and_then(|figure| self.text.read.items.get(figure)?.scanned.value);
            claim.rule == "NAR-CARRYOUT" && value.is_some_and(|value| !value.is_zero())
        };
        self.text.read.claims.iter().filter(carries).map(|claim| claim.section).collect()
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

    /// `NAR-SCOPE`: a part of the report's scope with more than the table has in all.
    fn more_than_whole(&mut self, claim: &Claim, expression: &Expression, value: Value) {
        let Some(figure) = claim.figure else { return };
        let item = self.text.read.items.get(figure);
        let Some(written) = item.and_then(|item| item.scanned.value) else { return };
        let Test::Level(readings) = &claim.test else { return };
        let fits = |reading: &Expression| self.tables.value(reading).is_none_or(|most| written <= most);
        if written <= value || readings.iter().any(|(_, reading)| fits(reading)) {
            return;
        }
        let mut finding = self.difference(claim, expression, value);
        finding.rule = RuleId::known("NAR-SCOPE");
        finding.severity = info("NAR-SCOPE").map_or(Severity::Warning, |info| info.severity);
        self.find(figure, finding);
    }

    /// `NAR-ID`: the four figures of the balance in one sentence, where the tables do not judge them.
    fn balance(&mut self) {
        const RULES: [&str; 4] = ["NAR-NEW", "NAR-CARRYIN", "NAR-DONE", "NAR-CARRYOUT"];
        let text = self.text;
        let mut told: Vec<((SectionNo, usize), usize, usize)> = Vec::new();
        for (number, claim) in text.read.claims.iter().enumerate() {
            if let Some(slot) = RULES.iter().position(|rule| *rule == claim.rule)
                && claim.figure.is_some()
            {
                told.push(((claim.section, claim.sentence), slot, number));
            }
        }
        told.sort_unstable();
        for sentence in told.chunk_by(|one, next| one.0 == next.0) {
            if let [(_, 0, new), (_, 1, old), (_, 2, done), (_, 3, left)] = sentence {
                self.balance_of([*new, *old, *done, *left]);
            }
        }
    }

    fn balance_of(&mut self, claims: [usize; 4]) {
        let text = self.text;
        let mut figures = [0; 4];
        let mut values = [Value::ZERO; 4];
        let mut judged = true;
        for ((claim, figure), value) in claims.iter().zip(&mut figures).zip(&mut values) {
            let Some(own) = text.read.claims.get(*claim).and_then(|claim| claim.figure) else { return };
            let Some(item) = text.read.items.get(own) else { return };
            let exact = item.scanned.exactness == Exactness::Exact;
            let Some(written) = item.scanned.value.filter(|_| exact && !self.contradicts(own)) else {
                return;
            };
            judged &= matches!(self.answers.get(*claim), Some(Answer::Holds(..)));
            *figure = own;
            *value = written;
        }
        let [new, old, done, left] = values;
        let (Some(before), Some(after)) = (new.checked_add(old), done.checked_add(left)) else { return };
        // What was received may contain what was carried in; a table that holds all four has the last word.
        if before == after || new == after || judged {
            for figure in figures {
                self.adds_up(figure);
            }
            return;
        }
        let facts = vec![
            ("new", Fact::Number(new)),
            ("old", Fact::Number(old)),
            ("done", Fact::Number(done)),
            ("left", Fact::Number(left)),
        ];
        let mut finding = finding("NAR-ID", "NAR-ID", facts);
        let [first, rest @ ..] = figures;
        finding.places = rest
            .iter()
            .filter_map(|figure| text.read.items.get(*figure))
            .map(|item| Place::Prose(item.section, text.range(item)))
            .collect();
        self.find(first, finding);
    }
}

/// The name of a group of rows.
fn group_name(rows: Rows) -> Option<&'static str> {
    let named = [
        (Row::Denied, "prose.denied"),
        (Row::Unavailable, "prose.unavailable"),
        (Row::Declined, "prose.declined"),
        (Row::Otherwise, "prose.otherwise"),
    ];
    named.iter().find(|(row, _)| rows == Rows::one(*row)).map(|(_, name)| *name)
}

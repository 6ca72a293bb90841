//! Rules on the prose: against the tables (`NAR-…`), within itself (`NIN-…`), fees (`FEE-…`), growth (`XY-GROW`).
//!
//! One pass reads the prose; every rule here looks at what it found. So they are one check, and their pages stand
//! together in `rules/order.txt`.

mod fee;
mod growth;
mod share;
mod sum;
mod table;
mod twice;

use super::{Check, Reads, RuleId, Severity, Subject, catalogue, info};
use crate::finding::{Fact, Finding, Place};
use crate::form::{CellId, Form};
use crate::narrative::{Answer, Cells, Claim, Expression, Reading, Tables, Text, Verdict, Why};
use crate::report::Report;

/// The rules on prose as one check.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    vec![Box::new(Prose { cells: Cells::new(form), reads: form.cell_ids().collect() })]
}

struct Prose {
    cells: Cells,
    reads: Vec<CellId>,
}

impl Check for Prose {
    fn rule(&self) -> RuleId {
        RuleId::known("NAR-NEW")
    }

    fn reads(&self) -> Reads {
        Reads { cells: self.reads.clone(), prose: true, identity: true }
    }

    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        let text = subject.text(&self.cells);
        findings.extend(judge(subject.report, subject.previous, &self.cells, text).findings);
    }
}

/// Everything that came of comparing the prose.
pub(crate) struct Outcome {
    /// One per figure.
    pub(crate) verdicts: Vec<Ruling>,
    pub(crate) findings: Vec<Finding>,
}

/// What came of comparing a figure; [`Verdict`] with the cells still to be looked up.
#[derive(Debug, Clone)]
pub(crate) enum Ruling {
    Agrees(Option<Expression>),
    Explained(Reading, Expression),
    Contradicts(RuleId),
    AddsUp,
    NotCompared(Why),
}

impl Ruling {
    /// The same with the cells.
    pub(crate) fn verdict(&self, tables: &Tables<'_>) -> Verdict {
        let cells =
            |expression: &Expression| tables.terms(expression).into_iter().map(|(cell, _)| cell).collect();
        match self {
            Self::Agrees(expression) => {
                Verdict::Agrees { cells: expression.as_ref().map_or_else(Vec::new, cells) }
            }
            Self::Explained(reading, expression) => {
                Verdict::Explained { reading: *reading, cells: cells(expression) }
            }
            Self::Contradicts(rule) => Verdict::Contradicts { rule: rule.clone() },
            Self::AddsUp => Verdict::AddsUp,
            Self::NotCompared(why) => Verdict::NotCompared(*why),
        }
    }
}

/// What the rules here share: the prose, the answers of its claims, the tables.
struct Judge<'a> {
    text: &'a Text,
    tables: Tables<'a>,
    previous: Option<&'a Report>,
    /// One per claim.
    answers: Vec<Answer>,
    /// One per figure.
    verdicts: Vec<Ruling>,
    findings: Vec<Finding>,
}

/// Compares what the prose says.
pub(crate) fn judge(report: &Report, previous: Option<&Report>, cells: &Cells, text: &Text) -> Outcome {
    let tables = Tables { report, cells };
    let answers = text
        .read
        .claims
        .iter()
        .map(|claim| {
            let figure = claim.figure.and_then(|figure| text.read.items.get(figure));
            tables.judge(claim, figure.map(|item| &item.scanned))
        })
        .collect();
    let verdicts = text.read.items.iter().map(|item| Ruling::NotCompared(item.why)).collect();
    let mut judge = Judge { text, tables, previous, answers, verdicts, findings: Vec::new() };
    judge.tables();
    judge.sums();
    judge.shares();
    judge.growth();
    judge.twice();
    judge.fees();
    let Judge { verdicts, mut findings, .. } = judge;
    findings.sort_by_cached_key(|finding| {
        (catalogue::position(finding.rule.as_str()), finding.places.first().cloned())
    });
    Outcome { verdicts, findings }
}

impl Judge<'_> {
    /// Adds a finding on a figure.
    fn find(&mut self, figure: usize, mut finding: Finding) {
        if let Some(item) = self.text.read.items.get(figure) {
            finding.places.insert(0, Place::Prose(item.section, self.text.range(item)));
        }
        self.contradict(figure, &finding.rule);
        self.findings.push(finding);
    }

    fn contradict(&mut self, figure: usize, rule: &RuleId) {
        if let Some(verdict) = self.verdicts.get_mut(figure) {
            *verdict = Ruling::Contradicts(rule.clone());
        }
    }

    fn contradicts(&self, figure: usize) -> bool {
        matches!(self.verdicts.get(figure), Some(Ruling::Contradicts(_)))
    }

    /// Notes that a figure fits the others, where nothing better is known of it.
    fn adds_up(&mut self, figure: usize) {
        if let Some(verdict @ Ruling::NotCompared(_)) = self.verdicts.get_mut(figure) {
            *verdict = Ruling::AddsUp;
        }
    }

    fn set(&mut self, figure: usize, verdict: Ruling) {
        if let Some(own) = self.verdicts.get_mut(figure) {
            *own = verdict;
        }
    }

    /// The words around a figure.
    fn quotation(&self, figure: usize) -> Fact {
        let item = self.text.read.items.get(figure);
        Fact::Text(item.map_or_else(String::new, |item| {
            let from = item.phrase.0.max(item.scanned.number.0.saturating_sub(14));
            self.text.words(item.section, (from.min(item.scanned.number.0), item.scanned.end))
        }))
    }

    fn claim(&self, figure: usize) -> Option<(&Claim, &Answer)> {
        let number = self.text.read.items.get(figure)?.claim?;
        Some((self.text.read.claims.get(number)?, self.answers.get(number)?))
    }
}

/// A finding without places and equation.
fn finding(rule: &'static str, sentence: &'static str, facts: Vec<(&'static str, Fact)>) -> Finding {
    Finding {
        rule: RuleId::known(rule),
        severity: info(rule).map_or(Severity::Warning, |info| info.severity),
        places: Vec::new(),
        sentence,
        facts,
        equation: None,
    }
}

/// The reason for not comparing a claim that failed but was not sure.
const UNSURE: Ruling = Ruling::NotCompared(Why::Unsure);

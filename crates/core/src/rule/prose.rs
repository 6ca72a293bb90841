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
use crate::narrative::{Answer, Cells, Claim, Tables, Text, Verdict, Why};
use crate::report::Report;

/// The rules on prose as one check.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    vec![Box::new(Prose { cells: Cells::new(form), reads: form.cell_ids().collect() })]
}

#[derive(Debug)]
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
        findings.extend(judge(subject.report, subject.previous, &self.cells).findings);
    }
}

/// Everything that came of reading and comparing the prose.
pub(crate) struct Outcome {
    pub(crate) text: Text,
    /// One per figure.
    pub(crate) verdicts: Vec<Verdict>,
    pub(crate) findings: Vec<Finding>,
}

/// What the rules here share: the prose, the answers of its claims, the tables.
struct Judge<'a> {
    text: &'a Text,
    tables: Tables<'a>,
    previous: Option<&'a Report>,
    /// One per claim.
    answers: Vec<Answer>,
    /// One per figure.
    verdicts: Vec<Verdict>,
    findings: Vec<Finding>,
}

/// Reads and compares.
pub(crate) fn judge(report: &Report, previous: Option<&Report>, cells: &Cells) -> Outcome {
    let text = Text::of(report, cells);
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
    let verdicts = text.read.items.iter().map(|item| Verdict::NotCompared(item.why)).collect();
    let mut judge = Judge { text: &text, tables, previous, answers, verdicts, findings: Vec::new() };
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
    Outcome { text, verdicts, findings }
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
            *verdict = Verdict::Contradicts { rule: rule.clone() };
        }
    }

    fn contradicts(&self, figure: usize) -> bool {
        matches!(self.verdicts.get(figure), Some(Verdict::Contradicts { .. }))
    }

    /// Notes that a figure fits the others, where nothing better is known of it.
    fn adds_up(&mut self, figure: usize) {
        if let Some(verdict @ Verdict::NotCompared(_)) = self.verdicts.get_mut(figure) {
            *verdict = Verdict::AddsUp;
        }
    }

    fn set(&mut self, figure: usize, verdict: Verdict) {
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
const UNSURE: Verdict = Verdict::NotCompared(Why::Unsure);

//! From an [`Outcome`] to the shapes of the answer.

use super::ProblemError;
use super::compare::differences;
use super::json::{
    CertificateAnswer, EditAnswer, ForcedAnswer, OptionAnswer, ProblemFile, RecordAnswer, RecordEntry,
    RepairAnswer, SafeAnswer, ValueAnswer,
};
use super::read::{problem, record_name};
use crate::repair::exact::Rational;
use crate::repair::outcome::{Edit, Fits, Outcome, Repair, Status, Stopped};
use crate::repair::problem::{Effort, Problem};
use crate::repair::{Forced, Typo, forced, solve, typos};

/// Solves one record.
pub(crate) fn record(
    file: &ProblemFile,
    index: usize,
    record: &RecordEntry,
) -> Result<RecordAnswer, ProblemError> {
    let problem = problem(file, index, record)?;
    let name = record_name(index, record);
    let fault = |fault| ProblemError::Problem { record: name.clone(), fault };
    let mut effort = Effort::default();
    effort.nodes = file.limits.nodes.unwrap_or(effort.nodes);
    let outcome = solve(&problem, &effort).map_err(fault)?;
    let forced = forced(&problem).map_err(fault)?;
    let typos = typos(&problem).map_err(fault)?;
    let writer = Writer { problem: &problem };
    let mut answer = RecordAnswer {
        status: status_name(outcome.status),
        reason: reason(outcome.status, stopped(&outcome)),
        weight: outcome.weight().map(text),
        repairs: outcome.repairs.iter().map(|repair| writer.repair(repair)).collect(),
        forced: forced.iter().map(|value| writer.forced(value)).collect(),
        typos: typos.optima.iter().map(|set| writer.typos(set)).collect(),
        safe_typos: writer.typos(&typos.safe),
        unjudged: outcome.unjudged.iter().map(|&rule| writer.rule(rule)).collect(),
        nodes: outcome.nodes,
        as_expected: None,
        differences: Vec::new(),
        name,
    };
    if let Some(expect) = &record.expect {
        answer.differences = differences(&problem, &outcome, &answer, expect);
        answer.as_expected = Some(answer.differences.is_empty());
    }
    Ok(answer)
}

/// The four answers of the contract; [`reason`] tells the kinds of `none` apart.
pub(crate) fn status_name(status: Status) -> &'static str {
    match status {
        Status::Unique => "unique",
        Status::Tied => "tied",
        Status::NothingToDo | Status::Infeasible | Status::BeyondLimit => "none",
        Status::NotSolved => "not_solved",
    }
}

fn stopped(outcome: &Outcome) -> Option<Stopped> {
    outcome.repairs.iter().find_map(|repair| repair.stopped)
}

fn reason(status: Status, stopped: Option<Stopped>) -> Option<&'static str> {
    match (status, stopped) {
        (Status::NothingToDo, _) => Some("nothing_to_do"),
        (Status::Infeasible, _) => Some("infeasible"),
        (Status::BeyondLimit, _) => Some("beyond_limit"),
        (Status::NotSolved, Some(Stopped::TooLarge)) => Some("numbers_too_large"),
        (Status::NotSolved, _) => Some("effort_used_up"),
        (Status::Unique | Status::Tied, _) => None,
    }
}

fn text(value: Rational) -> String {
    value.to_string()
}

struct Writer<'a> {
    problem: &'a Problem,
}

impl Writer<'_> {
    fn variable(&self, index: usize) -> String {
        self.problem.variables.get(index).map_or_else(String::new, |variable| variable.name.clone())
    }

    fn rule(&self, index: usize) -> String {
        self.problem.rules.get(index).map_or_else(String::new, |rule| rule.name.clone())
    }

    fn repair(&self, repair: &Repair) -> RepairAnswer {
        let certificate = &repair.certificate;
        RepairAnswer {
            status: status_name(repair.status),
            reason: reason(repair.status, repair.stopped),
            weight: repair.weight.map(text),
            rules: repair.rules.iter().map(|&rule| self.rule(rule)).collect(),
            safe: repair
                .safe
                .iter()
                .map(|safe| SafeAnswer { variable: self.variable(safe.variable), to: safe.to.map(text) })
                .collect(),
            options: repair
                .options
                .iter()
                .map(|option| OptionAnswer {
                    edits: option.edits.iter().map(|edit| self.edit(edit)).collect(),
                    fills: option.fills.iter().map(|fill| self.value(fill.variable, fill.to)).collect(),
                    cause: option.cause.name(),
                    weak: option.weak,
                })
                .collect(),
            capped: repair.capped,
            certificate: CertificateAnswer {
                disjoint_rules: certificate.disjoint_rules.iter().map(|&rule| self.rule(rule)).collect(),
                impossible_values: certificate
                    .impossible_values
                    .iter()
                    .map(|&at| self.variable(at))
                    .collect(),
                lower_bound: text(certificate.lower_bound),
                proved_bound: text(certificate.proved_bound),
                smaller_sets_tried: certificate.smaller_sets_tried,
            },
        }
    }

    fn edit(&self, edit: &Edit) -> EditAnswer {
        let (lower, upper) = match edit.fits {
            Fits::Range { lower, upper } => (lower, upper),
            Fits::Only | Fits::Unknown => (None, None),
        };
        let suspicion =
            self.problem.variables.get(edit.variable).and_then(|variable| variable.suspicion.as_ref());
        EditAnswer {
            variable: self.variable(edit.variable),
            from: edit.from.map(text),
            to: text(edit.to),
            forced: edit.fits == Fits::Only,
            at_least: lower.map(text),
            at_most: upper.map(text),
            cause: edit.cause.name(),
            suspicion: suspicion.map(|suspicion| suspicion.reason.clone()),
        }
    }

    fn value(&self, variable: usize, value: Rational) -> ValueAnswer {
        ValueAnswer { variable: self.variable(variable), to: text(value) }
    }

    fn typos(&self, typos: &[Typo]) -> Vec<ValueAnswer> {
        typos.iter().map(|typo| self.value(typo.variable, typo.to)).collect()
    }

    fn forced(&self, forced: &Forced) -> ForcedAnswer {
        ForcedAnswer {
            variable: self.variable(forced.variable),
            value: text(forced.value),
            rules: forced.rules.iter().map(|&rule| self.rule(rule)).collect(),
        }
    }
}

//! Which figure is wrong: the smallest change that makes every rule hold, all of them when several tie, and why
//! nothing smaller does (Fellegi and Holt 1976).
//!
//! The engine works on a [`Problem`] and knows no form, table or report. Four questions can be put to it:
//! * [`solve`]: the smallest repairs, all of them, as an [`Outcome`] of independent entries with certificates;
//! * [`forced`]: blanks that can have one value only, with the rules that force it;
//! * [`typos`]: slips of the fingers that explain broken equalities, a question of its own (Scholtus 2009);
//! * [`file::solve_problem_json`]: all of these for a problem file (`docs/repair-problems.md`).
//!
//! A caller gives every figure a name, a kind, bounds and, if known, its [`Place`] on paper and a [`Suspicion`];
//! every rule its terms as indices of variables. Answers speak of variables and rules by these indices. Exact
//! fractions throughout; no clock, no chance, no dependence on the order in which the problem is written down.

mod answer;
pub mod cause;
mod certificate;
mod exact;
pub mod file;
mod forced;
mod outcome;
mod problem;
mod region;
mod search;
mod typos;

pub use cause::Cause;
pub use certificate::Certificate;
pub use exact::{NotANumber, Overflow, Rational};
pub use forced::{Forced, forced};
pub use outcome::{Edit, Fits, Outcome, Repair, RepairOption, SafeEdit, Status, Stopped};
pub use problem::{
    Bound, Effort, Kind, Limits, LinearRule, Place, Problem, ProblemFault, Relation, Suspicion, Variable,
};
pub use typos::{Typo, TypoOutcome, typos};

/// Finds the smallest repairs of a problem.
///
/// # Errors
/// [`ProblemFault`] when the problem contradicts itself in form, such as two variables of one name.
pub fn solve(problem: &Problem, effort: &Effort) -> Result<Outcome, ProblemFault> {
    solve_until(problem, effort, &mut || false)
}

/// Like [`solve`], and gives up as soon as `stop` says so; it is asked at every step of the search.
///
/// # Errors
/// As for [`solve`].
pub fn solve_until(
    problem: &Problem,
    effort: &Effort,
    stop: &mut dyn FnMut() -> bool,
) -> Result<Outcome, ProblemFault> {
    let parts = search::parts(problem)?;
    let mut outcome =
        Outcome { status: Status::NothingToDo, repairs: Vec::new(), unjudged: parts.unjudged, nodes: 0 };
    if !(parts.hopeless_rules.is_empty() && parts.hopeless_variables.is_empty()) {
        outcome.repairs.push(answer::hopeless(parts.hopeless_rules, parts.hopeless_variables));
    }
    for system in &parts.systems {
        if system.is_quiet() {
            continue;
        }
        let limit = search::Limit::new(&problem.limits, *effort, system.unit);
        let found = search::search(system, &limit, stop);
        outcome.nodes += found.nodes;
        outcome.repairs.extend(answer::repairs(problem, system, &found));
    }
    outcome.status = outcome.repairs.iter().map(|repair| repair.status).max().unwrap_or(Status::NothingToDo);
    if matches!(outcome.status, Status::Unique | Status::Tied) && is_beyond(&problem.limits, &outcome) {
        outcome.status = Status::BeyondLimit;
    }
    Ok(outcome)
}

/// Do the parts together go over a limit that each of them keeps?
fn is_beyond(limits: &Limits, outcome: &Outcome) -> bool {
    let changes = |repair: &Repair| repair.options.iter().map(|option| option.edits.len()).min().unwrap_or(0);
    let total = outcome.weight();
    limits.weight.is_some_and(|most| total.is_none_or(|total| total > most))
        || limits.changes.is_some_and(|most| outcome.repairs.iter().map(changes).sum::<usize>() > most)
}

//! Which figure is wrong: the smallest change that makes every rule hold, all of them when several tie, and why
//! nothing smaller does (Fellegi and Holt 1976).

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
    Ok(outcome)
}

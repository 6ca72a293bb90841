//! Values that blanks must have, whatever else is filled in: deduction by elimination and by bounds
//! (de Waal, Pannekoek and Scholtus, “Handbook of Statistical Data Editing and Imputation”, 2011, chapter 9).

use super::exact::{Overflow, Rational};
use super::problem::{Bound, LinearRule, Problem, ProblemFault};
use super::search::{Row, Sense, System, parts};
use std::collections::BTreeSet;

/// A blank that can have one value only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forced {
    /// Index of the variable.
    pub variable: usize,
    /// The only value that fits.
    pub value: Rational,
    /// The rules that together leave no other (indices of rules).
    pub rules: Vec<usize>,
}

/// All blanks whose value follows from the figures that are there.
///
/// Blanks that hang together with a contradiction are left alone: nothing follows from figures that cannot all be
/// right. Deduction goes by elimination of equalities and by the least and greatest values that rules allow; it
/// never guesses, and what it finds is true of every way to complete the figures.
///
/// # Errors
/// [`ProblemFault`] as for [`solve`](super::solve).
pub fn forced(problem: &Problem) -> Result<Vec<Forced>, ProblemFault> {
    let blanks = only_blanks(problem);
    let mut found = Vec::new();
    for system in &parts(&blanks)?.systems {
        if system.vars.iter().any(|var| var.missing)
            && let Ok(Some(values)) = deduce(system)
        {
            found.extend(values);
        }
    }
    found.sort_by_key(|forced| forced.variable);
    Ok(found)
}

/// The problem with every known figure frozen, so that parts hang together by their blanks alone.
fn only_blanks(problem: &Problem) -> Problem {
    let mut blanks = problem.clone();
    for variable in &mut blanks.variables {
        variable.frozen |= variable.value.is_some();
    }
    let is_blank =
        |index: usize| blanks.variables.get(index).is_some_and(|variable| variable.value.is_none());
    let concerns_blanks = |rule: &LinearRule| rule.terms.iter().any(|term| is_blank(term.0));
    for rule in &mut blanks.rules {
        if !concerns_blanks(rule) {
            rule.terms.clear();
        }
    }
    blanks
}

/// A row with the rules it was made from.
#[derive(Clone)]
struct Derived {
    row: Row,
    rules: BTreeSet<usize>,
}

/// What is known of one blank: its range, and the rules each end rests on.
#[derive(Clone)]
struct Range {
    lower: Option<Bound>,
    upper: Option<Bound>,
    why_lower: BTreeSet<usize>,
    why_upper: BTreeSet<usize>,
}

/// `None`: the part contradicts itself.
fn deduce(system: &System) -> Result<Option<Vec<Forced>>, Overflow> {
    let given: Vec<Derived> = system
        .rows
        .iter()
        .zip(&system.rule_of)
        .map(|(row, &rule)| Derived { row: Row::clone(row), rules: BTreeSet::from([rule]) })
        .collect();
    let Some(solved) = eliminate(&given)? else { return Ok(None) };
    let mut ranges: Vec<Range> = system
        .vars
        .iter()
        .map(|var| Range {
            lower: var.lower,
            upper: var.upper,
            why_lower: BTreeSet::new(),
            why_upper: BTreeSet::new(),
        })
        .collect();
    let rows: Vec<&Derived> = given.iter().chain(&solved).collect();
    for _ in 0..50 {
        let mut changed = false;
        for derived in &rows {
            changed |= narrow(system, derived, &mut ranges, false)?;
            if derived.row.sense == Sense::Equal {
                changed |= narrow(system, derived, &mut ranges, true)?;
            }
        }
        let empty = |range: &Range| match (range.lower, range.upper) {
            (Some(lower), Some(upper)) => {
                lower.value > upper.value || (lower.value == upper.value && (lower.strict || upper.strict))
            }
            _ => false,
        };
        if ranges.iter().any(empty) {
            return Ok(None);
        }
        if !changed {
            break;
        }
    }
    let mut found = Vec::new();
    for (var, range) in system.vars.iter().zip(&ranges) {
        if let (Some(lower), Some(upper)) = (range.lower, range.upper)
            && lower.value == upper.value
            && !range.why_lower.is_empty() | !range.why_upper.is_empty()
        {
            let rules = range.why_lower.union(&range.why_upper).copied().collect();
            found.push(Forced { variable: var.original, value: lower.value, rules });
        }
    }
    Ok(Some(found))
}

/// The equalities solved for one blank after another; `None` when they contradict each other.
fn eliminate(given: &[Derived]) -> Result<Option<Vec<Derived>>, Overflow> {
    let mut rows: Vec<Derived> =
        given.iter().filter(|derived| derived.row.sense == Sense::Equal).cloned().collect();
    let mut done = 0;
    while done < rows.len() {
        let Some(shortest) = (done..rows.len())
            .filter(|&at| !rows[at].row.terms.is_empty())
            .min_by_key(|&at| (rows[at].row.terms.len(), rows[at].rules.len()))
        else {
            break;
        };
        rows.swap(done, shortest);
        let pivot_row = rows[done].clone();
        let Some(&(variable, pivot)) = pivot_row.row.terms.first() else { break };
        for (at, derived) in rows.iter_mut().enumerate() {
            if at == done {
                continue;
            }
            if let Some(coefficient) = derived.row.coefficient(variable) {
                let factor = coefficient.over(pivot)?.negated();
                derived.row = derived.row.plus_times(factor, &pivot_row.row)?;
                derived.rules.extend(&pivot_row.rules);
            }
        }
        done += 1;
    }
    Ok(rows.iter().all(|derived| !derived.row.terms.is_empty() || derived.row.rest.is_zero()).then_some(rows))
}

/// Takes `Σ aᵢ·xᵢ ≤ rest` (or `≥`, when turned) as a limit on each of its blanks, the others at their best.
fn narrow(system: &System, derived: &Derived, ranges: &mut [Range], turned: bool) -> Result<bool, Overflow> {
    let mut changed = false;
    let sign = if turned { Rational::MINUS_ONE } else { Rational::ONE };
    for &(target, coefficient) in &derived.row.terms {
        let mut rest = derived.row.rest.times(sign)?;
        let mut strict = derived.row.sense == Sense::Below;
        let mut why = derived.rules.clone();
        let mut open = false;
        for &(other, factor) in derived.row.terms.iter().filter(|term| term.0 != target) {
            let factor = factor.times(sign)?;
            let range = &ranges[other];
            let (least, reasons) = if factor.is_positive() {
                (range.lower, &range.why_lower)
            } else {
                (range.upper, &range.why_upper)
            };
            let Some(least) = least else {
                open = true;
                break;
            };
            rest = rest.minus(factor.times(least.value)?)?;
            strict |= least.strict;
            why.extend(reasons);
        }
        if open {
            continue;
        }
        let coefficient = coefficient.times(sign)?;
        let mut bound = Bound { value: rest.over(coefficient)?, strict };
        if let Some(step) = system.vars[target].step {
            bound = bound.inward(step, coefficient.is_positive())?;
        }
        let range = &mut ranges[target];
        let (old, reasons) = if coefficient.is_positive() {
            (&mut range.upper, &mut range.why_upper)
        } else {
            (&mut range.lower, &mut range.why_lower)
        };
        let better = old.is_none_or(|old| {
            let closer =
                if coefficient.is_positive() { bound.value < old.value } else { bound.value > old.value };
            closer || (bound.value == old.value && bound.strict && !old.strict)
        });
        if better {
            *old = Some(bound);
            *reasons = why;
            changed = true;
        }
    }
    Ok(changed)
}

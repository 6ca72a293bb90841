//! Typing slips, apart from minimal change: figures that one slip of the fingers away would make equalities hold
//! (Scholtus 2009, “Automatic correction of simple typing errors in numerical data with balance edits”).

use super::cause::distance;
use super::exact::{Overflow, Rational};
use super::problem::{Problem, ProblemFault, Relation};
use super::search::{can_hold, parts};
use std::collections::BTreeSet;

/// One figure put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Typo {
    /// Index of the variable.
    pub variable: usize,
    /// The value written down.
    pub from: Rational,
    /// One slip away from it.
    pub to: Rational,
}

/// All best typing repairs of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypoOutcome {
    /// Every set of repairs that settles the greatest number of equalities; empty when no slip explains anything.
    pub optima: Vec<Vec<Typo>>,
    /// The repairs that all best sets share: the only ones that may be made without asking.
    pub safe: Vec<Typo>,
    /// How many violated equalities the best sets settle.
    pub settled: usize,
    /// The search was cut short; nothing is called safe then.
    pub capped: bool,
}

/// Looks for typing repairs.
///
/// A figure is considered if it takes part in violated equalities only, and a value if it makes one of them hold,
/// is one slip away, and can be part of figures that satisfy every rule. Of two repaired figures no two stand in
/// one equality. Values below ten are passed over: among them, likeness is chance.
///
/// # Errors
/// [`ProblemFault`] as for [`solve`](super::solve).
pub fn typos(problem: &Problem) -> Result<TypoOutcome, ProblemFault> {
    parts(problem)?;
    let found = candidates(problem)?;
    let mut choice = Choice { candidates: &found, best: 0, sets: Vec::new(), steps: 20_000 };
    choice.extend(0, &mut Vec::new(), 0);
    let capped = choice.steps == 0;
    let best = choice.best;
    let mut outcome = TypoOutcome { settled: best, capped, ..TypoOutcome::default() };
    for set in choice.sets {
        let mut typos: Vec<Typo> =
            set.iter().filter_map(|&at| found.get(at).map(|known| known.typo)).collect();
        typos.sort_unstable_by_key(|typo| (name(problem, typo), typo.to));
        if !typos.is_empty() && extends(problem, &typos)? {
            outcome.optima.push(typos);
        }
    }
    outcome.optima.sort_by_cached_key(|set| {
        set.iter().map(|typo| (name(problem, typo).to_owned(), typo.to)).collect::<Vec<_>>()
    });
    if outcome.optima.is_empty() {
        outcome.settled = 0;
    } else if !capped {
        outcome.safe = outcome.optima.first().cloned().unwrap_or_default();
        outcome.safe.retain(|typo| outcome.optima.iter().all(|set| set.contains(typo)));
    }
    Ok(outcome)
}

fn name<'a>(problem: &'a Problem, typo: &Typo) -> &'a str {
    problem.variables.get(typo.variable).map_or("", |variable| &variable.name)
}

struct Candidate {
    typo: Typo,
    /// Violated equalities the variable stands in.
    touches: BTreeSet<usize>,
    /// Those of them that hold after the repair.
    settles: usize,
}

fn candidates(problem: &Problem) -> Result<Vec<Candidate>, ProblemFault> {
    let mut violated: Vec<(usize, Rational)> = Vec::new();
    let mut blocked = BTreeSet::new();
    for (index, rule) in problem.rules.iter().enumerate() {
        if rule.relation != Relation::Equal {
            continue;
        }
        let Some(gap) = gap(problem, index)? else { continue };
        if gap.abs() > rule.tolerance.unwrap_or_default() {
            violated.push((index, gap));
        } else {
            blocked.extend(rule.terms.iter().map(|term| term.0));
        }
    }
    let small = Rational::integer(10);
    let mut found = Vec::new();
    let mut order: Vec<usize> = (0..problem.variables.len()).collect();
    order.sort_by_key(|&index| problem.variables.get(index).map(|variable| variable.name.as_str()));
    for index in order {
        let Some(variable) = problem.variables.get(index) else { continue };
        let Some(from) = variable.value else { continue };
        if variable.frozen || blocked.contains(&index) || from.abs() < small {
            continue;
        }
        let mut touches = BTreeSet::new();
        let mut moves: Vec<(Rational, Rational)> = Vec::new();
        for &(rule, gap) in &violated {
            let coefficient = coefficient(problem, rule, index)?;
            if !coefficient.is_zero() {
                touches.insert(rule);
                moves.push((gap, coefficient));
            }
        }
        let mut values = BTreeSet::new();
        for (gap, coefficient) in &moves {
            values.insert(from.plus(gap.over(*coefficient)?)?);
        }
        for to in values {
            if to.abs() < small || distance(&from.to_string(), &to.to_string()) > 1 {
                continue;
            }
            let mut settles = 0;
            for (gap, coefficient) in &moves {
                if from.plus(gap.over(*coefficient)?)? == to {
                    settles += 1;
                }
            }
            let typo = Typo { variable: index, from, to };
            if extends(problem, &[typo])? {
                found.push(Candidate { typo, touches: touches.clone(), settles });
            }
        }
    }
    Ok(found)
}

/// Constant less sum; `None` if a blank is in the rule.
fn gap(problem: &Problem, rule: usize) -> Result<Option<Rational>, Overflow> {
    let Some(rule) = problem.rules.get(rule) else { return Ok(None) };
    let mut gap = rule.constant;
    for &(index, coefficient) in &rule.terms {
        let Some(value) = problem.variables.get(index).and_then(|variable| variable.value) else {
            return Ok(None);
        };
        gap = gap.minus(coefficient.times(value)?)?;
    }
    Ok(Some(gap))
}

fn coefficient(problem: &Problem, rule: usize, variable: usize) -> Result<Rational, Overflow> {
    let mut sum = Rational::ZERO;
    for &(index, coefficient) in problem.rules.get(rule).map_or(&[][..], |rule| &rule.terms) {
        if index == variable {
            sum = sum.plus(coefficient)?;
        }
    }
    Ok(sum)
}

/// Can all rules hold with these repairs made for good, whatever the other figures become?
fn extends(problem: &Problem, typos: &[Typo]) -> Result<bool, ProblemFault> {
    let mut repaired = problem.clone();
    for typo in typos {
        if let Some(variable) = repaired.variables.get_mut(typo.variable) {
            variable.value = Some(typo.to);
            variable.frozen = true;
        }
    }
    can_hold(&repaired)
}

/// The search for sets that settle most.
struct Choice<'a> {
    candidates: &'a [Candidate],
    best: usize,
    sets: Vec<Vec<usize>>,
    steps: u32,
}

impl Choice<'_> {
    fn extend(&mut self, from: usize, taken: &mut Vec<usize>, settled: usize) {
        if settled > self.best {
            self.best = settled;
            self.sets.clear();
        }
        if settled == self.best && settled > 0 {
            self.sets.push(taken.clone());
        }
        for at in from..self.candidates.len() {
            if self.steps == 0 {
                return;
            }
            self.steps -= 1;
            let Some(candidate) = self.candidates.get(at) else { return };
            let apart = taken.iter().all(|&other| {
                self.candidates.get(other).is_none_or(|other| other.touches.is_disjoint(&candidate.touches))
            });
            if apart {
                taken.push(at);
                self.extend(at + 1, taken, settled + candidate.settles);
                taken.pop();
            }
        }
    }
}

//! Exhaustive search over small ranges of whole numbers: the truth that the engine must find.

use super::checker::{allowed, holds};
use gouji_core::repair::{Problem, Rational};

/// The least weight and every set of variables of that weight whose change (to whole numbers within `range`) makes
/// all rules hold; `None` if there is no such set. Blanks change for nothing and are in no set.
pub(crate) fn optima(
    problem: &Problem,
    range: std::ops::RangeInclusive<i64>,
) -> Option<(Rational, Vec<Vec<usize>>)> {
    let values: Vec<Rational> = range.map(Rational::integer).collect();
    let open: Vec<usize> = (0..problem.variables.len())
        .filter(|&index| !problem.variables[index].frozen && problem.variables[index].value.is_some())
        .collect();
    let mut best: Option<(Rational, Vec<Vec<usize>>)> = None;
    let mut sets: Vec<(Rational, Vec<usize>)> = (0..1_u32 << open.len())
        .map(|mask| {
            let set: Vec<usize> = open
                .iter()
                .enumerate()
                .filter(|&(bit, _)| mask >> bit & 1 == 1)
                .map(|(_, &index)| index)
                .collect();
            let weight = set.iter().fold(Rational::ZERO, |sum, &index| {
                sum.plus(problem.variables[index].effective_weight()).unwrap()
            });
            (weight, set)
        })
        .collect();
    sets.sort();
    for (weight, set) in sets {
        if best.as_ref().is_some_and(|(least, _)| weight > *least) {
            break;
        }
        let mut record: Vec<Option<Rational>> =
            problem.variables.iter().map(|variable| variable.value).collect();
        let blanks = (0..record.len()).filter(|&i| record[i].is_none() && !problem.variables[i].frozen);
        let moving: Vec<usize> = set.iter().copied().chain(blanks).collect();
        for &index in &moving {
            record[index] = None;
        }
        let still = |index: usize| moving.contains(&index);
        let fine = (0..record.len())
            .all(|index| still(index) || record[index].is_none_or(|value| allowed(problem, index, value)));
        if fine && fits(problem, &mut record, &moving, &values) {
            best.get_or_insert_with(|| (weight, Vec::new())).1.push(set);
        }
    }
    best
}

/// Can the moving variables be given values? Rules without blanks are checked at every step.
fn fits(problem: &Problem, record: &mut [Option<Rational>], moving: &[usize], values: &[Rational]) -> bool {
    if problem.rules.iter().any(|rule| holds(rule, record) == Some(false)) {
        return false;
    }
    let Some((&first, rest)) = moving.split_first() else { return true };
    for &value in values {
        if allowed(problem, first, value) {
            record[first] = Some(value);
            if fits(problem, record, rest, values) {
                record[first] = None;
                return true;
            }
        }
    }
    record[first] = None;
    false
}

/// All values of one blank in all ways to fill the blanks.
pub(crate) fn values_of(
    problem: &Problem,
    variable: usize,
    range: std::ops::RangeInclusive<i64>,
) -> Vec<Rational> {
    let values: Vec<Rational> = range.map(Rational::integer).collect();
    let mut found = Vec::new();
    for &value in &values {
        let mut record: Vec<Option<Rational>> =
            problem.variables.iter().map(|variable| variable.value).collect();
        record[variable] = Some(value);
        let blanks: Vec<usize> = (0..record.len()).filter(|&i| record[i].is_none()).collect();
        if allowed(problem, variable, value) && fits(problem, &mut record, &blanks, &values) {
            found.push(value);
        }
    }
    found
}

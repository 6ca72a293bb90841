//! An answer held against the published one in the same file.

use super::json::{Expect, Figure, RecordAnswer, ValueAnswer};
use crate::repair::exact::Rational;
use crate::repair::outcome::{Fits, Outcome};
use crate::repair::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};

/// A value that is stated, or not.
type Stated = BTreeMap<String, Option<String>>;

/// Every point in which the answer is not the expected one, in words.
pub(crate) fn differences(
    problem: &Problem,
    outcome: &Outcome,
    answer: &RecordAnswer,
    expect: &Expect,
) -> Vec<String> {
    let mut differences = Vec::new();
    if let Some(status) = &expect.status {
        let found = answer.reason.unwrap_or(answer.status);
        if status != found {
            differences.push(format!("status is {found}, expected {status}"));
        }
    }
    if let Some(weight) = &expect.weight {
        let expected = plain(weight);
        let found = answer.weight.clone().unwrap_or_else(|| "unknown".to_owned());
        if found != expected {
            differences.push(format!("weight is {found}, expected {expected}"));
        }
    }
    if let Some(options) = &expect.options {
        compare_options(problem, outcome, options, &mut differences);
    }
    if let Some(safe) = &expect.safe {
        let name = |index: usize| problem.variables.get(index).map(|variable| variable.name.clone());
        let found: BTreeSet<String> = outcome.safe().into_iter().filter_map(name).collect();
        let expected: BTreeSet<String> = safe.iter().cloned().collect();
        if found != expected {
            differences.push(format!("safe is {found:?}, expected {expected:?}"));
        }
    }
    if let Some(forced) = &expect.forced {
        let found: BTreeMap<String, String> =
            answer.forced.iter().map(|forced| (forced.variable.clone(), forced.value.clone())).collect();
        note("forced", &found, &values(forced), &mut differences);
    }
    if let Some(typos) = &expect.typos {
        let found: BTreeSet<_> = answer.typos.iter().map(|set| by_variable(set)).collect();
        let expected: BTreeSet<_> = typos.iter().map(values).collect();
        note("typos", &found, &expected, &mut differences);
    }
    if let Some(safe) = &expect.safe_typos {
        note("safe_typos", &by_variable(&answer.safe_typos), &values(safe), &mut differences);
    }
    differences
}

fn note<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T, differences: &mut Vec<String>) {
    if found != expected {
        differences.push(format!("{what} is {found:?}, expected {expected:?}"));
    }
}

/// Expected options state a value only where it is forced or published; the sets themselves must agree entirely.
fn compare_options(
    problem: &Problem,
    outcome: &Outcome,
    options: &[BTreeMap<String, Option<Figure>>],
    differences: &mut Vec<String>,
) {
    let mut found: Vec<Stated> = vec![Stated::new()];
    for repair in &outcome.repairs {
        found = found
            .iter()
            .flat_map(|set| {
                repair.options.iter().map(move |option| {
                    let mut set = set.clone();
                    for edit in &option.edits {
                        let name = problem.variables.get(edit.variable).map(|variable| variable.name.clone());
                        let value = (edit.fits == Fits::Only).then(|| edit.to.to_string());
                        set.insert(name.unwrap_or_default(), value);
                    }
                    set
                })
            })
            .collect();
    }
    found.retain(|set| !set.is_empty());
    let mut left: Vec<&BTreeMap<String, Option<Figure>>> = options.iter().collect();
    for set in found {
        let same = |expected: &&BTreeMap<String, Option<Figure>>| {
            expected.len() == set.len()
                && expected.iter().zip(&set).all(|((name, value), (other, found))| {
                    name == other && value.as_ref().is_none_or(|value| found.as_ref() == Some(&plain(value)))
                })
        };
        match left.iter().position(same) {
            Some(at) => {
                left.remove(at);
            }
            None => differences.push(format!("the answer {set:?} was not expected")),
        }
    }
    for expected in left {
        let names: Vec<String> = expected
            .iter()
            .map(|(name, value)| {
                value.as_ref().map_or(name.clone(), |value| format!("{name}={}", plain(value)))
            })
            .collect();
        differences.push(format!("{{{}}} was expected and not found", names.join(", ")));
    }
}

/// The number as the engine prints it.
fn plain(figure: &Figure) -> String {
    let text = figure.text();
    text.parse::<Rational>().map_or(text, |value| value.to_string())
}

fn values(figures: &BTreeMap<String, Figure>) -> BTreeMap<String, String> {
    figures.iter().map(|(name, value)| (name.clone(), plain(value))).collect()
}

fn by_variable(values: &[ValueAnswer]) -> BTreeMap<String, String> {
    values.iter().map(|value| (value.variable.clone(), value.to.clone())).collect()
}

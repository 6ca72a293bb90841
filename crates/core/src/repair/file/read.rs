//! From the shapes of the file to a [`Problem`].

use super::ProblemError;
use super::expression::{is_name, parse};
use super::json::{
    Figure, KindEntry, ProblemFile, RecordEntry, RuleEntry, RuleFull, Values, VariableEntry, VariableFull,
};
use crate::repair::exact::Rational;
use crate::repair::problem::{Bound, LinearRule, Place, Problem, Suspicion, Variable};
use std::collections::BTreeMap;

/// Reads the JSON.
pub(crate) fn shape(text: &str) -> Result<ProblemFile, ProblemError> {
    let file: ProblemFile = serde_json::from_str(text).map_err(|wrong| {
        let message = wrong.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(head, _)| head).to_owned();
        ProblemError::Json { line: wrong.line(), column: wrong.column(), message }
    })?;
    if file.schema != "gouji.repair-problem/1" {
        return Err(ProblemError::Schema(file.schema));
    }
    if file.records.is_empty() {
        let message = "there is none; add at least one record with its values".to_owned();
        return Err(ProblemError::Entry { place: "records".to_owned(), message });
    }
    Ok(file)
}

/// The name of a record in messages and answers.
pub(crate) fn record_name(index: usize, record: &RecordEntry) -> String {
    record.name.clone().unwrap_or_else(|| format!("record {}", index + 1))
}

/// The problem that one record poses.
pub(crate) fn problem(
    file: &ProblemFile,
    index: usize,
    record: &RecordEntry,
) -> Result<Problem, ProblemError> {
    let place = format!("record {}", record_name(index, record));
    let entry = |message: String| ProblemError::Entry { place: place.clone(), message };
    let mut variables: Vec<Variable> = file.variables.iter().map(variable).collect::<Result<_, _>>()?;
    let by_name: BTreeMap<String, usize> =
        variables.iter().enumerate().map(|(at, variable)| (variable.name.clone(), at)).collect();
    let known = |name: &str| {
        by_name.get(name).copied().ok_or_else(|| {
            entry(format!("“{name}” is not among the variables; correct the name or add the variable"))
        })
    };
    match &record.values {
        Values::InOrder(values) if values.len() != variables.len() => {
            return Err(entry(format!(
                "{} values for {} variables; give one for each, null for a blank",
                values.len(),
                variables.len()
            )));
        }
        Values::InOrder(values) => {
            for (variable, value) in variables.iter_mut().zip(values) {
                variable.value = value.as_ref().map(|value| figure(value, &place)).transpose()?;
            }
        }
        Values::ByName(values) => {
            for (name, value) in values {
                let value = value.as_ref().map(|value| figure(value, &place)).transpose()?;
                if let Some(variable) = variables.get_mut(known(name)?) {
                    variable.value = value;
                }
            }
        }
    }
    for (name, weight) in &record.weights {
        if let Some(variable) = variables.get_mut(known(name)?) {
            variable.weight = figure(weight, &place)?;
        }
    }
    for name in &record.frozen {
        if let Some(variable) = variables.get_mut(known(name)?) {
            variable.frozen = true;
        }
    }
    for (name, suspicion) in &record.suspicions {
        if let Some(variable) = variables.get_mut(known(name)?) {
            let weight = figure(&suspicion.weight, &place)?;
            variable.suspicion = Some(Suspicion { reason: suspicion.reason.clone(), weight });
        }
    }
    for name in &record.blank_read_as_zero {
        if let Some(variable) = variables.get_mut(known(name)?) {
            variable.blank_read_as_zero = true;
        }
    }
    let rules = file
        .rules
        .iter()
        .enumerate()
        .map(|(at, rule)| linear_rule(at, rule, &by_name))
        .collect::<Result<_, _>>()?;
    let mut problem = Problem::new(variables, rules);
    let limits = "limits";
    problem.limits.weight = file.limits.weight.as_ref().map(|weight| figure(weight, limits)).transpose()?;
    problem.limits.changes = file.limits.changes;
    problem.limits.options = file.limits.options.unwrap_or(problem.limits.options);
    Ok(problem)
}

fn figure(value: &Figure, place: &str) -> Result<Rational, ProblemError> {
    value
        .text()
        .parse()
        .map_err(|wrong| ProblemError::Entry { place: place.to_owned(), message: format!("{wrong}") })
}

fn variable(entry: &VariableEntry) -> Result<Variable, ProblemError> {
    let bare;
    let full = match entry {
        VariableEntry::Full(full) => full,
        VariableEntry::Name(name) => {
            bare = VariableFull {
                name: name.clone(),
                kind: KindEntry::Count,
                scale: None,
                weight: None,
                frozen: false,
                lower: None,
                upper: None,
                place: None,
            };
            &bare
        }
    };
    let place = format!("variable “{}”", full.name);
    if !is_name(&full.name) {
        let message =
            "a name begins with a letter and has letters, digits, _ and . only, so that rules can use it";
        return Err(ProblemError::Entry { place, message: message.to_owned() });
    }
    let mut variable = match full.kind {
        KindEntry::Count => Variable::count(&full.name, None),
        KindEntry::Signed => Variable::signed_count(&full.name, None),
        KindEntry::Amount => Variable::amount(&full.name, full.scale.unwrap_or(2), None),
        KindEntry::Real => Variable::real(&full.name, None),
    };
    if let Some(weight) = &full.weight {
        variable.weight = figure(weight, &place)?;
    }
    let bound = |value: &Figure| Ok(Bound { value: figure(value, &place)?, strict: false });
    if let Some(lower) = &full.lower {
        variable.lower = Some(bound(lower)?);
    }
    if let Some(upper) = &full.upper {
        variable.upper = Some(bound(upper)?);
    }
    variable.frozen = full.frozen;
    variable.place =
        full.place.map(|at| Place { block: at.block, row: at.row, column: at.column, total: at.total });
    Ok(variable)
}

fn linear_rule(
    at: usize,
    entry: &RuleEntry,
    by_name: &BTreeMap<String, usize>,
) -> Result<LinearRule, ProblemError> {
    let bare;
    let full = match entry {
        RuleEntry::Full(full) => full,
        RuleEntry::Text(text) => {
            bare = RuleFull { name: None, rule: text.clone(), tolerance: None };
            &bare
        }
    };
    let name = full.name.clone().unwrap_or_else(|| full.rule.clone());
    let place = format!("{} “{name}”", at + 1);
    let parsed = parse(&full.rule).map_err(|fault| ProblemError::Rule { rule: place.clone(), fault })?;
    let mut terms = Vec::with_capacity(parsed.terms.len());
    for (name, coefficient) in parsed.terms {
        let Some(&index) = by_name.get(&name) else {
            return Err(ProblemError::Entry {
                place: format!("rule {place}"),
                message: format!("“{name}” is not among the variables; correct the name or add the variable"),
            });
        };
        terms.push((index, coefficient));
    }
    let mut rule = LinearRule::of(name, terms, parsed.relation, parsed.constant);
    rule.tolerance =
        full.tolerance.as_ref().map(|width| figure(width, &format!("rule {place}"))).transpose()?;
    Ok(rule)
}

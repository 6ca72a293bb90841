//! From the sets that a search found to repairs: values, causes, independent entries, certificates.

mod propose;
mod prove;
mod split;

use super::cause::{self, Cause};
use super::certificate::Certificate;
use super::exact::{Overflow, Rational};
use super::outcome::{Edit, Fits, Repair, RepairOption, SafeEdit, Status, Stopped};
use super::problem::Problem;
use super::region::Halt;
use super::search::{End, Found, System, VarId};
use propose::{Proposal, propose};
use prove::{Broken, What, broken, disjoint};
use split::{Group, groups};
use std::collections::{BTreeMap, BTreeSet};

/// The entries for one connected part.
pub(crate) fn repairs(problem: &Problem, system: &System, found: &Found) -> Vec<Repair> {
    let status = match found.end {
        End::Solved => return solved(problem, system, found),
        End::Infeasible => Status::Infeasible,
        End::BeyondLimit => Status::BeyondLimit,
        End::Effort | End::TooLarge => Status::NotSolved,
    };
    let stopped = match found.end {
        End::Effort => Some(Stopped::Effort),
        End::TooLarge => Some(Stopped::TooLarge),
        _ => None,
    };
    vec![without_answer(system, found, status, stopped)]
}

/// The entry for what only frozen figures take part in.
pub(crate) fn hopeless(rules: Vec<usize>, variables: Vec<usize>) -> Repair {
    Repair {
        status: Status::Infeasible,
        rules: rules.clone(),
        weight: None,
        options: Vec::new(),
        capped: false,
        safe: Vec::new(),
        certificate: Certificate {
            disjoint_rules: rules,
            impossible_values: variables,
            ..Certificate::default()
        },
        stopped: None,
    }
}

fn without_answer(system: &System, found: &Found, status: Status, stopped: Option<Stopped>) -> Repair {
    let broken = broken(system);
    Repair {
        status,
        rules: rules_of(&broken),
        weight: None,
        options: Vec::new(),
        capped: false,
        safe: Vec::new(),
        certificate: certificate(system, &disjoint(&broken), found.bound, found.nodes).unwrap_or_default(),
        stopped,
    }
}

/// Steps that may go into the ranges of values, over all answers of one part.
const FITTING: u32 = 4000;

fn solved(problem: &Problem, system: &System, found: &Found) -> Vec<Repair> {
    if found.sets.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let mut answers = Vec::with_capacity(found.sets.len());
    let mut left = FITTING;
    for set in &found.sets {
        match propose(system, set, &mut left) {
            Ok(proposals) => answers.push(proposals),
            Err(halt) => {
                let stopped = if halt == Halt::TooLarge { Stopped::TooLarge } else { Stopped::Effort };
                return vec![without_answer(system, found, Status::NotSolved, Some(stopped))];
            }
        }
    }
    let broken = broken(system);
    let groups = groups(system, found, &broken);
    let mut repairs = Vec::with_capacity(groups.len());
    for group in &groups {
        match entry(problem, system, found, group, &answers) {
            Ok(repair) => repairs.push(repair),
            Err(Overflow) => {
                return vec![without_answer(system, found, Status::NotSolved, Some(Stopped::TooLarge))];
            }
        }
    }
    repairs
}

fn entry(
    problem: &Problem,
    system: &System,
    found: &Found,
    group: &Group,
    answers: &[Vec<Proposal>],
) -> Result<Repair, Overflow> {
    let mut by_set: BTreeMap<Vec<VarId>, RepairOption> = BTreeMap::new();
    for (set, answer) in found.sets.iter().zip(answers) {
        let mine: Vec<VarId> = set.iter().copied().filter(|id| group.variables.contains(id)).collect();
        by_set.entry(mine).or_insert_with(|| {
            let of = |missing: bool| {
                answer
                    .iter()
                    .filter(|proposal| system.vars[proposal.variable].missing == missing)
                    .filter(|proposal| group.variables.contains(&proposal.variable))
                    .map(|proposal| edit(problem, system, proposal))
                    .collect::<Vec<Edit>>()
            };
            RepairOption { edits: of(false), fills: of(true), cause: Cause::Unexplained, weak: false }
        });
    }
    let weight: u64 =
        by_set.keys().next().map_or(0, |set| set.iter().map(|&id| system.vars[id].weight).sum());
    let mut options: Vec<RepairOption> = by_set.into_values().collect();
    cause::explain(problem, &mut options);
    let safe = safe(system, found, group, &options);
    let certificate = certificate(system, &group.apart, weight, found.below)?;
    let status = if options.len() == 1 && !found.capped { Status::Unique } else { Status::Tied };
    Ok(Repair {
        status,
        rules: rules_of(&group.broken),
        weight: Some(Rational::whole(i128::from(weight))?.times(system.unit)?),
        options,
        capped: found.capped,
        safe,
        certificate,
        stopped: None,
    })
}

fn edit(problem: &Problem, system: &System, proposal: &Proposal) -> Edit {
    let original = system.vars[proposal.variable].original;
    let variable = problem.variables.get(original);
    Edit {
        variable: original,
        from: variable.and_then(|variable| variable.value),
        to: proposal.value,
        fits: proposal.fits,
        cause: Cause::Unexplained,
        suspected: variable.is_some_and(|variable| variable.suspicion.is_some()),
    }
}

fn safe(system: &System, found: &Found, group: &Group, options: &[RepairOption]) -> Vec<SafeEdit> {
    let mut safe = Vec::new();
    for &id in found.safe.iter().filter(|id| group.variables.contains(id)) {
        let variable = system.vars[id].original;
        let mut values = options.iter().map(|option| {
            let edit = option.edits.iter().find(|edit| edit.variable == variable)?;
            (edit.fits == Fits::Only).then_some(edit.to)
        });
        let first = values.next().flatten();
        let agreed = first.is_some() && values.all(|value| value == first) && !found.capped;
        safe.push(SafeEdit { variable, to: first.filter(|_| agreed) });
    }
    safe
}

fn rules_of(broken: &[Broken]) -> Vec<usize> {
    let rules: BTreeSet<usize> = broken
        .iter()
        .filter_map(|item| if let What::Rule(rule) = item.what { Some(rule) } else { None })
        .collect();
    rules.into_iter().collect()
}

fn certificate(system: &System, broken: &[Broken], proved: u64, tried: u64) -> Result<Certificate, Overflow> {
    let apart = disjoint(broken);
    let bound: u64 = apart.iter().map(|item| item.price).sum();
    let weight = |units: u64| Rational::whole(i128::from(units))?.times(system.unit);
    let mut certificate = Certificate {
        lower_bound: weight(bound)?,
        proved_bound: weight(proved.max(bound))?,
        smaller_sets_tried: if bound < proved { tried } else { 0 },
        ..Certificate::default()
    };
    for item in apart {
        match item.what {
            What::Rule(rule) => certificate.disjoint_rules.push(rule),
            What::Value(variable) => certificate.impossible_values.push(variable),
        }
    }
    certificate.disjoint_rules.sort_unstable();
    certificate.impossible_values.sort_unstable();
    Ok(certificate)
}

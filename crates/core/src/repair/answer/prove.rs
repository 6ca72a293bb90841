//! The part of a certificate that can be checked by hand: broken rules that share no figure.

use crate::repair::search::{System, VarId};
use std::collections::BTreeSet;

/// Something broken, the open variables through which alone it can be mended, and the least weight that costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) what: What,
    pub(crate) variables: BTreeSet<VarId>,
    pub(crate) price: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// Index of a rule in the problem.
    Rule(usize),
    /// Index of a variable in the problem.
    Value(usize),
}

/// The violated rules of a part that can be judged (no blanks in them), and the impossible values.
pub(crate) fn broken(system: &System) -> Vec<Broken> {
    let price = |variables: &BTreeSet<VarId>| {
        variables.iter().map(|&variable| system.vars[variable].weight).min().unwrap_or(0)
    };
    let mut all = Vec::new();
    for (row, &rule) in system.rows.iter().zip(&system.rule_of) {
        let variables: BTreeSet<VarId> = row.terms.iter().map(|term| term.0).collect();
        if !row.holds() && !variables.iter().any(|&variable| system.vars[variable].missing) {
            all.push(Broken { what: What::Rule(rule), price: price(&variables), variables });
        }
    }
    for variable in system.ids().filter(|&id| system.vars[id].broken) {
        let variables = BTreeSet::from([variable]);
        let what = What::Value(system.vars[variable].original);
        all.push(Broken { what, price: price(&variables), variables });
    }
    all
}

/// The dearest choice of broken things of which no two share a variable.
pub(crate) fn disjoint(broken: &[Broken]) -> Vec<Broken> {
    let mut best: (u64, Vec<usize>) = (0, Vec::new());
    let mut steps = 5_000_u32;
    extend(broken, 0, 0, &mut Vec::new(), &mut best, &mut steps);
    best.1.iter().filter_map(|&index| broken.get(index).cloned()).collect()
}

fn extend(
    broken: &[Broken],
    from: usize,
    price: u64,
    taken: &mut Vec<usize>,
    best: &mut (u64, Vec<usize>),
    steps: &mut u32,
) {
    if price > best.0 {
        *best = (price, taken.clone());
    }
    let left: u64 = broken.iter().skip(from).map(|item| item.price).sum();
    if *steps == 0 || price + left <= best.0 {
        return;
    }
    *steps -= 1;
    let Some(item) = broken.get(from) else { return };
    if taken.iter().all(|&index| broken[index].variables.is_disjoint(&item.variables)) {
        taken.push(from);
        extend(broken, from + 1, price + item.price, taken, best, steps);
        taken.pop();
    }
    extend(broken, from + 1, price, taken, best, steps);
}

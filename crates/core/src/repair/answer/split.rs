//! Takes the smallest repairs of a part apart as far as they are independent, so that each entry can be read, and
//! carried out, by itself.

use super::prove::{Broken, disjoint};
use crate::repair::search::{Found, System, VarId};
use std::collections::BTreeSet;

/// Figures whose repair can be told by itself: no rule ties them to the other figures that change.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) variables: BTreeSet<VarId>,
    /// Everything broken that the figures take part in; each of their repairs settles all of it.
    pub(crate) broken: Vec<Broken>,
    /// The share of this group in a choice of broken things, no two of which in all groups share a figure.
    pub(crate) apart: Vec<Broken>,
}

/// The groups of a part. Figures that change in some smallest repair stay together where they share a rule, and
/// blanks with them; so do tied figures if their repairs are not simply all combinations of what the groups offer.
pub(crate) fn groups(system: &System, found: &Found, broken: &[Broken]) -> Vec<Group> {
    let changed: BTreeSet<VarId> = found.sets.iter().flatten().copied().collect();
    let blanks = system.ids().filter(|&id| system.vars[id].missing);
    let moving: BTreeSet<VarId> = changed.iter().copied().chain(blanks).collect();
    if found.capped {
        return share_out(vec![moving], broken);
    }
    let (mut settled, mut tied, mut loose) = (Vec::new(), Vec::new(), Vec::new());
    let mut combinations = 1_usize;
    for class in connected(system, &moving) {
        let choices = choices(found, &class);
        combinations = combinations.saturating_mul(choices);
        if class.is_disjoint(&changed) {
            loose.push(class);
        } else if choices == 1 {
            settled.push(class);
        } else {
            tied.push(class);
        }
    }
    if combinations == found.sets.len() {
        settled.append(&mut tied);
    } else {
        settled.push(tied.into_iter().flatten().collect());
    }
    settled.sort();
    // Blanks that no change touches can be filled as they are.
    if let (Some(first), Some(_)) = (settled.first_mut(), loose.first()) {
        first.extend(loose.into_iter().flatten());
    }
    share_out(settled, broken)
}

/// Classes of the given variables that hang together by rules.
fn connected(system: &System, moving: &BTreeSet<VarId>) -> Vec<BTreeSet<VarId>> {
    let mut classes: Vec<BTreeSet<VarId>> = moving.iter().map(|&id| BTreeSet::from([id])).collect();
    for row in &system.rows {
        let bundle: BTreeSet<VarId> =
            row.terms.iter().map(|term| term.0).filter(|id| moving.contains(id)).collect();
        if bundle.len() > 1 {
            let (joined, apart): (Vec<_>, Vec<_>) =
                classes.drain(..).partition(|class| !class.is_disjoint(&bundle));
            classes = apart;
            classes.push(joined.into_iter().flatten().collect());
        }
    }
    classes
}

/// How many different things the repairs do to a class.
fn choices(found: &Found, class: &BTreeSet<VarId>) -> usize {
    let choices: BTreeSet<Vec<VarId>> =
        found.sets.iter().map(|set| set.iter().copied().filter(|id| class.contains(id)).collect()).collect();
    choices.len()
}

/// Gives each group what is broken about it; the proof that can be read is made once and shared out.
fn share_out(sets: Vec<BTreeSet<VarId>>, broken: &[Broken]) -> Vec<Group> {
    let touching = |variables: &BTreeSet<VarId>, items: &[Broken]| {
        items.iter().filter(|item| !item.variables.is_disjoint(variables)).cloned().collect()
    };
    let apart = disjoint(broken);
    sets.into_iter()
        .map(|variables| Group {
            broken: touching(&variables, broken),
            apart: touching(&variables, &apart),
            variables,
        })
        .collect()
}

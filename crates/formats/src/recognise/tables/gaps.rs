//! Rows without a label of their own, told by the rows before and after them.

use std::ops::Range;

use super::chain::{Instance, Placed};
use super::evidence::{By, Candidate, Evidence};
use super::variant::Variant;

/// Adds the groups between the placed rows of a table for which there is only one row.
///
/// A group may be a row if a part of its label stands before it, or no label and the right number of figures. Between
/// two placed rows, groups keep their order; those whose first and last possible row are the same are placed.
pub(in crate::recognise) fn fill(
    evidence: &Evidence<'_>,
    variant: &Variant,
    instance: &mut Instance,
    limits: &Range<usize>,
    costs: &[i32],
) {
    if variant.wide {
        return;
    }
    let mut placed = instance.rows.clone();
    // A row told only by a part that other rows share gives way, so that all readings are compared.
    placed.retain(|own| own.by != By::Fragment || alone(evidence, variant, own.group));
    let Some((first, last)) = placed.first().zip(placed.last()).map(|(a, b)| (*a, *b)) else { return };
    let near = |group: usize, anchor: usize| costs[group.max(anchor)] - costs[group.min(anchor)] < 100;
    let mut bounds = vec![(first_near(limits.start, first.group, &near), None)];
    bounds.extend(placed.iter().map(|own| (own.group, Some(own.row))));
    let behind = (last.group + 1..limits.end).take_while(|group| near(*group, last.group)).count();
    bounds.push((last.group + 1 + behind, None));
    let mut added: Vec<Placed> = Vec::new();
    for pair in bounds.windows(2) {
        let [(from, above), (to, below)] = pair else { continue };
        let rows = above.map_or(0, |row| row + 1)..below.unwrap_or(variant.rows.len());
        let from = if above.is_some() { from + 1 } else { *from };
        if from >= *to || rows.is_empty() {
            continue;
        }
        let open_end = above.is_none() || below.is_none();
        added.extend(between(evidence, variant, from..*to, &rows, open_end));
    }
    placed.extend(added);
    placed.sort_by_key(|own| own.group);
    instance.rows = placed;
}

fn first_near(start: usize, anchor: usize, near: &impl Fn(usize, usize) -> bool) -> usize {
    let count = (start..anchor).rev().take_while(|group| near(*group, anchor)).count();
    anchor - count
}

fn alone(evidence: &Evidence<'_>, variant: &Variant, group: usize) -> bool {
    evidence.candidates(group, variant).len() == 1
}

fn between(
    evidence: &Evidence<'_>,
    variant: &Variant,
    groups: Range<usize>,
    rows: &Range<usize>,
    open_end: bool,
) -> Vec<Placed> {
    // For each group that is a row, the rows it may be.
    let mut open: Vec<(usize, Vec<Candidate>)> = Vec::new();
    for group in groups {
        let mut candidates = evidence.candidates(group, variant);
        candidates.retain(|candidate| rows.contains(&candidate.row));
        if candidates.is_empty() {
            let fits = |row: &usize| evidence.may_be_unlabelled(group, variant.rows[*row].cells.len());
            candidates.extend(rows.clone().filter(fits).map(|row| Candidate {
                row,
                score: 0,
                by: By::Position,
            }));
        }
        if !candidates.is_empty() {
            open.push((group, candidates));
        }
    }
    // Where rows may be missing as well, only labels can tell.
    if open_end && open.len() < rows.len() {
        open.retain(|(_, candidates)| candidates.iter().all(|candidate| candidate.by != By::Position));
    }
    let mut earliest = Vec::with_capacity(open.len());
    let mut floor = rows.start;
    for (_, candidates) in &open {
        let Some(row) = candidates.iter().map(|own| own.row).filter(|row| *row >= floor).min() else {
            return Vec::new();
        };
        earliest.push(row);
        floor = row + 1;
    }
    let mut latest = vec![0; open.len()];
    let mut ceiling = rows.end;
    for (number, (_, candidates)) in open.iter().enumerate().rev() {
        let Some(row) = candidates.iter().map(|own| own.row).filter(|row| *row < ceiling).max() else {
            return Vec::new();
        };
        latest[number] = row;
        ceiling = row;
    }
    let certain = open.iter().enumerate().filter(|(number, _)| earliest[*number] == latest[*number]);
    certain
        .filter_map(|(number, (group, candidates))| {
            let own = candidates.iter().find(|own| own.row == earliest[number])?;
            Some(Placed { group: *group, row: own.row, by: own.by })
        })
        .collect()
}

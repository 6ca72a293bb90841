//! Runs of groups that are the rows of one table, in order: the best such run, then the next, until none is left.

use std::ops::Range;

use super::evidence::{By, Candidate, Evidence, points};
use super::variant::Variant;

/// A table found in the document.
#[derive(Debug, Clone)]
pub(in crate::recognise) struct Instance {
    /// Which variant it is, by position.
    pub(in crate::recognise) variant: usize,
    /// How well it fits.
    pub(in crate::recognise) score: i32,
    /// Its rows in order.
    pub(in crate::recognise) rows: Vec<Placed>,
}

/// A group that is a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recognise) struct Placed {
    pub(in crate::recognise) group: usize,
    pub(in crate::recognise) row: usize,
    pub(in crate::recognise) by: By,
}

impl Instance {
    /// The groups from the first to behind the last.
    pub(in crate::recognise) fn span(&self) -> Range<usize> {
        match (self.rows.first(), self.rows.last()) {
            (Some(first), Some(last)) => first.group..last.group + 1,
            _ => 0..0,
        }
    }
}

/// What a run must reach to be a table.
const THRESHOLD: i32 = 40;
/// What a title between two rows costs: more than any table is worth.
pub(in crate::recognise) const TITLE: i32 = 5000;
/// What it is worth that all heads of a block stand above its rows.
const ALL_HEADS: i32 = 12;
/// What the words between two groups cost at most.
const MOST_WORDS: usize = 30;
/// The most tables of one kind that are looked for.
const MOST_INSTANCES: usize = 400;

/// For each group what stands between the start of the document and it, as a cost: words that no table prints, and titles.
pub(in crate::recognise) fn distances(evidence: &Evidence<'_>, titles: &[usize]) -> Vec<i32> {
    let mut total = 0_i32;
    let mut costs = Vec::with_capacity(evidence.groups.len());
    let mut strange_before = Vec::with_capacity(evidence.cover.known.len() + 1);
    strange_before.push(0);
    let mut count = 0_usize;
    strange_before.extend(evidence.cover.known.iter().map(|known| {
        count += usize::from(!known);
        count
    }));
    for group in evidence.groups {
        let strange = strange_before[group.context.end] - strange_before[group.context.start];
        let strange = strange.min(MOST_WORDS);
        let first = titles.partition_point(|title| *title < group.context.start);
        let parted = titles.get(first).is_some_and(|title| *title < group.context.end);
        let cost = i32::try_from(strange).unwrap_or(0) + i32::from(parted) * TITLE + 1;
        costs.push(total.saturating_add(cost));
        // What stands before blank cells stands before the next figures too.
        if !group.is_blank() {
            total = total.saturating_add(cost);
        }
    }
    costs
}

/// All tables of a variant in a document, in no order.
pub(in crate::recognise) fn instances(
    evidence: &Evidence<'_>,
    number: usize,
    variant: &Variant,
    costs: &[i32],
) -> Vec<Instance> {
    let mut entries: Vec<(usize, Vec<Candidate>)> = (0..evidence.groups.len())
        .map(|group| (group, evidence.candidates(group, variant)))
        .filter(|(_, candidates)| !candidates.is_empty())
        .collect();
    if variant.wide {
        // A blank row below the heads may be all there is, but gives way to one with figures below it.
        let blank = |group: usize| evidence.groups[group].is_blank();
        let figures: Vec<usize> = entries.iter().map(|own| own.0).filter(|group| !blank(*group)).collect();
        let before_figures = |group: usize| {
            let next = figures.get(figures.partition_point(|own| *own < group));
            let end = |group: usize| evidence.groups[group].context.end;
            next.is_some_and(|next| (end(group)..end(*next)).all(|at| evidence.cover.known[at]))
        };
        entries.retain(|(group, _)| !blank(*group) || !before_figures(*group));
    }
    let mut found = Vec::new();
    let mut waiting: Vec<(usize, usize)> = vec![(0, entries.len())];
    while let Some((from, to)) = waiting.pop() {
        if found.len() >= MOST_INSTANCES {
            break;
        }
        let Some(run) = best_run(&entries[from..to], costs, variant.rows.len()) else { continue };
        if run.score < THRESHOLD {
            continue;
        }
        let (first, last) = (run.first + from, run.last + from);
        let bonus = head_bonus(evidence, variant, &run.rows);
        found.push(Instance { variant: number, score: run.score + bonus, rows: run.rows });
        waiting.push((from, first));
        waiting.push((last + 1, to));
    }
    found
}

struct Run {
    score: i32,
    rows: Vec<Placed>,
    first: usize,
    last: usize,
}

#[derive(Clone, Copy)]
struct Step {
    score: i32,
    entry: usize,
    candidate: Candidate,
    before: Option<usize>,
}

/// The best run of candidates with rising rows; what lies between two of them is deducted.
fn best_run(entries: &[(usize, Vec<Candidate>)], costs: &[i32], rows: usize) -> Option<Run> {
    let mut steps: Vec<Step> = Vec::new();
    // For each number of rows the best step that ends before that row, with the cost up to it added.
    let mut best: Vec<Option<(i32, usize)>> = vec![None; rows + 1];
    let mut top: Option<usize> = None;
    for (entry, (group, candidates)) in entries.iter().enumerate() {
        let cost = costs[*group];
        let first_new = steps.len();
        for candidate in candidates {
            let before = best[candidate.row].filter(|(value, _)| *value > cost);
            let score = candidate.score + before.map_or(0, |(value, _)| value - cost);
            steps.push(Step { score, entry, candidate: *candidate, before: before.map(|(_, step)| step) });
        }
        for number in first_new..steps.len() {
            let step = steps[number];
            if top.is_none_or(|top| steps[top].score < step.score) {
                top = Some(number);
            }
            for slot in &mut best[step.candidate.row + 1..] {
                if slot.is_none_or(|(value, _)| value < step.score + cost) {
                    *slot = Some((step.score + cost, number));
                }
            }
        }
    }
    let top = top?;
    let mut placed = Vec::new();
    let mut next = Some(top);
    let mut first = steps[top].entry;
    while let Some(number) = next {
        let step = steps[number];
        let group = entries[step.entry].0;
        placed.push(Placed { group, row: step.candidate.row, by: step.candidate.by });
        first = step.entry;
        next = step.before;
    }
    placed.reverse();
    Some(Run { score: steps[top].score, rows: placed, first, last: steps[top].entry })
}

/// What the column heads above the rows add: they tell editions apart whose rows have the same labels.
fn head_bonus(evidence: &Evidence<'_>, variant: &Variant, rows: &[Placed]) -> i32 {
    let mut bonus = 0;
    let mut last_block = None;
    for placed in rows {
        let block = variant.rows[placed.row].block;
        if variant.wide || last_block == Some(block) {
            continue;
        }
        last_block = Some(block);
        let range = evidence.groups[placed.group].context.clone();
        let from = range.end.saturating_sub(400).max(range.start);
        let labels = &evidence.cover.labels;
        let first = labels.partition_point(|label| label.start < from);
        let above = || labels[first..].iter().take_while(|label| label.end <= range.end);
        let present = |head: &&Vec<Vec<char>>| {
            above().any(|label| head.iter().any(|own| evidence.stream.chars[label.clone()] == own[..]))
        };
        let heads = &variant.heads[block];
        let found = heads.iter().filter(present).count();
        // Heads that are not there speak against it only where others are; all of them outweigh a few odd rows.
        let all = if found == heads.len() { ALL_HEADS } else { 0 };
        bonus += points(found * 4, 100) + all;
    }
    bonus
}

//! Figures near a table that are none of its rows in order: rows out of place, rows that stand twice, others.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Draft, rows};
use crate::recognise::Scene;
use crate::recognise::stream::groups::Group;
use crate::recognise::tables::chain::{Instance, Placed};
use crate::recognise::tables::evidence::By;
use crate::recognised::{Fact, Unplaced, Why};

/// What a label out of place must reach to be believed.
const BELIEVED: i32 = 14;

/// The rows that stand elsewhere than they should; lists what is no row.
pub(super) fn out_of_order(
    scene: &Scene<'_>,
    draft: &mut Draft,
    table: &Instance,
    around: &Range<usize>,
) -> Vec<Placed> {
    let variant = &scene.variants[table.variant];
    let evidence = scene.evidence();
    let mut taken: BTreeSet<usize> = table.rows.iter().map(|placed| placed.row).collect();
    let mut late = Vec::new();
    for number in around.clone() {
        let group = &scene.groups[number];
        if draft.placed.contains(&number) || draft.listed.contains(&number) || group.is_blank() {
            continue;
        }
        let candidates = evidence.candidates(number, variant);
        let labelled = candidates
            .iter()
            .find(|own| own.by == By::Label && own.score >= BELIEVED && candidates.len() == 1);
        if let Some(own) = labelled.filter(|own| taken.insert(own.row)) {
            draft.placed.insert(number);
            late.push(Placed { group: number, row: own.row, by: By::Label });
            continue;
        }
        let in_span = table.span().contains(&number);
        if let Some(own) = labelled {
            let cells = rows::cell_ids(&draft.form, variant, &variant.rows[own.row]);
            let facts = cells.first().map(|cell| ("row", Fact::Row(*cell)));
            list(scene, draft, number, Why::new("doubt.row_twice", facts.into_iter().collect()));
        } else if group.row.is_some() || (in_span && !group.runs_on) {
            let raw = ("raw", Fact::Text(group.raw()));
            list(scene, draft, number, Why::new("doubt.figure_unplaced", vec![raw]));
        }
    }
    late
}

fn list(scene: &Scene<'_>, draft: &mut Draft, number: usize, why: Why) {
    let group = &scene.groups[number];
    draft.listed.insert(number);
    let raw = [label(scene, group), group.raw()].join(" ");
    let place = group.figures.first().map(|figure| figure.place.clone());
    draft.doubt(group.context.end, place.as_ref(), &[], raw.trim(), why);
}

/// A second table of a kind: said once, and its rows listed.
pub(super) fn second_table(scene: &Scene<'_>, draft: &mut Draft, table: &Instance) {
    let variant = &scene.variants[table.variant];
    let Some(first) = table.rows.first().map(|placed| &scene.groups[placed.group]) else { return };
    let position = draft.form.tables().iter().position(|own| own.key == variant.table).unwrap_or(0);
    let place = first.figures.first().map(|figure| figure.place.clone());
    let why = Why::new("doubt.table_twice", vec![("table", Fact::Table(position))]);
    draft.doubt(first.context.end, place.as_ref(), &[], "", why);
    for placed in &table.rows {
        let group = &scene.groups[placed.group];
        draft.placed.insert(placed.group);
        let text = [label(scene, group), group.raw()].join(" ").trim().to_owned();
        let place = group.figures.first().map(|figure| figure.place.clone()).unwrap_or_default();
        draft.unplaced.push((group.pieces.0, Unplaced { text, place }));
    }
}

/// What stands as label right before figures: the last cell or line of the text before them.
pub(super) fn label(scene: &Scene<'_>, group: &Group) -> String {
    let range = group.context.clone();
    let Some(owner) =
        range.end.checked_sub(1).filter(|last| *last >= range.start).map(|last| scene.stream.owner[last])
    else {
        return String::new();
    };
    let piece = &scene.stream.pieces[owner];
    let start = piece.range.start.max(range.start);
    // In running text only the last label, not the whole line.
    let last_label = scene.cover.labels.iter().rev().find(|own| own.end == range.end && own.start >= start);
    let start = last_label.map_or(start, |own| own.start);
    piece.text[scene.stream.bytes(&(start..range.end))].trim().to_owned()
}

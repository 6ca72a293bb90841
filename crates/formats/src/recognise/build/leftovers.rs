//! Figures near a table that are none of its rows in order: rows out of place, rows that stand twice, others.

use std::collections::BTreeSet;
use std::ops::Range;

use gouji_core::form::CellId;

use super::{Draft, rows};
use crate::recognise::Scene;
use crate::recognise::clusters::Found;
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
            let first = table.rows.iter().find(|placed| placed.row == own.row);
            let same = first.is_some_and(|first| scene.groups[first.group].raw() == group.raw());
            let about = if same { &[][..] } else { &cells[..] };
            list(scene, draft, number, about, Why::new("doubt.row_twice", facts.into_iter().collect()));
        } else if group.row.is_some() || (in_span && !group.runs_on) {
            let raw = ("raw", Fact::Text(group.raw()));
            let cells = blank_near(scene, draft, table, number);
            list(scene, draft, number, &cells, Why::new("doubt.figure_unplaced", vec![raw]));
        }
    }
    late
}

/// The cells of blank rows that figures without a row may belong to: those between the nearest rows with figures.
fn blank_near(scene: &Scene<'_>, draft: &Draft, table: &Instance, number: usize) -> Vec<CellId> {
    let variant = &scene.variants[table.variant];
    let written = || table.rows.iter().filter(|own| !scene.groups[own.group].is_blank());
    let above = written().filter(|own| own.group < number).map(|own| own.row).max();
    let below = written().filter(|own| own.group > number).map(|own| own.row).min();
    let blank = table.rows.iter().filter(|own| {
        scene.groups[own.group].is_blank()
            && above.is_none_or(|above| own.row > above)
            && below.is_none_or(|below| own.row < below)
    });
    // Without a label, they may as well be what the row right above them is called.
    let before = number.checked_sub(1).and_then(|before| table.rows.iter().find(|own| own.group == before));
    let above = before.filter(|_| scene.groups[number].context.is_empty());
    blank.chain(above).flat_map(|own| rows::cell_ids(&draft.form, variant, &variant.rows[own.row])).collect()
}

fn list(scene: &Scene<'_>, draft: &mut Draft, number: usize, cells: &[CellId], why: Why) {
    let group = &scene.groups[number];
    draft.listed.insert(number);
    let raw = [label(scene, group), group.raw()].join(" ");
    let place = group.figures.first().map(|figure| figure.place.clone());
    draft.doubt(group.context.end, place.as_ref(), cells, raw.trim(), why);
}

/// A second table of a kind, with the first as it was read: nothing to say where both say the same.
pub(super) fn second_table(scene: &Scene<'_>, draft: &mut Draft, found: &Found) {
    let form = std::sync::Arc::clone(&draft.form);
    let fits = |own: &&Instance| {
        let variant = &scene.variants[own.variant];
        form.table(&variant.table).is_some_and(|own| variant.is_of(own))
    };
    let fitting = std::iter::once(&found.best).chain(&found.equals).find(fits);
    let (table, comparable) = (fitting.unwrap_or(&found.best), fitting.is_some());
    let variant = &scene.variants[table.variant];
    let Some(first) = table.rows.first().map(|placed| &scene.groups[placed.group]) else { return };
    let position = draft.form.tables().iter().position(|own| own.key == variant.table).unwrap_or(0);
    let cells: Vec<CellId> = draft.form.table_cells(position).collect();
    let mut second = Draft::new(&draft.form);
    if comparable {
        rows::place(scene, &mut second, std::slice::from_ref(table), &[table.span()]);
    }
    let differs = |cell: &CellId| draft.report.text(*cell) != second.report.text(*cell);
    let differing: Vec<CellId> = cells.into_iter().filter(differs).collect();
    let Some(cell) = differing.first().copied() else { return };
    let written = |draft: &Draft| Fact::Text(draft.report.text(cell).to_owned());
    let table_name = ("table", Fact::Table(position));
    let why = if comparable {
        let count = ("count", Fact::Number(differing.len()));
        let both = [("first", written(draft)), ("second", written(&second))];
        let facts = [table_name, count, ("row", Fact::Row(cell))].into_iter().chain(both).collect();
        Why::new("doubt.table_twice", facts)
    } else {
        Why::new("doubt.table_twice_editions", vec![table_name])
    };
    let place = first.figures.first().map(|figure| figure.place.clone());
    draft.doubt(first.context.end, place.as_ref(), &differing, &first.raw(), why);
    for placed in &table.rows {
        let group = &scene.groups[placed.group];
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

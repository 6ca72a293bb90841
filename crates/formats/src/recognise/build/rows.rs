//! The figures of the tables' rows into the report's cells.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use gouji_core::Form;
use gouji_core::form::{CellId, Relation};

use super::{Draft, leftovers};
use crate::document::Place;
use crate::recognise::Scene;
use crate::recognise::stream::groups::Group;
use crate::recognise::tables::chain::{Instance, Placed};
use crate::recognise::tables::columns::{Note, RowReading, Setting, read_row, spaces_count};
use crate::recognise::tables::evidence::By;
use crate::recognise::tables::heads::Heads;
use crate::recognise::tables::joint::{OpenRow, narrow};
use crate::recognise::tables::split_figures::RowSum;
use crate::recognise::tables::variant::{PrintedRow, Variant};
use crate::recognised::{Fact, How, Source, Unplaced, Why};

/// A row with readings that are still to be compared with the others.
struct Waiting {
    group: usize,
    cells: Vec<CellId>,
    readings: Vec<Vec<String>>,
    why: Why,
}

/// Places all rows of all tables, then what the neighbourhood of the tables still holds.
pub(super) fn place(scene: &Scene<'_>, draft: &mut Draft, tables: &[Instance], around: &[Range<usize>]) {
    let placed_rows = tables.iter().flat_map(|table| {
        let rows = &scene.variants[table.variant].rows;
        table.rows.iter().map(move |placed| (&scene.groups[placed.group], rows[placed.row].cells.len()))
    });
    let spaces = spaces_count(placed_rows);
    let mut waiting: Vec<Waiting> = Vec::new();
    let mut notes = Notes::default();
    draft.placed.extend(tables.iter().flat_map(|table| table.rows.iter().map(|placed| placed.group)));
    let mut all: Vec<(&Instance, Vec<(Placed, bool)>)> = Vec::new();
    for (table, around) in tables.iter().zip(around) {
        let mut rows: Vec<(Placed, bool)> = table.rows.iter().map(|placed| (*placed, false)).collect();
        let late = leftovers::out_of_order(scene, draft, table, around);
        rows.extend(late.into_iter().map(|placed| (placed, true)));
        all.push((table, rows));
    }
    let written = all.iter().flat_map(|(_, rows)| rows.iter().map(|(own, _)| &scene.groups[own.group]));
    let heads = Heads::new(scene.stream, written);
    for (table, rows) in all {
        let variant = &scene.variants[table.variant];
        let settings = settings(scene, variant, &heads, &rows, spaces);
        for (placed, late) in rows {
            let row = &variant.rows[placed.row];
            let group = &scene.groups[placed.group];
            let cells = cell_ids(&draft.form, variant, row);
            let sums = row_sums(&draft.form, &cells);
            let table = group.row.map(|at| at.table);
            let setting = settings.get(&table).cloned().unwrap_or_default();
            let reading = read_row(&heads, group, variant, row, &sums, &setting);
            if group.is_blank() {
                draft.blank.extend(&cells);
                if let RowReading::Certain { cells: places, how, notes: own, .. } = reading {
                    notes.take(placed.group, group, &cells, own);
                    let places = cells.iter().zip(places).filter_map(|(cell, own)| Some((*cell, own?)));
                    places.for_each(|(cell, (text, place))| set(draft, cell, &text, place, "", how));
                }
                continue;
            }
            if !matches!(reading, RowReading::Unread { .. }) {
                name_row(scene, draft, placed, late, &cells);
            }
            if group.runs_on && !matches!(reading, RowReading::Unread { .. }) {
                let facts = vec![("raw", Fact::Text(group.raw()))];
                doubt(draft, group, &cells, Why::new("doubt.more_behind", facts));
            }
            match reading {
                RowReading::Certain { cells: texts, how, why, notes: own, beside } => {
                    notes.take(placed.group, group, &cells, own);
                    for figure in beside.into_iter().filter_map(|at| group.figures.get(at)) {
                        let text = figure.text.clone();
                        draft.unplaced.push((group.pieces.0, Unplaced { text, place: figure.place.clone() }));
                    }
                    let how = if placed.by == By::Label { how } else { how.max(How::Position) };
                    let parts =
                        cells.iter().zip(texts).filter_map(|(cell, text)| text.map(|text| (*cell, text)));
                    let filled: Vec<CellId> = parts
                        .filter_map(|(cell, (text, place))| {
                            if text.is_empty() {
                                draft.blank.insert(cell);
                            }
                            let raw = if group.row.is_some() || group.figures.len() == cells.len() {
                                text.clone()
                            } else {
                                group.raw()
                            };
                            set(draft, cell, &text, place, &raw, how);
                            (!text.is_empty()).then_some(cell)
                        })
                        .collect();
                    if let Some(why) = why {
                        // What is blank beside a doubtful figure is as doubtful.
                        let about = if why.sentence == "doubt.several_in_cell" { &cells } else { &filled };
                        doubt(draft, group, about, why);
                    }
                }
                RowReading::Open { readings, why } => {
                    waiting.push(Waiting { group: placed.group, cells, readings, why });
                }
                RowReading::Unread { why } => doubt(draft, group, &cells, why),
            }
        }
    }
    notes.say(scene, draft);
    settle(scene, draft, waiting);
    for table in tables {
        missing(scene, draft, &scene.variants[table.variant]);
    }
}

/// Doubts about columns that many rows share, said once.
#[derive(Default)]
struct Notes {
    /// By table of the document and note: the first group, and the cells of all.
    all: BTreeMap<(Option<usize>, Note), (usize, Vec<CellId>)>,
}

impl Notes {
    fn take(&mut self, number: usize, group: &Group, cells: &[CellId], notes: Vec<Note>) {
        for note in notes {
            let own: Vec<CellId> = note.cells.iter().filter_map(|cell| cells.get(*cell).copied()).collect();
            let table = group.row.map(|at| at.table);
            let (_, known) = self.all.entry((table, note)).or_insert_with(|| (number, Vec::new()));
            known.extend(own);
        }
    }

    fn say(self, scene: &Scene<'_>, draft: &mut Draft) {
        for ((_, note), (group, cells)) in self.all {
            let Some(first) = cells.first().copied() else { continue };
            let facts = vec![("count", Fact::Number(note.cells.len())), ("column", Fact::Column(first))];
            doubt(draft, &scene.groups[group], &cells, Why::new(note.sentence, facts));
        }
    }
}

/// Says which rows of a table were not found.
fn missing(scene: &Scene<'_>, draft: &mut Draft, variant: &Variant) {
    let said: BTreeSet<CellId> =
        draft.doubts.iter().flat_map(|(_, doubt)| doubt.cells.iter().copied()).collect();
    let found = |cells: &Vec<CellId>| {
        cells
            .iter()
            .any(|cell| draft.sources.contains_key(cell) || said.contains(cell) || draft.blank.contains(cell))
    };
    let rows = variant.rows.iter().map(|row| cell_ids(&draft.form, variant, row));
    let lost: Vec<Vec<CellId>> = rows.filter(|cells| !found(cells)).collect();
    let Some(first) = lost.first().and_then(|cells| cells.first()).copied() else { return };
    let facts = vec![("row", Fact::Row(first)), ("count", Fact::Number(lost.len()))];
    let sentence = if lost.len() == 1 { "doubt.row_missing" } else { "doubt.rows_missing" };
    draft.doubt(scene.stream.chars.len(), None, &lost.concat(), "", Why::new(sentence, facts));
}

/// Compares the readings of all open rows with the sums and fills in what they agree on.
fn settle(scene: &Scene<'_>, draft: &mut Draft, waiting: Vec<Waiting>) {
    let known: BTreeMap<CellId, String> = draft
        .form
        .cell_ids()
        .filter(|cell| draft.sources.contains_key(cell) && !draft.blank.contains(cell))
        .map(|cell| (cell, draft.report.text(cell).to_owned()))
        .collect();
    let mut open: Vec<OpenRow> = waiting
        .iter()
        .map(|row| OpenRow { cells: row.cells.clone(), readings: row.readings.clone() })
        .collect();
    narrow(&draft.form, &known, &mut open);
    for (row, open) in waiting.into_iter().zip(open) {
        let group = &scene.groups[row.group];
        let place = group.figures.first().map(|figure| figure.place.clone()).unwrap_or_default();
        let raw = group.raw();
        let Some((first, others)) = open.readings.split_first() else { continue };
        let agreed: Vec<(CellId, &String)> = row
            .cells
            .iter()
            .zip(first)
            .enumerate()
            .filter(|(column, (_, text))| others.iter().all(|other| other.get(*column) == Some(text)))
            .map(|(_, (cell, text))| (*cell, text))
            .collect();
        for (cell, text) in &agreed {
            set(draft, *cell, text, place.clone(), &raw, How::Sums);
        }
        let filled: Vec<CellId> = agreed.iter().map(|(cell, _)| *cell).collect();
        let facts = || vec![("raw", Fact::Text(raw.clone())), ("count", Fact::Number(row.cells.len()))];
        if others.is_empty() {
            doubt(draft, group, &filled, row.why);
        } else if filled.is_empty() {
            doubt(draft, group, &row.cells, Why::new("doubt.not_separable", facts()));
        } else {
            doubt(draft, group, &row.cells, Why::new("doubt.by_sums_partly", facts()));
        }
    }
}

fn set(draft: &mut Draft, cell: CellId, text: &str, place: Place, raw: &str, how: How) {
    draft.report.set(cell, text);
    draft.sources.insert(cell, Source { place, raw: raw.to_owned(), how });
}

fn doubt(draft: &mut Draft, group: &Group, cells: &[CellId], why: Why) {
    let place = group.figures.first().map(|figure| figure.place.clone());
    draft.doubt(group.context.end, place.as_ref(), cells, &group.raw(), why);
}

/// Says by what a row was told, where that was not its label in its place.
fn name_row(scene: &Scene<'_>, draft: &mut Draft, placed: Placed, late: bool, cells: &[CellId]) {
    let group = &scene.groups[placed.group];
    let Some(first) = cells.first().copied() else { return };
    let raw = leftovers::label(scene, group);
    let row = ("row", Fact::Row(first));
    let sentence = match placed.by {
        By::Label if late => Some("doubt.row_out_of_order"),
        By::Label => None,
        By::Spelling => Some("doubt.row_by_spelling"),
        By::Fragment => Some("doubt.row_by_fragment"),
        By::Position => Some("doubt.row_by_position"),
    };
    if let Some(sentence) = sentence {
        let place = group.figures.first().map(|figure| figure.place.clone());
        let why = Why::new(sentence, vec![("raw", Fact::Text(raw.clone())), row]);
        let raw = if placed.by == By::Position { group.raw() } else { raw };
        draft.doubt(group.context.end, place.as_ref(), cells, &raw, why);
    }
}

/// The cells of a printed row in the report's form.
pub(super) fn cell_ids(form: &Form, variant: &Variant, row: &PrintedRow) -> Vec<CellId> {
    let table = form.table(&variant.table);
    let cell = |(block, row, column): &(usize, usize, usize)| table?.blocks.get(*block)?.cell(*row, *column);
    row.cells.iter().filter_map(cell).collect()
}

/// The sums that lie within a row.
fn row_sums(form: &Form, cells: &[CellId]) -> Vec<RowSum> {
    let positions = |side: &[CellId]| {
        side.iter().map(|cell| cells.iter().position(|own| own == cell)).collect::<Option<Vec<usize>>>()
    };
    let equal = form.sums().iter().filter(|sum| sum.relation == Relation::Equal);
    equal
        .filter_map(|sum| Some(RowSum { left: positions(&sum.left)?, right: positions(&sum.right)? }))
        .collect()
}

/// For each table of the document that rows stand in, how many of its columns hold labels.
fn settings(
    scene: &Scene<'_>,
    variant: &Variant,
    heads: &Heads<'_>,
    rows: &[(Placed, bool)],
    spaces_count: bool,
) -> BTreeMap<Option<usize>, Setting> {
    let mut settings: BTreeMap<Option<usize>, Setting> = BTreeMap::new();
    // Other figures may stand between a row and its heads, as the number of the row.
    let mut end = rows.first().and_then(|(placed, _)| placed.group.checked_sub(1)).map(|group| {
        let group = &scene.groups[group];
        group.context.start
    });
    for (placed, _) in rows {
        let group = &scene.groups[placed.group];
        let table = group.row.map(|at| at.table);
        let fresh = Setting { spaces_count, widest: variant.widest(), ..Setting::default() };
        let setting = settings.entry(table).or_insert(fresh);
        let printed = &variant.rows[placed.row];
        let cells = printed.cells.len();
        let before = end.unwrap_or(group.context.start)..group.context.end;
        if table.is_none() {
            setting.heads = setting.heads.max(heads.in_text(scene.cover, &before, variant, printed));
        } else {
            setting.heads_as_printed |= heads.are_as_printed(scene.cover, &before, variant, printed);
        }
        end = Some(group.end);
        if let Some((column, _)) = group.figures.first().and_then(|figure| figure.column)
            && group.figures.len() >= cells
        {
            setting.label_columns = setting.label_columns.max(column);
        }
    }
    settings
}

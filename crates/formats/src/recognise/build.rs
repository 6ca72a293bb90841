//! One report from its tables and its stretch of the document.

mod layout;
mod leftovers;
mod rows;
mod sections;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use gouji_core::form::{CellId, Line, SectionNo, Table};
use gouji_core::report::{Layout, Shape, TableLayout};
use gouji_core::{Form, Report};

use super::Scene;
use super::clusters::Cluster;
use super::edition::{self, Chosen};
use super::prose::identity::{self, ReportTitle};
use super::tables::gaps;
use crate::document::Place;
use crate::recognised::{Doubt, Fact, Recognised, Source, Unplaced, Why};

/// A report being put together.
struct Draft {
    form: Arc<Form>,
    report: Report,
    sources: BTreeMap<CellId, Source>,
    /// Doubts with the place in the stream that they are about, for their order.
    doubts: Vec<(usize, Doubt)>,
    unplaced: Vec<(usize, Unplaced)>,
    /// Groups that are rows.
    placed: BTreeSet<usize>,
    /// Cells that stand in the source with nothing in them.
    blank: BTreeSet<CellId>,
    /// Groups that a doubt lists.
    listed: BTreeSet<usize>,
}

impl Draft {
    fn new(form: &Arc<Form>) -> Self {
        Self {
            report: Report::new(Arc::clone(form)),
            form: Arc::clone(form),
            sources: BTreeMap::new(),
            doubts: Vec::new(),
            unplaced: Vec::new(),
            placed: BTreeSet::new(),
            blank: BTreeSet::new(),
            listed: BTreeSet::new(),
        }
    }

    fn doubt(&mut self, position: usize, place: Option<&Place>, cells: &[CellId], raw: &str, why: Why) {
        let doubt = Doubt {
            cell: cells.first().copied(),
            cells: cells.to_vec(),
            raw: raw.to_owned(),
            why,
            source: place.cloned(),
        };
        self.doubts.push((position, doubt));
    }
}

/// Puts a report together; `None` only if it has no table.
pub(super) fn report(scene: &Scene<'_>, cluster: Cluster, costs: &[i32]) -> Option<Recognised> {
    let pieces = cluster.pieces.clone();
    let title = title(scene, &cluster);
    let year = title.and_then(|title| title.year).or_else(|| year_in_text(scene, &pieces));
    let Chosen { form, mut tables, foreign, unsure } = edition::choose(scene, cluster.tables, year)?;
    // What belongs to a second table of a kind is no row of the first.
    let others: Vec<Range<usize>> = cluster.twice.iter().map(|twice| twice.best.span()).collect();
    for table in &mut tables {
        let mut limits = limits(scene, &pieces, &table.span(), costs);
        for other in &others {
            if other.start >= table.span().end {
                limits.end = limits.end.min(other.start);
            } else if other.end <= table.span().start {
                limits.start = limits.start.max(other.end);
            }
        }
        gaps::fill(&scene.evidence(), &scene.variants[table.variant], table, &limits, costs);
    }
    let mut draft = Draft::new(&form);
    let second = || cluster.twice.iter().flat_map(|twice| &twice.best.rows);
    draft.placed.extend(second().map(|placed| placed.group));
    let around: Vec<Range<usize>> =
        tables.iter().map(|table| limits(scene, &pieces, &table.span(), costs)).collect();
    rows::place(scene, &mut draft, &tables, &around);
    for twice in &cluster.twice {
        leftovers::second_table(scene, &mut draft, twice);
    }
    let headings = sections::fill(scene, &mut draft, &pieces, &tables, title);
    let present = |own: &Table| tables.iter().any(|found| scene.variants[found.variant].table == own.key);
    let numbered = || form.tables().iter().enumerate();
    let present: Vec<usize> = numbered().filter(|(_, own)| present(own)).map(|(number, _)| number).collect();
    // A table on its own, pasted from somewhere, lacks nothing.
    let sections = (0..form.sections().len()).filter_map(section_no);
    let is_whole =
        title.is_some() || sections.map(|no| draft.report.prose(no)).any(|prose| !prose.is_empty());
    describe(scene, &mut draft, &pieces, title, year, is_whole);
    for (table, _) in numbered().filter(|(table, _)| is_whole && !present.contains(table)) {
        let cells: Vec<CellId> = form.table_cells(table).collect();
        let facts = vec![("table", Fact::Table(table))];
        draft.doubt(usize::MAX, None, &cells, "", Why::new("doubt.table_missing", facts));
    }
    let missing = numbered().filter(|(table, _)| !present.contains(table));
    let mut seen = layout::tables(scene, &form, &tables, &draft.placed);
    seen.extend(missing.map(|(table, _)| TableLayout::without_cells(table, Shape::Missing)));
    let layout = Layout { headings, tables: seen };
    let base = || ("base", Fact::Text(form.id().to_owned()));
    for (key, edition) in foreign {
        let table = form.tables().iter().position(|table| table.key == key).unwrap_or(0);
        let facts = vec![("table", Fact::Table(table)), ("edition", Fact::Text(edition)), base()];
        draft.doubt(0, None, &[], "", Why::new("doubt.mixed_edition", facts));
    }
    // A table pasted alone that is the same in every form does not ask for one.
    let lines = |table: &Table| -> Vec<Line> {
        table.blocks.iter().flat_map(|block| block.rows.iter().chain(&block.columns)).cloned().collect()
    };
    let is_same = |table: &usize| {
        let own = &form.tables()[*table];
        scene.forms.iter().all(|other| other.table(&own.key).is_some_and(|other| lines(other) == lines(own)))
    };
    if unsure && (is_whole || !present.iter().all(is_same)) {
        let facts = vec![("edition", Fact::Text(form.id().to_owned()))];
        draft.doubt(0, None, &[], "", Why::new("doubt.edition_unsure", facts));
    }
    draft.doubts.sort_by_key(|(piece, _)| *piece);
    draft.unplaced.sort_by_key(|(piece, _)| *piece);
    Some(Recognised {
        report: draft.report,
        tables: present,
        sources: draft.sources,
        doubts: draft.doubts.into_iter().map(|(_, doubt)| doubt).collect(),
        unplaced: draft.unplaced.into_iter().map(|(_, unplaced)| unplaced).collect(),
        layout: is_whole.then_some(layout),
    })
}

/// The title above the first table of a report.
fn title<'a>(scene: &'a Scene<'_>, cluster: &Cluster) -> Option<&'a ReportTitle> {
    let first = cluster.tables.first().map_or(0, |table| table.best.span().start);
    let end = scene.groups.get(first).map_or(0, |group| group.pieces.0);
    let own = scene
        .report_titles
        .iter()
        .filter(|title| title.pieces.0 >= cluster.pieces.start && title.pieces.1 <= end);
    // The first that says most.
    own.min_by_key(|title| (title.year.is_none(), title.agency.is_empty(), title.pieces.0))
}

fn year_in_text(scene: &Scene<'_>, pieces: &Range<usize>) -> Option<u16> {
    identity::year_in(scene.stream.pieces[pieces.clone()].iter().map(|piece| piece.text))
}

/// The groups around a table that no title parts from it.
fn limits(scene: &Scene<'_>, pieces: &Range<usize>, span: &Range<usize>, costs: &[i32]) -> Range<usize> {
    let inside = |group: &usize| pieces.contains(&scene.groups[*group].pieces.0);
    let near = |group: usize, anchor: usize| {
        costs[group.max(anchor)] - costs[group.min(anchor)] < super::tables::chain::TITLE
    };
    let before = (0..span.start).rev().take_while(|group| inside(group) && near(*group, span.start)).count();
    let last = span.end - 1;
    let behind =
        (span.end..scene.groups.len()).take_while(|group| inside(group) && near(*group, last)).count();
    span.start - before..span.end + behind
}

/// Title, agency and year.
fn describe(
    scene: &Scene<'_>,
    draft: &mut Draft,
    pieces: &Range<usize>,
    title: Option<&ReportTitle>,
    year: Option<u16>,
    is_whole: bool,
) {
    let start = scene.stream.pieces.get(pieces.start).map_or(0, |piece| piece.range.start);
    draft.report.year = year;
    if let Some(title) = title {
        draft.report.title.clone_from(&title.text);
        draft.report.agency.clone_from(&title.agency);
    }
    let place = title.map(|title| scene.stream.pieces[title.pieces.0].place.clone());
    let raw = title.map(|title| title.text.clone()).unwrap_or_default();
    if !is_whole {
        return;
    }
    if draft.report.agency.is_empty() {
        draft.doubt(start, place.as_ref(), &[], &raw, Why::plain("doubt.agency_unknown"));
    }
    match year {
        None => draft.doubt(start, place.as_ref(), &[], &raw, Why::plain("doubt.year_unknown")),
        Some(year) if title.is_none_or(|title| title.year.is_none()) => {
            let facts = vec![("year", Fact::Text(year.to_string()))];
            draft.doubt(start, place.as_ref(), &[], &raw, Why::new("doubt.year_inferred", facts));
        }
        Some(_) => {}
    }
}

/// The number of the section at a position.
fn section_no(section: usize) -> Option<SectionNo> {
    SectionNo::from_index(section)
}

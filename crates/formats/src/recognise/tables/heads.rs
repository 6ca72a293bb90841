//! Where the columns of a row stand in a table of the document, by the heads above it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::variant::{PrintedRow, Variant};
use crate::recognise::normal::{distance, ends_with, key};
use crate::recognise::prose::words::words;
use crate::recognise::stream::groups::{Group, TableRow};
use crate::recognise::stream::vocabulary::Cover;
use crate::recognise::stream::{Kind, Stream};

/// Where a cell of a row stands, as grid columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recognise) enum Spot {
    /// Below its head.
    Headed(Range<usize>),
    /// Between its neighbours, where just as many columns are left as heads are missing.
    Between(Range<usize>),
    /// Nowhere that could be told.
    Unknown,
}

/// What the heads say of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recognise) struct Spots {
    /// For each cell of the row.
    pub(in crate::recognise) cells: Vec<Spot>,
    /// Columns with heads that the form does not have there.
    pub(in crate::recognise) foreign: BTreeSet<usize>,
    /// Whether the heads stand in a table before this one.
    pub(in crate::recognise) inherited: bool,
}

impl Spots {
    /// Whether every cell has its head.
    pub(in crate::recognise) fn are_headed(&self) -> bool {
        self.cells.iter().all(|spot| matches!(spot, Spot::Headed(_)))
    }
}

/// The heads of columns in running text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::recognise) enum InText {
    /// None, or all in the form's order.
    #[default]
    Fitting,
    /// Some of them only.
    Partial,
    /// In another order.
    Shuffled,
}

/// The rows of the document's tables, and which of them hold figures.
pub(in crate::recognise) struct Heads<'a> {
    stream: &'a Stream<'a>,
    /// For each table the pieces of each row.
    rows: Vec<Vec<Range<usize>>>,
    /// Rows with figures of the form's tables.
    figures: BTreeSet<(usize, usize)>,
}

/// A cell above figures.
struct Head {
    columns: Range<usize>,
    text: Vec<char>,
}

/// The most tables before its own in which the heads of a row are looked for.
const MOST_TABLES_BACK: usize = 30;

impl<'a> Heads<'a> {
    /// The heads above the rows of a document that some groups stand in.
    pub(in crate::recognise) fn new<'g>(
        stream: &'a Stream<'a>,
        groups: impl Iterator<Item = &'g Group>,
    ) -> Self {
        let mut rows: Vec<Vec<Range<usize>>> = vec![Vec::new(); stream.widths.len()];
        for (number, piece) in stream.pieces.iter().enumerate() {
            let Kind::Cell { table, row, .. } = piece.kind else { continue };
            let Some(own) = rows.get_mut(table) else { continue };
            if own.len() <= row {
                own.resize(row + 1, number..number);
            }
            if own[row].is_empty() {
                own[row].start = number;
            }
            own[row].end = number + 1;
        }
        let written = groups.filter(|group| !group.is_blank());
        let figures = written.filter_map(|group| group.row.map(|at| (at.table, at.row))).collect();
        Self { stream, rows, figures }
    }

    /// Where the cells of a row stand by the heads above it; `None` if no head of theirs is there.
    ///
    /// A table that goes on without heads has those of the table before it, if it is as wide.
    pub(in crate::recognise) fn spots(
        &self,
        at: TableRow,
        variant: &Variant,
        row: &PrintedRow,
        label_columns: usize,
    ) -> Option<Spots> {
        let width = *self.stream.widths.get(at.table)?;
        let mut best: Option<(usize, Spots)> = None;
        let mut limit = at.row;
        for table in (0..=at.table).rev().take(MOST_TABLES_BACK) {
            let is_own = table == at.table;
            let goes_on = || self.stream.widths[table] == width && self.has_figures(table);
            if !is_own && !goes_on() {
                break;
            }
            if !is_own {
                limit = self.rows[table].len();
            }
            for region in self.regions(table, limit) {
                let heads = self.heads(table, region);
                let spots = Spots { inherited: !is_own, ..spots(&heads, variant, row, label_columns, width) };
                let found = spots.cells.iter().filter(|spot| matches!(spot, Spot::Headed(_))).count();
                if found > best.as_ref().map_or(0, |(most, _)| *most) {
                    let enough = found * 2 > spots.cells.len();
                    best = Some((found, spots));
                    if enough {
                        return best.map(|(_, spots)| spots);
                    }
                }
            }
            if best.is_some() {
                break;
            }
        }
        best.map(|(_, spots)| spots)
    }

    /// How the heads in a stretch of text before figures stand to the form's.
    pub(in crate::recognise) fn in_text(
        &self,
        cover: &Cover,
        before: &Range<usize>,
        variant: &Variant,
        row: &PrintedRow,
    ) -> InText {
        self.order(cover, before, variant, row).unwrap_or_default()
    }

    /// Whether the heads before the figures of a table are the form's, all of them and in its order, wherever they stand: heads
    /// copied out of a word processor lose the cells that they spanned.
    pub(in crate::recognise) fn are_as_printed(
        &self,
        cover: &Cover,
        before: &Range<usize>,
        variant: &Variant,
        row: &PrintedRow,
    ) -> bool {
        self.order(cover, before, variant, row) == Some(InText::Fitting)
    }

    /// How heads stand to the form's; `None` where there are none.
    fn order(
        &self,
        cover: &Cover,
        before: &Range<usize>,
        variant: &Variant,
        row: &PrintedRow,
    ) -> Option<InText> {
        let first = cover.labels.partition_point(|label| label.start < before.start);
        let labels = cover.labels[first..].iter().take_while(|label| label.end <= before.end);
        let (block, ..) = row.cells.first()?;
        let heads = variant.heads.get(*block).map_or(&[][..], Vec::as_slice);
        let position = |label: &Range<usize>| {
            heads.iter().position(|head| head.iter().any(|own| *own == self.stream.chars[label.clone()]))
        };
        let found: Vec<usize> = labels.filter_map(position).collect();
        if found.len() < 2 || heads.len() < 2 {
            return None;
        }
        // Rows side by side have all heads again. Heads that stand twice are those of the page before, and its own.
        let rows = row.cells.len() / heads.len();
        let found = &found[found.len().saturating_sub(row.cells.len())..];
        // Heads below the same head keep their order.
        let is_ordered = |family: &Vec<usize>| {
            let own: Vec<&usize> = found.iter().filter(|head| family.contains(head)).collect();
            own.windows(2).filter(|pair| pair[0] >= pair[1]).count() < rows
        };
        if !variant.families(*block).iter().all(is_ordered) {
            return Some(InText::Shuffled);
        }
        let is_whole = (0..heads.len()).all(|head| found.contains(&head));
        Some(if is_whole { InText::Fitting } else { InText::Partial })
    }

    fn has_figures(&self, table: usize) -> bool {
        self.figures.range((table, 0)..(table + 1, 0)).next().is_some()
    }

    /// The stretches of rows without figures above a row, the nearest first.
    fn regions(&self, table: usize, limit: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut end = limit;
        std::iter::from_fn(move || {
            while end > 0 && self.figures.contains(&(table, end - 1)) {
                end -= 1;
            }
            if end == 0 {
                return None;
            }
            let before = self.figures.range((table, 0)..(table, end)).next_back();
            let start = before.map_or(0, |(_, row)| row + 1);
            let region = start..end;
            end = start;
            Some(region)
        })
    }

    fn heads(&self, table: usize, rows: Range<usize>) -> Vec<Head> {
        let pieces = self.rows[table].get(rows).unwrap_or_default().iter().flat_map(Range::clone);
        let head = |piece: usize| {
            let piece = &self.stream.pieces[piece];
            let Kind::Cell { column, width, .. } = piece.kind else { return None };
            let text = key(piece.text);
            (!text.is_empty()).then_some(Head { columns: column..column + width, text })
        };
        pieces.filter_map(head).collect()
    }
}

/// Where the cells of a row stand below some heads.
fn spots(heads: &[Head], variant: &Variant, row: &PrintedRow, label_columns: usize, width: usize) -> Spots {
    let labels: Vec<&[Vec<char>]> = row
        .cells
        .iter()
        .map(|(block, _, column)| {
            variant.heads.get(*block).and_then(|heads| heads.get(*column)).map_or(&[][..], Vec::as_slice)
        })
        .collect();
    let above: Vec<Vec<&Head>> = (0..width)
        .map(|column| heads.iter().filter(|head| head.columns.contains(&column)).collect())
        .collect();
    // A head may be broken over rows.
    let is_below = |column: usize, labels: &[Vec<char>]| {
        let whole: Vec<char> = above[column].iter().flat_map(|head| head.text.iter().copied()).collect();
        let own = |label: &Vec<char>| {
            above[column].iter().any(|head| head.text == *label) || ends_with(&whole, label)
        };
        labels.iter().any(own)
    };
    let mut places: Vec<Option<Range<usize>>> = vec![None; labels.len()];
    for (cell, own) in labels.iter().enumerate() {
        let same: Vec<usize> = (0..labels.len()).filter(|other| labels[*other] == *own).collect();
        if same.first() != Some(&cell) {
            continue;
        }
        let mut runs: Vec<Range<usize>> = Vec::new();
        for column in (label_columns..width).filter(|column| is_below(*column, own)) {
            match runs.last_mut().filter(|run| run.end == column) {
                Some(run) => run.end = column + 1,
                None => runs.push(column..column + 1),
            }
        }
        // Heads that stand several times are told by their order, if none of them is lost.
        if runs.len() == same.len() {
            same.into_iter().zip(runs).for_each(|(cell, run)| places[cell] = Some(run));
        }
    }
    let twice = |column: usize| places.iter().flatten().filter(|place| place.contains(&column)).count() > 1;
    if (0..width).any(twice) {
        places.fill(None);
    }
    let claimed = |column: &usize| places.iter().flatten().any(|place| place.contains(column));
    // Whether what stands right above a column may be the damaged head of a cell; a blank one may.
    let may_be = |column: usize, labels: &[Vec<char>]| {
        let is_unit = |head: &Head| words("unit").any(|unit| head.text.iter().all(|c| unit.contains(*c)));
        let own = above[column].iter().rfind(|head| head.columns.len() == 1 && !is_unit(head));
        own.is_none_or(|head| {
            labels.iter().any(|label| distance(label, &head.text, label.len().div_ceil(2)).is_some())
        })
    };
    let any = |column: usize| labels.iter().any(|labels| may_be(column, labels));
    let free: Vec<usize> = (label_columns..width).filter(|column| !claimed(column) && any(*column)).collect();
    let foreign = (label_columns..width).filter(|column| !claimed(column) && !any(*column)).collect();
    let rising = places.iter().flatten().zip(places.iter().flatten().skip(1)).all(|(a, b)| a.end <= b.start);
    let cells = (0..places.len()).map(|cell| match &places[cell] {
        Some(place) => Spot::Headed(place.clone()),
        None if !rising => Spot::Unknown,
        None => {
            let before = places[..cell].iter().rposition(Option::is_some);
            let behind = places[cell..].iter().position(Option::is_some).map(|at| cell + at);
            let from = before.and_then(|at| places[at].clone()).map_or(label_columns, |place| place.end);
            let to = behind.and_then(|at| places[at].clone()).map_or(width, |place| place.start);
            let missing = before.map_or(0, |at| at + 1)..behind.unwrap_or(places.len());
            let left: Vec<usize> =
                free.iter().copied().filter(|column| (from..to).contains(column)).collect();
            match left.get(cell - missing.start).filter(|_| left.len() == missing.len()) {
                Some(column) if may_be(*column, labels[cell]) => Spot::Between(*column..column + 1),
                _ => Spot::Unknown,
            }
        }
    });
    Spots { cells: cells.collect(), foreign, inherited: false }
}

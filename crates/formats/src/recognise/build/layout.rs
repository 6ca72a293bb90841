//! What the tables of a source look like: their rows and columns as they are called, and the note in the corner.
//!
//! Only tables with cells are told of, and of those only what is certain. A label that is neither the form's nor close to
//! it may be cut, merged with another or misread: then it is left blank, and nothing is judged.

use std::collections::BTreeSet;

use gouji_core::Form;
use gouji_core::form::{Block, Line, Table};
use gouji_core::report::{LineNo, SeenLine, Shape, TableLayout};

use crate::recognise::Scene;
use crate::recognise::normal::{self, key};
use crate::recognise::stream::groups::{Group, TableRow};
use crate::recognise::stream::{Kind, Piece};
use crate::recognise::tables::chain::{Instance, Placed};
use crate::recognise::tables::evidence::By;
use crate::recognise::tables::variant::Variant;

/// The letters in which a label may differ from the form's and still be that label.
const MOST_CHANGED: usize = 4;
/// A corner of so many letters is a note, a shorter one a head.
const SHORTEST_NOTE: usize = 10;
/// The most letters of a head.
const LONGEST_HEAD: usize = 16;
/// Columns whose heads must have been seen before a note is called missing.
const HEADS_SEEN: usize = 3;

/// The layout of each table that stands in cells.
pub(super) fn tables(
    scene: &Scene<'_>,
    form: &Form,
    instances: &[Instance],
    placed: &BTreeSet<usize>,
) -> Vec<TableLayout> {
    let of = |instance: &Instance| {
        let variant = &scene.variants[instance.variant];
        let number = form.tables().iter().position(|table| variant.is_of(table))?;
        // Rows side by side have their labels above the columns.
        let table = form.tables().get(number).filter(|_| !variant.wide)?;
        Some(Source { scene, variant, table, instance, placed }.layout(number))
    };
    instances.iter().filter_map(of).collect()
}

/// A table of the form and where it stands.
struct Source<'a> {
    scene: &'a Scene<'a>,
    variant: &'a Variant,
    table: &'a Table,
    instance: &'a Instance,
    /// Groups that are rows of any table.
    placed: &'a BTreeSet<usize>,
}

impl<'a> Source<'a> {
    fn layout(&self, number: usize) -> TableLayout {
        let columns = self.columns();
        let heads = columns.iter().filter(|column| !column.label().is_empty()).count();
        TableLayout {
            table: number,
            shape: Shape::Cells,
            corner: self.corner(heads),
            rows: self.rows(),
            columns,
            // Whether a row is missing is a doubt of the reader, which may as well have failed to see it.
            complete: false,
        }
    }

    fn group(&self, placed: &Placed) -> &'a Group {
        &self.scene.groups[placed.group]
    }

    /// The rows that stand in cells, in the order of the source.
    fn rows(&self) -> Vec<SeenLine> {
        let mut rows: Vec<(usize, SeenLine)> = Vec::new();
        for placed in &self.instance.rows {
            let row = &self.variant.rows[placed.row];
            let Some((block, number, _)) = row.cells.first().copied() else { continue };
            let Some(line) = self.table.blocks.get(block).and_then(|own| own.rows.get(number)) else {
                continue;
            };
            let group = self.group(placed);
            let certain = matches!(placed.by, By::Label | By::Spelling) && group.row.is_some();
            let label = self.label(group).filter(|_| certain);
            let heads = vec![label.and_then(|label| told(line, label, &row.labels)).unwrap_or_default()];
            rows.push((placed.group, SeenLine { line: Some(LineNo { block, number }), heads }));
        }
        rows.extend(
            self.strangers()
                .map(|(group, label)| (group, SeenLine { line: None, heads: vec![label.trim().to_owned()] })),
        );
        rows.sort_by_key(|(group, _)| *group);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// Rows between those of the table that the form does not have: with a label and figures of their own.
    fn strangers(&self) -> impl Iterator<Item = (usize, &'a str)> + '_ {
        let tables: BTreeSet<usize> = self
            .instance
            .rows
            .iter()
            .filter_map(|placed| self.group(placed).row)
            .map(|row| row.table)
            .collect();
        self.instance.span().filter_map(move |number| {
            let group = &self.scene.groups[number];
            let inside = group.row.is_some_and(|row| tables.contains(&row.table));
            let label = self.label(group).filter(|label| key(label).len() > 1)?;
            let known = || self.variant.rows.iter().any(|row| is_close(&key(label), &row.labels));
            let stranger = inside && !self.placed.contains(&number) && !group.is_blank() && !known();
            (stranger && group.figures.len() == self.variant.widest()).then_some((number, label))
        })
    }

    /// The text of the cell before the figures.
    fn label(&self, group: &Group) -> Option<&'a str> {
        let row = group.row?;
        let (first, _) = group.figures.first()?.column?;
        let before = self
            .pieces(row)
            .filter(|(column, width, piece)| column + width <= first && !piece.text.trim().is_empty());
        before.last().map(|(_, _, piece)| piece.text)
    }

    /// The cells of a row, with their columns.
    fn pieces(&self, of: TableRow) -> impl Iterator<Item = (usize, usize, &'a Piece<'a>)> + '_ {
        let start = self.scene.stream.table_starts.get(of.table).copied().unwrap_or(0);
        let pieces = self.scene.stream.pieces.get(start..).unwrap_or_default().iter();
        let own = pieces.take_while(move |piece| matches!(piece.kind, Kind::Cell { table, row, .. } if table == of.table && row <= of.row));
        own.filter_map(move |piece| match piece.kind {
            Kind::Cell { row, column, width, .. } if row == of.row => Some((column, width, piece)),
            _ => None,
        })
    }

    /// The columns of each block whose first row stands in cells below heads.
    fn columns(&self) -> Vec<SeenLine> {
        let mut seen = Vec::new();
        for (number, block) in self.table.blocks.iter().enumerate() {
            let own = |placed: &&Placed| self.variant.rows[placed.row].block == number;
            let first = self.instance.rows.iter().find(own).map(|placed| self.group(placed));
            let Some((group, row)) = first.and_then(|group| Some((group, group.row?))) else { continue };
            if group.figures.len() != block.columns.len() {
                continue;
            }
            let labels = self.variant.heads.get(number).map_or(&[][..], Vec::as_slice);
            let at = |column: usize| Some(group.figures.get(column)?.column?.0);
            let mut heads: Vec<Option<(usize, String)>> = Vec::new();
            for (column, line) in block.columns.iter().enumerate() {
                let accepted = labels.get(column).map_or(&[][..], Vec::as_slice);
                heads.push(at(column).and_then(|at| self.head(row, at, line, accepted)));
            }
            // Beside heads that are the form's, any other text is the head of its column.
            let beside = heads.iter().flatten().map(|(row, _)| *row).next_back();
            for (column, head) in heads.into_iter().enumerate() {
                let other = || {
                    let (_, _, piece) = self.above(TableRow { row: beside?, ..row }, at(column)?)?;
                    let text = piece.text.split_whitespace().collect::<String>();
                    (1..=LONGEST_HEAD).contains(&key(&text).len()).then_some(text)
                };
                let heads = vec![head.map(|(_, head)| head).or_else(other).unwrap_or_default()];
                seen.push(SeenLine { line: Some(LineNo { block: number, number: column }), heads });
            }
        }
        seen
    }

    /// The nearest text above a column that is its head, and the row it stands in.
    fn head(
        &self,
        of: TableRow,
        column: usize,
        line: &Line,
        accepted: &[Vec<char>],
    ) -> Option<(usize, String)> {
        (0..of.row).rev().find_map(|row| {
            let (.., piece) = self.above(TableRow { row, ..of }, column)?;
            Some((row, told(line, piece.text, accepted)?))
        })
    }

    /// The cell of a row that stands over a column.
    fn above(&self, of: TableRow, column: usize) -> Option<(usize, usize, &'a Piece<'a>)> {
        self.pieces(of).find(|(from, width, _)| (*from..from + width).contains(&column))
    }

    /// The note in the corner, where the form has one: `Some("")` only where heads were seen and no note beside them.
    fn corner(&self, heads: usize) -> Option<String> {
        let official = self.table.blocks.first().and_then(|block: &Block| block.corner.as_ref())?;
        let official = key(&official.zh);
        if official.len() < SHORTEST_NOTE {
            return None;
        }
        let first = self.instance.rows.first().and_then(|placed| self.group(placed).row)?;
        let start = self.scene.stream.table_starts.get(first.table).copied()?;
        let pieces = &self.scene.stream.pieces;
        let in_head = |piece: &&Piece<'_>| matches!(piece.kind, Kind::Cell { row, .. } if row < first.row);
        let corner = pieces.get(start..)?.iter().take_while(in_head);
        let above = pieces.get(start.saturating_sub(NEAR)..start)?.iter().rev();
        // What says most of the same is the note, wherever it stands.
        let shared = |text: &str| text_shared(&key(text), &official);
        let best = corner
            .chain(above)
            .map(|piece| (shared(piece.text), piece.text))
            .max_by_key(|(shared, _)| *shared);
        match best {
            Some((shared, text)) if shared * 2 >= official.len() => {
                let whole = normal::find_first(&key(text), &official).is_some();
                Some(if whole { self.official_note() } else { text.trim().to_owned() })
            }
            _ => (heads >= HEADS_SEEN).then(String::new),
        }
    }

    fn official_note(&self) -> String {
        let corner = self.table.blocks.first().and_then(|block| block.corner.as_ref());
        corner.map(|corner| corner.zh.clone()).unwrap_or_default()
    }
}

/// How many pieces before a table a note may stand.
const NEAR: usize = 3;

/// A label as it is to be told: the form's own words where it says them with the heads above it, what is written where
/// it is close to them, nothing else.
fn told(line: &Line, written: &str, accepted: &[Vec<char>]) -> Option<String> {
    let own = line.path.last()?;
    let text = key(written);
    let heads: Vec<Vec<char>> = line.path.iter().map(|head| key(&head.zh)).collect();
    let merged = (0..heads.len()).any(|from| heads.get(from..).is_some_and(|heads| heads.concat() == text));
    if merged {
        return Some(own.zh.clone());
    }
    let close = is_close(&text, accepted) || is_close(&text, &heads[heads.len() - 1..]);
    close.then(|| written.split_whitespace().collect::<Vec<_>>().concat())
}

fn is_close(text: &[char], labels: &[Vec<char>]) -> bool {
    labels.iter().any(|label| {
        let most = MOST_CHANGED.min(label.len() / 3);
        label.as_slice() == text || normal::distance(text, label, most).is_some_and(|changed| changed <= most)
    })
}

/// How many pairs of neighbours of a text stand in another one.
fn text_shared(text: &[char], official: &[char]) -> usize {
    official.windows(2).filter(|pair| text.windows(2).any(|own| own == *pair)).count()
}

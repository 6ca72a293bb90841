//! A document as one stream of characters that count, cut into pieces: the cells of its tables and its lines of text.

pub(super) mod figures;
pub(super) mod groups;
pub(super) mod vocabulary;

use std::ops::Range;

use super::normal;
use crate::document::{Block, Document, Grid, GridCell, Place, Table};

/// A cell or a line of text.
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) place: Place,
    pub(super) kind: Kind,
    /// Its characters in [`Stream::chars`].
    pub(super) range: Range<usize>,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A line or paragraph.
    Text,
    /// A heading.
    Heading,
    /// A page number or the like: not part of the stream.
    Furniture,
    /// A cell of a table.
    Cell {
        /// The table's position among the tables, from 0.
        table: usize,
        /// The row in the table, from 0.
        row: usize,
        /// The first grid column, from 0.
        column: usize,
        /// The number of grid columns.
        width: usize,
        /// The number of rows.
        height: usize,
    },
}

/// The characters of a document that count, and where each stands.
#[derive(Default)]
pub(super) struct Stream<'a> {
    pub(super) pieces: Vec<Piece<'a>>,
    pub(super) chars: Vec<char>,
    /// For each character its piece.
    pub(super) owner: Vec<usize>,
    /// For each character the byte in its piece.
    pub(super) at: Vec<usize>,
    /// For each table the number of its grid columns.
    pub(super) widths: Vec<usize>,
    /// For each table its first piece.
    pub(super) table_starts: Vec<usize>,
    /// Whether a table has blank columns that may part it.
    pub(super) may_part: bool,
}

/// How tables are taken whose columns fall into several parts with blank columns between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Columns {
    /// All together.
    Whole,
    /// Each part as a table of its own: several tables stand side by side on one sheet.
    Parted,
}

impl<'a> Stream<'a> {
    pub(super) fn new(document: &'a Document, columns: Columns) -> Self {
        let mut stream = Self::default();
        for block in &document.blocks {
            match block {
                Block::Heading { text, place } => stream.push(text, place.clone(), Kind::Heading),
                Block::Paragraph { text, place } => {
                    let kind = if is_page_number(text) { Kind::Furniture } else { Kind::Text };
                    stream.push(text, place.clone(), kind);
                }
                Block::Table(table) => {
                    let grid = table.grid();
                    let parts = parts(table, &grid);
                    stream.may_part |= parts.len() > 1;
                    if columns == Columns::Whole {
                        stream.table(table, &grid, &(0..grid.width));
                    } else {
                        for part in &parts {
                            stream.table(table, &grid, part);
                        }
                    }
                }
            }
        }
        stream
    }

    /// Some columns of a table, as a table.
    fn table(&mut self, table: &'a Table, grid: &Grid, columns: &Range<usize>) {
        let number = self.widths.len();
        self.widths.push(columns.len());
        self.table_starts.push(self.pieces.len());
        for (row, cells) in grid.rows.iter().enumerate() {
            for cell in cells.iter().filter(|cell| columns.contains(&cell.column)) {
                let place = table.place(row, *cell);
                let column = cell.column - columns.start;
                let own = &table.rows[row].cells[cell.index];
                let kind = Kind::Cell { table: number, row, column, width: cell.width, height: own.row_span };
                self.push(&own.text, place, kind);
            }
        }
    }

    fn push(&mut self, text: &'a str, place: Place, kind: Kind) {
        let start = self.chars.len();
        if kind != Kind::Furniture {
            for (at, c) in normal::normal(text) {
                self.chars.push(c);
                self.at.push(at);
                self.owner.push(self.pieces.len());
            }
        }
        self.pieces.push(Piece { text, place, kind, range: start..self.chars.len() });
    }

    /// Behind the last piece of the row of a table that a piece is in, or behind the line that it is.
    pub(super) fn row_end(&self, piece: usize) -> usize {
        let row = |piece: &Piece<'_>| match piece.kind {
            Kind::Cell { table, row, .. } => Some((table, row)),
            _ => None,
        };
        let Some(own) = self.pieces.get(piece).and_then(row) else { return piece + 1 };
        piece + self.pieces[piece..].iter().take_while(|next| row(next) == Some(own)).count()
    }

    /// The bytes of a piece that a range of its characters covers, from the first to behind the last.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let Some(piece) = self.owner.get(range.start).map(|owner| &self.pieces[*owner]) else { return 0..0 };
        let last = range.end.min(piece.range.end).max(range.start + 1) - 1;
        let from = self.at[range.start];
        let to = self.at[last];
        from..to + piece.text[to..].chars().next().map_or(0, char::len_utf8)
    }
}

/// The columns of a table between those that are blank from top to bottom; a text across a whole row parts nothing and
/// belongs to the first.
fn parts(table: &Table, grid: &Grid) -> Vec<Range<usize>> {
    let mut used = vec![false; grid.width];
    for (row, cells) in grid.rows.iter().enumerate() {
        let written = |cell: &&GridCell| !table.rows[row].cells[cell.index].text.trim().is_empty();
        let mut texts = cells.iter().filter(written);
        let (first, second) = (texts.next(), texts.next());
        let title = second.is_none() && first.is_some_and(|cell| cell.width > 1);
        for cell in first.into_iter().chain(second).chain(texts).filter(|_| !title) {
            used[cell.column..cell.column + cell.width].fill(true);
        }
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    for column in (0..grid.width).filter(|column| used[*column]) {
        match parts.last_mut().filter(|part| part.end == column) {
            Some(part) => part.end = column + 1,
            None => parts.push(column..column + 1),
        }
    }
    if let Some(first) = parts.first_mut() {
        first.start = 0;
    }
    parts
}

/// Whether a line is a page number: digits between dashes.
fn is_page_number(text: &str) -> bool {
    let inner = text.trim();
    let digits =
        inner.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '—' | '–' | '－' | '―' | '─'));
    let dashed =
        !inner.starts_with(|c: char| c.is_alphanumeric()) && !inner.ends_with(|c: char| c.is_alphanumeric());
    dashed
        && (1..=4).contains(&digits.chars().count())
        && digits.chars().all(|c| normal::fold(c).is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_page_number;

    #[test]
    fn page_numbers_stand_between_dashes() {
        assert!(is_page_number("— 4 —"));
        assert!(is_page_number("-12-"));
        assert!(is_page_number("－ １２ －"));
        assert!(!is_page_number("4"));
        assert!(!is_page_number("-4"));
        assert!(!is_page_number("— —"));
    }
}

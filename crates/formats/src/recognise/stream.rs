//! A document as one stream of characters that count, cut into pieces: the cells of its tables and its lines of text.

pub(super) mod figures;
pub(super) mod groups;
pub(super) mod vocabulary;

use std::ops::Range;

use super::normal;
use crate::document::{Block, Document, Place};

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
}

impl<'a> Stream<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
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
                    let number = stream.widths.len();
                    stream.widths.push(grid.width);
                    stream.table_starts.push(stream.pieces.len());
                    for (row, cells) in grid.rows.iter().enumerate() {
                        for cell in cells {
                            let place = &table.rows[row].place;
                            let column = place.column.map_or(cell.index + 1, |first| first + cell.column);
                            let place = Place { column: Some(column), ..place.clone() };
                            let kind =
                                Kind::Cell { table: number, row, column: cell.column, width: cell.width };
                            stream.push(&table.rows[row].cells[cell.index].text, place, kind);
                        }
                    }
                }
            }
        }
        stream
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

    /// The bytes of a piece that a range of its characters covers, from the first to behind the last.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let Some(piece) = self.owner.get(range.start).map(|owner| &self.pieces[*owner]) else { return 0..0 };
        let last = range.end.min(piece.range.end).max(range.start + 1) - 1;
        let from = self.at[range.start];
        let to = self.at[last];
        from..to + piece.text[to..].chars().next().map_or(0, char::len_utf8)
    }
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

//! A document as it is printed, before any format: title, headings, paragraphs, tables with merged heads.

pub(super) mod check;
mod lay_out;
mod widths;

use gouji_core::form::ValueKind;
use gouji_core::number::Value;

pub(super) use lay_out::lay_out;
pub(super) use widths::lines;

/// A document as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paper {
    /// The lines of its title.
    pub(super) title: Vec<String>,
    /// Who publishes it; empty where unknown.
    pub(super) author: String,
    /// Whether all of it stands on turned sheets, for documents that are hardly more than wide tables.
    pub(super) turned: bool,
    /// Its parts, in order.
    pub(super) blocks: Vec<Block>,
}

impl Paper {
    /// The title on one line.
    pub(super) fn heading(&self) -> String {
        self.title.concat()
    }
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    /// A heading of a section, or one inside it.
    Heading(Level, String),
    /// A paragraph of running text, without line breaks.
    Paragraph {
        /// How many of its bytes are a heading that runs into the text; 0 for none.
        lead: usize,
        /// Its text.
        text: String,
    },
    /// A table.
    Table(Table),
}

/// Levels of headings below the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// 一、
    First,
    /// （一）
    Second,
    /// 1.
    Third,
}

/// A table with its spans.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    /// What it is called.
    pub(super) name: String,
    /// Rows at its top that are repeated on every page; 0 where no head serves all rows.
    pub(super) head_rows: usize,
    /// Its rows; a cell stands in the row where it begins.
    pub(super) rows: Vec<Vec<Cell>>,
    /// The least width of each column, and the one it would like, in hundredths of the table's font size.
    pub(super) columns: Vec<Width>,
}

/// What a column needs and what it would like, in hundredths of the font size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Width {
    pub(super) needs: usize,
    pub(super) likes: usize,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    /// What stands in it; may have line breaks.
    pub(super) text: String,
    /// What it is.
    pub(super) role: Role,
    /// The column in which it begins, from 0.
    pub(super) column: usize,
    /// Rows it spans, at least 1.
    pub(super) row_span: usize,
    /// Columns it spans, at least 1.
    pub(super) col_span: usize,
    /// Whether its text begins at the left; else it stands in the middle.
    pub(super) left: bool,
}

/// What a cell is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Role {
    /// A banner above a part of the table.
    Banner,
    /// The corner above row heads.
    Corner,
    /// A head of columns.
    ColumnHead,
    /// A head of rows.
    RowHead,
    /// A figure of the report.
    Figure(Figure),
    /// Text in a table of text.
    Text,
}

/// A figure of the report.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    /// Its value, if what is written is a figure and nothing else.
    pub(super) plain: Option<Value>,
    /// What it counts.
    pub(super) kind: ValueKind,
    /// The cells it adds up, as row and column, where it is their sum to the digit.
    pub(super) adds_up: Vec<(usize, usize)>,
}

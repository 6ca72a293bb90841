//! The one form between bytes and reports: headings, paragraphs and tables, each with its place in the source.

mod grid;

pub(crate) use grid::MOST_COLUMNS;
pub use grid::{Grid, GridCell};

/// What a reader makes of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// What makes them doubtful, whatever they say.
    pub caveats: Vec<Caveat>,
}

impl From<Vec<Block>> for Document {
    /// A document of which there is nothing to be said.
    fn from(blocks: Vec<Block>) -> Self {
        Self { blocks, caveats: Vec::new() }
    }
}

/// What a reader could not read, or not for certain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caveat {
    /// The page of this number, from 1, is a picture: nothing that it shows was read.
    Picture(usize),
    /// The text of the page of this number is what a program saw in a picture of it.
    Seen(usize),
    /// The source ends in the middle of a cell; the place is that of its row.
    CutOff(Place),
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading, if the format marks headings.
    Heading {
        /// Its text.
        text: String,
        /// Where it stands.
        place: Place,
    },
    /// A paragraph; a line of plain text where the format knows no paragraphs.
    Paragraph {
        /// Its text.
        text: String,
        /// Where it stands.
        place: Place,
    },
    /// A table.
    Table(Table),
}

/// A table: rows of cells, each cell where it begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
}

impl Table {
    /// Where a cell of a row stands: by the names of columns where they have some, else by its count in the row.
    pub fn place(&self, row: usize, cell: GridCell) -> Place {
        let place = self.rows.get(row).map_or_else(Place::default, |row| row.place.clone());
        let column = place.column.map_or(cell.index + 1, |first| first + cell.column);
        Place { column: Some(column), ..place }
    }
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells, left to right; cells that reach into it from above are not repeated.
    pub cells: Vec<Cell>,
    /// Where the row stands; with a column only where columns have names of their own, as in a sheet: its first one.
    pub place: Place,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its text.
    pub text: String,
    /// Rows it spans, at least 1.
    pub row_span: usize,
    /// Columns it spans, at least 1.
    pub col_span: usize,
}

impl Cell {
    /// A cell of one row and one column.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), row_span: 1, col_span: 1 }
    }
}

/// Where something stands in the source; all numbers count from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Page, sheet or part, for formats that have them.
    pub part: Option<Part>,
    /// Line of a text.
    pub line: Option<usize>,
    /// Table in the document.
    pub table: Option<usize>,
    /// Row in the table.
    pub row: Option<usize>,
    /// Column in the table.
    pub column: Option<usize>,
}

impl Place {
    /// A line of a text.
    pub fn line(line: usize) -> Self {
        Self { line: Some(line), ..Self::default() }
    }
}

/// The larger unit of a source that a place is in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A page, from 1.
    Page(usize),
    /// A sheet of a workbook.
    Sheet(String),
    /// Another part: a text box, a footnote, the clipboard.
    Named(String),
}

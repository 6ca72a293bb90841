//! What the source of a report looked like: its headings, and the rows, columns and notes of its tables as written.
//!
//! Cells and prose say what a report means; this says how far its source kept to the form, for the rules on layout
//! (`FMT-SEC6`, `FMT-TITLE`, `FMT-TABLE`, `FMT-NOTE`, `FMT-ROWS`, `T2-LABEL`, `T2-CUM`). A reader of files fills it with
//! what it has seen and leaves out what it cannot tell; whatever is left out is not judged. It describes a source, so it
//! is no part of `gouji.report/1`, and a report that goes its own way is better off without it.

use crate::form::{Form, SectionNo, Table};

/// What was seen of a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The headings of the sections, in the order in which they stand. None at all if headings were not looked for, as
    /// in a sheet of tables only.
    pub headings: Vec<Heading>,
    /// The tables that were looked for; at most one entry for each table of the form.
    pub tables: Vec<TableLayout>,
}

/// A heading of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The section that it begins.
    pub section: SectionNo,
    /// Its text as written, with its number.
    pub text: String,
}

/// What was seen of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableLayout {
    /// Its position in [`Form::tables`].
    pub table: usize,
    /// What stands in its place.
    pub shape: Shape,
    /// The text of the corner above the row heads (in table 3 the note on what must agree): `Some("")` if it was seen to
    /// be missing, `None` if it cannot be told.
    pub corner: Option<String>,
    /// Its rows from top to bottom. None at all if rows could not be told apart.
    pub rows: Vec<SeenLine>,
    /// Its columns from left to right, block by block.
    pub columns: Vec<SeenLine>,
    /// Whether `rows` and `columns` are all that the source has: only then a line of the form that is not among them is
    /// missing. Text that has run together, or a page that could not be read, makes this `false`.
    pub complete: bool,
}

/// What stands in the place of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// A table with cells of text, or text that has the figures of one.
    Cells,
    /// A picture.
    Picture,
    /// Nothing.
    Missing,
}

/// A row or column as it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenLine {
    /// The line of the form that it was taken for, `None` for one that the form does not have.
    pub line: Option<LineNo>,
    /// Its heads as written, outermost first, its own label last. A head that was not seen is empty; heads may be left
    /// out from the outside.
    pub heads: Vec<String>,
}

/// The position of a row or column in a table of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineNo {
    /// Position of the block in [`Table::blocks`].
    pub block: usize,
    /// Position of the row or column in the block.
    pub number: usize,
}

impl SeenLine {
    /// Its own label; empty if it was not seen.
    pub fn label(&self) -> &str {
        self.heads.last().map_or("", String::as_str)
    }
}

impl Layout {
    /// The layout of a source that keeps to the form in everything; what a reader changes is what it saw otherwise.
    ///
    /// ```
    /// use gouji_core::report::Layout;
    /// let form = gouji_core::form::edition("2021").ok_or("no such edition")?;
    /// let layout = Layout::official(&form);
    /// assert_eq!(layout.headings.len(), 6);
    /// assert_eq!(layout.tables[1].rows[2].label(), "（一）予以公开");
    /// # Ok::<(), &str>(())
    /// ```
    pub fn official(form: &Form) -> Self {
        let sections = form.sections().iter().enumerate().filter_map(|(index, section)| {
            Some(Heading { section: SectionNo::from_index(index)?, text: section.title.zh.clone() })
        });
        let tables = form.tables().iter().enumerate();
        Self {
            headings: sections.collect(),
            tables: tables.map(|(number, table)| TableLayout::official(number, table)).collect(),
        }
    }

    /// What was seen of a table of the form.
    pub fn table(&self, table: usize) -> Option<&TableLayout> {
        self.tables.iter().find(|own| own.table == table)
    }
}

impl TableLayout {
    /// A table of the form exactly as printed; `number` is its position.
    pub fn official(number: usize, table: &Table) -> Self {
        let lines = |of_columns: bool| {
            let of_block = move |(block, own): (usize, &crate::form::Block)| {
                let lines = if of_columns { own.columns.clone() } else { own.rows.clone() };
                lines.into_iter().enumerate().map(move |(number, line)| SeenLine {
                    line: Some(LineNo { block, number }),
                    heads: line.path.iter().map(|head| head.zh.clone()).collect(),
                })
            };
            table.blocks.iter().enumerate().flat_map(of_block).collect()
        };
        let corner = table.blocks.first().and_then(|block| block.corner.as_ref());
        Self {
            table: number,
            shape: Shape::Cells,
            corner: corner.map(|corner| corner.zh.clone()),
            rows: lines(false),
            columns: lines(true),
            complete: true,
        }
    }

    /// A table that is not there, or only as a picture: nothing is known of its lines.
    pub fn without_cells(number: usize, shape: Shape) -> Self {
        Self { table: number, shape, corner: None, rows: Vec::new(), columns: Vec::new(), complete: false }
    }
}

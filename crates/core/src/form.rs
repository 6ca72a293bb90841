//! The official forms: tables, rows, columns, labels, units, and what adds up to what.
//!
//! A form is data: one file per edition under `forms/`. Cell keys, arithmetic rules, the entry grid, label matching and
//! layouts are derived from it. Built-in editions are checked when the library is built; a form of one's own is loaded
//! with [`Form::from_file`].
//!
//! ```
//! let form = gouji_core::form::edition("2021").ok_or("no such edition")?;
//! let cell = form.cell_id("t3.granted.total").ok_or("no such cell")?;
//! assert_eq!(form.key(cell), "t3.granted.total");
//! assert_eq!(form.row_name(cell, gouji_core::Lang::Zh), "（一）予以公开");
//! # Ok::<(), &str>(())
//! ```

pub mod edition;
pub mod grid;
pub mod key;
pub mod label;
pub(crate) mod order;
mod packed;
pub mod source;
pub mod sum;
#[cfg(feature = "toml")]
pub mod toml_source;

pub use edition::{builtin, edition, for_year, mixed};
pub use grid::{Grid, GridCell, GridContent};
pub use key::CellId;
pub use label::{Lang, Line};
pub use source::{Arrangement, Each, FormError, Relation, ValueKind};
pub use sum::Sum;

/// One edition of the official form, with everything that is derived from its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    id: String,
    name: Bilingual,
    basis: String,
    first_year: u16,
    last_year: Option<u16>,
    sections: Vec<Section>,
    tables: Vec<Table>,
    cells: Vec<Cell>,
    sums: Vec<Sum>,
    /// The cells in the order of their keys.
    by_key: Vec<CellId>,
    file: source::FormFile,
}

/// A text in Chinese (official where there is an official one) and English.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bilingual {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A section of the report (一、 … 六、).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// `s1` … `s6`.
    pub key: String,
    /// Official title with its number, and the English one.
    pub title: Bilingual,
    /// Further titles that are read as this section.
    pub also: Vec<String>,
    /// Whether it is running text.
    pub prose: bool,
}

/// Number of a section, from 1 (一、总体情况).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionNo(u8);

impl SectionNo {
    /// From a position in [`Form::sections`], counted from 0.
    pub fn from_index(index: usize) -> Option<Self> {
        u8::try_from(index).ok().and_then(|index| index.checked_add(1)).map(Self)
    }

    /// Position in [`Form::sections`], from 0.
    pub fn index(self) -> usize {
        usize::from(self.0.saturating_sub(1))
    }

    /// The section's key, e.g. `s1`.
    pub fn key(self) -> String {
        format!("s{}", self.0)
    }
}

/// A table of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// First part of its cell keys, e.g. `t3`.
    pub key: String,
    /// The edition that this table is from; another than the form's own in a mixed form.
    pub edition: String,
    /// The section it stands in.
    pub section: SectionNo,
    /// What it is called.
    pub name: Bilingual,
    /// How it is printed.
    pub arrangement: Arrangement,
    /// Its blocks, each with its own columns.
    pub blocks: Vec<Block>,
}

/// Rows that share their column heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Banner above the block (第二十条第（一）项), if it has one.
    pub heading: Option<Bilingual>,
    /// Text of the corner above the row heads.
    pub corner: Option<Bilingual>,
    /// Columns, left to right.
    pub columns: Vec<Line>,
    /// Rows, top to bottom.
    pub rows: Vec<Line>,
    first_cell: CellId,
}

impl Block {
    /// The cell in a row and a column of this block, both counted from 0.
    pub fn cell(&self, row: usize, column: usize) -> Option<CellId> {
        if row >= self.rows.len() || column >= self.columns.len() {
            return None;
        }
        self.first_cell.offset(row * self.columns.len() + column)
    }

    /// All cells of a row, left to right.
    pub fn row_cells(&self, row: usize) -> Vec<CellId> {
        (0..self.columns.len()).filter_map(|column| self.cell(row, column)).collect()
    }

    /// All cells of a column, top to bottom.
    pub fn column_cells(&self, column: usize) -> Vec<CellId> {
        (0..self.rows.len()).filter_map(|row| self.cell(row, column)).collect()
    }
}

/// Where a cell stands and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its key, e.g. `t3.granted.total`.
    pub key: String,
    /// Position of its table in [`Form::tables`].
    pub table: usize,
    /// Position of its block in the table.
    pub block: usize,
    /// Row in the block, from 0.
    pub row: usize,
    /// Column in the block, from 0.
    pub column: usize,
    /// What it holds.
    pub kind: ValueKind,
    /// Its unit (件, 万元 …); empty where the form prints none.
    pub unit: String,
}

impl Form {
    /// The edition's id, e.g. `2021`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Official name.
    pub fn name(&self) -> &Bilingual {
        &self.name
    }

    /// The notice that prescribes the form.
    pub fn basis(&self) -> &str {
        &self.basis
    }

    /// Reporting years the form is for: the first, and the last if it is no longer in use.
    pub fn years(&self) -> (u16, Option<u16>) {
        (self.first_year, self.last_year)
    }

    /// Whether the form is for reports on `year`.
    pub fn is_for_year(&self, year: u16) -> bool {
        self.first_year <= year && self.last_year.is_none_or(|last| year <= last)
    }

    /// The report's sections, in order.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// A section by its number.
    pub fn section(&self, number: SectionNo) -> Option<&Section> {
        self.sections.get(number.index())
    }

    /// A section's number by its key, e.g. `s5`.
    pub fn section_no(&self, key: &str) -> Option<SectionNo> {
        SectionNo::from_index(self.sections.iter().position(|section| section.key == key)?)
    }

    /// The tables, in order.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// A table by its key, e.g. `t3`.
    pub fn table(&self, key: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.key == key)
    }

    /// All cells in the order of the printed form.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Ids of all cells, in order.
    pub fn cell_ids(&self) -> impl DoubleEndedIterator<Item = CellId> + use<> {
        (0..self.cells.len()).filter_map(CellId::from_index)
    }

    /// Ids of the cells of a table, in order.
    pub fn table_cells(&self, table: usize) -> impl Iterator<Item = CellId> + '_ {
        self.cell_ids().filter(move |id| self.cell(*id).is_some_and(|cell| cell.table == table))
    }

    /// A cell by its id; `None` for an id of another form.
    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        self.cells.get(id.index())
    }

    /// A cell's id by its key.
    pub fn cell_id(&self, key: &str) -> Option<CellId> {
        let found = self.by_key.binary_search_by(|cell| self.key(*cell).cmp(key)).ok()?;
        self.by_key.get(found).copied()
    }

    /// A cell's key; empty for an id of another form.
    pub fn key(&self, id: CellId) -> &str {
        self.cell(id).map_or("", |cell| &cell.key)
    }

    /// What must agree, in the order of rules and places.
    pub fn sums(&self) -> &[Sum] {
        &self.sums
    }

    /// The block that a cell stands in.
    pub fn block_of(&self, id: CellId) -> Option<&Block> {
        let cell = self.cell(id)?;
        self.tables.get(cell.table)?.blocks.get(cell.block)
    }

    /// The row of a cell.
    pub fn row_of(&self, id: CellId) -> Option<&Line> {
        self.block_of(id)?.rows.get(self.cell(id)?.row)
    }

    /// The column of a cell.
    pub fn column_of(&self, id: CellId) -> Option<&Line> {
        self.block_of(id)?.columns.get(self.cell(id)?.column)
    }

    /// Name of a cell's row for people.
    pub fn row_name(&self, id: CellId, lang: Lang) -> &str {
        self.row_of(id).map_or("", |line| line.name(lang))
    }

    /// Name of a cell's column for people.
    pub fn column_name(&self, id: CellId, lang: Lang) -> &str {
        self.column_of(id).map_or("", |line| line.name(lang))
    }

    /// The same form with one table taken from another edition.
    ///
    /// Real reports pair tables of two editions (the table 2 of 2021 with the 23-row table 3 of 2019); they are read as
    /// they stand. `None` if either form has no such table.
    pub fn with_table_of(&self, other: &Form, table: &str) -> Option<Form> {
        let theirs = other.file.table.iter().find(|file| file.key == table)?;
        let mut file = self.file.clone();
        let own = file.table.iter_mut().find(|file| file.key == table)?;
        *own = source::TableFile {
            edition: Some(theirs.edition.clone().unwrap_or_else(|| other.id.clone())),
            ..theirs.clone()
        };
        Some(Self::build(&file))
    }
}

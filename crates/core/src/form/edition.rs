//! From form files to forms: the built-in editions, and forms that are loaded.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::source::{FormError, FormFile, LineFile, TableFile};
use super::{Bilingual, Block, Cell, CellId, Form, Line, Section, SectionNo, Table, order, packed, sum};

// Checked and packed by the build script, one text per file under forms/, oldest first.
include!(concat!(env!("OUT_DIR"), "/forms.rs"));

/// The built-in editions, oldest first.
pub fn builtin() -> &'static [Arc<Form>] {
    static FORMS: OnceLock<Vec<Arc<Form>>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let load = |text: &&str| packed::unpack(text).map(|file| Arc::new(Form::build(&file)));
        FORM_TEXTS.iter().filter_map(load).collect()
    })
}

/// A built-in edition by its id.
pub fn edition(id: &str) -> Option<Arc<Form>> {
    builtin().iter().find(|form| form.id() == id).cloned()
}

/// The edition that reports on `year` must use.
pub fn for_year(year: u16) -> Option<Arc<Form>> {
    builtin().iter().find(|form| form.is_for_year(year)).cloned()
}

/// A form with one table of another, kept for the next time it is asked for.
pub fn mixed(base: &Arc<Form>, other: &Form, table: &str) -> Option<Arc<Form>> {
    static MIXED: Mutex<Vec<Arc<Form>>> = Mutex::new(Vec::new());
    let form = base.with_table_of(other, table)?;
    let mut known = MIXED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(same) = known.iter().find(|own| ***own == form) {
        return Some(Arc::clone(same));
    }
    let form = Arc::new(form);
    known.push(Arc::clone(&form));
    Some(form)
}

impl Form {
    /// A form from its file.
    ///
    /// # Errors
    /// What [`FormFile::check`] refuses. The line is 0: only the TOML reader knows lines.
    pub fn from_file(file: &FormFile) -> Result<Self, FormError> {
        file.check().map_err(|fault| FormError { file: file.id.clone(), line: 0, reason: fault.reason })?;
        Ok(Self::build(file))
    }

    /// A form from the text of a TOML form file.
    ///
    /// # Errors
    /// File, line and reason for whatever is no form.
    #[cfg(feature = "toml")]
    pub fn from_toml(file_name: &str, text: &str) -> Result<Self, FormError> {
        super::toml_source::parse(file_name, text).map(|file| Self::build(&file))
    }

    pub(super) fn build(file: &FormFile) -> Self {
        let sections: Vec<Section> = file
            .section
            .iter()
            .map(|section| Section {
                key: section.key.clone(),
                title: Bilingual { zh: section.title.clone(), en: section.en.clone() },
                also: section.also.clone(),
                prose: section.prose,
            })
            .collect();
        let mut form = Self {
            id: file.id.clone(),
            name: Bilingual { zh: file.name.clone(), en: file.en.clone() },
            basis: file.basis.clone(),
            first_year: file.first_year,
            last_year: file.last_year,
            sections,
            tables: Vec::new(),
            cells: Vec::new(),
            sums: Vec::new(),
            by_key: Vec::new(),
            file: file.clone(),
        };
        for table in &file.table {
            form.add_table(file, table);
        }
        form.sums = sum::expand(file, &form);
        form.index();
        form
    }

    fn add_table(&mut self, form: &FormFile, file: &TableFile) {
        let position = self.sections.iter().position(|section| section.key == file.section).unwrap_or(0);
        let Some(section) = SectionNo::from_index(position) else { return };
        let mut blocks = Vec::new();
        for (number, block) in file.block.iter().enumerate() {
            let Some(first_cell) = CellId::from_index(self.cells.len()) else { return };
            for (row, row_file) in block.row.iter().enumerate() {
                for (column, column_file) in block.column.iter().enumerate() {
                    self.cells.push(Cell {
                        key: format!("{}.{}.{}", file.key, row_file.key, column_file.key),
                        table: self.tables.len(),
                        block: number,
                        row,
                        column,
                        kind: column_file.value.unwrap_or(block.value),
                        unit: column_file.unit.clone().unwrap_or_else(|| block.unit.clone()),
                    });
                }
            }
            let lines = |lines: &[LineFile]| lines.iter().map(|line| Line::new(line, &form.head)).collect();
            let both = |zh: &Option<String>, en: &Option<String>| {
                zh.as_ref()
                    .map(|zh| Bilingual { zh: zh.clone(), en: en.clone().unwrap_or_else(|| zh.clone()) })
            };
            blocks.push(Block {
                heading: both(&block.heading, &block.heading_en),
                corner: both(&block.corner, &block.corner_en),
                columns: lines(&block.column),
                rows: lines(&block.row),
                first_cell,
            });
        }
        self.tables.push(Table {
            key: file.key.clone(),
            edition: file.edition.clone().unwrap_or_else(|| form.id.clone()),
            section,
            name: Bilingual { zh: file.name.clone(), en: file.en.clone() },
            arrangement: file.arrangement,
            blocks,
        });
    }

    fn index(&mut self) {
        let key = |position: usize| self.cells.get(position).map(|cell| cell.key.as_str());
        let order = order::positions(self.cells.len(), &|one, other| key(one) < key(other));
        self.by_key = order.into_iter().filter_map(CellId::from_index).collect();
    }
}

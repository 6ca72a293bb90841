//! A report: the figures as they are written and what they mean, the prose, and who published it for which year.

mod decision;
mod layout;
pub mod ledger;
mod prose;

use std::sync::Arc;

pub use decision::Decision;
pub use layout::{Heading, Layout, LineNo, SeenLine, Shape, TableLayout};
pub use prose::TextRange;

use crate::form::{CellId, Form, SectionNo};
use crate::number::{self, Read, Reading, Value};

/// One agency's report on one year.
///
/// Nothing is repaired on the way in: the text of every cell stays as it was written, beside what it means.
///
/// ```
/// use gouji_core::{Report, form};
/// let mut report = Report::new(form::edition("2021").ok_or("no such edition")?);
/// let cell = report.form().cell_id("t3.received.natural").ok_or("no such cell")?;
/// report.set(cell, "１２件");
/// assert_eq!(report.text(cell), "１２件");
/// assert_eq!(report.value(cell).map(|value| value.to_string()), Some("12".to_owned()));
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    form: Arc<Form>,
    /// Full name of the agency, as far as known.
    pub agency: String,
    /// The reporting year.
    pub year: Option<u16>,
    /// The title as it was written.
    pub title: String,
    /// Reviewers' explanations of findings.
    pub decisions: Vec<Decision>,
    /// What its source looked like, as far as that was seen; not part of `gouji.report/1`.
    pub layout: Option<Layout>,
    cells: Vec<Entry>,
    prose: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
struct Entry {
    text: String,
    read: Read,
}

impl Entry {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), read: number::read(text) }
    }
}

impl Report {
    /// An empty report: every cell blank, no prose.
    pub fn new(form: Arc<Form>) -> Self {
        let cells = vec![Entry::new(""); form.cells().len()];
        let prose = vec![String::new(); form.sections().len()];
        Self {
            form,
            agency: String::new(),
            year: None,
            title: String::new(),
            decisions: Vec::new(),
            layout: None,
            cells,
            prose,
        }
    }

    /// The form it is filled into.
    pub fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// The text of a cell as it was written; empty when blank.
    pub fn text(&self, cell: CellId) -> &str {
        self.cells.get(cell.index()).map_or("", |entry| &entry.text)
    }

    /// What the text of a cell means, with notes on what was unusual.
    pub fn read(&self, cell: CellId) -> Option<&Read> {
        self.cells.get(cell.index()).map(|entry| &entry.read)
    }

    /// The number in a cell; `None` for everything that is none, blank included.
    pub fn value(&self, cell: CellId) -> Option<Value> {
        self.read(cell)?.value()
    }

    /// Whether nothing is written in a cell.
    pub fn is_blank(&self, cell: CellId) -> bool {
        self.read(cell).is_none_or(|read| read.reading == Reading::Blank)
    }

    /// Writes a cell and returns what stood there.
    pub fn set(&mut self, cell: CellId, text: &str) -> String {
        match self.cells.get_mut(cell.index()) {
            Some(entry) => std::mem::replace(entry, Entry::new(text)).text,
            None => String::new(),
        }
    }

    /// Writes a cell in the memory of what stood there, for many reports in a row.
    pub fn overwrite(&mut self, cell: CellId, text: &str) {
        if let Some(entry) = self.cells.get_mut(cell.index())
            && entry.text != text
        {
            text.clone_into(&mut entry.text);
            entry.read = number::read(text);
        }
    }

    /// The prose of a section; empty where there is none.
    pub fn prose(&self, section: SectionNo) -> &str {
        self.prose.get(section.index()).map_or("", String::as_str)
    }

    /// Replaces the prose of a section and returns what stood there.
    pub fn set_prose(&mut self, section: SectionNo, text: &str) -> String {
        match self.prose.get_mut(section.index()) {
            Some(own) => std::mem::replace(own, text.to_owned()),
            None => String::new(),
        }
    }

    /// The same report in another form: what has the same key is kept, with its text; the layout, which is told in
    /// lines of the form, is not.
    ///
    /// Returns the report and the filled cells that the other form has no place for, by key and text.
    pub fn into_form(&self, form: &Arc<Form>) -> (Self, Vec<(String, String)>) {
        let mut other = Self {
            agency: self.agency.clone(),
            year: self.year,
            title: self.title.clone(),
            decisions: self.decisions.clone(),
            ..Self::new(Arc::clone(form))
        };
        let mut lost = Vec::new();
        for id in self.form.cell_ids() {
            let (key, text) = (self.form.key(id), self.text(id));
            match form.cell_id(key) {
                Some(theirs) => drop(other.set(theirs, text)),
                None if text.is_empty() => {}
                None => lost.push((key.to_owned(), text.to_owned())),
            }
        }
        for (index, section) in self.form.sections().iter().enumerate() {
            if let (Some(own), Some(theirs)) = (SectionNo::from_index(index), form.section_no(&section.key)) {
                other.set_prose(theirs, self.prose(own));
            }
        }
        (other, lost)
    }
}

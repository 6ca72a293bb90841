//! What can be typed into, and what is being typed.

use gouji_core::Report;
use gouji_core::check::Session;
use gouji_core::form::{CellId, SectionNo};

/// What can be typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// A cell of a table.
    Cell(CellId),
    /// The prose of a section.
    Prose(SectionNo),
    /// The name of the agency.
    Agency,
    /// The reporting year.
    Year,
}

/// What is being typed and not committed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    /// Where.
    pub(crate) field: Field,
    /// The text, exactly as it stands in the field.
    pub(crate) text: String,
}

/// The text of a field.
pub(super) fn text_of(report: &Report, field: Field) -> String {
    match field {
        Field::Cell(cell) => report.text(cell).to_owned(),
        Field::Prose(section) => report.prose(section).to_owned(),
        Field::Agency => report.agency.clone(),
        Field::Year => report.year.map_or_else(String::new, |year| year.to_string()),
    }
}

/// Writes a field.
pub(super) fn write(session: &mut Session, field: Field, text: &str) {
    let report = session.report();
    let (agency, year, title) = (report.agency.clone(), report.year, report.title.clone());
    match field {
        Field::Cell(cell) => drop(session.set(cell, text)),
        Field::Prose(section) => drop(session.set_prose(section, text)),
        Field::Agency => drop(session.set_identity(text, year, &title)),
        Field::Year => drop(session.set_identity(&agency, text.parse().ok(), &title)),
    }
}

//! The form of an edition, for hosts that show it.

use std::sync::Arc;

use gouji_core::form::{self, Form, GridCell, GridContent};
use serde::Serialize;

use crate::answer::{Answer, Failure};
use crate::layout;
use crate::options::Options;

#[derive(Serialize)]
struct FormEntry<'a> {
    edition: &'a str,
    name: &'a str,
    sections: Vec<SectionEntry<'a>>,
    tables: Vec<TableEntry<'a>>,
}

#[derive(Serialize)]
struct SectionEntry<'a> {
    key: &'a str,
    title: &'a str,
    /// Whether it holds prose; else tables.
    prose: bool,
}

#[derive(Serialize)]
struct TableEntry<'a> {
    key: &'a str,
    section: String,
    columns: usize,
    head_columns: usize,
    head_rows: usize,
    /// Printed rows; a cell stands in the row where it begins.
    rows: Vec<Vec<GridEntry>>,
}

/// A head with its text, or a figure with its cell.
#[derive(Serialize)]
struct GridEntry {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    /// The name of the cell: its row and its column.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<[String; 2]>,
    rows: usize,
    columns: usize,
}

/// The form that the options name, the latest if they name none.
pub(crate) fn named(options: &Options) -> Result<Arc<Form>, Failure> {
    let form = match &options.edition {
        None => form::builtin().last().cloned(),
        Some(id) => form::edition(id),
    };
    form.ok_or_else(|| {
        let name = options.edition.as_deref().unwrap_or_default();
        Failure::new("options", "error.no_edition", options.lang, &[("key", name)]).at("edition")
    })
}

/// The form with its tables as they are printed.
pub(crate) fn form(options: &Options) -> Answer {
    let (form, lang) = (named(options)?, options.lang);
    let entry = |cell: &GridCell| {
        let (kind, text, figure) = match &cell.content {
            GridContent::Banner(text) => ("banner", Some(text), None),
            GridContent::Corner(text) => ("corner", Some(text), None),
            GridContent::ColumnHead(text) => ("column", Some(text), None),
            GridContent::RowHead(text) => ("row", Some(text), None),
            GridContent::Figure(cell) => ("figure", None, Some(*cell)),
        };
        GridEntry {
            kind,
            text: text.map(|text| text.get(lang).to_owned()),
            cell: figure.map(|cell| form.key(cell).to_owned()),
            name: figure
                .map(|cell| [form.row_name(cell, lang).to_owned(), form.column_name(cell, lang).to_owned()]),
            rows: cell.row_span,
            columns: cell.col_span,
        }
    };
    let sections = form.sections().iter().map(|section| SectionEntry {
        key: &section.key,
        title: section.title.get(lang),
        prose: section.prose,
    });
    let tables = form.tables().iter().map(|table| {
        let grid = table.grid();
        TableEntry {
            key: &table.key,
            section: table.section.key(),
            columns: grid.columns,
            head_columns: grid.head_columns,
            head_rows: grid.head_rows,
            rows: grid.rows.iter().map(|row| row.iter().map(entry).collect()).collect(),
        }
    });
    let shown = FormEntry {
        edition: form.id(),
        name: form.name().get(lang),
        sections: sections.collect(),
        tables: tables.collect(),
    };
    Ok(layout::json(&shown, options.indent))
}

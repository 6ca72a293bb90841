//! The report on paper: labels, merged heads and sums all come from its form.

use std::collections::BTreeMap;

use gouji_core::form::label::number_of;
use gouji_core::form::{CellId, GridContent, SectionNo, Table as FormTable};
use gouji_core::number::Value;
use gouji_core::{Lang, Report, message};

use super::{Block, Cell, Figure, Level, Paper, Role, Table, widths};
use crate::write::text::{lines, one_line, printable};

/// The most characters of a title that stands on one line.
const TITLE_LINE: usize = 20;
/// Labels of more characters are read from the left, and all of their table with them.
const LONG_LABEL: usize = 12;
/// The most characters of a heading inside a section.
const LONGEST_HEADING: usize = 30;

/// Lays a report out.
pub(in crate::write) fn lay_out(report: &Report) -> Paper {
    let form = report.form();
    let mut blocks = Vec::new();
    for (index, section) in form.sections().iter().enumerate() {
        let Some(number) = SectionNo::from_index(index) else { continue };
        blocks.push(Block::Heading(Level::First, section.title.zh.clone()));
        blocks.extend(lines(report.prose(number)).into_iter().map(running));
        let tables = form.tables().iter().filter(|table| table.section == number);
        blocks.extend(tables.map(|table| Block::Table(figures(report, table))));
    }
    Paper { title: title(report), author: one_line(&report.agency), turned: false, blocks }
}

/// The title as it is written, or the usual one; a long one begins a new line behind the agency.
fn title(report: &Report) -> Vec<String> {
    let agency = one_line(&report.agency);
    let mut title = one_line(&report.title);
    if title.is_empty() {
        title = match report.year {
            Some(year) => {
                let year = year.to_string();
                message::fill("write.title", Lang::Zh, &[("agency", &agency), ("year", &year)])
            }
            None => message::fill("write.title.no_year", Lang::Zh, &[("agency", &agency)]),
        };
    }
    match title.strip_prefix(&agency) {
        Some(rest) if !agency.is_empty() && !rest.is_empty() && title.chars().count() > TITLE_LINE => {
            // The gap between them stays, so that the lines together are the title as it is written.
            let gap = rest.len() - rest.trim_start().len();
            let (first, second) = title.split_at(agency.len() + gap);
            vec![first.to_owned(), second.to_owned()]
        }
        _ => vec![title],
    }
}

/// A line of prose: a heading inside the section, or a paragraph, perhaps with a heading that runs into it.
pub(super) fn running(text: String) -> Block {
    let number = number_of(&text);
    let sentence = text.find(is_stop).map(|at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let short = |text: &str| text.chars().count() <= LONGEST_HEADING;
    match level(number) {
        Some(level) if sentence.is_none() && short(&text) => Block::Heading(level, text),
        Some(Level::Second) => {
            let lead = sentence
                .filter(|end| ends_sentence(&text[..*end]) && short(&text[..*end]) && *end < text.len());
            Block::Paragraph { lead: lead.unwrap_or(0), text }
        }
        _ => Block::Paragraph { lead: 0, text },
    }
}

/// The level of a heading with this number; none for a text without one.
fn level(number: &str) -> Option<Level> {
    let inner = number.trim_start_matches(['（', '(']);
    let bracketed = inner.len() < number.len();
    match inner.chars().next()? {
        c if !c.is_ascii_digit() => Some(Level::Second),
        _ if bracketed => None,
        _ => Some(Level::Third),
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | ',' | ';' | ':' | '!' | '?')
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with('。')
}

/// A table of the form with the report's figures.
fn figures(report: &Report, own: &FormTable) -> Table {
    let grid = own.grid();
    let mut places = BTreeMap::new();
    for (number, row) in grid.rows.iter().enumerate() {
        for cell in row {
            if let GridContent::Figure(id) = &cell.content {
                places.insert(*id, (number, cell.column));
            }
        }
    }
    let long = |cell: &gouji_core::form::GridCell| {
        cell.row_span == 1
            && matches!(&cell.content, GridContent::RowHead(text) if text.zh.chars().count() > LONG_LABEL)
    };
    let long_labels = grid.rows.iter().flatten().any(long);
    let cell = |cell: &gouji_core::form::GridCell| {
        let (text, role) = match &cell.content {
            GridContent::Banner(text) => (text.zh.clone(), Role::Banner),
            GridContent::Corner(text) => (text.zh.clone(), Role::Corner),
            GridContent::ColumnHead(text) => (text.zh.clone(), Role::ColumnHead),
            GridContent::RowHead(text) => (text.zh.clone(), Role::RowHead),
            GridContent::Figure(id) => (written(report, *id), Role::Figure(figure(report, *id, &places))),
        };
        let left = cell.row_span == 1 && matches!(role, Role::RowHead) && long_labels;
        Cell { text, role, column: cell.column, row_span: cell.row_span, col_span: cell.col_span, left }
    };
    let rows: Vec<Vec<Cell>> = grid.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let columns = widths::needed(&rows, grid.columns);
    Table { name: own.name.zh.clone(), head_rows: grid.head_rows, rows, columns }
}

/// The text of a cell, without the white space around it.
fn written(report: &Report, cell: CellId) -> String {
    printable(report.text(cell)).trim().to_owned()
}

/// The value of a cell that holds a figure written plainly.
fn plain(report: &Report, cell: CellId) -> Option<Value> {
    report.value(cell).filter(|value| value.to_string() == report.text(cell).trim())
}

fn figure(report: &Report, id: CellId, places: &BTreeMap<CellId, (usize, usize)>) -> Figure {
    let form = report.form();
    let plain_value = plain(report, id);
    let sums = form.sums().iter().filter(|sum| sum.total() == Some(id));
    // A sum that does not hold stays the figure that was written: a program that reckons anew would alter it.
    let adds_up = sums.map(|sum| &sum.left).find(|parts| {
        let mut sum = Value::Count(0);
        let all = parts.iter().all(|part| match plain(report, *part) {
            Some(value) => sum.checked_add(value).map(|value| sum = value).is_some(),
            None => report.value(*part).is_none(),
        });
        all && plain_value.is_some_and(|value| value.to_string() == sum.to_string())
    });
    let adds_up = adds_up.map(|parts| parts.iter().filter_map(|part| places.get(part).copied()).collect());
    let kind = form.cell(id).map_or(gouji_core::form::ValueKind::Count, |cell| cell.kind);
    Figure { plain: plain_value, kind, adds_up: adds_up.unwrap_or_default() }
}

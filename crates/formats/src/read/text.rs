//! Plain text: lines, with the tables of Markdown, those written in it as HTML, and those made of tabs.

use super::{html, markdown};
use crate::document::{Block, Cell, Document, Place, Row, Table};
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// The document that a text holds: a paragraph per line that is not empty, and its tables.
///
/// # Errors
/// [`ReadErrorKind::TooManyCells`], and what [`html::from_text`] refuses of the tables that are written as HTML.
pub fn document(text: &str, limits: &Limits) -> Result<Document, ReadErrorKind> {
    // Every cell but the first of a row has a sign before it.
    let cells = text.bytes().filter(|byte| matches!(byte, b'|' | b'\t')).count();
    let left = limits.most_cells.checked_sub(cells);
    let left = left.ok_or(ReadErrorKind::TooManyCells { most: limits.most_cells })?;
    let mut limits = Limits { most_cells: left, ..limits.clone() };
    let mut document = Document::default();
    let mut table = Table::default();
    let mut tables = 0;
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let place = Place::line(number + 1);
        if let Some(cells) = markdown::row(line).or_else(|| tabbed(line)) {
            if table.rows.is_empty() {
                tables += 1;
            }
            let row = Some(table.rows.len() + 1);
            let place = Place { table: Some(tables), row, ..place };
            if !markdown::is_rule(&cells) {
                let cells = cells.iter().map(|text| Cell::new(text)).collect();
                table.rows.push(Row { cells, place });
            }
            continue;
        }
        if !table.rows.is_empty() {
            document.blocks.push(Block::Table(std::mem::take(&mut table)));
        }
        if line.trim().is_empty() {
            continue;
        }
        if starts_table(line) {
            let more = lines.by_ref().map(|(_, line)| line);
            let blocks = written_out(line, more, number + 1, &mut tables, &limits)?;
            limits.most_cells = limits.most_cells.saturating_sub(cells_of(&blocks));
            document.blocks.extend(blocks);
            continue;
        }
        document.blocks.push(match markdown::heading(line) {
            Some(text) => Block::Heading { text: text.to_owned(), place },
            None => Block::Paragraph { text: line.trim().to_owned(), place },
        });
    }
    if !table.rows.is_empty() {
        document.blocks.push(Block::Table(table));
    }
    Ok(document)
}

fn cells_of(blocks: &[Block]) -> usize {
    let rows = blocks.iter().flat_map(|block| match block {
        Block::Table(table) => table.rows.as_slice(),
        _ => &[],
    });
    rows.map(|row| row.cells.len()).sum()
}

fn starts_table(line: &str) -> bool {
    line.trim_start().get(..6).is_some_and(|start| start.eq_ignore_ascii_case("<table"))
}

/// A table that is written as HTML, from its first line to the one where it ends, and whatever stands around it there.
fn written_out<'a>(
    first: &'a str,
    more: impl Iterator<Item = &'a str>,
    number: usize,
    tables: &mut usize,
    limits: &Limits,
) -> Result<Vec<Block>, ReadErrorKind> {
    let mut open = 0_usize;
    let mut text = String::new();
    for line in std::iter::once(first).chain(more) {
        text.push_str(line);
        text.push('\n');
        let lower = line.to_ascii_lowercase();
        open = (open + lower.matches("<table").count()).saturating_sub(lower.matches("</table").count());
        if open == 0 {
            break;
        }
    }
    let mut blocks = html::from_text(&text, limits)?.blocks;
    for block in &mut blocks {
        match block {
            Block::Heading { place, .. } | Block::Paragraph { place, .. } => place.line = Some(number),
            Block::Table(table) => {
                *tables += 1;
                for row in &mut table.rows {
                    row.place = Place { line: Some(number), table: Some(*tables), ..row.place.clone() };
                }
            }
        }
    }
    Ok(blocks)
}

/// The cells of a row whose columns are parted by tabs, as spreadsheets put them on the clipboard.
fn tabbed(line: &str) -> Option<Vec<String>> {
    line.trim_matches(' ')
        .contains('\t')
        .then(|| line.split('\t').map(|cell| cell.trim().to_owned()).collect())
}

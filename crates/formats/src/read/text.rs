//! Plain text: lines, with the tables of Markdown and those made of tabs.

use super::markdown;
use crate::document::{Block, Cell, Document, Place, Row, Table};

/// The document that a text holds: a paragraph per line that is not empty, and its tables.
pub fn document(text: &str) -> Document {
    let mut document = Document::default();
    let mut table = Table::default();
    let mut tables = 0;
    for (number, line) in text.lines().enumerate() {
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
        document.blocks.push(match markdown::heading(line) {
            Some(text) => Block::Heading { text: text.to_owned(), place },
            None => Block::Paragraph { text: line.trim().to_owned(), place },
        });
    }
    if !table.rows.is_empty() {
        document.blocks.push(Block::Table(table));
    }
    document
}

/// The cells of a row whose columns are parted by tabs, as spreadsheets put them on the clipboard.
fn tabbed(line: &str) -> Option<Vec<String>> {
    line.trim_matches(' ')
        .contains('\t')
        .then(|| line.split('\t').map(|cell| cell.trim().to_owned()).collect())
}

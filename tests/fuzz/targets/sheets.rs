//! The reports in any text that may be comma-separated values or a workbook as XML.

#![no_main]

use gouji_formats::document::{Block, Document};
use gouji_formats::read::workbook::csv;
use gouji_formats::{Limits, read_text};

fn check(document: &Document, limits: &Limits) {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let cells: usize = tables.flat_map(|table| &table.rows).map(|row| row.cells.len()).sum();
    assert!(cells <= limits.most_cells, "{cells} cells");
}

libfuzzer_sys::fuzz_target!(|text: &str| {
    let limits = Limits { most_cells: 20_000, ..Limits::default() };
    if let Some(Ok(document)) = csv::document(text, &limits) {
        check(&document, &limits);
    }
    let _ = read_text(text);
});

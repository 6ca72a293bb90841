//! The reports in any text as a page, on the clipboard beside plain text, and as Markdown.

#![no_main]

use gouji_formats::document::{Block, Document};
use gouji_formats::read::{html, text};
use gouji_formats::{Limits, read_clipboard};

fn check(document: &Document, limits: &Limits) {
    let mut cells = 0;
    for block in &document.blocks {
        let Block::Table(table) = block else { continue };
        assert_eq!(table.grid().rows.len(), table.rows.len());
        cells += table.rows.iter().map(|row| row.cells.len()).sum::<usize>();
    }
    assert!(cells <= limits.most_cells + 1000, "{cells} cells");
}

libfuzzer_sys::fuzz_target!(|source: &str| {
    let limits = Limits { most_cells: 20_000, ..Limits::default() };
    if let Ok(document) = html::from_text(source, &limits) {
        check(&document, &limits);
    }
    if let Ok(document) = text::document(source, &limits) {
        check(&document, &limits);
    }
    let (page, beside) = source.split_once('\u{1}').unwrap_or((source, ""));
    let _ = read_clipboard(page, Some(beside).filter(|own| !own.is_empty()), &limits);
});

//! The documents in any compound file: old Word, Excel and WPS.

#![no_main]

use gouji_formats::document::Block;
use gouji_formats::{Format, Limits, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { most_cells: 20_000, ..Limits::default() };
    let Ok(document) = read::document(bytes, Format::OldOffice, &limits) else { return };
    let mut cells = 0;
    for block in &document.blocks {
        let Block::Table(table) = block else { continue };
        let grid = table.grid();
        assert_eq!(grid.rows.len(), table.rows.len());
        cells += table.rows.iter().map(|row| row.cells.len()).sum::<usize>();
    }
    assert!(cells <= 2 * limits.most_cells, "{cells} cells");
});

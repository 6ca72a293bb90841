//! The documents that are made of any bytes; the first byte says of which format.

#![no_main]

use gouji_formats::document::Block;
use gouji_formats::read::document;
use gouji_formats::{Format, Limits};

/// The formats by the first byte.
const FORMATS: [Format; 11] = [
    Format::Html,
    Format::Mhtml,
    Format::Docx,
    Format::Odt,
    Format::Rtf,
    Format::Xlsx,
    Format::Ods,
    Format::OldOffice,
    Format::Pdf,
    Format::Archive,
    Format::Ofd,
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let limits = Limits { most_cells: 20_000, most_unpacked: 2_000_000, ..Limits::default() };
    let format = FORMATS[usize::from(*first) % FORMATS.len()];
    let Ok(document) = document(rest, format, &limits) else { return };
    for block in &document.blocks {
        if let Block::Table(table) = block {
            assert_eq!(table.grid().rows.len(), table.rows.len());
            assert!(table.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.row_span >= 1 && cell.col_span >= 1));
        }
    }
});

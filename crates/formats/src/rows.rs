//! A sheet as rows of cells, for lists that are no reports: everything that stands in it, nothing recognised.

use crate::document::{Block, Document, Part, Place, Table};
use crate::error::{Format, ReadError, ReadErrorKind};
use crate::limits::Limits;
use crate::read::{document, encoding, sniff, text, workbook};

/// A sheet, or whatever else of a source holds tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Its name; empty for sources without sheets.
    pub name: String,
    /// Its rows that hold anything, each with its number in the source, from 1, and cells from the first column on.
    /// A cell that is merged over several rows or columns stands in all of them.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Reads the sheets of a workbook, the values of a CSV file, or the tables of any other file that is read.
///
/// ```
/// let sheets = gouji_formats::sheets(b"day,by\n2024-1-5,x\n", "a.csv", &gouji_formats::Limits::default())?;
/// assert_eq!(sheets[0].rows[1], (2, vec!["2024-1-5".to_owned(), "x".to_owned()]));
/// # Ok::<(), gouji_formats::ReadError>(())
/// ```
///
/// # Errors
/// As [`crate::read()`], but for what a report must have.
pub fn sheets(bytes: &[u8], name: &str, limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    limits.admit(name, u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let fail = |kind| ReadError::new(name, kind);
    if bytes.is_empty() {
        return Err(fail(ReadErrorKind::Empty));
    }
    let document = match sniff::sniff(bytes) {
        Some(Format::Text | Format::Json) | None => of_text(bytes, limits),
        Some(format) => document(bytes, format, limits),
    };
    let sheets = of_document(&document.map_err(fail)?);
    if sheets.is_empty() { Err(fail(ReadErrorKind::Empty)) } else { Ok(sheets) }
}

fn of_text(bytes: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    let decoded = encoding::decode(bytes, limits)?;
    let source = decoded.strip_prefix('\u{FEFF}').unwrap_or(&decoded);
    if sniff::sniff_text(source) == Some(Format::XmlWorkbook) {
        return workbook::xml2003::document(source, limits);
    }
    workbook::csv::list(source, limits).unwrap_or_else(|| text::document(source, limits))
}

fn of_document(document: &Document) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for block in &document.blocks {
        let place = match block {
            Block::Heading { place, .. } | Block::Paragraph { place, .. } => Some(place),
            Block::Table(table) => table.rows.first().map(|row| &row.place),
        };
        let name = match place.and_then(|place| place.part.as_ref()) {
            Some(Part::Sheet(name)) => name.as_str(),
            _ => "",
        };
        if sheets.last().is_none_or(|sheet| sheet.name != name) {
            sheets.push(Sheet { name: name.to_owned(), rows: Vec::new() });
        }
        let Some(sheet) = sheets.last_mut() else { continue };
        match block {
            Block::Heading { text, place } | Block::Paragraph { text, place } => {
                let number = number(place, sheet);
                sheet.rows.push((number, vec![text.clone()]));
            }
            Block::Table(table) => rows(table, sheet),
        }
    }
    sheets
}

/// The number of a row in its source: of the sheet or the text, else one after the last.
fn number(place: &Place, sheet: &Sheet) -> usize {
    let next = sheet.rows.last().map_or(1, |(number, _)| number.saturating_add(1));
    match place.part {
        Some(Part::Sheet(_)) => place.row.unwrap_or(next),
        _ => place.line.unwrap_or(next),
    }
}

fn rows(table: &Table, sheet: &mut Sheet) {
    let grid = table.grid();
    // What reaches into the next rows from above: for each column how many rows are left, and the text.
    let mut above: Vec<(usize, String)> = vec![(0, String::new()); grid.width];
    for (row, cells) in table.rows.iter().zip(&grid.rows) {
        let mut line = vec![String::new(); grid.width];
        for (left, (rows, text)) in line.iter_mut().zip(&mut above) {
            if *rows > 0 {
                *rows -= 1;
                left.clone_from(text);
            }
        }
        for own in cells {
            let Some(cell) = row.cells.get(own.index) else { continue };
            let places = own.column..own.column.saturating_add(own.width);
            for place in places {
                if let Some(left) = line.get_mut(place) {
                    cell.text.clone_into(left);
                }
                if let Some(reach) = above.get_mut(place).filter(|_| cell.row_span > 1) {
                    *reach = (cell.row_span - 1, cell.text.clone());
                }
            }
        }
        if line.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let before = row.place.column.map_or(0, |column| column.saturating_sub(1));
        let cells = std::iter::repeat_n(String::new(), before).chain(line).collect();
        let number = number(&row.place, sheet);
        sheet.rows.push((number, cells));
    }
}

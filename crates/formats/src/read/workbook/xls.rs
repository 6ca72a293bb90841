//! Excel 97 and its like (`.xls`, WPS's `.et`; Excel 95 too): records in a stream, as [MS-XLS] describes them.
//!
//! Cells are kept sparse and counted as they come, and texts need no tables of encodings: why this is not calamine's
//! work is written in ARCHITECTURE.md.

mod records;
mod strings;

use std::collections::BTreeMap;

use records::{Record, Records};
use strings::{Strings, Text};

use super::decimal::Decimal;
use super::layout;
use super::number_format::{self, Epoch, NumberFormat};
use super::sheet::{Budget, Merged, Sheet};
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use crate::read::ole::Bytes;

/// The names of errors by their numbers, as cells show them.
const ERRORS: [(u8, &str); 7] = [
    (0x00, "#NULL!"),
    (0x07, "#DIV/0!"),
    (0x0F, "#VALUE!"),
    (0x17, "#REF!"),
    (0x1D, "#NAME?"),
    (0x24, "#NUM!"),
    (0x2A, "#N/A"),
];

/// The document in the stream of a workbook.
///
/// # Errors
/// [`ReadErrorKind::Password`], [`ReadErrorKind::Damaged`], [`ReadErrorKind::TooManyCells`].
pub(in crate::read) fn document(stream: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    let mut book = Book::new(limits);
    let found = book.globals(stream)?;
    let mut sheets = Vec::new();
    for own in found {
        sheets.push(book.sheet(stream, &own)?);
    }
    layout::document(sheets, limits)
}

/// What holds for all sheets.
struct Book {
    text: Text,
    epoch: Epoch,
    strings: Strings,
    /// The formats that the file describes, by their numbers.
    formats: BTreeMap<u16, NumberFormat>,
    /// For each style of cells the number of its format.
    styles: Vec<u16>,
    budget: Budget,
}

/// A sheet's name and where its records begin.
struct Found {
    name: String,
    hidden: bool,
    start: usize,
}

impl Book {
    fn new(limits: &Limits) -> Self {
        Self {
            text: Text::new(limits),
            epoch: Epoch::Windows,
            strings: Strings::default(),
            formats: BTreeMap::new(),
            styles: Vec::new(),
            budget: Budget::new(limits),
        }
    }

    /// The records before the sheets.
    fn globals(&mut self, stream: &[u8]) -> Result<Vec<Found>, ReadErrorKind> {
        let mut found = Vec::new();
        let mut records = Records::new(Bytes(stream), 0);
        let first =
            records.next().filter(|record| record.kind == records::BEGIN).ok_or(ReadErrorKind::Damaged)?;
        self.text.wide = first.bytes.u16(0) == Some(0x0600);
        for record in records {
            let bytes = record.bytes;
            match record.kind {
                records::END => break,
                records::LOCKED => return Err(ReadErrorKind::Password),
                records::CODE_PAGE => self.text.code_page = bytes.u16(0).unwrap_or(0),
                records::EPOCH if bytes.u16(0) == Some(1) => self.epoch = Epoch::Macintosh,
                records::STRINGS => self.strings = Strings::parse(&record, &mut self.budget)?,
                records::FORMAT => {
                    let code = if self.text.wide {
                        self.text.long(bytes.from(2))
                    } else {
                        self.text.short(bytes.from(2))
                    };
                    if let (Some(number), Some(code)) = (bytes.u16(0), code) {
                        self.formats.insert(number, NumberFormat::parse(&code));
                    }
                }
                records::STYLE => self.styles.push(bytes.u16(2).unwrap_or(0)),
                // Kind 0 is a sheet of cells; the others are diagrams and macros.
                records::SHEET if bytes.u8(5) == Some(0) => found.push(Found {
                    name: self.text.short(bytes.from(6)).unwrap_or_default(),
                    hidden: bytes.u8(4).is_some_and(|state| state & 3 != 0),
                    start: bytes.place(0).unwrap_or(usize::MAX),
                }),
                _ => {}
            }
        }
        if found.is_empty() { Err(ReadErrorKind::Damaged) } else { Ok(found) }
    }

    fn sheet(&mut self, stream: &[u8], found: &Found) -> Result<Sheet, ReadErrorKind> {
        let mut sheet = Sheet::new(&found.name);
        sheet.hidden = found.hidden;
        let mut records = Records::new(Bytes(stream), found.start);
        if records.next().is_none_or(|record| record.kind != records::BEGIN) {
            return Err(ReadErrorKind::Damaged);
        }
        // Diagrams inside a sheet have records of their own.
        let mut inner = 0_usize;
        let mut formula: Option<(u32, u32)> = None;
        for record in records {
            match record.kind {
                records::BEGIN => inner += 1,
                records::END if inner == 0 => return Ok(sheet),
                records::END => inner -= 1,
                _ if inner > 0 => {}
                records::MERGED => self.merge(&mut sheet, record.bytes)?,
                records::RESULT => {
                    if let (Some(place), Some(text)) = (formula.take(), self.text.continued(&record)) {
                        sheet.fill(place, &text, &mut self.budget)?;
                    }
                }
                _ => formula = self.cell(&mut sheet, &record)?.or(formula),
            }
        }
        // The file is cut off, and figures may be missing.
        Err(ReadErrorKind::Damaged)
    }

    /// Puts the cells of a record into a sheet; the place of a formula whose text follows.
    fn cell(&mut self, sheet: &mut Sheet, record: &Record<'_>) -> Result<Option<(u32, u32)>, ReadErrorKind> {
        let bytes = record.bytes;
        let (Some(row), Some(column)) = (bytes.u16(0), bytes.u16(2)) else { return Ok(None) };
        let place = (u32::from(row), u32::from(column));
        let style = bytes.u16(4).unwrap_or(0);
        let text = match record.kind {
            records::NUMBER => bytes.f64(6).map(|value| self.show(Decimal::of_double(value), style)),
            records::SHORT_NUMBER => bytes.u32(6).map(|number| self.show(short_number(number), style)),
            records::SHORT_NUMBERS => {
                // Behind the place: a style and a number for each column; at the end the last column.
                let count = bytes.0.len().saturating_sub(6) / 6;
                for (at, column) in (0..count).zip(u32::from(column)..) {
                    let (Some(style), Some(number)) = (bytes.u16(4 + at * 6), bytes.u32(6 + at * 6)) else {
                        break;
                    };
                    let text = self.show(short_number(number), style);
                    sheet.fill((place.0, column), &text, &mut self.budget)?;
                }
                None
            }
            records::SHARED_TEXT => {
                let number = bytes.place(6).unwrap_or(usize::MAX);
                self.strings.get(number).map(str::to_owned)
            }
            records::OWN_TEXT | records::RICH_TEXT => self.text.long(bytes.from(6)),
            records::TRUTH => bytes.u8(6).map(|value| truth(value, bytes.u8(7) == Some(1))),
            records::FORMULA if bytes.u16(12) == Some(0xFFFF) => match (bytes.u8(6), bytes.u8(8)) {
                (Some(0), _) => return Ok(Some(place)),
                (Some(kind @ (1 | 2)), Some(value)) => Some(truth(value, kind == 2)),
                _ => None,
            },
            records::FORMULA => bytes.f64(6).map(|value| self.show(Decimal::of_double(value), style)),
            _ => None,
        };
        if let Some(text) = text {
            sheet.fill(place, &text, &mut self.budget)?;
        }
        Ok(None)
    }

    /// A figure as its style shows it; nothing where there is no figure.
    fn show(&self, figure: Option<Decimal>, style: u16) -> String {
        let number = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        let own = self.formats.get(&number).copied();
        let format = own.or_else(|| number_format::built_in(number)).unwrap_or_default();
        figure.map_or_else(|| "#NUM!".to_owned(), |figure| format.show(figure, self.epoch))
    }

    fn merge(&mut self, sheet: &mut Sheet, bytes: Bytes<'_>) -> Result<(), ReadErrorKind> {
        for at in 0..usize::from(bytes.u16(0).unwrap_or(0)) {
            let number = |offset| bytes.u16(2 + at * 8 + offset).map(u32::from);
            let (Some(row), Some(last_row), Some(column), Some(last_column)) =
                (number(0), number(2), number(4), number(6))
            else {
                break;
            };
            sheet.merge(Merged { row, column, last_row, last_column }, &mut self.budget)?;
        }
        Ok(())
    }
}

/// A number packed into four bytes: the upper bits of a binary fraction or a whole number, either in hundredths.
fn short_number(packed: u32) -> Option<Decimal> {
    let figure = if packed & 2 == 0 {
        Decimal::of_double(f64::from_bits(u64::from(packed & !3) << 32))?
    } else {
        Decimal::parse(&(packed.cast_signed() >> 2).to_string())?
    };
    Some(if packed & 1 == 0 { figure } else { figure.hundredth() })
}

/// A truth value or the name of an error.
fn truth(value: u8, is_error: bool) -> String {
    if is_error {
        let name = ERRORS.iter().find(|(number, _)| *number == value).map_or("#ERROR!", |(_, name)| *name);
        return name.to_owned();
    }
    if value == 0 { "FALSE".to_owned() } else { "TRUE".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{short_number, truth};

    #[test]
    fn packed_numbers_are_exact() {
        let text = |packed| short_number(packed).unwrap().text();
        assert_eq!(text(1204 << 2 | 2), "1204");
        assert_eq!(text(123_456 << 2 | 3), "1234.56");
        assert_eq!(text((-7_i32 << 2 | 2).cast_unsigned()), "-7");
        // 1.0 and 0.01 as the upper half of a binary fraction.
        assert_eq!(text(0x3FF0_0000), "1");
        assert_eq!(text(0x3FF0_0001), "0.01");
        assert_eq!(short_number(0x7FF0_0000), None);
    }

    #[test]
    fn errors_have_their_names() {
        assert_eq!(truth(0x17, true), "#REF!");
        assert_eq!(truth(0x63, true), "#ERROR!");
        assert_eq!((truth(0, false), truth(1, false)), ("FALSE".to_owned(), "TRUE".to_owned()));
    }
}

//! The cells of a sheet.

use super::shared::{self, Shared};
use super::styles::Styles;
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use crate::read::workbook::decimal::Decimal;
use crate::read::workbook::number_format::Epoch;
use crate::read::workbook::sheet::{Budget, Merged, Sheet};
use crate::read::xml::{Element, Event, Events};

/// What cells refer to.
pub(super) struct Cells<'a> {
    pub(super) shared: &'a Shared,
    pub(super) styles: &'a Styles,
    pub(super) epoch: Epoch,
    pub(super) limits: &'a Limits,
}

/// The last row and the last column of a sheet, from 0.
const LAST: (u32, u32) = (1_048_575, 16_383);

/// What a cell says of itself.
#[derive(Default)]
struct Attributes {
    /// Row and column, from 0.
    place: Option<(u32, u32)>,
    style: usize,
    kind: Kind,
}

/// What the value of a cell is.
#[derive(Default, Clone, Copy)]
enum Kind {
    #[default]
    Figure,
    /// The number of a shared string.
    Shared,
    Truth,
    /// Texts of formulas, errors, dates in words.
    Text,
}

impl Cells<'_> {
    /// Reads the part of a sheet.
    pub(super) fn read(
        &self,
        text: &str,
        sheet: &mut Sheet,
        budget: &mut Budget,
    ) -> Result<(), ReadErrorKind> {
        let mut events = Events::new(text, self.limits);
        // Where a row and a cell stand that do not say so.
        let (mut next_row, mut next) = (0_u32, (0_u32, 0_u32));
        while let Some(event) = events.next()? {
            let Event::Start(element) = event else { continue };
            match element.name() {
                "row" => {
                    let number = element.number("r").and_then(|number| u32::try_from(number).ok());
                    next = (number.map_or(next_row, |number| number.saturating_sub(1)), 0);
                    next_row = next.0.saturating_add(1);
                }
                "c" => {
                    let own = attributes(&element);
                    let place = own.place.unwrap_or(next);
                    let text = self.cell(&mut events, &own)?;
                    if place.0 <= LAST.0 && place.1 <= LAST.1 {
                        sheet.fill(place, &text, budget)?;
                    }
                    next = (place.0, place.1.saturating_add(1));
                }
                "mergeCell" => {
                    if let Some(range) = element.attribute("ref").as_deref().and_then(range) {
                        sheet.merge(range, budget)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The text of a cell whose element began last, as the sheet shows it.
    fn cell(&self, events: &mut Events<'_>, own: &Attributes) -> Result<String, ReadErrorKind> {
        let outside = events.depth().saturating_sub(1);
        let mut value = String::new();
        let mut inline = None;
        let mut taken = false;
        while let Some(event) = events.next()? {
            match event {
                Event::Start(element) => match element.name() {
                    "v" => taken = true,
                    "is" => inline = Some(shared::item(events)?),
                    // Formulas and what extensions add.
                    _ => events.skip()?,
                },
                Event::Text(part) if taken => value.push_str(&part),
                Event::Text(_) => {}
                Event::End => taken = false,
            }
            if events.depth() <= outside {
                break;
            }
        }
        if let Some(text) = inline {
            return Ok(text);
        }
        Ok(match own.kind {
            Kind::Shared => self.shared.get(&value).unwrap_or("").to_owned(),
            Kind::Truth => if value.trim() == "0" { "FALSE" } else { "TRUE" }.to_owned(),
            Kind::Figure => match Decimal::parse(value.trim()) {
                Some(figure) => self.styles.get(own.style).show(figure, self.epoch),
                None => value,
            },
            Kind::Text => shared::without_returns(value),
        })
    }
}

fn attributes(element: &Element<'_>) -> Attributes {
    let mut own = Attributes::default();
    element.each_attribute(|name, value| match name {
        "r" => own.place = place(value),
        "s" => own.style = value.trim().parse().unwrap_or(0),
        "t" => {
            own.kind = match value {
                "s" => Kind::Shared,
                "b" => Kind::Truth,
                "n" => Kind::Figure,
                _ => Kind::Text,
            };
        }
        _ => {}
    });
    own
}

/// Row and column, from 0, of a reference such as `AB12`.
fn place(reference: &str) -> Option<(u32, u32)> {
    let split = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at_checked(split)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then_some(())?;
        column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)
    });
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column?.checked_sub(1)?))
}

/// The range of a reference such as `A1:C2`.
fn range(reference: &str) -> Option<Merged> {
    let (first, last) = reference.split_once(':')?;
    let ((row, column), (last_row, last_column)) = (place(first)?, place(last)?);
    Some(Merged { row, column, last_row: last_row.min(LAST.0), last_column: last_column.min(LAST.1) })
}

#[cfg(test)]
mod tests {
    use super::{Budget, Cells, Epoch, Merged, ReadErrorKind, Shared, Sheet, Styles, place, range};
    use crate::limits::Limits;
    use crate::read::workbook::layout;

    fn read(inner: &str, limits: &Limits) -> Result<Sheet, ReadErrorKind> {
        let (shared, styles) = (Shared::default(), Styles::default());
        let cells = Cells { shared: &shared, styles: &styles, epoch: Epoch::Windows, limits };
        let mut sheet = Sheet::new("a");
        let text = format!("<worksheet><sheetData>{inner}</sheetData></worksheet>");
        cells.read(&text, &mut sheet, &mut Budget::new(limits))?;
        Ok(sheet)
    }

    fn texts(inner: &str) -> Vec<(u32, u32, String)> {
        let sheet = read(inner, &Limits::default()).unwrap();
        sheet.cells.into_iter().map(|cell| (cell.row, cell.column, cell.text)).collect()
    }

    #[test]
    fn cells_tell_their_text_in_many_ways() {
        let inner = r#"<row><c><v>12.0</v></c><c t="str"><f>A1&amp;"x"</f><v>12x</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
            <row><c r="C2" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>jia</t></rPh></is></c><c t="b"><v>1</v></c></row>
            <row r="9"><c t="n"><v>1.5E3</v></c><c><f>SUM(A1)</f></c><c t="s"><v>77</v></c><c t="d"><v>2024-01-05</v></c></row>"#;
        let cell = |row, column, text: &str| (row, column, text.to_owned());
        let want = [
            cell(0, 0, "12"),
            cell(0, 1, "12x"),
            cell(0, 2, "#DIV/0!"),
            cell(1, 2, "甲乙"),
            cell(1, 3, "TRUE"),
            cell(8, 0, "1500"),
            cell(8, 3, "2024-01-05"),
        ];
        assert_eq!(texts(inner), want);
    }

    #[test]
    fn cells_far_off_cost_nothing_and_too_many_are_refused() {
        let far = r#"<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c r="XFD1048576"><v>3</v></c></row>
            <row r="4000000000"><c r="ZZZZZ4000000000"><v>4</v></c></row>"#;
        let limits = Limits { most_cells: 50, ..Limits::default() };
        let sheet = read(far, &limits).unwrap();
        assert_eq!(sheet.cells.len(), 3);
        assert_eq!(layout::document(vec![sheet], &limits).unwrap().blocks.len(), 3);
        // Merged over all rows, and text at the far end of them.
        let mut tall = read(r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c><c r="B1048576"><v>2</v></c></row>"#, &limits).unwrap();
        tall.merged.push(range("A1:A1048575").unwrap());
        let refused = layout::document(vec![tall], &limits);
        assert_eq!(refused, Err(ReadErrorKind::TooManyCells { most: 50 }));
        let many = "<row><c><v>1</v></c></row>".repeat(51);
        assert_eq!(read(&many, &limits).map(|_| ()), Err(ReadErrorKind::TooManyCells { most: 50 }));
        let merges =
            format!("<row/></sheetData>{}<sheetData>", r#"<mergeCell ref="A1:XFD1048576"/>"#.repeat(51));
        assert_eq!(read(&merges, &limits).map(|_| ()), Err(ReadErrorKind::TooManyCells { most: 50 }));
    }

    #[test]
    fn references_are_rows_and_columns() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("AB12"), Some((11, 27)));
        assert_eq!(place("xfd1048576"), Some((1_048_575, 16_383)));
        for none in ["", "1", "A", "A0", "1A", "A1B", "AÄ1", "ZZZZZZZZZZ1", "A99999999999"] {
            assert_eq!(place(none), None, "{none}");
        }
        assert_eq!(range("B2:C9"), Some(Merged { row: 1, column: 1, last_row: 8, last_column: 2 }));
        assert_eq!(range("B2"), None);
    }
}

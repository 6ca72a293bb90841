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
    reference: Option<String>,
    style: usize,
    kind: Option<String>,
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
                    let place = own.reference.as_deref().and_then(place).unwrap_or(next);
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
        Ok(match own.kind.as_deref() {
            Some("s") => self.shared.get(&value).unwrap_or("").to_owned(),
            Some("b") => if value.trim() == "0" { "FALSE" } else { "TRUE" }.to_owned(),
            None | Some("n") => match Decimal::parse(value.trim()) {
                Some(figure) => self.styles.get(own.style).show(figure, self.epoch),
                None => value,
            },
            // Texts of formulas, errors, dates in words.
            Some(_) => shared::without_returns(value),
        })
    }
}

fn attributes(element: &Element<'_>) -> Attributes {
    Attributes {
        reference: element.attribute("r"),
        style: element.number("s").unwrap_or(0),
        kind: element.attribute("t"),
    }
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
    use super::{Merged, place, range};

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

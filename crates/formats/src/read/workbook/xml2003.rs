//! Workbooks as one XML file (Excel 2003), which systems still hand out under the name `.xls`.

use std::collections::BTreeMap;

use super::decimal::Decimal;
use super::layout;
use super::number_format::{Epoch, NumberFormat};
use super::sheet::{Budget, Merged, Sheet};
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use crate::read::xml::{Element, Event, Events};

/// The name space of the format; pages saved by Excel have another one.
const NAME_SPACE: &str = "urn:schemas-microsoft-com:office:spreadsheet";

/// Number formats by their names, where they show something else than the figure.
const NAMED: [(&str, NumberFormat); 4] = [
    ("Fixed", NumberFormat::Places(2)),
    ("Standard", NumberFormat::Places(2)),
    ("Percent", NumberFormat::Percent(2)),
    ("General Number", NumberFormat::General),
];

/// Whether a text that begins like XML is such a workbook.
pub(in crate::read) fn is_workbook(text: &str) -> bool {
    let start: String = text.chars().take(2000).collect();
    start.contains(NAME_SPACE) && start.contains("Workbook")
}

/// The document of such a workbook.
///
/// # Errors
/// What [`Events`] find, [`ReadErrorKind::TooManyCells`].
pub(crate) fn document(text: &str, limits: &Limits) -> Result<Document, ReadErrorKind> {
    let mut reader =
        Reader { events: Events::new(text, limits), budget: Budget::new(limits), styles: BTreeMap::new() };
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut style = String::new();
    let (mut row, mut column) = (0_u32, 0_u32);
    while let Some(event) = reader.events.next()? {
        let Event::Start(element) = event else { continue };
        match (element.name(), sheets.last_mut()) {
            ("Style", _) => style = element.attribute("ID").unwrap_or_default(),
            ("NumberFormat", _) => {
                let code = element.attribute("Format").unwrap_or_default();
                let named = NAMED.iter().find(|(name, _)| *name == code).map(|(_, format)| *format);
                reader.styles.insert(style.clone(), named.unwrap_or_else(|| NumberFormat::parse(&code)));
            }
            ("Worksheet", _) => {
                sheets.push(Sheet::new(&element.attribute("Name").unwrap_or_default()));
                (row, column) = (0, 0);
            }
            ("Visible", Some(sheet)) => sheet.hidden |= reader.text()?.starts_with("SheetHidden"),
            ("Row", Some(_)) => {
                // Rows and cells say their number only where some are left out.
                row = number(&element, "Index").unwrap_or(row.saturating_add(1));
                column = 0;
            }
            ("Cell", Some(sheet)) if row > 0 => {
                column = number(&element, "Index").unwrap_or(column.saturating_add(1));
                let place = (row - 1, column.max(1) - 1);
                let format = element.attribute("StyleID").and_then(|id| reader.styles.get(&id).copied());
                let across = number(&element, "MergeAcross").unwrap_or(0);
                let last = (
                    place.0.saturating_add(number(&element, "MergeDown").unwrap_or(0)),
                    place.1.saturating_add(across),
                );
                let range = Merged { row: place.0, column: place.1, last_row: last.0, last_column: last.1 };
                sheet.merge(range, &mut reader.budget)?;
                let text = reader.cell(format.unwrap_or_default())?;
                sheet.fill(place, &text, &mut reader.budget)?;
                column = column.saturating_add(across);
            }
            _ => {}
        }
    }
    if sheets.is_empty() { Err(ReadErrorKind::Damaged) } else { layout::document(sheets, limits) }
}

struct Reader<'a> {
    events: Events<'a>,
    budget: Budget,
    styles: BTreeMap<String, NumberFormat>,
}

impl Reader<'_> {
    /// The text of a cell whose element began last.
    fn cell(&mut self, format: NumberFormat) -> Result<String, ReadErrorKind> {
        let outside = self.events.depth().saturating_sub(1);
        let mut text = String::new();
        while let Some(event) = self.events.next()? {
            if let Event::Start(element) = event {
                if element.name() == "Data" {
                    let is_number = element.attribute("Type").as_deref() == Some("Number");
                    text = self.text()?;
                    if let Some(figure) = Decimal::parse(text.trim()).filter(|_| is_number) {
                        text = format.show(figure, Epoch::Windows);
                    }
                } else {
                    // Comments, and names of ranges.
                    self.events.skip()?;
                }
            }
            if self.events.depth() <= outside {
                break;
            }
        }
        Ok(text)
    }

    /// All text in an element that began last.
    fn text(&mut self) -> Result<String, ReadErrorKind> {
        let outside = self.events.depth().saturating_sub(1);
        let mut text = String::new();
        while let Some(event) = self.events.next()? {
            if let Event::Text(part) = event {
                text.push_str(&part);
            }
            if self.events.depth() <= outside {
                break;
            }
        }
        Ok(text)
    }
}

fn number(element: &Element<'_>, name: &str) -> Option<u32> {
    element.attribute(name)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Limits, document, is_workbook};
    use crate::document::Block;

    #[test]
    fn cells_say_where_they_are_only_where_some_are_left_out() {
        let text = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Styles><Style ss:ID="s1"><NumberFormat ss:Format="0.0%"/></Style></Styles>
            <Worksheet ss:Name="表"><Table><Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="String">甲</Data><Comment><Data>批注</Data></Comment></Cell>
            <Cell ss:MergeAcross="1"><Data ss:Type="Number">12.0</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="Number">0.125</Data></Cell></Row>
            <Row><Cell ss:Index="3"><Data ss:Type="String"><B>1</B>2</Data></Cell><Cell><Data ss:Type="Error">#REF!</Data></Cell></Row></Table></Worksheet></Workbook>"#;
        assert!(is_workbook(text));
        let document = document(text, &Limits::default()).unwrap();
        let Block::Table(table) = &document.blocks[0] else { panic!("a table") };
        let cells = |at: usize| -> Vec<(&str, usize, usize)> {
            table.rows[at]
                .cells
                .iter()
                .map(|cell| (cell.text.as_str(), cell.row_span, cell.col_span))
                .collect()
        };
        assert_eq!(cells(0), [("甲", 2, 1), ("12", 1, 2), ("12.5%", 1, 1)]);
        assert_eq!(cells(1), [("", 1, 1), ("12", 1, 1), ("#REF!", 1, 1)]);
        assert_eq!(table.rows[1].place.row, Some(4));
    }
}

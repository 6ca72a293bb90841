//! `OpenDocument` spreadsheets (`.ods`): one part with all sheets, as OASIS describes it.

use std::collections::BTreeSet;

use super::decimal::Decimal;
use super::layout;
use super::sheet::{Budget, Merged, Sheet};
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use crate::read::archive::Archive;
use crate::read::xml::{self, Element, Event, Events};

/// The document in the archive of a spreadsheet.
///
/// # Errors
/// What [`Archive`] and [`Events`] find, [`ReadErrorKind::TooManyCells`].
pub(in crate::read) fn document(bytes: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    let archive = Archive::open(bytes, limits)?;
    // The list of parts says which of them are locked.
    if let Some(list) = archive.part("META-INF/manifest.xml")?
        && xml::text(&list, limits)?.contains("encryption-data")
    {
        return Err(ReadErrorKind::Password);
    }
    let content = archive.need("content.xml")?;
    sheets(&xml::text(&content, limits)?, limits)
}

/// The document in the part with the sheets.
fn sheets(text: &str, limits: &Limits) -> Result<Document, ReadErrorKind> {
    let mut reader = Reader { events: Events::new(text, limits), budget: Budget::new(limits) };
    let mut sheets: Vec<Sheet> = Vec::new();
    // Sheets are hidden by their style.
    let (mut style, mut hiding) = (String::new(), BTreeSet::new());
    while let Some(event) = reader.events.next()? {
        let Event::Start(element) = event else { continue };
        match element.qualified() {
            "style:style" => style = element.attribute("name").unwrap_or_default(),
            "table:table-properties" | "style:table-properties"
                if element.attribute("display").as_deref() == Some("false") =>
            {
                hiding.insert(style.clone());
            }
            "table:table" => {
                let mut sheet = Sheet::new(&element.attribute("name").unwrap_or_default());
                sheet.hidden = element.attribute("style-name").is_some_and(|style| hiding.contains(&style));
                reader.sheet(&mut sheet)?;
                sheets.push(sheet);
            }
            // What was deleted, if changes are tracked.
            "table:tracked-changes" => reader.events.skip()?,
            _ => {}
        }
    }
    layout::document(sheets, limits)
}

struct Reader<'a> {
    events: Events<'a>,
    budget: Budget,
}

/// What a cell says of itself.
struct Attributes {
    repeated: u32,
    spans: (u32, u32),
    kind: String,
    value: Option<String>,
}

impl Reader<'_> {
    /// Reads a sheet whose element began last.
    fn sheet(&mut self, sheet: &mut Sheet) -> Result<(), ReadErrorKind> {
        let outside = self.events.depth().saturating_sub(1);
        let mut row = 0_u32;
        while let Some(event) = self.events.next()? {
            if let Event::Start(element) = event {
                match element.name() {
                    "table-row" => {
                        let repeated = count(&element, "number-rows-repeated");
                        self.row(sheet, row, repeated)?;
                        row = row.saturating_add(repeated);
                    }
                    // Pictures beside the cells, other sheets inside.
                    "shapes" | "table" => self.events.skip()?,
                    _ => {}
                }
            }
            if self.events.depth() <= outside {
                break;
            }
        }
        Ok(())
    }

    /// Reads a row whose element began last into as many rows as it stands for.
    fn row(&mut self, sheet: &mut Sheet, row: u32, repeated: u32) -> Result<(), ReadErrorKind> {
        let outside = self.events.depth().saturating_sub(1);
        let mut column = 0_u32;
        while let Some(event) = self.events.next()? {
            if let Event::Start(element) = event {
                match element.name() {
                    "table-cell" => {
                        let own = attributes(&element);
                        let text = self.text()?;
                        let shown = shown(&own, text);
                        if !shown.trim().is_empty() {
                            self.fill(sheet, ((row, repeated), (column, own.repeated)), &shown)?;
                        }
                        if own.spans != (1, 1) {
                            let last =
                                (row.saturating_add(own.spans.0 - 1), column.saturating_add(own.spans.1 - 1));
                            let range = Merged { row, column, last_row: last.0, last_column: last.1 };
                            sheet.merge(range, &mut self.budget)?;
                        }
                        column = column.saturating_add(own.repeated);
                    }
                    "covered-table-cell" => {
                        column = column.saturating_add(count(&element, "number-columns-repeated"));
                        self.events.skip()?;
                    }
                    _ => self.events.skip()?,
                }
            }
            if self.events.depth() <= outside {
                break;
            }
        }
        Ok(())
    }

    fn fill(
        &mut self,
        sheet: &mut Sheet,
        ((row, rows), (column, columns)): ((u32, u32), (u32, u32)),
        text: &str,
    ) -> Result<(), ReadErrorKind> {
        for row in row..row.saturating_add(rows) {
            for column in column..column.saturating_add(columns) {
                sheet.fill((row, column), text, &mut self.budget)?;
            }
        }
        Ok(())
    }

    /// The paragraphs of a cell whose element began last, a line each.
    fn text(&mut self) -> Result<String, ReadErrorKind> {
        let outside = self.events.depth().saturating_sub(1);
        let mut text = String::new();
        let mut paragraphs = 0_usize;
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) => match element.qualified() {
                    "text:p" | "text:h" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                    }
                    // Several blanks are told by their number; more than a few are padding.
                    "text:s" => {
                        text.extend(std::iter::repeat_n(' ', element.number("c").unwrap_or(1).min(16)));
                    }
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    "office:annotation" => self.events.skip()?,
                    name if name.starts_with("draw:") || name.starts_with("table:") => self.events.skip()?,
                    _ => {}
                },
                Event::Text(part) if paragraphs > 0 => text.push_str(&part),
                Event::Text(_) | Event::End => {}
            }
            if self.events.depth() <= outside {
                break;
            }
        }
        Ok(text)
    }
}

fn count(element: &Element<'_>, name: &str) -> u32 {
    element.attribute(name).and_then(|text| text.parse().ok()).unwrap_or(1).clamp(1, 1 << 20)
}

fn attributes(element: &Element<'_>) -> Attributes {
    Attributes {
        repeated: count(element, "number-columns-repeated"),
        spans: (count(element, "number-rows-spanned"), count(element, "number-columns-spanned")),
        kind: element.attribute("value-type").unwrap_or_default(),
        value: element.attribute("value").or_else(|| element.attribute("date-value")),
    }
}

/// The text of a cell. A figure is taken as it is shown, if that is a figure with all its digits.
fn shown(own: &Attributes, text: String) -> String {
    match own.kind.as_str() {
        // Days are written in as many ways as there are countries.
        "date" => return own.value.as_deref().map_or(text, |day| day.replace('T', " ")),
        "float" | "currency" => {}
        _ => return text,
    }
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}')).collect();
    let as_shown = Decimal::parse(&plain).filter(|_| !plain.contains(['e', 'E']));
    let exact = || own.value.as_deref().and_then(|value| Decimal::parse(value.trim())).map(Decimal::kept);
    as_shown.or_else(exact).map_or(text, |figure| figure.text())
}

#[cfg(test)]
mod tests {
    use super::{Limits, sheets};
    use crate::document::{Block, Part, Place};

    #[test]
    fn sheets_have_repeated_and_merged_cells() {
        let text = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">
            <office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
            <office:body><office:spreadsheet><table:tracked-changes><table:table-cell><text:p>old</text:p></table:table-cell></table:tracked-changes>
            <table:table table:name="隐" table:style-name="ta2"><table:table-row><table:table-cell><text:p>藏</text:p></table:table-cell></table:table-row></table:table>
            <table:table table:name="表"><table:shapes><text:p>图</text:p></table:shapes>
            <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
            <table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>甲</text:p><text:p>乙<text:s text:c="2"/>丙</text:p><office:annotation><text:p>批注</text:p></office:annotation></table:table-cell><table:covered-table-cell/>
            <table:table-cell office:value-type="float" office:value="1204.345"><text:p>1,204.35</text:p></table:table-cell>
            <table:table-cell office:value-type="float" office:value="0.30000000000000004"><text:p>-</text:p></table:table-cell>
            <table:table-cell office:value-type="percentage" office:value="0.05"><text:p>5%</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2024-01-05"><text:p>5. 1. 24</text:p></table:table-cell></table:table-row>
            <table:table-row><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="4"><text:p>7</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            </table:table></office:spreadsheet></office:body></office:document-content>"#;
        let document = sheets(text, &Limits::default()).unwrap();
        let Block::Table(table) = &document.blocks[0] else { panic!("a table") };
        let rows: Vec<Vec<(&str, usize, usize)>> = table
            .rows
            .iter()
            .map(|row| {
                row.cells.iter().map(|cell| (cell.text.as_str(), cell.row_span, cell.col_span)).collect()
            })
            .collect();
        assert_eq!(
            rows,
            [
                vec![
                    ("甲\n乙  丙", 2, 2),
                    ("1204.35", 1, 1),
                    ("0.3", 1, 1),
                    ("5%", 1, 1),
                    ("2024-01-05", 1, 1)
                ],
                vec![("7", 1, 1); 4]
            ]
        );
        let part = Some(Part::Sheet("表".to_owned()));
        assert_eq!(
            table.rows[1].place,
            Place { part, table: Some(1), row: Some(4), column: Some(1), line: None }
        );
        assert!(matches!(&document.blocks[1], Block::Paragraph { text, .. } if text == "藏"));
    }
}

//! From sheets to blocks: where tables begin and end, and what stands around them.
//!
//! Rows without text part a sheet. A row of one text is a paragraph above a table, and below it if it reads like a
//! sentence; inside a table it stays, for it may be the head of a group of rows.

use std::collections::BTreeSet;

use super::sheet::{Budget, Filled, Merged, Sheet};
use crate::document::{Block, Cell, Document, Part, Place, Row, Table};
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// A text of more characters is no head of a group of rows.
const LONGEST_HEAD: usize = 60;
/// So many empty columns part a row.
const WIDE_GAP: u32 = 32;

/// Where the rows of a sheet stand in its source, besides their number.
pub(super) type Lines = [usize];

/// The document of some sheets, the hidden ones behind the others.
///
/// # Errors
/// [`ReadErrorKind::TooManyCells`] when the tables, empty cells included, have more cells than are read.
pub(super) fn document(sheets: Vec<Sheet>, limits: &Limits) -> Result<Document, ReadErrorKind> {
    let mut layout = Layout::new(limits);
    let (hidden, shown): (Vec<Sheet>, Vec<Sheet>) = sheets.into_iter().partition(|sheet| sheet.hidden);
    for sheet in shown.into_iter().chain(hidden) {
        layout.sheet(sheet, &[])?;
    }
    Ok(layout.document)
}

/// The document of one sheet without a name whose rows stand in lines of a text, each with its number.
///
/// # Errors
/// As [`document`].
pub(super) fn of_lines(sheet: Sheet, lines: &Lines, limits: &Limits) -> Result<Document, ReadErrorKind> {
    let mut layout = Layout::new(limits);
    layout.sheet(sheet, lines)?;
    Ok(layout.document)
}

struct Layout {
    document: Document,
    tables: usize,
    budget: Budget,
}

/// Rows of a sheet between empty ones, and the columns that they fill.
struct Region<'a> {
    cells: &'a [Filled],
    merged: &'a [Merged],
    columns: (u32, u32),
    place: &'a dyn Fn(u32) -> Place,
}

impl Layout {
    fn new(limits: &Limits) -> Self {
        Self { document: Document::default(), tables: 0, budget: Budget::new(limits) }
    }

    fn sheet(&mut self, mut sheet: Sheet, lines: &Lines) -> Result<(), ReadErrorKind> {
        sheet.cells.sort();
        sheet.cells.dedup_by_key(|cell| (cell.row, cell.column));
        sheet.merged.sort_unstable();
        let part = (!sheet.name.is_empty()).then(|| Part::Sheet(sheet.name.clone()));
        let place = |row: u32| {
            let row = usize::try_from(row).unwrap_or(usize::MAX);
            let line = lines.get(row).copied();
            let row = line.is_none().then_some(row.saturating_add(1));
            Place { part: part.clone(), line, row, ..Place::default() }
        };
        let mut rest = &sheet.cells[..];
        while let Some(first) = rest.first() {
            // A merged cell holds the rows together that it reaches into.
            let (mut last, mut count) = (first.row, 0);
            for cell in rest {
                if cell.row > last.saturating_add(1) {
                    break;
                }
                let reach =
                    merged_at(&sheet.merged, cell.row, cell.column).map_or(cell.row, |own| own.last_row);
                last = last.max(reach);
                count += 1;
            }
            let (region, behind) = rest.split_at(count);
            rest = behind;
            for columns in columns(region, &sheet.merged) {
                let region = Region { cells: region, merged: &sheet.merged, columns, place: &place };
                self.region(&region)?;
            }
        }
        Ok(())
    }

    fn region(&mut self, region: &Region<'_>) -> Result<(), ReadErrorKind> {
        let own: Vec<&Filled> = region.cells.iter().filter(|cell| region.has(cell.column)).collect();
        // The rows of the table that is begun, as a range of cells, and the row that merged cells above reach into.
        let (mut table, mut reach): (Option<usize>, Option<u32>) = (None, None);
        let mut at = 0;
        for row in own.chunk_by(|one, next| one.row == next.row) {
            let Some(first) = row.first() else { continue };
            let alone = row.len() == 1 && reach.is_none_or(|reach| reach < first.row);
            if alone && (table.is_none() || is_sentence(&first.text)) {
                let begun = table.take().and_then(|start| own.get(start..at));
                self.table(region, begun.unwrap_or(&[]))?;
                self.paragraphs(region, first);
            } else {
                table = table.or(Some(at));
                let merged = row.iter().filter_map(|cell| merged_at(region.merged, cell.row, cell.column));
                reach = reach.max(merged.map(|own| own.last_row).max());
            }
            at += row.len();
        }
        self.table(region, table.and_then(|start| own.get(start..)).unwrap_or(&[]))
    }

    fn paragraphs(&mut self, region: &Region<'_>, cell: &Filled) {
        for line in cell.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let place = (region.place)(cell.row);
            self.document.blocks.push(Block::Paragraph { text: line.to_owned(), place });
        }
    }

    fn table(&mut self, region: &Region<'_>, cells: &[&Filled]) -> Result<(), ReadErrorKind> {
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return Ok(()) };
        let (first, last) = (first.row, last.row);
        let left = cells.iter().map(|cell| cell.column).min().unwrap_or(0);
        let right = cells.iter().map(|cell| region.right_of(cell)).max().unwrap_or(left);
        let (height, width) = (index(last - first) + 1, index(right - left) + 1);
        self.budget.take(height.saturating_mul(width))?;
        self.tables += 1;
        let mut covered = vec![0_u32; width];
        let mut table = Table { rows: Vec::with_capacity(height) };
        for row in first..=last {
            let mut cells = Vec::with_capacity(width);
            for column in left..=right {
                if covered.get(index(column - left)).is_some_and(|until| *until > row) {
                    continue;
                }
                let mut cell = Cell::new(region.text(row, column));
                if let Some(own) = merged_at(region.merged, row, column) {
                    let end = own.last_row.min(last);
                    let free =
                        covered.iter_mut().skip(index(column - left)).take_while(|until| **until <= row);
                    let free = free.take(index(own.last_column - column) + 1);
                    cell.col_span = free.map(|until| *until = end.saturating_add(1)).count().max(1);
                    cell.row_span = index(end - row) + 1;
                }
                cells.push(cell);
            }
            let number = Some(table.rows.len() + 1);
            let place = (region.place)(row);
            let column = place.row.is_some().then(|| index(left) + 1);
            let row = place.row.or(number);
            table.rows.push(Row { cells, place: Place { table: Some(self.tables), row, column, ..place } });
        }
        self.document.blocks.push(Block::Table(table));
        Ok(())
    }
}

impl Region<'_> {
    fn has(&self, column: u32) -> bool {
        (self.columns.0..=self.columns.1).contains(&column)
    }

    fn text(&self, row: u32, column: u32) -> &str {
        let found = self.cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column));
        found.ok().and_then(|at| self.cells.get(at)).map_or("", |cell| cell.text.as_str())
    }

    /// The last column that a cell takes.
    fn right_of(&self, cell: &Filled) -> u32 {
        right_of(self.merged, cell)
    }
}

/// The merged range that begins at a cell.
fn merged_at(merged: &[Merged], row: u32, column: u32) -> Option<&Merged> {
    let found = merged.binary_search_by_key(&(row, column), |own| (own.row, own.column));
    found.ok().and_then(|at| merged.get(at))
}

/// The last column that a cell takes; one that is merged over all columns of a sheet makes no table that wide.
fn right_of(merged: &[Merged], cell: &Filled) -> u32 {
    let own = merged_at(merged, cell.row, cell.column);
    own.map_or(cell.column, |own| own.last_column.min(cell.column.saturating_add(WIDE_GAP)))
}

/// The columns that some rows fill, parted where many are empty; each part from its first to its last column.
fn columns(cells: &[Filled], merged: &[Merged]) -> Vec<(u32, u32)> {
    let filled: BTreeSet<(u32, u32)> =
        cells.iter().map(|cell| (cell.column, right_of(merged, cell))).collect();
    let mut parts: Vec<(u32, u32)> = Vec::new();
    for (left, right) in filled {
        match parts.last_mut() {
            Some(part) if left <= part.1.saturating_add(WIDE_GAP) => part.1 = part.1.max(right),
            _ => parts.push((left, right)),
        }
    }
    parts
}

/// Whether a text is no head of a group of rows.
fn is_sentence(text: &str) -> bool {
    text.contains('。') || text.chars().nth(LONGEST_HEAD).is_some()
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Block, Budget, Limits, Merged, Sheet, document};

    fn sheet(cells: &[(u32, u32, &str)], merged: &[(u32, u32, u32, u32)]) -> Sheet {
        let mut sheet = Sheet::new("a");
        let budget = &mut Budget::new(&Limits::default());
        for (row, column, text) in cells {
            sheet.fill((*row, *column), text, budget).unwrap();
        }
        for (row, column, last_row, last_column) in merged {
            let range = Merged { row: *row, column: *column, last_row: *last_row, last_column: *last_column };
            sheet.merge(range, budget).unwrap();
        }
        sheet
    }

    fn outline(sheet: Sheet) -> Vec<String> {
        let document = document(vec![sheet], &Limits::default()).unwrap();
        let line = |block: &Block| match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => vec![text.clone()],
            Block::Table(table) => {
                let cells = |row: &super::Row| -> Vec<String> {
                    row.cells
                        .iter()
                        .map(|own| format!("{}{}{}", own.text, own.row_span, own.col_span))
                        .collect()
                };
                table.rows.iter().map(|row| cells(row).join(" ")).collect()
            }
        };
        document.blocks.iter().flat_map(line).collect()
    }

    #[test]
    fn titles_stand_above_and_sentences_below_a_table() {
        let cells = [
            (0, 0, "标题"),
            (1, 0, "第二行标题"),
            (2, 0, "甲"),
            (2, 1, "乙"),
            (3, 0, "组"),
            (4, 0, "丙"),
            (4, 1, "丁"),
            (5, 0, "这是表后的一句话。"),
            (6, 0, "再一行"),
        ];
        assert_eq!(
            outline(sheet(&cells, &[(0, 0, 0, 1)])),
            ["标题", "第二行标题", "甲11 乙11", "组11 11", "丙11 丁11", "这是表后的一句话。", "再一行"]
        );
    }

    #[test]
    fn merged_cells_keep_rows_together_and_may_overlap() {
        let cells = [(0, 0, "甲"), (0, 1, "乙"), (3, 1, "丙"), (3, 2, "丁")];
        // The first range holds empty rows together; the second one reaches into the first.
        let merged = [(0, 0, 3, 0), (3, 1, 9, 1), (1, 0, 2, 5)];
        assert_eq!(outline(sheet(&cells, &merged)), ["甲41 乙11 11", "11 11", "11 11", "丙11 丁11"]);
        // Cells that a range covers are not shown.
        let covered = [(0, 0, "甲"), (0, 1, "暗"), (0, 2, "乙"), (1, 0, "丙"), (1, 2, "丁")];
        assert_eq!(outline(sheet(&covered, &[(0, 0, 0, 1)])), ["甲12 乙11", "丙11 11 丁11"]);
    }

    #[test]
    fn wide_gaps_part_tables() {
        let cells = [(0, 0, "甲"), (0, 1, "1"), (0, 99, "乙"), (0, 100, "2"), (1, 0, "丙"), (1, 1, "3")];
        assert_eq!(outline(sheet(&cells, &[])), ["甲11 111", "丙11 311", "乙11 211"]);
    }
}

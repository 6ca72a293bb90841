//! A sheet of a workbook: blocks below each other, tables with their merged cells and live totals.

use super::cells::{escaped, pieces, reference, sum};
use super::styles::Look;
use super::{MAIN, RELATIONS};
use crate::write::docx::DECLARATION;
use crate::write::markup::Markup;
use crate::write::paper::{Block, Cell, Figure, Role, Table, lines};

/// The width of a sheet in hundredths of the font size: a line of A4 at 10.5 pt, upright and turned.
const UPRIGHT: usize = 4300;
const TURNED: usize = 6300;
/// The height of a line in points.
const LINE: usize = 15;
/// The tallest row that there is.
const TALLEST: usize = 409;
/// The most digits that a spreadsheet keeps.
const MOST_DIGITS: usize = 15;

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// Stands above all else.
    title: Option<String>,
    pub(super) blocks: Vec<Block>,
}

/// A sheet that is being written.
struct Rows {
    markup: Markup,
    next: usize,
    columns: usize,
    /// The width of all columns together, in hundredths of the font size.
    width: usize,
    merged: Vec<String>,
}

impl Sheet {
    pub(super) fn new(name: &str, title: Option<String>, blocks: Vec<Block>) -> Self {
        Self { name: name.to_owned(), title, blocks }
    }

    /// The widest table, which sets the columns.
    fn table(&self) -> Option<&Table> {
        let tables = self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Heading(..) | Block::Paragraph { .. } => None,
        });
        tables.max_by_key(|table| table.columns.len())
    }

    fn is_turned(&self) -> bool {
        self.table().is_some_and(|table| table.least_width() > UPRIGHT)
    }

    /// First and last row, from 1, of the heads that are repeated on every page; only where one table has them.
    pub(super) fn head_rows(&self) -> Option<(usize, usize)> {
        let mut next = usize::from(self.title.is_some());
        let mut found = None;
        for block in &self.blocks {
            match block {
                Block::Table(table) if table.head_rows > 0 => {
                    if found.is_some() {
                        return None;
                    }
                    found = Some((next + 1, next + table.head_rows));
                    next += table.rows.len();
                }
                Block::Table(table) => next += table.rows.len(),
                Block::Heading(_, text) | Block::Paragraph { text, .. } => next += pieces(text).len(),
            }
        }
        found
    }

    /// The sheet as it stands in the workbook.
    pub(super) fn write(&self) -> String {
        let turned = self.is_turned();
        let width = if turned { TURNED } else { UPRIGHT };
        let widths = self.table().map_or_else(|| vec![width], |table| table.widths(width, width));
        let mut markup = Markup::new(DECLARATION);
        markup.open("worksheet", &[("xmlns", MAIN), ("xmlns:r", RELATIONS)]);
        markup.leaf_of("sheetPr", &[], "pageSetUpPr", &[("fitToPage", "1")]);
        markup.leaf_of("sheetViews", &[], "sheetView", &[("showGridLines", "0"), ("workbookViewId", "0")]);
        markup.empty("sheetFormatPr", &[("defaultRowHeight", "15")]);
        markup.open("cols", &[]);
        for (number, width) in widths.iter().enumerate() {
            let number = (number + 1).to_string();
            // A column is measured in digits, of which two make a character.
            let width = format!("{}.{:02}", width / 50, width % 50 * 2);
            markup
                .empty("col", &[("min", &number), ("max", &number), ("width", &width), ("customWidth", "1")]);
        }
        markup.close();
        markup.open("sheetData", &[]);
        let mut rows = Rows { markup, next: 0, columns: widths.len(), width, merged: Vec::new() };
        if let Some(title) = &self.title {
            rows.line(title, Look::Title);
        }
        for block in &self.blocks {
            match block {
                Block::Heading(_, text) => rows.line(text, Look::Heading),
                Block::Paragraph { text, .. } => rows.line(text, Look::Paragraph),
                Block::Table(table) => rows.table(table, &widths),
            }
        }
        let Rows { mut markup, merged, .. } = rows;
        markup.close();
        if !merged.is_empty() {
            markup.open("mergeCells", &[("count", &merged.len().to_string())]);
            for range in merged {
                markup.empty("mergeCell", &[("ref", &range)]);
            }
            markup.close();
        }
        markup.empty("printOptions", &[("horizontalCentered", "1")]);
        let margins = ["left", "right", "top", "bottom", "header", "footer"];
        let inches = ["0.7", "0.7", "0.9", "0.9", "0.4", "0.5"];
        markup.empty("pageMargins", &margins.into_iter().zip(inches).collect::<Vec<_>>());
        let orientation = if turned { "landscape" } else { "portrait" };
        let setup =
            [("paperSize", "9"), ("orientation", orientation), ("fitToWidth", "1"), ("fitToHeight", "0")];
        markup.empty("pageSetup", &setup);
        markup.open("headerFooter", &[]);
        markup.leaf("oddFooter", &[], "&C— &P —");
        markup.finish()
    }
}

impl Rows {
    fn open(&mut self, height: usize) {
        let number = (self.next + 1).to_string();
        let points = height.min(TALLEST).to_string();
        self.markup.open("row", &[("r", &number), ("ht", &points), ("customHeight", "1")]);
    }

    fn close(&mut self) {
        self.markup.close();
        self.next += 1;
    }

    /// A text over the whole width, in as many rows as it needs.
    fn line(&mut self, text: &str, look: Look) {
        for piece in pieces(text) {
            // Not every program finds the height of a row itself. Larger type makes for fewer characters on a line.
            let (size, line) = match look {
                Look::Title => (180, 28),
                Look::Heading => (140, 22),
                _ => (100, LINE),
            };
            self.open(lines(&piece, self.width.saturating_sub(100) * 100 / size) * line + 6);
            self.text(0, &piece, look);
            if self.columns > 1 {
                let (from, to) = (reference(self.next, 0), reference(self.next, self.columns - 1));
                self.merged.push(format!("{from}:{to}"));
            }
            self.close();
        }
    }

    fn table(&mut self, table: &Table, widths: &[usize]) {
        let top = self.next;
        for number in 0..table.rows.len() {
            self.open(table.lines_of(number, widths) * LINE + 4);
            for column in 0..table.columns.len() {
                let Some((first, cell)) = covering(table, number, column) else { continue };
                if first == number && cell.column == column {
                    self.cell(cell, top);
                    if cell.row_span > 1 || cell.col_span > 1 {
                        let from = reference(self.next, column);
                        let to = reference(self.next + cell.row_span - 1, column + cell.col_span - 1);
                        self.merged.push(format!("{from}:{to}"));
                    }
                } else {
                    // The frame goes around all that a cell covers.
                    let own = reference(self.next, column);
                    self.markup.empty("c", &[("r", &own), ("s", &Look::Head.style(false))]);
                }
            }
            self.close();
        }
    }

    fn cell(&mut self, cell: &Cell, top: usize) {
        match &cell.role {
            Role::Figure(figure) => self.figure(cell, figure, top),
            _ if cell.left => self.text(cell.column, &cell.text, Look::Label),
            _ => self.text(cell.column, &cell.text, Look::Head),
        }
    }

    fn figure(&mut self, cell: &Cell, figure: &Figure, top: usize) {
        let digits = cell.text.chars().filter(char::is_ascii_digit).count();
        let decimals = cell.text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let look = Look::Figure(decimals);
        let own = reference(self.next, cell.column);
        if cell.text.is_empty() {
            return self.markup.empty("c", &[("r", &own), ("s", &Look::Figure(0).style(false))]);
        }
        if figure.plain.is_none() || digits > MOST_DIGITS {
            return self.text(cell.column, &cell.text, Look::Mark);
        }
        self.markup.open("c", &[("r", &own), ("s", &look.style(false))]);
        if !figure.adds_up.is_empty() {
            let cells: Vec<(usize, usize)> =
                figure.adds_up.iter().map(|(row, column)| (top + row, *column)).collect();
            self.markup.leaf("f", &[], &sum(&cells));
        }
        self.markup.leaf("v", &[], &cell.text);
        self.markup.close();
    }

    /// A text, which no program takes for a formula.
    fn text(&mut self, column: usize, text: &str, look: Look) {
        let own = reference(self.next, column);
        let quoted = text.starts_with(['=', '+', '-', '@', '\t']);
        let style = look.style(quoted);
        if text.is_empty() {
            return self.markup.empty("c", &[("r", &own), ("s", &style)]);
        }
        let mut kept = pieces(text);
        kept.truncate(1);
        self.markup.open("c", &[("r", &own), ("s", &style), ("t", "inlineStr")]);
        self.markup.open("is", &[]);
        self.markup.leaf("t", &[("xml:space", "preserve")], &escaped(&kept.concat()));
        self.markup.close();
        self.markup.close();
    }
}

/// The cell that covers a place of a table, with the row it begins in.
fn covering(table: &Table, row: usize, column: usize) -> Option<(usize, &Cell)> {
    let rows = table.rows.iter().enumerate().take(row + 1);
    let mut cells = rows.flat_map(|(first, cells)| cells.iter().map(move |cell| (first, cell)));
    cells.find(|(first, cell)| {
        first + cell.row_span > row && cell.column <= column && column < cell.column + cell.col_span
    })
}

//! The pages put together into one document: blocks in reading order, and what a page break parted made whole.

mod broken_rows;

use super::Leaf;
use super::cells::RuledTable;
use super::grid::Area;
use super::lines::Line;
use super::page::Unit;
use super::paragraphs::{self, Frame};
use crate::document::{Block, Cell, Document, Part, Place, Row, Table};

/// Lines of a table that goes on after a page break stand at the same places, give or take this much; less than lines of
/// one page are apart.
const SAME_PLACE: Unit = 300;

/// The document that the pages make.
pub(super) fn joined(leaves: Vec<Leaf>) -> Document {
    let mut writer = Writer { blocks: Vec::new(), tables: 0, open: Open::Nothing };
    for leaf in leaves {
        let frame = Frame::of(leaf.lines.iter());
        let page = leaf.number;
        let mut tables = leaf.tables.into_iter().peekable();
        for (index, line) in leaf.lines.into_iter().enumerate() {
            while let Some(table) = tables.next_if(|table| table.top() < line.top) {
                writer.table(table, page);
            }
            writer.line(line, frame, page, index + 1);
        }
        for table in tables {
            writer.table(table, page);
        }
    }
    writer.finished()
}

/// What may still go on.
enum Open {
    Nothing,
    Paragraph { text: String, place: Place, last: Line, frame: Option<Frame> },
    Table { parts: Vec<TablePart> },
}

/// The part of a table on a page.
struct TablePart {
    table: RuledTable,
    page: usize,
    /// The first row that is not a head printed once more.
    from: usize,
}

struct Writer {
    blocks: Vec<Block>,
    tables: usize,
    open: Open,
}

impl Writer {
    fn line(&mut self, line: Line, frame: Option<Frame>, page: usize, number: usize) {
        if let Open::Paragraph { text, last, frame: Some(frame), .. } = &mut self.open
            && frame.goes_on(last, &line)
        {
            paragraphs::append(text, &line.text);
            *last = line;
            return;
        }
        self.close();
        let place = Place { part: Some(Part::Page(page)), line: Some(number), ..Place::default() };
        self.open = Open::Paragraph { text: line.text.clone(), place, last: line, frame };
    }

    fn table(&mut self, mut table: RuledTable, page: usize) {
        if let Open::Table { parts } = &mut self.open
            && let Some(first) = parts.first()
            && let Some(last) = parts.last()
            && last.page < page
            && same_sides(&last.table, &table)
        {
            let from = repeated_rows(&first.table, &table);
            if let Some(last) = parts.last_mut() {
                broken_rows::mend(&mut last.table, &mut table, from);
            }
            parts.push(TablePart { table, page, from });
            return;
        }
        self.close();
        self.open = Open::Table { parts: vec![TablePart { table, page, from: 0 }] };
    }

    fn close(&mut self) {
        match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Nothing => {}
            Open::Paragraph { text, place, .. } => self.blocks.push(Block::Paragraph { text, place }),
            Open::Table { parts } => {
                self.tables += 1;
                self.blocks.push(Block::Table(one_table(&parts, self.tables)));
            }
        }
    }

    fn finished(mut self) -> Document {
        self.close();
        Document::from(self.blocks)
    }
}

/// Whether two parts of a table begin and end at the same places.
fn same_sides(one: &RuledTable, other: &RuledTable) -> bool {
    let near = |a: Option<&Unit>, b: Option<&Unit>| a.zip(b).is_some_and(|(a, b)| is_near(*a, *b));
    near(one.xs.first(), other.xs.first()) && near(one.xs.last(), other.xs.last())
}

fn is_near(a: Unit, b: Unit) -> bool {
    a.saturating_sub(b).saturating_abs() <= SAME_PLACE
}

/// The table that its parts on several pages make: one set of columns, heads that are repeated left out.
fn one_table(parts: &[TablePart], number: usize) -> Table {
    let mut xs: Vec<Unit> = parts.iter().flat_map(|part| part.table.xs.iter().copied()).collect();
    xs.sort_unstable();
    xs.dedup_by(|next, kept| parts.len() > 1 && is_near(*next, *kept));
    let mut table = Table::default();
    for part in parts {
        for row in part.from..part.table.ys.len().saturating_sub(1) {
            let own = part.table.cells.iter().filter(|(area, _)| area.row == row);
            let cells = own.map(|(area, text)| cell(*area, &text.said, &part.table.xs, &xs)).collect();
            let row = Some(table.rows.len() + 1);
            let page = Some(Part::Page(part.page));
            let place = Place { part: page, table: Some(number), row, ..Place::default() };
            table.rows.push(Row { cells, place });
        }
    }
    table
}

/// A cell in the columns that all parts of the table have together.
fn cell(area: Area, text: &str, own: &[Unit], all: &[Unit]) -> Cell {
    let column = |at: usize| {
        let place = own.get(at).copied().unwrap_or(Unit::MAX);
        all.partition_point(|x| x.saturating_add(SAME_PLACE) < place)
    };
    let from = column(area.column);
    let to = column(area.column + area.columns);
    Cell { text: text.to_owned(), row_span: area.rows, col_span: to.saturating_sub(from).max(1) }
}

/// How many rows at the start of a part are those at the start of the first.
fn repeated_rows(first: &RuledTable, part: &RuledTable) -> usize {
    let texts = |table: &RuledTable, row: usize| -> Vec<String> {
        let own = table.cells.iter().filter(|(area, _)| area.row == row);
        own.map(|(_, text)| text.said.chars().filter(|c| !c.is_whitespace()).collect()).collect()
    };
    let rows = first.ys.len().min(part.ys.len()).saturating_sub(1);
    let alike = (0..rows).take_while(|row| texts(first, *row) == texts(part, *row)).count();
    // Rows without a word could be alike by chance.
    let worded =
        (0..alike).any(|row| texts(first, row).iter().any(|text| text.chars().any(char::is_alphabetic)));
    if worded { alike } else { 0 }
}

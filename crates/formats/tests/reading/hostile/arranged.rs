//! A document of any arrangement of blocks, cells and spans: bytes choose words of the forms, figures and rubbish, and
//! where they stand.

use gouji_core::form::{GridContent, builtin};
use gouji_formats::document::{Block, Cell, Document, Place, Row, Table};

/// Bytes as a source of choices; nought when they are used up.
struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn below(&mut self, limit: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % limit.max(1)
    }
}

/// Everything that the forms print, and what stands in cells.
fn words() -> Vec<String> {
    let mut words: Vec<String> =
        ["", "0", "12", "000", "3 4", "1\n2", "/", "-5", "1,204", "9.5", "0-1", "*7", "x"]
            .map(String::from)
            .to_vec();
    for form in builtin() {
        words.extend(form.sections().iter().map(|section| section.title.zh.clone()));
        for table in form.tables() {
            for cell in table.grid().rows.iter().flatten() {
                match &cell.content {
                    GridContent::Figure(_) => {}
                    GridContent::Banner(text)
                    | GridContent::Corner(text)
                    | GridContent::ColumnHead(text)
                    | GridContent::RowHead(text) => words.push(text.zh.clone()),
                }
            }
        }
    }
    words.dedup();
    words
}

fn text(words: &[String], choices: &mut Choices<'_>) -> String {
    // Half of all cells hold figures.
    let kinds = if choices.below(2) == 0 { 13 } else { words.len() };
    let own = &words[choices.below(kinds)];
    match choices.below(16) {
        0 => own.chars().skip(1 + choices.below(4)).collect(),
        1 => own.chars().take(1 + choices.below(6)).collect(),
        2 => format!("{own}{}", words[choices.below(words.len())]),
        _ => own.clone(),
    }
}

fn table(words: &[String], choices: &mut Choices<'_>) -> Table {
    let rows = choices.below(40);
    let columns = 1 + choices.below(18);
    let row = |choices: &mut Choices<'_>| {
        let cells = (0..choices.below(columns + 2)).map(|_| {
            let mut cell = Cell::new(&text(words, choices));
            if choices.below(5) == 0 {
                (cell.row_span, cell.col_span) = (1 + choices.below(24), 1 + choices.below(12));
            }
            cell
        });
        Row { cells: cells.collect(), place: Place::default() }
    };
    Table { rows: (0..rows).map(|_| row(choices)).collect() }
}

/// A table of a form as printed, with some cells exchanged.
fn printed(words: &[String], choices: &mut Choices<'_>) -> Table {
    let form = &builtin()[choices.below(builtin().len())];
    let own = &form.tables()[choices.below(form.tables().len())];
    let mut table = Table::default();
    let steady = choices.below(24) + 2;
    for row in &own.grid().rows {
        let cells = row.iter().map(|cell| {
            let official = match &cell.content {
                GridContent::Figure(_) => choices.below(300).to_string(),
                GridContent::Banner(text)
                | GridContent::Corner(text)
                | GridContent::ColumnHead(text)
                | GridContent::RowHead(text) => text.zh.clone(),
            };
            let text = if choices.below(steady) == 1 { text(words, choices) } else { official };
            Cell { text, row_span: cell.row_span, col_span: cell.col_span }
        });
        let cells: Vec<Cell> = cells.collect();
        if choices.below(steady) != 1 {
            table.rows.push(Row { cells, place: Place::default() });
        }
    }
    table
}

/// The document that some bytes choose.
pub(crate) fn document(bytes: &[u8]) -> Document {
    let words = words();
    let mut choices = Choices(bytes);
    let mut blocks = Vec::new();
    while !choices.0.is_empty() && blocks.len() < 40 {
        let place = Place::default();
        blocks.push(match choices.below(6) {
            0 => Block::Heading { text: text(&words, &mut choices), place },
            1 => Block::Paragraph { text: text(&words, &mut choices), place },
            2 | 3 => Block::Table(printed(&words, &mut choices)),
            4 => {
                let year = 2010 + choices.below(20);
                Block::Paragraph {
                    text: format!("某局{year}年政府信息公开工作年度报告"), place
                }
            }
            _ => Block::Table(table(&words, &mut choices)),
        });
    }
    Document::from(blocks)
}

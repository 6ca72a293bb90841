//! Markdown: headings, paragraphs, pipe tables. Merged heads are written out where they begin; the cells they cover are
//! left empty, for Markdown knows no spans.

use super::paper::{Block, Level, Paper, Role, Table};
use super::text::one_line;

/// The document as Markdown.
pub(super) fn write(paper: &Paper) -> String {
    let mut text = format!("# {}\n", paper.heading());
    for block in &paper.blocks {
        text.push('\n');
        match block {
            Block::Heading(Level::First, heading) => text.push_str(&format_line("## ", heading)),
            // Numbers of headings inside a section mark them well enough, and the text stays what it is.
            Block::Heading(_, line) | Block::Paragraph { text: line, .. } => {
                text.push_str(&format_line("", line));
            }
            Block::Table(table) => rows(table, &mut text),
        }
    }
    text
}

fn format_line(mark: &str, line: &str) -> String {
    format!("{mark}{line}\n")
}

fn rows(table: &Table, text: &mut String) {
    for (number, row) in table.rows.iter().enumerate() {
        let mut cells = vec![String::new(); table.columns.len()];
        for cell in row {
            if let Some(own) = cells.get_mut(cell.column) {
                *own = one_line(&cell.text).replace('|', "\\|");
            }
        }
        text.push_str("| ");
        text.push_str(&cells.join(" | "));
        text.push_str(" |\n");
        if number == 0 {
            let mark = |column: usize| {
                let figures = table.rows.iter().flatten().any(|cell| {
                    cell.column == column && cell.col_span == 1 && matches!(cell.role, Role::Figure(_))
                });
                if figures { " --: |" } else { " --- |" }
            };
            text.push('|');
            text.extend((0..table.columns.len()).map(mark));
            text.push('\n');
        }
    }
}

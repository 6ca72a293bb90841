//! A block out of a clipboard for the tables: the texts as they stand, and where their labels say that they belong.

use gouji_core::form::Bilingual;
use gouji_formats::document::{Block as Part, Document, Table};
use gouji_formats::read::html;
use gouji_formats::read::{Content, clipboard, text_content};
use gouji_formats::{Doubt, Recognised};

use super::limits;
use crate::components::grid::paste;
use crate::state::notice::in_both;

/// A block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Block {
    /// Its rows; nothing where a cell is covered by its neighbour.
    pub(crate) rows: Vec<Vec<Option<String>>>,
    /// The texts whose labels tell their cells, by the cells' keys.
    pub(crate) labelled: Vec<(String, String)>,
    /// What the reader was unsure of.
    pub(crate) doubts: Vec<Bilingual>,
    /// What found no place by its label.
    pub(crate) unplaced: Vec<String>,
}

/// The block that a program put on the clipboard; nothing for a single text, which goes into a cell by itself.
pub(crate) fn block(html: &str, text: &str) -> Option<Block> {
    let tabbed = paste::block(text);
    let laid_out = rows_of_html(html, text);
    let rows = match (laid_out, tabbed) {
        // A single cell of HTML with lines in it is one text; several are a block.
        (Some(rows), _) if rows.iter().map(Vec::len).sum::<usize>() > 1 => rows,
        (_, Some(tabbed)) => tabbed.into_iter().map(|row| row.into_iter().map(Some).collect()).collect(),
        _ => return None,
    };
    let read = if html.is_empty() {
        text_content(text).and_then(|content: Content| content.reports(""))
    } else {
        clipboard(html, Some(text), &limits()).map(|(_, reports)| reports)
    };
    let recognised = read.ok().and_then(|reports| reports.into_iter().max_by_key(|own| own.sources.len()));
    Some(
        recognised.map_or_else(
            || Block { rows: rows.clone(), ..Block::default() },
            |own| labelled(&own, rows.clone()),
        ),
    )
}

fn labelled(recognised: &Recognised, rows: Vec<Vec<Option<String>>>) -> Block {
    let form = recognised.report.form();
    let texts = recognised
        .sources
        .keys()
        .map(|cell| (form.key(*cell).to_owned(), recognised.report.text(*cell).to_owned()));
    // A part of a report lacks its other rows, tables and prose: no doubt about the part.
    let about_cells = |doubt: &&Doubt| doubt.cells.iter().any(|cell| recognised.sources.contains_key(cell));
    Block {
        rows,
        labelled: texts.collect(),
        doubts: recognised
            .doubts
            .iter()
            .filter(about_cells)
            .map(|doubt| in_both(|lang| doubt.say(form, lang)))
            .collect(),
        unplaced: recognised.unplaced.iter().map(|own| own.text.clone()).collect(),
    }
}

/// The rows of the largest table in the HTML.
fn rows_of_html(source: &str, text: &str) -> Option<Vec<Vec<Option<String>>>> {
    if source.is_empty() {
        return None;
    }
    let document: Document = html::clipboard(source, Some(text), &limits()).ok()?;
    let tables = document.blocks.iter().filter_map(|block| match block {
        Part::Table(table) => Some(rows_of(table)),
        _ => None,
    });
    tables.max_by_key(|rows| rows.iter().map(Vec::len).sum::<usize>())
}

fn rows_of(table: &Table) -> Vec<Vec<Option<String>>> {
    let grid = table.grid();
    let mut rows = vec![vec![None; grid.width]; grid.rows.len()];
    for (number, (row, cells)) in rows.iter_mut().zip(&grid.rows).enumerate() {
        for cell in cells {
            let own = table.rows.get(number).and_then(|row| row.cells.get(cell.index));
            if let (Some(place), Some(own)) = (row.get_mut(cell.column), own) {
                *place = Some(own.text.trim().to_owned());
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::block;

    fn texts(rows: &[Vec<Option<String>>]) -> Vec<Vec<&str>> {
        rows.iter().map(|row| row.iter().map(|cell| cell.as_deref().unwrap_or("·")).collect()).collect()
    }

    #[test]
    fn one_text_is_no_block() {
        assert_eq!(block("", "12"), None);
        assert_eq!(block("<table><tr><td>12</td></tr></table>", "12"), None);
    }

    #[test]
    fn covered_cells_stay_out_of_the_way() {
        let html =
            "<table><tr><td colspan=2>1</td><td>2</td></tr><tr><td>3</td><td>4</td><td>5</td></tr></table>";
        let block = block(html, "1\t\t2\n3\t4\t5\n").unwrap();
        assert_eq!(texts(&block.rows), [["1", "·", "2"], ["3", "4", "5"]]);
        assert!(block.labelled.is_empty());
    }

    #[test]
    fn labels_in_the_block_tell_the_cells() {
        let block = block(
            "",
            "二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t2\t3\n（一）予以公开\t4\t0\t0\t0\t0\t0\t4\n",
        )
        .unwrap();
        let text =
            |key: &str| block.labelled.iter().find(|(own, _)| own == key).map(|(_, text)| text.as_str());
        assert_eq!(text("t3.carried_in.other"), Some("2"));
        assert_eq!(text("t3.granted.natural"), Some("4"));
        assert_eq!(block.labelled.len(), 14);
        assert_eq!(block.doubts, [], "that the other rows are not there is no doubt about these");
    }

    #[test]
    fn a_few_figures_without_labels_have_none() {
        let block = block("", "1\t2\t3\n4\t5\t6\n").unwrap();
        assert!(block.labelled.is_empty(), "{:?}", block.labelled);
    }
}

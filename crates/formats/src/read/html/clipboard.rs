//! What a program puts on the clipboard: the same piece as HTML and as text with tabs.

use super::from_text;
use crate::document::{Block, Document, Table};
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use crate::read::text;

/// Reads the HTML of a clipboard; the text beside it stands in where the HTML has no table, and completes the last
/// cell where the HTML has lost its end.
///
/// # Errors
/// As [`from_text`].
pub fn clipboard(html: &str, tabbed: Option<&str>, limits: &Limits) -> Result<Document, ReadErrorKind> {
    let mut document = from_text(html, limits)?;
    let Some(tabbed) = tabbed else { return Ok(document) };
    let Ok(beside) = text::document(tabbed, limits) else { return Ok(document) };
    if document.blocks.is_empty() || (tables(&document) == 0 && tables(&beside) > 0) {
        return Ok(beside);
    }
    if let ([Block::Table(table)], [Block::Table(plain)]) =
        (document.blocks.as_mut_slice(), beside.blocks.as_slice())
        && complete(table, plain)
    {
        document.caveats.clear();
    }
    Ok(document)
}

fn tables(document: &Document) -> usize {
    document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count()
}

/// Gives the last cell of a table the end that the other flavour has: some programs count the bytes of the piece wrongly
/// and cut it short. Says whether the cell is whole.
fn complete(table: &mut Table, plain: &Table) -> bool {
    let grid = table.grid();
    if table.rows.len() != plain.rows.len() {
        return false;
    }
    let last =
        table.rows.last_mut().zip(grid.rows.last().and_then(|cells| cells.last())).zip(plain.rows.last());
    let Some(((row, place), plain)) = last else { return false };
    if let (Some(own), Some(whole)) = (row.cells.get_mut(place.index), plain.cells.get(place.column))
        && plain.cells.len() == place.column + 1
        && whole.text.starts_with(&own.text)
    {
        own.text.clone_from(&whole.text);
        return true;
    }
    false
}

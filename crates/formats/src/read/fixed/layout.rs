//! From characters and rules at their places to paragraphs and tables.
//!
//! Ruled lines that cross make a grid, and a character belongs to the cell that its middle lies in. What stands outside
//! of grids becomes lines, with wide gaps kept as spaces, as tables without rules are read by their spacing; lines of
//! prose become paragraphs. What every page repeats at its edge is left out, and a table that goes on after a page break
//! becomes one again.

mod cells;
mod furniture;
mod grid;
mod joints;
mod lines;
mod page;
mod paragraphs;
mod radicals;
mod strokes;

pub use page::{Glyph, Page, Stroke, Turn, Unit};

use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use cells::RuledTable;
use lines::Line;

/// What stands on a page, before it is known what the pages repeat.
struct Leaf {
    /// Its number, from 1.
    number: usize,
    height: Unit,
    lines: Vec<Line>,
    tables: Vec<RuledTable>,
}

/// The document that these pages show.
///
/// # Errors
/// [`ReadErrorKind::TooManyCells`].
pub fn document(pages: Vec<Page>, limits: &Limits) -> Result<Document, ReadErrorKind> {
    let mut cells_left = limits.most_cells;
    let mut leaves = Vec::with_capacity(pages.len());
    for (index, page) in pages.into_iter().enumerate() {
        leaves.push(leaf(page.upright(), index + 1, &mut cells_left, limits)?);
    }
    furniture::remove(&mut leaves);
    Ok(joints::joined(leaves))
}

fn leaf(
    mut page: Page,
    number: usize,
    cells_left: &mut usize,
    limits: &Limits,
) -> Result<Leaf, ReadErrorKind> {
    let refused = ReadErrorKind::TooManyCells { most: limits.most_cells };
    for glyph in &mut page.glyphs {
        glyph.char = radicals::plain(glyph.char);
    }
    let grids = grid::grids(&page.strokes, cells_left).ok_or(refused)?;
    let (tables, outside) = cells::fill(grids, page.glyphs);
    let lines = lines::lines(&outside);
    Ok(Leaf { number, height: page.height, lines, tables })
}

//! Cells told by where they end, in a length: the edges of all rows together are the columns of the grid.

use super::{CellShape, OpenCell, OpenRow};

/// Edges that are nearer to each other, in twentieths of a point, are one: programs round.
const NEAR: i32 = 40;

/// Gives each cell the columns between its edges.
pub(super) fn to_columns(rows: &mut [OpenRow]) {
    let mut edges: Vec<i32> = rows.iter().flat_map(|row| row.edges.iter().copied()).collect();
    edges.sort_unstable();
    edges.dedup_by(|later, first| later.saturating_sub(*first) <= NEAR);
    if edges.is_empty() {
        return;
    }
    // The column whose left edge it is.
    let column = |edge: i32| edges.partition_point(|other| *other <= edge).saturating_sub(1);
    for row in rows {
        let mut places = row.edges.iter().map(|edge| column(*edge));
        let Some(first) = places.next() else { continue };
        let mut from = first;
        for (cell, to) in row.cells.iter_mut().zip(places) {
            cell.shape.columns = to.saturating_sub(from).max(1);
            from = to.max(from);
        }
        if first > 0 && !row.cells.is_empty() {
            let shape = CellShape { columns: first, ..CellShape::default() };
            row.cells.insert(0, OpenCell { shape, blocks: Vec::new() });
        }
    }
}

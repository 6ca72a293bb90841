//! The physical layout of a table: spans laid out, so that every cell knows its column.

use super::Table;

/// A table with its spans laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// For each row the cells that begin in it, left to right.
    pub rows: Vec<Vec<GridCell>>,
    /// Number of columns of the widest row.
    pub width: usize,
    /// For each row the column behind its last cell, cells from above included.
    pub row_ends: Vec<usize>,
}

/// Where a cell of the table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridCell {
    /// Its position in [`super::Row::cells`].
    pub index: usize,
    /// The column it begins in, from 0.
    pub column: usize,
    /// The number of columns it takes.
    pub width: usize,
}

/// The widest grid that is laid out; spans beyond are cut.
pub(crate) const MOST_COLUMNS: usize = 1024;

impl Table {
    /// Lays the spans out, as HTML does: a cell goes into the first column that no cell from above takes.
    pub fn grid(&self) -> Grid {
        let mut taken: Vec<usize> = Vec::new();
        let mut grid = Grid { rows: Vec::with_capacity(self.rows.len()), width: 0, row_ends: Vec::new() };
        for row in &self.rows {
            let mut column = 0;
            let mut cells = Vec::with_capacity(row.cells.len());
            let mut begun: Vec<(usize, usize, usize)> = Vec::new();
            for (index, cell) in row.cells.iter().enumerate() {
                while taken.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                if column >= MOST_COLUMNS {
                    break;
                }
                let width = cell.col_span.clamp(1, MOST_COLUMNS - column);
                cells.push(GridCell { index, column, width });
                begun.push((column, width, cell.row_span.max(1)));
                column += width;
            }
            for rows in &mut taken {
                *rows = rows.saturating_sub(1);
            }
            let mut end = column;
            for (column, width, rows) in begun {
                if taken.len() < column + width {
                    taken.resize(column + width, 0);
                }
                for slot in taken.iter_mut().skip(column).take(width) {
                    *slot = (*slot).max(rows - 1);
                }
            }
            while taken.get(end).is_some_and(|rows| *rows > 0) {
                end += 1;
            }
            grid.width = grid.width.max(end);
            grid.row_ends.push(end);
            grid.rows.push(cells);
        }
        grid
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Row, Table};

    fn cell(text: &str, row_span: usize, col_span: usize) -> Cell {
        Cell { text: text.to_owned(), row_span, col_span }
    }

    #[test]
    fn cells_step_aside_for_cells_from_above() {
        let rows = vec![
            vec![cell("a", 2, 1), cell("b", 1, 2)],
            vec![cell("c", 1, 1), cell("d", 1, 1)],
            vec![cell("e", 1, 1)],
        ];
        let rows = rows.into_iter().map(|cells| Row { cells, ..Row::default() }).collect();
        let grid = Table { rows }.grid();
        let columns: Vec<Vec<usize>> =
            grid.rows.iter().map(|row| row.iter().map(|cell| cell.column).collect()).collect();
        assert_eq!(columns, [vec![0, 1], vec![1, 2], vec![0]]);
        assert_eq!(grid.width, 3);
        assert_eq!(grid.row_ends, [3, 3, 1]);
    }
}

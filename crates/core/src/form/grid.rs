//! The printed layout of a table: which head or cell stands where and over how many rows and columns.
//!
//! Heads merge where neighbouring lines share a prefix of their label paths, so a merged head can never contradict the
//! labels. The page, the exports and the tests of the readers all lay tables out from here.

use super::{Arrangement, Bilingual, Block, CellId, Table};

/// A table as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Printed rows, top to bottom; a cell stands in the row where it begins.
    pub rows: Vec<Vec<GridCell>>,
    /// Number of physical columns.
    pub columns: usize,
    /// Number of physical columns that row heads take.
    pub head_columns: usize,
    /// Number of printed rows that column heads take, where the table has one block; else 0.
    pub head_rows: usize,
}

/// One printed cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// What stands in it.
    pub content: GridContent,
    /// Rows it spans, at least 1.
    pub row_span: usize,
    /// Columns it spans, at least 1.
    pub col_span: usize,
    /// Physical column in which it begins, from 0.
    pub column: usize,
}

/// What stands in a printed cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GridContent {
    /// The banner above a block.
    Banner(Bilingual),
    /// The corner above the row heads.
    Corner(Bilingual),
    /// A head of one or more columns.
    ColumnHead(Bilingual),
    /// A head of one or more rows.
    RowHead(Bilingual),
    /// A figure.
    Figure(CellId),
}

impl Table {
    /// The printed layout.
    pub fn grid(&self) -> Grid {
        match self.arrangement {
            Arrangement::Stacked => stacked(&self.blocks),
            Arrangement::SideBySide => side_by_side(&self.blocks),
        }
    }
}

fn depth(paths: &[Vec<Bilingual>]) -> usize {
    paths.iter().map(Vec::len).max().unwrap_or(0)
}

/// A merged head in a forest of label paths.
struct Merged {
    head: Bilingual,
    level: usize,
    first: usize,
    count: usize,
    is_leaf: bool,
}

/// Merges equal prefixes of neighbouring paths, level by level.
fn merge(paths: &[Vec<Bilingual>]) -> Vec<Merged> {
    let mut merged: Vec<Merged> = Vec::new();
    for level in 0..depth(paths) {
        let mut first = 0;
        while first < paths.len() {
            let Some(head) = paths[first].get(level) else {
                first += 1;
                continue;
            };
            let is_leaf = paths[first].len() == level + 1;
            let same = |other: &Vec<Bilingual>| {
                !is_leaf
                    && other.len() > level + 1
                    && other.iter().zip(&paths[first]).take(level + 1).all(|(a, b)| a.zh == b.zh)
            };
            let count = 1 + paths[first + 1..].iter().take_while(|other| same(other)).count();
            merged.push(Merged { head: head.clone(), level, first, count, is_leaf });
            first += count;
        }
    }
    merged
}

fn stacked(blocks: &[Block]) -> Grid {
    let row_paths = |block: &Block| block.rows.iter().map(|row| row.path.clone()).collect::<Vec<_>>();
    let head_columns = blocks.iter().map(|block| depth(&row_paths(block))).max().unwrap_or(0);
    let widest = blocks.iter().map(|block| block.columns.len()).max().unwrap_or(0);
    let columns = head_columns + widest;
    let mut rows: Vec<Vec<GridCell>> = Vec::new();
    let mut head_rows = 0;
    for block in blocks {
        if let Some(banner) = &block.heading {
            let content = GridContent::Banner(banner.clone());
            rows.push(vec![GridCell { content, row_span: 1, col_span: columns, column: 0 }]);
        }
        // The last column of a narrow block takes what is left of the table's width.
        let width = |first: usize, count: usize| {
            if first + count == block.columns.len() { widest - first } else { count }
        };
        let column_paths: Vec<_> = block.columns.iter().map(|column| column.path.clone()).collect();
        let head_depth = depth(&column_paths);
        if blocks.len() == 1 {
            head_rows = head_depth;
        }
        let top = rows.len();
        rows.resize_with(top + head_depth, Vec::new);
        let corner = block.corner.clone().unwrap_or_default();
        rows[top].push(GridCell {
            content: GridContent::Corner(corner),
            row_span: head_depth,
            col_span: head_columns,
            column: 0,
        });
        for merged in merge(&column_paths) {
            rows[top + merged.level].push(GridCell {
                content: GridContent::ColumnHead(merged.head),
                row_span: if merged.is_leaf { head_depth - merged.level } else { 1 },
                col_span: width(merged.first, merged.count),
                column: head_columns + merged.first,
            });
        }
        let top = rows.len();
        rows.resize_with(top + block.rows.len(), Vec::new);
        for merged in merge(&row_paths(block)) {
            rows[top + merged.first].push(GridCell {
                content: GridContent::RowHead(merged.head),
                row_span: merged.count,
                col_span: if merged.is_leaf { head_columns - merged.level } else { 1 },
                column: merged.level,
            });
        }
        for row in 0..block.rows.len() {
            for column in 0..block.columns.len() {
                let Some(cell) = block.cell(row, column) else { continue };
                rows[top + row].push(GridCell {
                    content: GridContent::Figure(cell),
                    row_span: 1,
                    col_span: width(column, 1),
                    column: head_columns + column,
                });
            }
        }
    }
    sorted(Grid { rows, columns, head_columns, head_rows })
}

fn side_by_side(blocks: &[Block]) -> Grid {
    let mut paths: Vec<Vec<Bilingual>> = Vec::new();
    let mut cells = Vec::new();
    for block in blocks {
        for (number, row) in block.rows.iter().enumerate() {
            for (column_number, column) in block.columns.iter().enumerate() {
                paths.push([row.path.as_slice(), column.path.as_slice()].concat());
                cells.extend(block.cell(number, column_number));
            }
        }
    }
    let head_depth = depth(&paths);
    let mut rows: Vec<Vec<GridCell>> = Vec::new();
    rows.resize_with(head_depth + 1, Vec::new);
    for merged in merge(&paths) {
        rows[merged.level].push(GridCell {
            content: GridContent::ColumnHead(merged.head),
            row_span: if merged.is_leaf { head_depth - merged.level } else { 1 },
            col_span: merged.count,
            column: merged.first,
        });
    }
    for (column, cell) in cells.into_iter().enumerate() {
        let content = GridContent::Figure(cell);
        rows[head_depth].push(GridCell { content, row_span: 1, col_span: 1, column });
    }
    sorted(Grid { rows, columns: paths.len(), head_columns: 0, head_rows: head_depth })
}

fn sorted(mut grid: Grid) -> Grid {
    for row in &mut grid.rows {
        let mut cells: Vec<GridCell> = Vec::with_capacity(row.len());
        for cell in row.drain(..) {
            let place = cells.partition_point(|other| other.column <= cell.column);
            cells.insert(place, cell);
        }
        *row = cells;
    }
    grid
}

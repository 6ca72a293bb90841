//! Tables that are being put together: paragraphs end cells, cells end rows, and only the whole table tells its columns.

use super::properties::RowShape;
use crate::read::builder::{Builder, CellShape};

/// What stands in the text or in a cell.
pub(super) enum Item {
    Paragraph(Line),
    Table(Table),
}

/// A paragraph's text in runs, bold or not.
#[derive(Default)]
pub(super) struct Line {
    pub(super) runs: Vec<(String, bool)>,
    pub(super) heading: bool,
}

#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Row>,
}

struct Row {
    cells: Vec<Vec<Item>>,
    shape: RowShape,
}

/// Tables that are open, the outermost first, below the items of the text itself.
#[derive(Default)]
pub(super) struct Nest {
    items: Vec<Item>,
    open: Vec<Open>,
}

#[derive(Default)]
struct Open {
    table: Table,
    cells: Vec<Vec<Item>>,
    cell: Vec<Item>,
}

impl Nest {
    /// Goes to a depth: opens tables, or ends those that are deeper.
    pub(super) fn go_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(mut open) = self.open.pop() else { break };
            open.end_row(RowShape::default());
            self.push(Item::Table(open.table));
        }
        while self.open.len() < depth {
            self.open.push(Open::default());
        }
    }

    fn push(&mut self, item: Item) {
        match self.open.last_mut() {
            Some(open) => open.cell.push(item),
            None => self.items.push(item),
        }
    }

    pub(super) fn paragraph(&mut self, line: Line) {
        self.push(Item::Paragraph(line));
    }

    /// Items that stand outside of tables.
    pub(super) fn add(&mut self, items: impl Iterator<Item = Item>) {
        self.items.extend(items);
    }

    pub(super) fn end_cell(&mut self) {
        if let Some(open) = self.open.last_mut() {
            let cell = std::mem::take(&mut open.cell);
            open.cells.push(cell);
        }
    }

    pub(super) fn end_row(&mut self, shape: RowShape) {
        if let Some(open) = self.open.last_mut() {
            open.end_row(shape);
        }
    }

    /// Everything that was put together.
    pub(super) fn finish(mut self) -> Vec<Item> {
        self.go_to(0);
        self.items
    }
}

impl Open {
    fn end_row(&mut self, shape: RowShape) {
        // Text behind the last mark of a cell, in a damaged row.
        if !self.cell.is_empty() {
            let cell = std::mem::take(&mut self.cell);
            self.cells.push(cell);
        }
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            self.table.rows.push(Row { cells, shape });
        }
    }
}

/// Gives items to a builder.
pub(super) fn write(items: Vec<Item>, builder: &mut Builder) {
    for item in items {
        match item {
            Item::Paragraph(line) => {
                for (text, bold) in &line.runs {
                    let mut parts = text.split('\n');
                    builder.text(parts.next().unwrap_or(""), *bold);
                    for part in parts {
                        builder.line_break();
                        builder.text(part, *bold);
                    }
                }
                if line.heading {
                    builder.heading();
                }
                builder.end_paragraph();
            }
            Item::Table(table) => table.write(builder),
        }
    }
}

impl Table {
    fn write(self, builder: &mut Builder) {
        builder.open_table();
        for row in self.rows {
            builder.open_row(false);
            row.write(builder);
            builder.close_row();
        }
        builder.close_table();
    }
}

impl Row {
    fn write(self, builder: &mut Builder) {
        let Self { cells, shape } = self;
        let mut shapes = Vec::with_capacity(cells.len());
        let with_left = |at: usize| shape.cells.get(at).is_some_and(|cell| cell.with_left);
        let mut cells = cells.into_iter().enumerate().peekable();
        while let Some((at, mut items)) = cells.next() {
            let mut last = at;
            while let Some((at, more)) = cells.next_if(|(at, _)| with_left(*at)) {
                items.extend(more);
                last = at;
            }
            let continues = shape.cells.get(at).is_some_and(|cell| cell.with_above);
            let own = CellShape { columns: last - at + 1, continues, ..CellShape::default() };
            shapes.push((shape.edges.get(last + 1).copied(), own));
            builder.open_cell(own);
            write(items, builder);
            builder.close_cell();
        }
        // The marks of a damaged row may end more cells than the row has edges for.
        let told: Option<Vec<_>> = shapes.into_iter().map(|(right, own)| Some((right?, own))).collect();
        if let (Some(left), Some(shapes)) = (shape.edges.first(), told) {
            builder.define_row(*left, &shapes);
        }
    }
}

//! Builds a document from what a reader meets on its way: text, paragraphs, rows, cells, tables in cells.
//!
//! What the formats have in common is settled here once: vertical merges told cell by cell, spans that reach too far,
//! cells that only serve the layout, tables that only arrange other tables on a page.

mod edges;
pub(crate) mod numbering;

use crate::document::{Block, Caveat, Cell, Document, MOST_COLUMNS, Place, Row, Table};
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// A paragraph of one column that is longer stands in a frame, not in a table.
const LONGEST_CELL: usize = 60;

/// A bold paragraph that is longer is no heading.
const LONGEST_HEADING: usize = 60;

/// What a cell is before its table is whole.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellShape {
    /// Rows it spans, as far as the format says it here.
    pub(crate) rows: usize,
    /// Columns it spans.
    pub(crate) columns: usize,
    /// It goes on with the cell above.
    pub(crate) continues: bool,
    /// It goes on with the cell before it.
    pub(crate) joins: bool,
    /// It has no width: dropped if it holds nothing.
    pub(crate) phantom: bool,
}

impl Default for CellShape {
    fn default() -> Self {
        Self { rows: 1, columns: 1, continues: false, joins: false, phantom: false }
    }
}

/// What is known of the document so far.
pub(crate) struct Builder {
    /// The document's own flow, then one for each open cell.
    flows: Vec<Flow>,
    tables: Vec<OpenTable>,
    cells: usize,
    most_cells: usize,
    most_depth: usize,
    refused: Option<ReadErrorKind>,
    /// The source ended in a cell.
    cut: bool,
    /// Notes that wait for the end of the paragraph or table that refers to them.
    notes: Vec<String>,
}

/// Blocks, and the paragraph that is being written.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    text: String,
    heading: bool,
    /// Something in the paragraph is not bold.
    plain: bool,
    bold: bool,
}

#[derive(Default)]
struct OpenTable {
    rows: Vec<OpenRow>,
    in_row: bool,
    in_cell: bool,
    /// The first row of the row group.
    group: usize,
}

#[derive(Clone, Default)]
struct OpenRow {
    cells: Vec<OpenCell>,
    phantom: bool,
    /// The positions of cells that are part of one above.
    joined: Vec<usize>,
    /// Where it begins and where each of its cells ends, if the format tells cells by their edges.
    edges: Vec<i32>,
}

#[derive(Clone)]
struct OpenCell {
    shape: CellShape,
    blocks: Vec<Block>,
}

impl Builder {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            flows: vec![Flow::default()],
            tables: Vec::new(),
            cells: 0,
            most_cells: limits.most_cells,
            most_depth: limits.most_depth,
            refused: None,
            cut: false,
            notes: Vec::new(),
        }
    }

    /// Fails if a limit has been passed.
    pub(crate) fn admitted(&self) -> Result<(), ReadErrorKind> {
        self.refused.clone().map_or(Ok(()), Err)
    }

    /// The paragraph that is being written.
    fn flow(&mut self) -> Option<&mut Flow> {
        self.flows.last_mut()
    }

    /// Adds text as it stands.
    pub(crate) fn text(&mut self, text: &str, bold: bool) {
        if let Some(flow) = self.flow() {
            if text.contains(|c: char| !c.is_whitespace()) {
                flow.plain |= !bold;
                flow.bold |= bold;
            }
            flow.text.push_str(text);
        }
    }

    /// The last character of the paragraph so far.
    pub(crate) fn last(&self) -> Option<char> {
        self.flows.last()?.text.chars().next_back()
    }

    /// Makes a heading of the paragraph that is being written.
    pub(crate) fn heading(&mut self) {
        if let Some(flow) = self.flow() {
            flow.heading = true;
        }
    }

    /// A line ends in the middle of a paragraph: in a cell the cell goes on, elsewhere each line stands alone.
    pub(crate) fn line_break(&mut self) {
        if self.in_cell() {
            if let Some(flow) = self.flow() {
                flow.text.push('\n');
            }
        } else {
            let heading = self.flows.last().is_some_and(|flow| flow.heading);
            self.flush();
            if heading {
                self.heading();
            }
        }
    }

    /// The paragraph ends.
    pub(crate) fn end_paragraph(&mut self) {
        self.flush();
        self.write_notes();
    }

    fn flush(&mut self) {
        if let Some(flow) = self.flow() {
            flow.end_paragraph();
        }
    }

    /// A note that the paragraph or table refers to: it comes behind it.
    pub(crate) fn note(&mut self, text: &str) {
        self.notes.push(text.trim().to_owned());
    }

    /// Writes the notes, unless something that they stand behind is still open.
    fn write_notes(&mut self) {
        if self.flows.len() > 1 || !self.tables.is_empty() {
            return;
        }
        for note in std::mem::take(&mut self.notes) {
            self.text(&note, false);
            self.flush();
        }
    }

    /// What follows stands beside the paragraph that is being written, such as in a text box: it comes before it.
    pub(crate) fn open_aside(&mut self) {
        if self.flows.len() >= self.most_depth {
            self.refused.get_or_insert(ReadErrorKind::TooDeep { most: self.most_depth });
        }
        self.flows.push(Flow::default());
    }

    /// What stood beside the paragraph ends.
    pub(crate) fn close_aside(&mut self) {
        if self.flows.len() > 1
            && let Some(mut aside) = self.flows.pop()
            && let Some(flow) = self.flows.last_mut()
        {
            aside.end_paragraph();
            flow.blocks.append(&mut aside.blocks);
        }
    }

    /// Whether text goes into a cell.
    pub(crate) fn in_cell(&self) -> bool {
        self.tables.last().is_some_and(|table| table.in_cell)
    }

    /// How many tables are open.
    pub(crate) fn tables(&self) -> usize {
        self.tables.len()
    }

    /// A table begins.
    pub(crate) fn open_table(&mut self) {
        self.flush();
        if self.tables.len() >= self.most_depth {
            self.refused.get_or_insert(ReadErrorKind::TooDeep { most: self.most_depth });
            return;
        }
        self.tables.push(OpenTable::default());
    }

    /// A row begins; one that is open ends.
    pub(crate) fn open_row(&mut self, phantom: bool) {
        self.close_row();
        if let Some(table) = self.tables.last_mut() {
            table.in_row = true;
            table.rows.push(OpenRow { phantom, ..OpenRow::default() });
        }
    }

    /// A cell begins; one that is open ends.
    pub(crate) fn open_cell(&mut self, shape: CellShape) {
        self.close_cell();
        if self.tables.last().is_some_and(|table| !table.in_row) {
            self.open_row(false);
        }
        self.count(1);
        if self.refused.is_some() {
            return;
        }
        if let Some(table) = self.tables.last_mut()
            && let Some(row) = table.rows.last_mut()
        {
            row.cells.push(OpenCell { shape, blocks: Vec::new() });
            table.in_cell = true;
            self.flows.push(Flow::default());
        }
    }

    /// A cell that text can go into, where the format tells only how cells end.
    pub(crate) fn ensure_cell(&mut self) {
        if self.tables.last().is_some_and(|table| !table.in_cell) {
            self.open_cell(CellShape::default());
        }
    }

    /// What the open row is: its left edge, and of each cell the right edge and what it is.
    pub(crate) fn define_row(&mut self, left: i32, shapes: &[(i32, CellShape)]) {
        let Some(table) = self.tables.last_mut().filter(|table| table.in_row) else { return };
        let Some(row) = table.rows.last_mut() else { return };
        for (cell, (_, shape)) in row.cells.iter_mut().zip(shapes) {
            cell.shape = *shape;
        }
        row.edges = std::iter::once(left).chain(shapes.iter().map(|(right, _)| *right)).collect();
    }

    /// What the open cell is, where its format tells it late.
    pub(crate) fn shape(&mut self, shape: CellShape) {
        if let Some(cell) = self.tables.last_mut().and_then(|table| table.rows.last_mut()?.cells.last_mut()) {
            cell.shape = shape;
        }
    }

    /// The cell that ended last stands there so many times.
    pub(crate) fn repeat_cell(&mut self, times: usize) {
        let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) else { return };
        let Some(cell) = row.cells.last().filter(|cell| cell.is_small()).cloned() else { return };
        let more = times.saturating_sub(1).min(MOST_COLUMNS.saturating_sub(row.cells.len()));
        row.cells.extend(std::iter::repeat_n(cell, more));
        self.count(more);
    }

    /// The row that ended last stands there so many times.
    pub(crate) fn repeat_row(&mut self, times: usize) {
        let Some(table) = self.tables.last_mut() else { return };
        let small = |row: &&OpenRow| row.cells.iter().all(OpenCell::is_small);
        let Some(row) = table.rows.last().filter(small).cloned() else { return };
        let more = times.saturating_sub(1);
        let cells = more.saturating_mul(row.cells.len().max(1));
        if self.cells.saturating_add(cells) <= self.most_cells {
            table.rows.extend(std::iter::repeat_n(row, more));
        }
        self.count(cells);
    }

    fn count(&mut self, cells: usize) {
        self.cells = self.cells.saturating_add(cells);
        if self.cells > self.most_cells {
            self.refused.get_or_insert(ReadErrorKind::TooManyCells { most: self.most_cells });
        }
    }

    /// The row that ended last is taken back.
    pub(crate) fn drop_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.rows.pop();
        }
    }

    /// The open cell ends, if there is one.
    pub(crate) fn close_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        if !std::mem::take(&mut table.in_cell) {
            return;
        }
        let Some(mut flow) = self.flows.pop() else { return };
        flow.end_paragraph();
        if let Some(cell) = table.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            cell.blocks = flow.blocks;
        }
    }

    /// The open row ends, if there is one.
    pub(crate) fn close_row(&mut self) {
        self.close_cell();
        if let Some(table) = self.tables.last_mut() {
            table.in_row = false;
        }
    }

    /// A group of rows ends: no cell reaches beyond it.
    pub(crate) fn close_group(&mut self) {
        self.close_row();
        if let Some(table) = self.tables.last_mut() {
            table.clamp();
        }
    }

    /// The open table ends and goes to where it began.
    pub(crate) fn close_table(&mut self) {
        self.close_group();
        let Some(table) = self.tables.pop() else { return };
        if let Some(flow) = self.flows.last_mut() {
            flow.end_paragraph();
            table.finish(&mut flow.blocks);
        }
        self.write_notes();
    }

    /// Nothing follows in the source: whatever is open is closed next.
    pub(crate) fn source_ends(&mut self) {
        self.cut |= self.in_cell();
    }

    /// The document, with its tables numbered.
    ///
    /// # Errors
    /// When a limit has been passed on the way.
    pub(crate) fn finish(mut self) -> Result<Document, ReadErrorKind> {
        self.source_ends();
        let is_cut = self.cut;
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.end_paragraph();
        self.admitted()?;
        let mut blocks = self.flows.into_iter().next().unwrap_or_default().blocks;
        let mut number = 0;
        for block in &mut blocks {
            if let Block::Table(table) = block {
                number += 1;
                for (at, row) in table.rows.iter_mut().enumerate() {
                    row.place = Place { table: Some(number), row: Some(at + 1), ..Place::default() };
                }
            }
        }
        let last = blocks.last().and_then(|block| match block {
            Block::Table(table) => table.rows.last().map(|row| row.place.clone()),
            _ => None,
        });
        let caveats = is_cut.then(|| Caveat::CutOff(last.unwrap_or_default())).into_iter().collect();
        Ok(Document { blocks, caveats })
    }
}

impl Flow {
    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let bold = std::mem::take(&mut self.bold) && !self.plain;
        self.plain = false;
        let marked = std::mem::take(&mut self.heading);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let place = Place::default();
        let text = text.to_owned();
        // Most cells hold one paragraph.
        if self.blocks.capacity() == 0 {
            self.blocks.reserve_exact(1);
        }
        self.blocks.push(if marked || (bold && is_short(&text, LONGEST_HEADING)) {
            Block::Heading { text, place }
        } else {
            Block::Paragraph { text, place }
        });
    }
}

/// Ends a run of rows.
fn push(table: &mut Table, blocks: &mut Vec<Block>) {
    let table = std::mem::take(table);
    if table.rows.iter().any(|row| !row.cells.is_empty()) {
        blocks.push(Block::Table(table));
    }
}

fn is_short(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_none()
}

impl OpenCell {
    /// Whether it may be repeated: a table or a long text may not.
    fn is_small(&self) -> bool {
        self.blocks.len() <= 4 && !self.holds_table() && is_short(&self.text(), LONGEST_CELL)
    }

    fn holds_table(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Table(_)))
    }

    /// Its text: paragraphs below each other.
    fn text(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            if let Block::Heading { text: line, .. } | Block::Paragraph { text: line, .. } = block {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(line);
            }
        }
        text
    }

    fn finish(&self) -> Cell {
        Cell { text: self.text(), row_span: self.shape.rows.max(1), col_span: self.shape.columns.max(1) }
    }
}

impl OpenTable {
    /// Ends the spans of the row group with it.
    fn clamp(&mut self) {
        let all = self.rows.len();
        for (at, row) in self.rows.iter_mut().enumerate().skip(self.group) {
            for cell in &mut row.cells {
                cell.shape.rows = cell.shape.rows.clamp(1, all - at);
            }
        }
        self.group = all;
    }

    fn finish(mut self, blocks: &mut Vec<Block>) {
        for row in &mut self.rows {
            row.cells.retain(|cell| !(cell.shape.phantom && cell.blocks.is_empty()));
        }
        self.rows.retain(|row| !(row.phantom && row.cells.iter().all(|cell| cell.blocks.is_empty())));
        self.group = 0;
        edges::to_columns(&mut self.rows);
        self.join_sideways();
        if self.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.shape.continues) {
            self.join();
        }
        self.clamp();
        if self.is_frame() {
            blocks.extend(self.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.blocks));
            return;
        }
        // Rows that hold tables arrange a page: their content follows in order; the rows between stay rows.
        let mut table = Table::default();
        for row in self.rows {
            if row.cells.iter().any(OpenCell::holds_table) {
                push(&mut table, blocks);
                blocks.extend(row.cells.into_iter().flat_map(|cell| cell.blocks));
            } else {
                let cells = row.cells.iter().map(OpenCell::finish).collect();
                table.rows.push(Row { cells, place: Place::default() });
            }
        }
        push(&mut table, blocks);
    }

    /// Gives cells that go on with the one before them to that one.
    fn join_sideways(&mut self) {
        for row in &mut self.rows {
            if row.cells.iter().any(|cell| cell.shape.joins) {
                let mut cells: Vec<OpenCell> = Vec::with_capacity(row.cells.len());
                for cell in std::mem::take(&mut row.cells) {
                    match cells.last_mut() {
                        Some(before) if cell.shape.joins => before.shape.columns += cell.shape.columns,
                        _ => cells.push(cell),
                    }
                }
                row.cells = cells;
            }
        }
    }

    /// Gives cells that go on with the one above to that one. The rows hold a cell for every column.
    fn join(&mut self) {
        // For each column of the row above: the row and position of the cell that it belongs to, and its first column.
        let mut above: Vec<(usize, usize, usize)> = Vec::new();
        for at in 0..self.rows.len() {
            let mut here = Vec::with_capacity(above.len());
            let mut owners = Vec::new();
            let Some(row) = self.rows.get_mut(at) else { break };
            for (index, cell) in row.cells.iter_mut().enumerate() {
                let column = here.len();
                cell.shape.columns = cell.shape.columns.clamp(1, MOST_COLUMNS);
                let from = above.get(column).copied().filter(|(_, _, first)| *first == column);
                let owner = match from {
                    Some(owner) if cell.shape.continues => {
                        row.joined.push(index);
                        owners.push(owner);
                        owner
                    }
                    _ => (at, index, column),
                };
                if column < MOST_COLUMNS {
                    here.extend(std::iter::repeat_n(owner, cell.shape.columns));
                }
            }
            if !here.is_empty() {
                above = here;
            }
            for (row, index, _) in owners {
                if let Some(cell) = self.rows.get_mut(row).and_then(|row| row.cells.get_mut(index)) {
                    cell.shape.rows = cell.shape.rows.max(at - row + 1);
                }
            }
        }
        for row in &mut self.rows {
            let mut joined = std::mem::take(&mut row.joined).into_iter().peekable();
            let mut index = 0;
            row.cells.retain(|_| {
                let drop = joined.next_if_eq(&index).is_some();
                index += 1;
                !drop
            });
        }
    }

    /// Whether it only puts a frame around text: one cell, or one column that holds paragraphs.
    fn is_frame(&self) -> bool {
        let mut cells = self.rows.iter().flat_map(|row| &row.cells);
        if self.rows.iter().map(|row| row.cells.len()).sum::<usize>() <= 1 {
            return true;
        }
        let narrow = self.rows.iter().all(|row| row.cells.len() <= 1);
        let long = |cell: &OpenCell| cell.blocks.len() > 1 || !is_short(&cell.text(), LONGEST_CELL);
        narrow && cells.any(long)
    }
}

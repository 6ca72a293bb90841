//! A printed table for the screen: rows of heads and figures, made once per form and language.

use std::rc::Rc;

use gouji_core::Lang;
use gouji_core::form::{CellId, Form, Grid, GridContent, Table};

use crate::state::view::cells::is_total;

/// A table for the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The table's key.
    pub(crate) table: String,
    /// Physical columns.
    pub(crate) columns: usize,
    /// Physical columns of row heads.
    pub(crate) head_columns: usize,
    /// The rows with column heads, where they stand above all figures.
    pub(crate) heads: Vec<Rc<LayoutRow>>,
    /// The other rows.
    pub(crate) body: Vec<Rc<LayoutRow>>,
}

/// A printed row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LayoutRow {
    /// What begins in it, left to right.
    pub(crate) cells: Vec<LayoutCell>,
}

/// A printed cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LayoutCell {
    /// Rows that it spans.
    pub(crate) row_span: usize,
    /// Columns that it spans.
    pub(crate) col_span: usize,
    /// The physical column that it begins in.
    pub(crate) column: usize,
    /// What it is.
    pub(crate) content: Content,
}

/// What a printed cell is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// A head.
    Head(Head),
    /// A figure.
    Figure(Figure),
}

/// A head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    /// Id of its element.
    pub(crate) id: String,
    /// Its text.
    pub(crate) text: String,
    /// `banner`, `corner`, `column` or `row`.
    pub(crate) kind: HeadKind,
}

/// Kinds of heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeadKind {
    /// Above a block.
    Banner,
    /// Above the row heads.
    Corner,
    /// Above columns; counted from the top.
    Column(usize),
    /// Before rows.
    Row,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    /// The cell.
    pub(crate) cell: CellId,
    /// Its key.
    pub(crate) key: String,
    /// Its name for people who do not see the table.
    pub(crate) name: String,
    /// Ids of its heads.
    pub(crate) headers: String,
    /// Whether it is the total of others.
    pub(crate) total: bool,
}

/// The id of the field of a cell.
pub(crate) fn field_id(key: &str) -> String {
    format!("cell-{key}")
}

impl Layout {
    /// The layout of a table.
    pub(crate) fn new(form: &Form, table: &Table, lang: Lang) -> Self {
        let grid = table.grid();
        let heads_above = grid.head_rows;
        let mut builder = Builder { form, table, lang, grid: &grid, columns: Vec::new(), rows: Vec::new() };
        let mut rows: Vec<Rc<LayoutRow>> =
            (0..grid.rows.len()).map(|row| Rc::new(builder.row(row))).collect();
        let body = rows.split_off(heads_above.min(rows.len()));
        Self {
            table: table.key.clone(),
            columns: grid.columns,
            head_columns: grid.head_columns,
            heads: rows,
            body,
        }
    }

    /// The figures as they stand below and beside each other.
    pub(crate) fn figures(&self) -> Vec<Vec<&LayoutCell>> {
        let is_figure = |cell: &&LayoutCell| matches!(cell.content, Content::Figure(_));
        let rows = self.body.iter().map(|row| row.cells.iter().filter(is_figure).collect::<Vec<_>>());
        rows.filter(|row| !row.is_empty()).collect()
    }
}

impl LayoutCell {
    /// The figure, if it is one.
    pub(crate) fn figure(&self) -> Option<&Figure> {
        match &self.content {
            Content::Figure(figure) => Some(figure),
            Content::Head(_) => None,
        }
    }
}

/// A head that still covers columns or rows below it: its id, from where, to where (not included).
type Cover = (String, usize, usize);

struct Builder<'a> {
    form: &'a Form,
    table: &'a Table,
    lang: Lang,
    grid: &'a Grid,
    /// Heads above, with the columns that they cover.
    columns: Vec<Cover>,
    /// Heads before, with the rows that they cover.
    rows: Vec<Cover>,
}

impl Builder<'_> {
    fn row(&mut self, number: usize) -> LayoutRow {
        let grid = self.grid;
        let printed = grid.rows.get(number).map_or(&[][..], Vec::as_slice);
        let starts_block = printed
            .iter()
            .any(|cell| matches!(cell.content, GridContent::Banner(_) | GridContent::Corner(_)));
        if starts_block {
            self.columns.clear();
        }
        let mut cells = Vec::new();
        for cell in printed {
            let id = format!("{}-{number}-{}", self.table.key, cell.column);
            let content = match &cell.content {
                GridContent::Figure(figure) => Content::Figure(self.figure(*figure, number, cell.column)),
                GridContent::Banner(text) => {
                    self.head(id, text.get(self.lang), HeadKind::Banner, number, cell)
                }
                GridContent::Corner(text) => {
                    self.head(id, text.get(self.lang), HeadKind::Corner, number, cell)
                }
                GridContent::ColumnHead(text) => {
                    self.head(id, text.get(self.lang), HeadKind::Column(number), number, cell)
                }
                GridContent::RowHead(text) => self.head(id, text.get(self.lang), HeadKind::Row, number, cell),
            };
            cells.push(LayoutCell {
                row_span: cell.row_span,
                col_span: cell.col_span,
                column: cell.column,
                content,
            });
        }
        LayoutRow { cells }
    }

    fn head(
        &mut self,
        id: String,
        text: &str,
        kind: HeadKind,
        row: usize,
        cell: &gouji_core::form::GridCell,
    ) -> Content {
        match kind {
            HeadKind::Column(_) => {
                self.columns.push((id.clone(), cell.column, cell.column + cell.col_span));
            }
            HeadKind::Row => self.rows.push((id.clone(), row, row + cell.row_span)),
            HeadKind::Banner | HeadKind::Corner => {}
        }
        Content::Head(Head { id, text: text.to_owned(), kind })
    }

    fn figure(&self, cell: CellId, row: usize, column: usize) -> Figure {
        let covers = |at: usize| move |(_, from, to): &&Cover| (*from..*to).contains(&at);
        let above = self.columns.iter().filter(covers(column));
        let before = self.rows.iter().filter(covers(row));
        let headers: Vec<&str> = before.chain(above).map(|(id, _, _)| id.as_str()).collect();
        let comma = match self.lang {
            Lang::Zh => "，",
            Lang::En => ", ",
        };
        Figure {
            cell,
            key: self.form.key(cell).to_owned(),
            name: format!(
                "{}{comma}{}",
                self.form.row_name(cell, self.lang),
                self.form.column_name(cell, self.lang)
            ),
            headers: headers.join(" "),
            total: is_total(self.form, cell),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, Layout};
    use gouji_core::Lang;
    use gouji_core::form::builtin;

    fn layouts() -> Vec<Layout> {
        builtin()
            .iter()
            .flat_map(|form| form.tables().iter().map(|table| Layout::new(form, table, Lang::Zh)))
            .collect()
    }

    #[test]
    fn every_figure_names_heads_that_exist() {
        let mut figures = 0;
        for layout in layouts() {
            let rows = || layout.heads.iter().chain(&layout.body).flat_map(|row| &row.cells);
            let ids: Vec<&str> = rows()
                .filter_map(|cell| match &cell.content {
                    Content::Head(head) => Some(head.id.as_str()),
                    Content::Figure(_) => None,
                })
                .collect();
            for figure in rows().filter_map(super::LayoutCell::figure) {
                figures += 1;
                assert!(!figure.headers.is_empty(), "{}", figure.key);
                for id in figure.headers.split(' ') {
                    assert!(ids.contains(&id), "{}: {id}", figure.key);
                }
            }
        }
        assert!(figures > 300);
    }

    #[test]
    fn a_figure_is_covered_by_the_heads_of_its_own_block_only() {
        for layout in layouts() {
            for row in layout.figures() {
                for cell in row {
                    let figure = cell.figure().unwrap();
                    let heads = figure.headers.split(' ').count();
                    assert!(heads <= 6, "{}: {}", figure.key, figure.headers);
                }
            }
        }
    }
}

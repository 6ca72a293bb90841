//! Tables with merged cells, as word processors, spreadsheets and web pages hold them, and what happens to them on the
//! way: columns put in or lost, tables cut at the end of a page, heads written downwards, figures in other clothes.

use gouji_core::Report;
use gouji_core::form::{CellId, GridContent};
use gouji_formats::document::{Cell, Place, Row, Table};

use crate::invented::Random;

/// What a printed cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Banner,
    Corner,
    ColumnHead,
    RowHead,
    Figure(CellId),
    Blank,
}

/// A printed cell with its place in the grid.
#[derive(Debug, Clone)]
pub(crate) struct Printed {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

/// A printed table.
#[derive(Debug, Clone)]
pub(crate) struct Physical {
    pub(crate) cells: Vec<Printed>,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    /// The rows above the first row of figures.
    pub(crate) head_rows: usize,
}

impl Physical {
    /// A table of a report as the form prints it.
    pub(crate) fn official(report: &Report, table: usize) -> Self {
        let grid = report.form().tables()[table].grid();
        let mut cells = Vec::new();
        for (row, printed) in grid.rows.iter().enumerate() {
            for cell in printed {
                let (kind, text) = match &cell.content {
                    GridContent::Figure(id) => (Kind::Figure(*id), report.text(*id)),
                    GridContent::Banner(text) => (Kind::Banner, text.zh.as_str()),
                    GridContent::Corner(text) => (Kind::Corner, text.zh.as_str()),
                    GridContent::ColumnHead(text) => (Kind::ColumnHead, text.zh.as_str()),
                    GridContent::RowHead(text) => (Kind::RowHead, text.zh.as_str()),
                };
                cells.push(Printed {
                    kind,
                    text: text.to_owned(),
                    row,
                    column: cell.column,
                    rows: cell.row_span,
                    columns: cell.col_span,
                });
            }
        }
        let figures = cells.iter().filter(|cell| matches!(cell.kind, Kind::Figure(_)));
        let head_rows = figures.map(|cell| cell.row).min().unwrap_or(0);
        Self { cells, rows: grid.rows.len(), columns: grid.columns, head_rows }
    }

    /// As a table of a document. Where no cell stands, there is a blank one.
    pub(crate) fn table(&self) -> Table {
        let mut taken = vec![vec![false; self.columns]; self.rows];
        for cell in &self.cells {
            for row in taken.iter_mut().skip(cell.row).take(cell.rows) {
                row[cell.column..cell.column + cell.columns].fill(true);
            }
        }
        let rows = taken.iter().enumerate().map(|(row, taken)| {
            let mut cells: Vec<(usize, Cell)> = Vec::new();
            for cell in self.cells.iter().filter(|cell| cell.row == row) {
                let own = Cell { text: cell.text.clone(), row_span: cell.rows, col_span: cell.columns };
                cells.push((cell.column, own));
            }
            let holes = taken.iter().enumerate().filter(|(_, taken)| !**taken);
            cells.extend(holes.map(|(column, _)| (column, Cell::new(""))));
            cells.sort_by_key(|(column, _)| *column);
            Row { cells: cells.into_iter().map(|(_, cell)| cell).collect(), place: Place::default() }
        });
        Table { rows: rows.collect() }
    }

    /// The rows of figures.
    fn is_figure_row(&self, row: usize) -> bool {
        self.cells.iter().any(|cell| cell.row == row && matches!(cell.kind, Kind::Figure(_)))
    }

    /// Puts a blank column in; merged cells that it runs through grow.
    pub(crate) fn with_blank_column(mut self, at: usize) -> Self {
        for cell in &mut self.cells {
            if cell.column >= at {
                cell.column += 1;
            } else if cell.column + cell.columns > at {
                cell.columns += 1;
            }
        }
        self.columns += 1;
        self
    }

    /// Puts a blank row in; merged cells that it runs through grow.
    pub(crate) fn with_blank_row(mut self, at: usize) -> Self {
        for cell in &mut self.cells {
            if cell.row >= at {
                cell.row += 1;
            } else if cell.row + cell.rows > at {
                cell.rows += 1;
            }
        }
        self.rows += 1;
        self.head_rows += usize::from(at < self.head_rows);
        self
    }

    /// A row with one text in it, above another.
    pub(crate) fn with_row_of(self, at: usize, text: &str) -> Self {
        // Merged heads end where the row stands and go on below it.
        let (above, below) = self.cut(at, true);
        let row = Self::text(text, above.columns);
        let head_rows = above.head_rows + below.head_rows + usize::from(at == 0);
        Self { head_rows, ..above.above(row).above(below) }
    }

    /// A row with one text in it.
    pub(crate) fn text(text: &str, columns: usize) -> Self {
        let cell = Printed { kind: Kind::Blank, text: text.to_owned(), row: 0, column: 0, rows: 1, columns };
        Self { cells: vec![cell], rows: 1, columns, head_rows: 0 }
    }

    /// Some columns alone.
    pub(crate) fn only_columns(mut self, from: usize, count: usize) -> Self {
        self.cells.retain(|cell| cell.column >= from && cell.column < from + count);
        for cell in &mut self.cells {
            cell.column -= from;
            cell.columns = cell.columns.min(count - cell.column);
        }
        self.columns = count;
        self
    }

    /// Loses a column of the grid; merged cells that it runs through shrink.
    pub(crate) fn without_column(mut self, at: usize) -> Self {
        self.cells.retain(|cell| cell.column != at || cell.columns > 1);
        for cell in &mut self.cells {
            if cell.column > at {
                cell.column -= 1;
            } else if cell.column + cell.columns > at {
                cell.columns -= 1;
            }
        }
        self.columns -= 1;
        self
    }

    /// The two parts of a table that is cut above a row. Heads that the cut runs through stand above it, and below it
    /// too, if they are `repeated`.
    pub(crate) fn cut(self, at: usize, repeated: bool) -> (Self, Self) {
        let (mut above, mut below) = (Vec::new(), Vec::new());
        for cell in self.cells {
            if cell.row + cell.rows <= at {
                above.push(cell);
            } else if cell.row >= at {
                below.push(Printed { row: cell.row - at, ..cell });
            } else {
                let rest = cell.row + cell.rows - at;
                let text = if repeated { cell.text.clone() } else { String::new() };
                below.push(Printed { text, row: 0, rows: rest, ..cell.clone() });
                above.push(Printed { rows: at - cell.row, ..cell });
            }
        }
        let columns = self.columns;
        let head_rows = self.head_rows.saturating_sub(at);
        (
            Self { cells: above, rows: at, columns, head_rows: self.head_rows.min(at) },
            Self { cells: below, rows: self.rows - at, columns, head_rows },
        )
    }

    /// The heads alone.
    pub(crate) fn heads(&self) -> Self {
        self.clone().cut(self.head_rows, true).0
    }

    /// This table with another one below it.
    pub(crate) fn above(mut self, other: Self) -> Self {
        let rows = self.rows;
        self.cells.extend(other.cells.into_iter().map(|cell| Printed { row: cell.row + rows, ..cell }));
        self.rows += other.rows;
        self.columns = self.columns.max(other.columns);
        self
    }

    /// This table with another one to its right, a blank column between.
    pub(crate) fn beside(mut self, other: Self) -> Self {
        let columns = self.columns + 1;
        let moved = other.cells.into_iter();
        self.cells.extend(moved.map(|cell| Printed { column: cell.column + columns, ..cell }));
        self.columns = columns + other.columns;
        self.rows = self.rows.max(other.rows);
        self
    }

    /// Changes the texts of the cells of a kind.
    pub(crate) fn with_texts(
        mut self,
        is: impl Fn(Kind) -> bool,
        mut change: impl FnMut(&str) -> String,
    ) -> Self {
        for cell in self.cells.iter_mut().filter(|cell| is(cell.kind)) {
            cell.text = change(&cell.text);
        }
        self
    }

    /// Heads written downwards, one character a line.
    pub(crate) fn with_upright_heads(self) -> Self {
        let upright = |text: &str| text.chars().map(String::from).collect::<Vec<_>>().join("\n");
        self.with_texts(|kind| kind == Kind::ColumnHead, upright)
    }

    /// Labels broken inside their cells.
    pub(crate) fn with_broken_labels(self, random: &mut Random) -> Self {
        let label = |kind| matches!(kind, Kind::RowHead | Kind::Corner | Kind::Banner | Kind::ColumnHead);
        self.with_texts(label, |text| {
            let broken = |c: char| {
                if random.chance(20) {
                    format!("{c}{}", BREAKS[random.pick(BREAKS.len())])
                } else {
                    c.to_string()
                }
            };
            text.chars().map(broken).collect()
        })
    }

    /// Rows whose label is broken into two or three rows of the table; the figures stand in one of them.
    pub(crate) fn with_labels_over_rows(mut self, random: &mut Random) -> Self {
        let mut row = self.head_rows;
        while row < self.rows {
            let own = self.cells.iter().rposition(|cell| {
                cell.row == row
                    && cell.rows == 1
                    && cell.kind == Kind::RowHead
                    && cell.text.chars().count() > 5
            });
            if let Some(own) = own.filter(|_| self.is_figure_row(row) && random.chance(40)) {
                self = self.with_blank_row(row + 1);
                let text: Vec<char> = self.cells[own].text.chars().collect();
                let at = 2 + random.pick(text.len() - 3);
                self.cells[own].text = text[..at].iter().collect();
                let rest =
                    Printed { text: text[at..].iter().collect(), row: row + 1, ..self.cells[own].clone() };
                self.cells.push(rest);
                if random.chance(30) {
                    let figures = self.cells.iter_mut().filter(|cell| matches!(cell.kind, Kind::Figure(_)));
                    figures.filter(|cell| cell.row == row).for_each(|cell| cell.row += 1);
                }
                row += 1;
            }
            row += 1;
        }
        self
    }

    /// Only the rows of figures, every label cell filled, as a spreadsheet repeats what was merged.
    pub(crate) fn unmerged(mut self) -> Self {
        let mut single = Vec::new();
        for cell in self.cells {
            for row in cell.row..cell.row + cell.rows {
                for column in cell.column..cell.column + cell.columns {
                    let text = if (row, column) == (cell.row, cell.column) {
                        cell.text.clone()
                    } else {
                        String::new()
                    };
                    single.push(Printed { text, row, column, rows: 1, columns: 1, kind: cell.kind });
                }
            }
        }
        self.cells = single;
        self
    }
}

/// What breaks a label inside its cell.
const BREAKS: &[&str] = &["\n", " ", "\u{3000}", "\u{a0}", "\n  "];

/// Figures as people write them; marks stand for nought. The report is changed to what is written.
pub(crate) fn dressed(report: &Report, random: &mut Random) -> Report {
    let mut dressed = report.clone();
    for cell in report.form().cell_ids() {
        let text = report.text(cell);
        let written = match random.below(12) {
            0 if text == "0" => ["/", "-", "—", "无", "", "——", "／"][random.pick(7)].to_owned(),
            1 => text.chars().map(full_width).collect(),
            2 => with_thousands(text),
            3 => format!("{text}件"),
            _ => text.to_owned(),
        };
        dressed.set(cell, &written);
    }
    dressed
}

fn full_width(c: char) -> char {
    match c {
        '0'..='9' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
        '-' => '－',
        '.' => '．',
        _ => c,
    }
}

fn with_thousands(text: &str) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        if at > 0 && at < digits && (digits - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

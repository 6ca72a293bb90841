//! What happens to a printed table at the desk and on the way: one change each, anywhere in it.

use gouji_core::Form;

use super::physical::{Kind, Physical, Printed};

impl Printed {
    fn ends(&self) -> usize {
        self.row + self.rows
    }

    fn is_figure(&self) -> bool {
        matches!(self.kind, Kind::Figure(_))
    }

    /// A cell of one row and one column.
    fn small(text: &str, row: usize, column: usize) -> Self {
        Self { kind: Kind::Blank, text: text.to_owned(), row, column, rows: 1, columns: 1 }
    }
}

impl Physical {
    /// One of the rows with figures.
    pub(crate) fn some_row(&self, which: usize) -> Option<usize> {
        let rows = self.figure_rows();
        (!rows.is_empty()).then(|| rows[which % rows.len()])
    }

    fn figure_rows(&self) -> Vec<usize> {
        let has = |row: &usize| self.cells.iter().any(|cell| cell.row == *row && cell.is_figure());
        (0..self.rows).filter(has).collect()
    }

    /// The positions of the figures of a row, left to right.
    pub(crate) fn figures_of(&self, row: usize) -> Vec<usize> {
        let own = |at: &usize| self.cells[*at].row == row && self.cells[*at].is_figure();
        let mut cells: Vec<usize> = (0..self.cells.len()).filter(own).collect();
        cells.sort_by_key(|at| self.cells[*at].column);
        cells
    }

    /// The positions of the labels right before the figures of rows.
    fn labels(&self) -> Vec<usize> {
        let rows = self.figure_rows();
        let own = |at: &usize| {
            let cell = &self.cells[*at];
            cell.kind == Kind::RowHead && cell.rows == 1 && rows.contains(&cell.row)
        };
        (0..self.cells.len()).filter(own).collect()
    }

    /// The positions of the heads right above figures.
    fn heads_of_columns(&self) -> Vec<usize> {
        let rows = self.figure_rows();
        let own = |at: &usize| {
            let cell = &self.cells[*at];
            cell.kind == Kind::ColumnHead && rows.contains(&cell.ends())
        };
        (0..self.cells.len()).filter(own).collect()
    }

    /// Two rows change places, labels and all.
    pub(crate) fn with_rows_swapped(mut self, first: usize, second: usize) -> Self {
        for cell in self.cells.iter_mut().filter(|cell| cell.rows == 1) {
            cell.row = match cell.row {
                row if row == first => second,
                row if row == second => first,
                row => row,
            };
        }
        self
    }

    pub(crate) fn without_row(mut self, at: usize) -> Self {
        self.cells.retain(|cell| cell.row != at || cell.rows > 1);
        for cell in &mut self.cells {
            if cell.row > at {
                cell.row -= 1;
            } else if cell.ends() > at {
                cell.rows -= 1;
            }
        }
        self.rows -= 1;
        self.head_rows -= usize::from(at < self.head_rows);
        self
    }

    /// A row and the one below it in one, each cell with two lines.
    pub(crate) fn with_rows_merged(mut self, at: usize) -> Self {
        let below: Vec<Printed> =
            self.cells.iter().filter(|cell| cell.row == at + 1 && cell.rows == 1).cloned().collect();
        for cell in self.cells.iter_mut().filter(|cell| cell.row == at && cell.rows == 1) {
            if let Some(own) = below.iter().find(|own| own.column == cell.column) {
                cell.text = format!("{}\n{}", cell.text, own.text);
            }
        }
        if at + 1 < self.rows { self.without_row(at + 1) } else { self }
    }

    /// The heads once more above a row.
    pub(crate) fn with_heads_again(self, at: usize) -> Self {
        let heads = self.heads();
        if heads.rows == 0 {
            return self;
        }
        let head_rows = self.head_rows;
        let (above, below) = self.cut(at, true);
        Self { head_rows, ..above.above(heads).above(below) }
    }

    /// Heads of columns written over three rows of the table.
    pub(crate) fn with_heads_over_rows(mut self) -> Self {
        let at = self.head_rows;
        self = self.with_blank_row(at).with_blank_row(at);
        self.head_rows = at + 2;
        let mut more = Vec::new();
        let own =
            |cell: &&mut Printed| cell.kind == Kind::ColumnHead && cell.ends() == at && !cell.text.is_empty();
        for cell in self.cells.iter_mut().filter(own) {
            let text: Vec<char> = cell.text.chars().collect();
            let part = text.len().div_ceil(3).max(1);
            let lines: Vec<String> = text.chunks(part).map(|part| part.iter().collect()).collect();
            cell.text.clone_from(&lines[0]);
            for (line, text) in lines.into_iter().enumerate().skip(1) {
                more.push(Printed { text, row: at + line - 1, rows: 1, ..cell.clone() });
            }
        }
        self.cells.extend(more);
        self
    }

    /// A row a second time below itself, perhaps with another figure in it.
    pub(crate) fn with_row_again(self, at: usize, changed: Option<&str>) -> Self {
        let mut own = self.with_blank_row(at + 1);
        let copies: Vec<Printed> =
            own.cells.iter().filter(|cell| cell.row == at && cell.rows == 1).cloned().collect();
        let mut copies: Vec<Printed> =
            copies.into_iter().map(|cell| Printed { row: at + 1, ..cell }).collect();
        if let Some((cell, text)) = copies.iter_mut().find(|cell| cell.is_figure()).zip(changed) {
            text.clone_into(&mut cell.text);
        }
        own.cells.extend(copies);
        own
    }

    /// One more column with a head and a text in each row of figures.
    pub(crate) fn with_column(self, at: usize, head: &str, text: impl Fn(usize) -> String) -> Self {
        let rows = self.figure_rows();
        let mut own = self.with_blank_column(at);
        let spans = |own: &Self, row: usize| {
            own.cells.iter().any(|cell| {
                cell.row <= row
                    && row < cell.ends()
                    && (cell.column..cell.column + cell.columns).contains(&at)
            })
        };
        if own.head_rows > 0 && !spans(&own, own.head_rows - 1) {
            let cell = Printed::small(head, own.head_rows - 1, at);
            own.cells.push(cell);
        }
        for (number, row) in rows.into_iter().enumerate() {
            if !spans(&own, row) {
                own.cells.push(Printed::small(&text(number), row, at));
            }
        }
        own
    }

    /// Two columns change places with their heads, if they are columns of one block of figures.
    pub(crate) fn with_columns_swapped(mut self, form: &Form, first: usize, second: usize) -> Self {
        let block = |cell: &Printed| match cell.kind {
            Kind::Figure(id) => form.key(id).rsplit_once('.').map(|(row, _)| row.to_owned()),
            _ => None,
        };
        let Some(row) = self.figure_rows().into_iter().max_by_key(|row| self.figures_of(*row).len()) else {
            return self;
        };
        let cells = self.figures_of(row);
        let (first, second) =
            (&self.cells[cells[first % cells.len()]], &self.cells[cells[second % cells.len()]]);
        let (a, b) = (first.column, second.column);
        let head = |column: usize| {
            let above = self.cells.iter().filter(|cell| cell.kind == Kind::ColumnHead && cell.columns == 1);
            above.filter(|cell| cell.column == column).map(|cell| (cell.row, cell.rows)).collect::<Vec<_>>()
        };
        if block(first) != block(second) || head(a) != head(b) {
            return self;
        }
        let moves =
            |cell: &&mut Printed| cell.columns == 1 && (cell.is_figure() || cell.kind == Kind::ColumnHead);
        for cell in self.cells.iter_mut().filter(moves) {
            cell.column = match cell.column {
                column if column == a => b,
                column if column == b => a,
                column => column,
            };
        }
        self
    }

    /// A label or head with something wrong in it.
    pub(crate) fn with_misprint(mut self, which: usize, how: usize) -> Self {
        let label = |cell: &&mut Printed| {
            matches!(cell.kind, Kind::RowHead | Kind::ColumnHead | Kind::Banner)
                && cell.text.chars().count() > 1
        };
        let mut labels: Vec<&mut Printed> = self.cells.iter_mut().filter(label).collect();
        if !labels.is_empty() {
            let number = which % labels.len();
            let cell = &mut *labels[number];
            let mut text: Vec<char> = cell.text.chars().collect();
            let at = (how / 5) % text.len();
            match how % 5 {
                0 => text[at] = '某',
                1 => drop(text.remove(at)),
                2 => text.insert(at, '的'),
                3 => {
                    let next = (at + 1) % text.len();
                    text.swap(at, next);
                }
                _ => text.truncate(text.len().div_ceil(2)),
            }
            cell.text = text.into_iter().collect();
        }
        self
    }

    /// Rows become columns.
    pub(crate) fn transposed(mut self) -> Self {
        for cell in &mut self.cells {
            (cell.row, cell.column) = (cell.column, cell.row);
            (cell.rows, cell.columns) = (cell.columns, cell.rows);
        }
        (self.rows, self.columns) = (self.columns, self.rows);
        let figures = self.cells.iter().filter(|cell| cell.is_figure());
        self.head_rows = figures.map(|cell| cell.row).min().unwrap_or(0);
        self
    }

    /// All figures of a row in one merged cell.
    pub(crate) fn with_row_run_together(mut self, row: usize, between: &str) -> Self {
        let cells = self.figures_of(row);
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return self };
        let (first, last) = (self.cells[*first].clone(), self.cells[*last].clone());
        let texts: Vec<&str> = cells.iter().map(|at| self.cells[*at].text.as_str()).collect();
        let text = texts.join(between);
        self.cells.retain(|cell| cell.row != row || !cell.is_figure());
        self.cells.push(Printed { text, columns: last.column + last.columns - first.column, ..first });
        self
    }

    /// One figure in two cells, in a column of its own or with the next cells moved on.
    pub(crate) fn with_figure_split(mut self, row: usize, which: usize) -> Self {
        let cells = self.figures_of(row);
        let long = |at: &&usize| self.cells[**at].text.chars().count() > 1;
        let long: Vec<usize> = cells.iter().filter(long).copied().collect();
        if long.is_empty() {
            return self;
        }
        let at = long[which % long.len()];
        let text: Vec<char> = self.cells[at].text.chars().collect();
        let (left, right) = text.split_at(1 + (which / 7) % (text.len() - 1));
        let (left, right) = (left.iter().collect::<String>(), right.iter().collect::<String>());
        let column = self.cells[at].column;
        self.cells[at].text = left;
        let width = self.cells[at].columns;
        let mut own = self.with_blank_column(column + width);
        own.cells.push(Printed::small(&right, row, column + width));
        own
    }

    /// The figures of a row one cell further right.
    pub(crate) fn with_row_shifted(mut self, row: usize) -> Self {
        let cells = self.figures_of(row);
        let Some(last) = cells.last().copied() else { return self };
        for at in cells {
            self.cells[at].column += 1;
        }
        self.columns = self.columns.max(self.cells[last].column + self.cells[last].columns);
        self
    }

    /// Neighbouring figures of a row that are the same, in one merged cell.
    pub(crate) fn with_same_merged(mut self, row: usize) -> Self {
        let mut gone = Vec::new();
        let cells = self.figures_of(row);
        let mut first: Option<usize> = None;
        for at in cells {
            match first.filter(|first| self.cells[*first].text == self.cells[at].text) {
                Some(first) => {
                    let end = self.cells[at].column + self.cells[at].columns;
                    self.cells[first].columns = end - self.cells[first].column;
                    gone.push((self.cells[at].row, self.cells[at].column));
                }
                None => first = Some(at),
            }
        }
        self.cells.retain(|cell| !cell.is_figure() || !gone.contains(&(cell.row, cell.column)));
        self
    }

    /// Cells with nothing in them are not there, and what follows moves up.
    pub(crate) fn with_blanks_dropped(mut self, row: usize) -> Self {
        let cells = self.figures_of(row);
        let columns: Vec<usize> = cells.iter().map(|at| self.cells[*at].column).collect();
        let written: Vec<usize> = cells.into_iter().filter(|at| !self.cells[*at].text.is_empty()).collect();
        for (at, column) in written.into_iter().zip(columns) {
            self.cells[at].column = column;
        }
        self.cells.retain(|cell| cell.row != row || !cell.is_figure() || !cell.text.is_empty());
        self
    }

    /// Heads of columns with nothing in them: one, or all.
    pub(crate) fn without_heads(mut self, which: Option<usize>) -> Self {
        let heads = self.heads_of_columns();
        for (number, at) in heads.iter().enumerate() {
            if which.is_none_or(|which| which % heads.len() == number) {
                self.cells[*at].text.clear();
            }
        }
        self
    }

    /// The rows of heads cut off.
    pub(crate) fn without_head_rows(self) -> Self {
        let at = self.head_rows;
        self.cut(at, false).1
    }

    /// Labels of rows with nothing in them: one, or all.
    pub(crate) fn without_labels(mut self, which: Option<usize>) -> Self {
        let labels = self.labels();
        for (number, at) in labels.iter().enumerate() {
            if which.is_none_or(|which| which % labels.len() == number) {
                self.cells[*at].text.clear();
            }
        }
        self
    }

    /// A row that the form does not have, below another, with figures of its own.
    pub(crate) fn with_extra_row(self, at: usize, label: &str, text: &str) -> Self {
        let own = self.labels().into_iter().find(|label| self.cells[*label].row == at);
        let printed = own.map(|own| self.cells[own].clone());
        let figures: Vec<Printed> =
            self.figures_of(at).into_iter().map(|figure| self.cells[figure].clone()).collect();
        let mut more = self.with_blank_row(at + 1);
        if let Some(printed) = printed {
            let text = label.replace('*', &printed.text);
            more.cells.push(Printed { text, row: at + 1, kind: Kind::Blank, ..printed });
        }
        let copied = figures.into_iter();
        more.cells.extend(copied.map(|figure| Printed {
            text: text.to_owned(),
            row: at + 1,
            kind: Kind::Blank,
            ..figure
        }));
        more
    }

    /// A row with the same text in every cell.
    pub(crate) fn with_row_of_each(self, at: usize, text: &str) -> Self {
        let columns = self.columns;
        let (above, below) = self.cut(at, true);
        let head_rows = above.head_rows + below.head_rows + usize::from(at == 0);
        let cells = (0..columns).map(|column| Printed::small(text, 0, column)).collect();
        let row = Self { cells, rows: 1, columns, head_rows: 0 };
        Self { head_rows, ..above.above(row).above(below) }
    }
}

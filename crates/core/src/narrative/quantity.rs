//! What a figure counts, as cells of a form: sums of rows and columns, by the names of `vocabulary/lines.txt`.

use std::ops::BitOr;

use crate::form::{CellId, Form};
use crate::narrative::vocabulary::{Column, Row};
use crate::number::Value;
use crate::report::Report;

/// A set of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub(crate) struct Rows(u64);

/// A set of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub(crate) struct Columns(u32);

/// The positions of the bits that are set.
struct Bits(u64);

impl Iterator for Bits {
    type Item = usize;
    fn next(&mut self) -> Option<usize> {
        let bit = self.0.trailing_zeros();
        self.0 &= self.0.wrapping_sub(1);
        (bit < u64::BITS).then_some(bit as usize)
    }
}

impl Rows {
    pub(crate) const fn one(row: Row) -> Self {
        Self(1 << row as u8)
    }

    pub(crate) const fn of(rows: &[Row]) -> Self {
        let mut set = 0;
        let mut at = 0;
        while at < rows.len() {
            set |= 1 << rows[at] as u8;
            at += 1;
        }
        Self(set)
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) const fn count(self) -> u32 {
        self.0.count_ones()
    }

    pub(crate) const fn has(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    pub(crate) const fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    #[must_use]
    pub(crate) const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    #[must_use]
    pub(crate) const fn within(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Row> {
        Bits(self.0).filter_map(|bit| Row::ALL.get(bit)).map(|(row, ..)| *row)
    }
}

impl BitOr for Rows {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Columns {
    pub(crate) const fn one(column: Column) -> Self {
        Self(1 << column as u8)
    }

    pub(crate) const fn of(columns: &[Column]) -> Self {
        let mut set = 0;
        let mut at = 0;
        while at < columns.len() {
            set |= 1 << columns[at] as u8;
            at += 1;
        }
        Self(set)
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) const fn has(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    fn iter(self) -> impl Iterator<Item = Column> {
        Bits(u64::from(self.0)).filter_map(|bit| Column::ALL.get(bit)).map(|(column, ..)| *column)
    }
}

impl BitOr for Columns {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The kinds of applicant that are not natural persons.
pub(crate) const LEGAL: Columns = Columns::of(&[
    Column::Enterprise,
    Column::Research,
    Column::PublicWelfare,
    Column::LegalService,
    Column::OtherApplicant,
]);
/// The totals of rows.
pub(crate) const TOTAL: Columns = Columns::one(Column::Total);
/// Both kinds of lawsuit.
pub(crate) const SUITS: Rows = Rows::of(&[Row::SuitDirect, Row::SuitAfterReview]);
/// Groups of outcomes.
pub(crate) const GROUPS: Rows = Rows::of(&[Row::Denied, Row::Unavailable, Row::Declined, Row::Otherwise]);
/// Outcomes that are groups or stand alone.
pub(crate) const MAIN_OUTCOMES: Rows = Rows::of(&[
    Row::Granted,
    Row::Partial,
    Row::Denied,
    Row::Unavailable,
    Row::Declined,
    Row::Otherwise,
    Row::Outcome,
]);

/// A row set and a column set: the sum of all cells in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Quantity {
    pub(crate) rows: Rows,
    pub(crate) columns: Columns,
}

impl Quantity {
    pub(crate) const fn new(rows: Rows, columns: Columns) -> Self {
        Self { rows, columns }
    }

    /// The total column of one row.
    pub(crate) const fn total(row: Row) -> Self {
        Self { rows: Rows::one(row), columns: TOTAL }
    }
}

/// The cells of a form by the names of rows and columns.
#[derive(Debug)]
pub(crate) struct Cells {
    by: Vec<Vec<CellId>>,
}

impl Cells {
    /// Looks up every name once.
    pub(crate) fn new(form: &Form) -> Self {
        let mut by = vec![Vec::new(); Row::ALL.len() * Column::ALL.len()];
        for table in form.tables() {
            for block in &table.blocks {
                for (number, line) in block.rows.iter().enumerate() {
                    let is_row = |key: &str| match key.strip_prefix(table.key.as_str()) {
                        Some(rest) => match rest.strip_prefix(".@") {
                            Some(group) => line.is_in(group),
                            None => rest.strip_prefix('.') == Some(line.key.as_str()),
                        },
                        None => false,
                    };
                    for (row, _, keys) in Row::ALL {
                        if !keys.iter().any(|key| is_row(key)) {
                            continue;
                        }
                        for (column_number, own) in block.columns.iter().enumerate() {
                            for (column, _, keys) in Column::ALL {
                                let at = row as usize * Column::ALL.len() + column as usize;
                                if keys.contains(&own.key.as_str())
                                    && let (Some(cell), Some(cells)) =
                                        (block.cell(number, column_number), by.get_mut(at))
                                {
                                    cells.push(cell);
                                }
                            }
                        }
                    }
                }
            }
        }
        Self { by }
    }

    /// The cells of a quantity; none where the form has no such row or column.
    pub(crate) fn of(&self, quantity: Quantity) -> Vec<CellId> {
        let mut cells = Vec::new();
        for row in quantity.rows.iter() {
            for column in quantity.columns.iter() {
                cells.extend_from_slice(self.at(row, column));
            }
        }
        // A group and a row of it name the same cell twice.
        if quantity.rows.count() > 1 {
            cells.sort_unstable();
            cells.dedup();
        }
        cells
    }

    /// One of the cells of a quantity.
    pub(crate) fn first(&self, quantity: Quantity) -> Option<CellId> {
        let mut cells =
            quantity.rows.iter().flat_map(|row| quantity.columns.iter().map(move |column| (row, column)));
        cells.find_map(|(row, column)| self.at(row, column).first().copied())
    }

    /// The rows of a set that are members of a group.
    pub(crate) fn members(&self, rows: Rows, group: Row) -> Rows {
        let of_group = self.at(group, Column::Total);
        let inside = |row: &Row| {
            let own = self.at(*row, Column::Total);
            *row != group && !own.is_empty() && own.iter().all(|cell| of_group.contains(cell))
        };
        rows.iter().filter(inside).fold(Rows::default(), |found, row| found | Rows::one(row))
    }

    fn at(&self, row: Row, column: Column) -> &[CellId] {
        self.by.get(row as usize * Column::ALL.len() + column as usize).map_or(&[], Vec::as_slice)
    }

    /// The sum of a quantity's cells; `None` where the form has none or one holds no number.
    pub(crate) fn value(&self, report: &Report, quantity: Quantity) -> Option<Value> {
        if quantity.rows.count() > 1 {
            let cells = self.of(quantity);
            return sum(report, &cells);
        }
        let row = quantity.rows.iter().next()?;
        let mut total = Value::ZERO;
        let mut any = false;
        for column in quantity.columns.iter() {
            for cell in self.at(row, column) {
                total = total.checked_add(report.value(*cell)?)?;
                any = true;
            }
        }
        any.then_some(total)
    }
}

fn sum(report: &Report, cells: &[CellId]) -> Option<Value> {
    let mut total = Value::ZERO;
    for cell in cells {
        total = total.checked_add(report.value(*cell)?)?;
    }
    (!cells.is_empty()).then_some(total)
}

//! A sheet as its file has it: filled cells and merged ranges.

use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// A sheet, cells in any order.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its name; empty for a format without sheets.
    pub(super) name: String,
    /// Whether the program does not show it.
    pub(super) hidden: bool,
    /// The cells that have a text.
    pub(super) cells: Vec<Filled>,
    /// The merged ranges of more than one cell.
    pub(super) merged: Vec<Merged>,
}

/// A cell with a text; row and column count from 0.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Filled {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) text: String,
}

/// A merged range, its last row and column included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merged {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) last_row: u32,
    pub(super) last_column: u32,
}

/// Counts cells, and merged ranges with them, against the limit of a file.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
    most: usize,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { left: limits.most_cells, most: limits.most_cells }
    }

    /// Takes `count` cells.
    ///
    /// # Errors
    /// [`ReadErrorKind::TooManyCells`] when that is more than are left.
    pub(super) fn take(&mut self, count: usize) -> Result<(), ReadErrorKind> {
        self.left = self.left.checked_sub(count).ok_or(ReadErrorKind::TooManyCells { most: self.most })?;
        Ok(())
    }
}

impl Sheet {
    /// A sheet without cells.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Puts a text into a cell; white space alone is nothing.
    ///
    /// # Errors
    /// [`ReadErrorKind::TooManyCells`].
    pub(super) fn fill(
        &mut self,
        (row, column): (u32, u32),
        text: &str,
        budget: &mut Budget,
    ) -> Result<(), ReadErrorKind> {
        let text = text.trim();
        if !text.is_empty() {
            budget.take(1)?;
            self.cells.push(Filled { row, column, text: text.to_owned() });
        }
        Ok(())
    }

    /// Merges a range.
    ///
    /// # Errors
    /// [`ReadErrorKind::TooManyCells`].
    pub(super) fn merge(&mut self, range: Merged, budget: &mut Budget) -> Result<(), ReadErrorKind> {
        let is_range = range.last_row >= range.row && range.last_column >= range.column;
        if is_range && (range.last_row > range.row || range.last_column > range.column) {
            budget.take(1)?;
            self.merged.push(range);
        }
        Ok(())
    }
}

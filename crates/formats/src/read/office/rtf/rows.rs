//! The rows of tables: Rich Text Format tells the right edge of every cell, and which cells go on with others.

use super::super::super::builder::CellShape;

/// What is told of a row so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) left: i32,
    /// The right edge of each cell, and what the cell is.
    pub(super) cells: Vec<(i32, CellShape)>,
    next: CellShape,
}

impl Row {
    /// Takes in a word that describes the row; whether it was one.
    pub(super) fn take(&mut self, word: &[u8], number: Option<i32>, most: usize) -> bool {
        match word {
            b"trowd" => *self = Self::default(),
            b"trleft" => self.left = number.unwrap_or(0),
            b"clvmrg" => self.next.continues = true,
            b"clmrg" => self.next.joins = true,
            b"cellx" => {
                let shape = std::mem::take(&mut self.next);
                if self.cells.len() < most {
                    self.cells.push((number.unwrap_or(0), shape));
                }
            }
            _ => return false,
        }
        true
    }
}

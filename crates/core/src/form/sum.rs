//! Sums: which cells add up to which, one per row, column or block in which a form's sum holds.

use super::source::{Each, FormFile, LineFile, Relation, SumFile, members};
use super::{CellId, Form};

/// One instance of a form's sum: the cells on the left and on the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Id of the rule, e.g. `T3-BAL`.
    pub rule: String,
    /// Whether it runs along a row or a column.
    pub each: Each,
    /// Cells that are added up.
    pub left: Vec<CellId>,
    /// Cells that they must agree with.
    pub right: Vec<CellId>,
    /// How the two sides must relate.
    pub relation: Relation,
    /// Where it is laid down.
    pub basis: String,
}

impl Sum {
    /// The cell that is the total of the others, where the right side is one cell.
    pub fn total(&self) -> Option<CellId> {
        match (self.relation, self.right.as_slice()) {
            (Relation::Equal, [total]) => Some(*total),
            _ => None,
        }
    }

    /// All cells, left then right.
    pub fn cells(&self) -> impl Iterator<Item = CellId> + '_ {
        self.left.iter().chain(&self.right).copied()
    }
}

/// The sums of a table, from its file and the form that its cells are in.
pub(super) fn expand(file: &FormFile, form: &Form) -> Vec<Sum> {
    let mut sums = Vec::new();
    for (table_file, table) in file.table.iter().zip(&form.tables) {
        for sum in &table_file.sum {
            for (block_file, block) in table_file.block.iter().zip(&table.blocks) {
                let (named, along) = match sum.each {
                    Each::Row => (&block_file.column, block.rows.len()),
                    Each::Column => (&block_file.row, block.columns.len()),
                };
                let Some((left, right)) = sides(sum, named) else { continue };
                let cell = |named: usize, along: usize| match sum.each {
                    Each::Row => block.cell(along, named),
                    Each::Column => block.cell(named, along),
                };
                for line in 0..along {
                    sums.push(Sum {
                        rule: sum.rule.clone(),
                        each: sum.each,
                        left: left.iter().filter_map(|named| cell(*named, line)).collect(),
                        right: right.iter().filter_map(|named| cell(*named, line)).collect(),
                        relation: sum.relation,
                        basis: sum.basis.clone(),
                    });
                }
            }
        }
    }
    sums
}

/// Positions of the lines on both sides, or `None` where the block lacks one of them.
fn sides(sum: &SumFile, lines: &[LineFile]) -> Option<(Vec<usize>, Vec<usize>)> {
    let side = |names: &[String]| {
        let found: Vec<Vec<usize>> = names.iter().map(|name| members(lines, name)).collect();
        (!found.iter().any(Vec::is_empty)).then(|| found.concat())
    };
    Some((side(&sum.left)?, side(&sum.right)?))
}

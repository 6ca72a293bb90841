//! The lines of the form that applications are counted into.

use crate::across_years::{OUTCOMES, RECEIVED_ROW};
use crate::form::{Block, Each, Form, Sum};
use crate::rule::{CARRIED_IN_ROW, CARRIED_OUT_ROW};

/// The table of applications, by the places of its lines.
pub(super) struct Frame<'a> {
    pub(super) block: &'a Block,
    /// Kinds of applicants.
    pub(super) applicants: Vec<usize>,
    /// Every outcome.
    pub(super) outcomes: Vec<usize>,
    pub(super) received: usize,
    pub(super) carried_in: usize,
    pub(super) carried_out: usize,
}

impl<'a> Frame<'a> {
    /// `None` for a form without such a table.
    pub(super) fn of(form: &'a Form) -> Option<Self> {
        let (table, received) = RECEIVED_ROW.split_once('.')?;
        let part = |row: &str| row.split_once('.').map(|(_, row)| row.to_owned());
        let (carried_in, carried_out) = (part(CARRIED_IN_ROW)?, part(CARRIED_OUT_ROW)?);
        let block = form.table(table)?.blocks.first()?;
        let row = |key: &str| block.rows.iter().position(|line| line.key == key);
        let received = row(received)?;
        let first = block.cell(received, 0)?;
        let along_row =
            |sum: &&Sum| sum.each == Each::Row && sum.total().is_some() && sum.left.contains(&first);
        let parts = &form.sums().iter().find(along_row)?.left;
        let applicants = parts.iter().filter_map(|cell| Some(form.cell(*cell)?.column)).collect();
        let of_outcome = block.rows.iter().enumerate().filter(|(_, line)| line.is_in(OUTCOMES));
        Some(Self {
            block,
            applicants,
            outcomes: of_outcome.map(|(row, _)| row).collect(),
            received,
            carried_in: row(&carried_in)?,
            carried_out: row(&carried_out)?,
        })
    }
}

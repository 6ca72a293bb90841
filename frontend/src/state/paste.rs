//! A block out of a clipboard, laid over the tables: what goes where, and whether to ask first.

use gouji_core::Report;
use gouji_core::form::{Bilingual, CellId};
use gouji_core::number;

/// What would be pasted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Plan {
    /// Whether the labels in the block told the cells; else its position did.
    pub(crate) by_labels: bool,
    /// What goes where.
    pub(crate) cells: Vec<(CellId, String)>,
    /// Rows and columns that were copied.
    pub(crate) size: (usize, usize),
    /// Texts that find no place.
    pub(crate) outside: Vec<String>,
    /// What the reader of the block was unsure of.
    pub(crate) doubts: Vec<Bilingual>,
}

/// So many filled cells may change without a question.
const CHANGED_UNASKED: usize = 5;
/// So many cells may be written without a question.
const WRITTEN_UNASKED: usize = 60;

impl Plan {
    /// What would change: cell, text before, text after.
    pub(crate) fn changes<'a>(
        &'a self,
        report: &'a Report,
    ) -> impl Iterator<Item = (CellId, &'a str, &'a str)> {
        let each = self.cells.iter().map(|(cell, text)| (*cell, report.text(*cell), text.as_str()));
        each.filter(|(_, before, after)| before != after)
    }

    /// Whether it goes in without a question: it is small, all of it finds a place, reads as figures, and hardly
    /// anything is written over.
    pub(crate) fn is_plain(&self, report: &Report) -> bool {
        let written_over = self.changes(report).filter(|(_, before, _)| !before.is_empty()).count();
        !self.by_labels
            && self.outside.is_empty()
            && self.doubts.is_empty()
            && self.cells.len() <= WRITTEN_UNASKED
            && written_over <= CHANGED_UNASKED
            && self.cells.iter().all(|(_, text)| is_figure(text))
    }
}

/// Whether a text can stand in a cell: a figure, a blank, or a word for none.
fn is_figure(text: &str) -> bool {
    !matches!(number::read(text).reading, number::Reading::Unreadable(_))
}

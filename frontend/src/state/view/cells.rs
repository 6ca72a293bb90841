//! One cell, one row.

use std::collections::BTreeMap;

use gouji_core::form::{CellId, Form};
use gouji_core::{Report, Severity};

use super::super::work::{Field, Work};
use super::findings;

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Mark {
    /// Nothing to say.
    #[default]
    None,
    /// Nothing is written.
    Blank,
    /// Worth knowing.
    Note,
    /// Read from a file, with a doubt that nobody has looked at.
    Doubt,
    /// Doubtful.
    Warning,
    /// Wrong.
    Error,
}

/// One cell as its row shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct CellView {
    /// Its text.
    pub(crate) text: String,
    /// How it looks.
    pub(crate) mark: Mark,
    /// Ids of the elements that say what is wrong with it.
    pub(crate) described_by: String,
    /// Whether the finding that is being looked into reads it.
    pub(crate) traced: bool,
    /// What it would become by the repair that is looked at.
    pub(crate) after: String,
    /// The only value that it can have, while it is blank and has the focus.
    pub(crate) forced: String,
    /// What stood there last year, where that is to be shown.
    pub(crate) last_year: String,
}

/// All cells of the form, by index; with last year's figures where they are wanted and there are any.
pub(crate) fn cells(work: &Work, with_last_year: bool) -> Vec<CellView> {
    let form = work.form();
    let marks = marks(work);
    let traced = findings::traced_cells(work);
    let previous = work.previous().filter(|_| with_last_year);
    let after = |cell: CellId| {
        let own = work.preview.iter().find(|(own, _)| *own == cell);
        own.map_or_else(String::new, |(_, text)| text.clone())
    };
    let forced = |cell: CellId| {
        let forced = (work.active == Some(cell)).then(|| work.forced(cell)).flatten();
        forced.map_or_else(String::new, |forced| forced.value.clone())
    };
    let view = |cell: CellId| {
        let text = work.text(Field::Cell(cell));
        let found = marks.get(&cell);
        let mut mark = found.map_or(Mark::None, |(mark, _)| *mark);
        if mark < Mark::Doubt && work.import.doubts_cell(form.key(cell)) {
            mark = Mark::Doubt;
        }
        if mark == Mark::None && text.is_empty() {
            mark = Mark::Blank;
        }
        CellView {
            text,
            mark,
            described_by: found.map_or_else(String::new, |(_, ids)| ids.clone()),
            traced: traced.contains(&cell),
            after: after(cell),
            forced: forced(cell),
            last_year: previous.map_or_else(String::new, |previous| text_in(previous, form.key(cell))),
        }
    };
    form.cell_ids().map(view).collect()
}

/// The text of the cell of this key in another report.
pub(crate) fn text_in(report: &Report, key: &str) -> String {
    report.form().cell_id(key).map_or_else(String::new, |cell| report.text(cell).to_owned())
}

/// Marks and describing elements of the cells at which a finding points first.
fn marks(work: &Work) -> BTreeMap<CellId, (Mark, String)> {
    let mut marks: BTreeMap<CellId, (Mark, String)> = BTreeMap::new();
    for found in work.judgement().open.iter().filter(|found| !found.unfilled) {
        let Some(cell) = found.place().and_then(gouji_core::finding::Place::cell) else { continue };
        let mark = match found.finding.severity {
            Severity::Error => Mark::Error,
            Severity::Warning => Mark::Warning,
            Severity::Note => Mark::Note,
        };
        let entry = marks.entry(cell).or_default();
        entry.0 = entry.0.max(mark);
        if !entry.1.is_empty() {
            entry.1.push(' ');
        }
        entry.1.push_str(&findings::element_id(&found.key));
    }
    marks
}

/// Whether a cell is the total of others in some sum of the form.
pub(crate) fn is_total(form: &Form, cell: CellId) -> bool {
    form.sums().iter().any(|sum| sum.total() == Some(cell))
}

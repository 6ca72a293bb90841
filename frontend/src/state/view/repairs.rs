//! The smallest changes that would make the sums agree, as the panel proposes them.

use gouji_core::check::{Session, broken_sums, repairs};
use gouji_core::form::CellId;
use gouji_core::repair::Effort;
use gouji_core::{Lang, message};

/// Changes that settle some broken sums together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RepairView {
    /// What it settles.
    pub(crate) heading: String,
    /// The ways to do it, best-explained first.
    pub(crate) options: Vec<OptionView>,
    /// How many more there are.
    pub(crate) more: usize,
}

/// One way.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OptionView {
    /// Each change, from what to what, and why it may have come about.
    pub(crate) words: String,
    /// The cells and their new texts.
    pub(crate) cells: Vec<(CellId, String)>,
}

/// More ways than this are only counted.
const MANY_OPTIONS: usize = 6;
/// With more blanks than this the form is still being filled in, and nothing is proposed.
const MANY_BLANKS: usize = 24;

/// The repairs of a report as committed.
pub(crate) fn repairs(session: &Session, lang: Lang) -> Vec<RepairView> {
    let report = session.report();
    let form = report.form();
    let summed = form.sums().iter().flat_map(gouji_core::form::Sum::cells);
    if broken_sums(report) == 0 || summed.filter(|cell| report.is_blank(*cell)).count() > MANY_BLANKS {
        return Vec::new();
    }
    let findings: Vec<_> = session.findings().cloned().collect();
    let evidence = repairs::evidence(report, session.previous(), &findings, lang);
    let found = repairs::repairs(report, &evidence, &Effort::default());
    let view = |repair: &repairs::ReportRepair| RepairView {
        heading: message::repair::heading(repair, form, lang),
        options: repair
            .options
            .iter()
            .take(MANY_OPTIONS)
            .map(|option| OptionView {
                words: message::repair::option(option, form, lang),
                cells: option.edits.iter().map(|edit| (edit.cell, edit.to.clone())).collect(),
            })
            .collect(),
        more: repair.options.len().saturating_sub(MANY_OPTIONS),
    };
    found.iter().map(view).collect()
}

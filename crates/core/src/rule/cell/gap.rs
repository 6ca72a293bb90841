//! Blank totals beside filled parts, and blank parts beside a filled total: found once, for two rules.

use crate::form::{CellId, Form};
use crate::report::Report;

/// A total and its parts of which one side is blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) total: CellId,
    pub(super) parts: Vec<CellId>,
    pub(super) total_is_blank: bool,
}

impl Gap {
    /// The cells that are blank.
    pub(super) fn blanks(&self) -> Vec<CellId> {
        if self.total_is_blank { vec![self.total] } else { self.parts.clone() }
    }
}

/// A total with its parts, from the form's sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Total {
    pub(super) total: CellId,
    pub(super) parts: Vec<CellId>,
}

/// Every total of a form with its parts, once for each sum.
pub(super) fn totals(form: &Form) -> Vec<Total> {
    let total = |sum: &crate::form::Sum| Some(Total { total: sum.total()?, parts: sum.left.clone() });
    form.sums().iter().filter_map(total).collect()
}

/// The gaps among some totals; each blank total once.
pub(super) fn gaps(report: &Report, totals: &[Total]) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for Total { total, parts } in totals {
        let total_is_blank = report.is_blank(*total);
        let has_gap = if total_is_blank {
            parts.iter().any(|part| report.value(*part).is_some())
        } else {
            report.value(*total).is_some() && parts.iter().all(|part| report.is_blank(*part))
        };
        if has_gap && !gaps.iter().any(|gap| total_is_blank && gap.total_is_blank && gap.total == *total) {
            gaps.push(Gap { total: *total, parts: parts.clone(), total_is_blank });
        }
    }
    gaps
}

//! Repairs of a report that was read: what the reader was unsure of breaks ties.

use gouji_core::check::repairs::{self, CellSuspicion, ReportRepair};
use gouji_core::repair::Effort;
use gouji_core::{Finding, Lang};

use crate::Recognised;

/// The smallest repairs of a report, with the doubts of its reader and the contradictions of its prose and of last
/// year's report as suspicions.
pub fn repairs(recognised: &Recognised, findings: &[Finding], lang: Lang) -> Vec<ReportRepair> {
    let form = recognised.report.form();
    let mut suspicions = repairs::suspicions(findings, form, lang);
    for doubt in &recognised.doubts {
        let reason = doubt.say(form, lang);
        suspicions
            .extend(doubt.cells.iter().map(|cell| CellSuspicion { cell: *cell, reason: reason.clone() }));
    }
    repairs::repairs(&recognised.report, &suspicions, &Effort::default())
}

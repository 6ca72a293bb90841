//! Repairs of a report that was read: what the reader was unsure of breaks ties.

use gouji_core::check::repairs::{self, CellEvidence, ReportRepair};
use gouji_core::repair::Effort;
use gouji_core::{Finding, Lang, Report};

use crate::Recognised;

/// The smallest repairs of a report, with the doubts of its reader and what its prose and last year's report say
/// of its cells as evidence.
pub fn repairs(
    recognised: &Recognised,
    previous: Option<&Report>,
    findings: &[Finding],
    lang: Lang,
) -> Vec<ReportRepair> {
    let form = recognised.report.form();
    let mut evidence = repairs::evidence(&recognised.report, previous, findings, lang);
    for doubt in &recognised.doubts {
        let reason = doubt.say(form, lang);
        evidence.extend(doubt.cells.iter().map(|cell| CellEvidence::against(*cell, reason.clone())));
    }
    repairs::repairs(&recognised.report, &evidence, &Effort::default())
}

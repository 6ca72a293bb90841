//! `CELL-TOTBLANK`: a blank total beside filled parts, or a filled total over nothing.

use super::super::{Check, Reads, RuleId, Subject};
use super::finding;
use super::gap::{self, Total};
use crate::finding::{Finding, Place};
use crate::form::{CellId, Form};

struct TotalBlank {
    totals: Vec<Total>,
}

/// One check per total cell, over all sums that make it.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let all = gap::totals(form);
    let cells = form.cell_ids().filter(|cell| all.iter().any(|total| total.total == *cell));
    let check = |cell: CellId| {
        let totals = all.iter().filter(|total| total.total == cell).cloned().collect();
        Box::new(TotalBlank { totals }) as Box<dyn Check>
    };
    cells.map(check).collect()
}

impl Check for TotalBlank {
    fn rule(&self) -> RuleId {
        RuleId::known("CELL-TOTBLANK")
    }

    fn reads(&self) -> Reads {
        let cells = self.totals.iter().flat_map(|total| total.parts.iter().copied().chain([total.total]));
        Reads { cells: cells.collect(), ..Reads::default() }
    }

    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        for gap in gap::gaps(subject.report, &self.totals) {
            let sentence = if gap.total_is_blank { "CELL-TOTBLANK" } else { "CELL-TOTBLANK.parts" };
            let mut finding = finding("CELL-TOTBLANK", sentence, subject.report, gap.total);
            if !gap.total_is_blank {
                finding.places.extend(gap.parts.iter().map(|part| Place::Cell(*part)));
            }
            findings.push(finding);
        }
    }
}

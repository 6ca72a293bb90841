//! `CELL-BLANK`: nothing is written in a cell; blank is not zero.

use super::super::{Check, Reads, RuleId, Severity, Subject, info};
use super::finding;
use super::gap::{self, Total};
use crate::finding::{Fact, Finding, Place};
use crate::form::{CellId, Form};

struct Blank {
    table: usize,
    cells: Vec<CellId>,
    totals: Vec<Total>,
}

/// One check per table: a table that is blank altogether is one finding.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let all = gap::totals(form);
    let check = |table: usize| {
        let cells: Vec<CellId> = form.table_cells(table).collect();
        let totals = all.iter().filter(|total| cells.contains(&total.total)).cloned().collect();
        Box::new(Blank { table, cells, totals }) as Box<dyn Check>
    };
    (0..form.tables().len()).map(check).collect()
}

impl Check for Blank {
    fn rule(&self) -> RuleId {
        RuleId::known("CELL-BLANK")
    }

    fn reads(&self) -> Reads {
        Reads { cells: self.cells.clone(), ..Reads::default() }
    }

    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        let report = subject.report;
        let blank: Vec<CellId> = self.cells.iter().copied().filter(|cell| report.is_blank(*cell)).collect();
        let Some(table) = report.form().tables().get(self.table) else { return };
        if blank.len() == self.cells.len() {
            findings.push(Finding {
                rule: self.rule(),
                severity: info("CELL-BLANK").map_or(Severity::Warning, |info| info.severity),
                places: vec![Place::Section(table.section)],
                sentence: "CELL-BLANK.table",
                facts: vec![("table", Fact::Table(self.table))],
                equation: None,
            });
            return;
        }
        // Cells that CELL-TOTBLANK speaks of are not named a second time.
        let gaps = gap::gaps(report, &self.totals);
        let spoken_of: Vec<CellId> = gaps.iter().flat_map(gap::Gap::blanks).collect();
        let open = blank.into_iter().filter(|cell| !spoken_of.contains(cell));
        findings.extend(open.map(|cell| finding("CELL-BLANK", "CELL-BLANK", report, cell)));
    }
}

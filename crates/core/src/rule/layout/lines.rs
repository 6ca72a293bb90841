//! `FMT-ROWS`: no row or column more, less or elsewhere, each with its label. `T2-LABEL`: the labels of table 2.
//! `T2-CUM`: the head of a stock says that it is a running total.

use super::label::{Deviation, deviation};
use crate::finding::{Fact, Finding, Place};
use crate::form::{CellId, Line, Table};
use crate::report::{LineNo, SeenLine, TableLayout};
use crate::rule::subject::check;
use crate::rule::subject::draft::{Draft, draft};
use crate::rule::subject::wording::list;
use crate::rule::{Check, Reads, Severity, Subject};

/// The table whose labels have a rule of their own.
const OWN_LABELS: &str = "t2";
/// The columns of table 2 that hold a stock.
const STOCK: &str = "in_force";

/// Rows or columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Row,
    Column,
}

pub(super) fn checks() -> Vec<Box<dyn Check>> {
    vec![
        check("FMT-ROWS", Reads::default(), |subject, findings| {
            for (number, table, seen) in tables(subject) {
                for kind in [Kind::Row, Kind::Column] {
                    let lines = Lines { number, table, seen, kind };
                    lines.presence(findings);
                    if table.key != OWN_LABELS {
                        lines.labels("FMT-ROWS", findings);
                    }
                }
            }
        }),
        check("T2-LABEL", Reads::default(), |subject, findings| {
            for (number, table, seen) in tables(subject).filter(|(_, table, _)| table.key == OWN_LABELS) {
                for kind in [Kind::Row, Kind::Column] {
                    Lines { number, table, seen, kind }.labels("T2-LABEL", findings);
                }
            }
        }),
        check("T2-CUM", Reads::default(), |subject, findings| {
            for (number, table, seen) in tables(subject).filter(|(_, table, _)| table.key == OWN_LABELS) {
                Lines { number, table, seen, kind: Kind::Column }.running_totals(findings);
            }
        }),
    ]
}

fn tables<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (usize, &'a Table, &'a TableLayout)> {
    let report = subject.report;
    let seen = report.layout.iter().flat_map(|layout| &layout.tables);
    seen.filter_map(|seen| Some((seen.table, report.form().tables().get(seen.table)?, seen)))
}

/// The rows or the columns of a table.
#[derive(Debug, Clone, Copy)]
struct Lines<'a> {
    number: usize,
    table: &'a Table,
    seen: &'a TableLayout,
    kind: Kind,
}

impl<'a> Lines<'a> {
    fn seen(&self) -> &'a [SeenLine] {
        match self.kind {
            Kind::Row => &self.seen.rows,
            Kind::Column => &self.seen.columns,
        }
    }

    /// All lines of the form with their positions.
    fn official(&self) -> impl Iterator<Item = (LineNo, &'a Line)> {
        let (table, kind) = (self.table, self.kind);
        table.blocks.iter().enumerate().flat_map(move |(block, own)| {
            let lines = if kind == Kind::Row { &own.rows } else { &own.columns };
            lines.iter().enumerate().map(move |(number, line)| (LineNo { block, number }, line))
        })
    }

    fn line(&self, at: LineNo) -> Option<&'a Line> {
        let block = self.table.blocks.get(at.block)?;
        if self.kind == Kind::Row { block.rows.get(at.number) } else { block.columns.get(at.number) }
    }

    /// The first cell of a line: where to look.
    fn cell(&self, at: LineNo) -> Option<CellId> {
        let block = self.table.blocks.get(at.block)?;
        if self.kind == Kind::Row { block.cell(at.number, 0) } else { block.cell(0, at.number) }
    }

    fn pick(&self, of_row: &'static str, of_column: &'static str) -> &'static str {
        if self.kind == Kind::Row { of_row } else { of_column }
    }

    fn at_line(&self, draft: Draft, at: LineNo) -> Draft {
        let Some(cell) = self.cell(at) else { return draft };
        let name = if self.kind == Kind::Row { Fact::Row(cell) } else { Fact::Column(cell) };
        draft.at(Place::Cell(cell)).fact("line", name).fact("table", Fact::Table(self.number))
    }

    /// Lines that the form does not have, that are missing, or that stand elsewhere.
    fn presence(&self, findings: &mut Vec<Finding>) {
        let seen = self.seen();
        if seen.is_empty() {
            return;
        }
        let severe = |sentence| draft("FMT-ROWS").case(sentence).severity(Severity::Error);
        for line in seen.iter().filter(|line| line.line.is_none()) {
            let sentence = self.pick("FMT-ROWS.more_rows", "FMT-ROWS.more_columns");
            let draft = severe(sentence).at(Place::Section(self.table.section));
            findings
                .push(draft.text("text", line.label().trim()).fact("table", Fact::Table(self.number)).done());
        }
        if self.seen.complete {
            for (at, _) in self.official() {
                if !seen.iter().any(|line| line.line == Some(at)) {
                    let sentence = self.pick("FMT-ROWS.no_row", "FMT-ROWS.no_column");
                    findings.push(self.at_line(severe(sentence), at).done());
                }
            }
        }
        let mut last: Option<LineNo> = None;
        for at in seen.iter().filter_map(|line| line.line) {
            if last.is_some_and(|last| last > at) {
                let sentence = self.pick("FMT-ROWS.row_order", "FMT-ROWS.column_order");
                findings.push(self.at_line(draft("FMT-ROWS").case(sentence), at).done());
            }
            last = last.max(Some(at));
        }
    }

    /// Heads that are not those of the form. A head over several lines is told once.
    fn labels(&self, rule: &'static str, findings: &mut Vec<Finding>) {
        let mut told: Vec<(&str, &str)> = Vec::new();
        for (seen, at) in self.seen().iter().filter_map(|seen| Some((seen, seen.line?))) {
            let Some(line) = self.line(at) else { continue };
            for (head, written) in line.path.iter().rev().zip(seen.heads.iter().rev()) {
                let (official, written) = (head.zh.as_str(), written.trim());
                let off = deviation(official, written);
                if written.is_empty() || off == Deviation::None || told.contains(&(official, written)) {
                    continue;
                }
                told.push((official, written));
                let sentence = match (rule, self.kind) {
                    ("T2-LABEL", _) => "T2-LABEL",
                    (_, Kind::Row) => "FMT-ROWS.row",
                    (_, Kind::Column) => "FMT-ROWS.column",
                };
                let draft = self.at_line(draft(rule).case(sentence), at);
                let slight = off == Deviation::Slight && rule != "T2-LABEL";
                let draft = if slight { draft.severity(Severity::Note) } else { draft };
                findings.push(draft.text("text", written).text("official", official).done());
            }
        }
    }

    /// A stock whose head says that it is a running total.
    fn running_totals(&self, findings: &mut Vec<Finding>) {
        for (seen, at) in self.seen().iter().filter_map(|seen| Some((seen, seen.line?))) {
            let of_stock = self.line(at).is_some_and(|line| line.key == STOCK);
            let written = seen.label().trim();
            if of_stock && list::CUMULATIVE.within(written) {
                let draft = self.at_line(draft("T2-CUM").case("T2-CUM.head"), at);
                findings.push(draft.text("text", written).done());
            }
        }
    }
}

//! `T2-CUM`: a stock that says of itself that it is a running total.

use crate::form::Form;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::lists::list;
use crate::rule::{Check, Reads};

/// Cells that hold a stock.
const STOCKS: [&str; 2] = ["t2.regulations.in_force", "t2.normative.in_force"];

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let cells = STOCKS.iter().filter_map(|key| form.cell_id(key));
    cells
        .map(|cell| {
            check("T2-CUM", Reads::cell(cell), move |subject, findings| {
                let text = subject.report.text(cell);
                if list::CUMULATIVE.within(text) {
                    findings.push(draft("T2-CUM").cell(cell).text("text", text.trim()).done());
                }
            })
        })
        .collect()
}

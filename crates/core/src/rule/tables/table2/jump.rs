//! `T2-JUMP`: decisions, fees or stock many times those of the year before.

use crate::form::Form;
use crate::rule::settings::Limit;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::ratio;
use crate::rule::{Check, Reads};

/// Figures that are steady from year to year.
const CELLS: [&str; 5] = [
    "t2.normative.in_force",
    "t2.licensing.decisions",
    "t2.penalties.decisions",
    "t2.coercion.decisions",
    "t2.fees.amount",
];

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let cells = CELLS.iter().filter_map(|key| form.cell_id(key));
    cells
        .map(|cell| {
            check("T2-JUMP", Reads::cell(cell).and_identity(), move |subject, findings| {
                let (Some(value), Some(before)) = (subject.value(cell), subject.before(cell)) else { return };
                let (factor, least) = (subject.limit(Limit::StockJump), subject.limit(Limit::StockJumpLeast));
                if ratio::jumps(value, before, factor, least) {
                    let draft = draft("T2-JUMP").cell(cell).before(subject.report, cell);
                    findings.push(draft.number("value", value).number("before", before).done());
                }
            })
        })
        .collect()
}

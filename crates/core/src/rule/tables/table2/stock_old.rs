//! `T2o-STOCK`: in the form of 2019, what is public in total is last year's total and what was made public this year.

use crate::form::Form;
use crate::rule::subject::check;
use crate::rule::subject::draft::{draft, term, term_before};
use crate::rule::{Check, Reads};

/// What was disclosed in the year, and what is public in total.
const ROWS: [(&str, &str); 2] = [
    ("t2.regulations.disclosed", "t2.regulations.disclosed_total"),
    ("t2.normative.disclosed", "t2.normative.disclosed_total"),
];

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let rows = ROWS.iter().filter_map(|(new, total)| Some((form.cell_id(new)?, form.cell_id(total)?)));
    rows.map(|(new, total)| {
        check("T2o-STOCK", Reads::cells([new, total]).and_identity(), move |subject, findings| {
            let (Some(disclosed), Some(value), Some(before)) =
                (subject.value(new), subject.value(total), subject.before(total))
            else {
                return;
            };
            // Documents that were withdrawn make the total smaller, so only more than could be is doubtful.
            if before.checked_add(disclosed).is_some_and(|most| value > most) {
                let report = subject.report;
                let right = vec![term_before(report, total, Some(before)), term(report, 1, new)];
                let draft = draft("T2o-STOCK").cell(total);
                findings.push(draft.equation(vec![term(report, 1, total)], right).done());
            }
        })
    })
    .collect()
}

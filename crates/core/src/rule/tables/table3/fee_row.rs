//! `T3-R362`: applications given up because a fee was not paid, and no word of the fee in section 6.

use crate::finding::Place;
use crate::form::Form;
use crate::number::Value;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::list;
use crate::rule::{Check, Reads};

/// Not paid after the notice to pay, all applicants.
const UNPAID: &str = "t3.other_fee_unpaid.total";
/// The section that tells of processing fees.
const SECTION: &str = "s6";

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let cell = form.cell_id(UNPAID)?;
    let section = form.section_no(SECTION)?;
    Some(check_of("T3-R362", Reads::cell(cell).and_prose(), move |subject, findings| {
        let Some(value) = subject.value(cell).filter(|value| *value > Value::ZERO) else { return };
        let wording = &subject.wording();
        if !wording.is_empty() && !wording.has_in(section, list::FEE_STATEMENT) {
            let draft = draft("T3-R362").cell(cell).at(Place::Section(section));
            findings.push(draft.number("value", value).done());
        }
    }))
}

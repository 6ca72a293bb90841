//! `T2-FEEPROOF`: section 6 tells of processing fees that the fees of table 2 do not cover.

use crate::form::Form;
use crate::number::Value;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::money;
use crate::rule::subject::wording::list;
use crate::rule::{Check, Reads};

/// The fees in 万元.
const FEES: &str = "t2.fees.amount";
/// The section that tells of processing fees.
const SECTION: &str = "s6";
/// 元 in one 万元.
const YUAN: i64 = 10_000;

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let fees = form.cell_id(FEES)?;
    let section = form.section_no(SECTION)?;
    Some(check_of("T2-FEEPROOF", Reads::cell(fees).and_prose(), move |subject, findings| {
        let Some(value) = subject.value(fees) else { return };
        let wording = &subject.wording();
        let Some(hit) = wording.hits_in(section, list::PROCESSING_FEE).next() else { return };
        let said = hit.span.behind(wording.sentence(hit.span));
        let Some(amount) = money::amounts(wording, said).next() else { return };
        let factor = if amount.in_yuan { 1 } else { YUAN };
        let (Some(told), Some(covered)) = (amount.figure.checked_mul(factor), value.checked_mul(YUAN)) else {
            return;
        };
        if told > Value::ZERO && covered < told {
            let draft = draft("T2-FEEPROOF").cell(fees).at(wording.place(amount.span));
            findings.push(draft.number("value", value).number("told", told).done());
        }
    }))
}

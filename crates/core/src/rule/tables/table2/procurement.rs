//! `T2o-PROC`: projects of procurement without an amount, or an amount without projects.

use crate::form::Form;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Reads};

/// Number of projects and their total amount.
const ITEMS: &str = "t2.procurement.items";
const AMOUNT: &str = "t2.procurement.amount";

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let (items, amount) = (form.cell_id(ITEMS)?, form.cell_id(AMOUNT)?);
    Some(check_of("T2o-PROC", Reads::cells([items, amount]), move |subject, findings| {
        let (Some(count), Some(spent)) = (subject.value(items), subject.value(amount)) else { return };
        if count.is_zero() == spent.is_zero() {
            return;
        }
        let shown = if count.is_zero() { items } else { amount };
        let draft = draft("T2o-PROC").cell(shown).cells(&[items, amount]);
        findings.push(draft.number("items", count).number("amount", spent).done());
    }))
}

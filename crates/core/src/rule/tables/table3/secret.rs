//! `T3-SECRET`: a township or street office that denied for state secrecy.

use crate::form::Form;
use crate::number::Value;
use crate::rule::subject::agency::Kind;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Reads};

/// Denied for state secrecy, all applicants.
const SECRET: &str = "t3.denied_state_secret.total";

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let cell = form.cell_id(SECRET)?;
    Some(check_of("T3-SECRET", Reads::cell(cell).and_identity(), move |subject, findings| {
        let Some(value) = subject.value(cell).filter(|value| *value > Value::ZERO) else { return };
        if Kind::of(&subject.report.agency) == Kind::Township {
            findings.push(draft("T3-SECRET").cell(cell).number("value", value).done());
        }
    }))
}

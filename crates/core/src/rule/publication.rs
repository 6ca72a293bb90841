//! Rules on what readers see: the same text as last year, an invitation without an address.

mod contact;
mod shingles;
mod similar;

use super::Check;
use crate::form::{self, Form};

/// All rules on publication that the reports themselves can answer.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let mut checks = similar::checks(form);
    // What a form of one's own asks of its text is not known.
    if form::edition(form.id()).is_some() {
        checks.push(contact::check());
    }
    checks
}

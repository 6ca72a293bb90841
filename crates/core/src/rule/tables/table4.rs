//! Rules on table 4 beyond its sums: reviews and lawsuits beside applications, results and last year.

mod beside;
mod law;
mod pending;

use super::Check;
use crate::form::Form;

/// All rules on table 4 beyond its sums.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let mut checks = beside::checks(form);
    checks.extend(pending::checks(form));
    checks.extend(law::checks(form));
    checks
}

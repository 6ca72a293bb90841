//! Rules on a report beside the previous year's: what must carry over, what must not stay the same.

mod carry;
mod edition;
mod fit;
mod jump;
mod same;

pub(crate) use carry::{CARRIED_IN, CARRIED_OUT, carried_over};

use super::Check;
use crate::form::Form;

/// All rules from year to year.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let mut checks = vec![fit::check()];
    checks.extend(carry::checks(form));
    checks.extend(same::checks(form));
    checks.extend(jump::check(form));
    checks.extend(edition::check(form));
    checks
}

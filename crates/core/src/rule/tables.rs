//! Rules on the figures of one table beyond its sums.

mod table2;
mod table3;
mod table4;

use super::Check;
use crate::form::Form;

/// All rules on single tables.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let mut checks = table2::checks(form);
    checks.extend(table3::checks(form));
    checks.extend(table4::checks(form));
    checks
}

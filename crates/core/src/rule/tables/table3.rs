//! Rules on table 3 beyond its sums: applications, results, what is carried over.

mod bounds;
mod bridge;
mod column;
mod doubled;
mod edition_row;
#[cfg(feature = "prose")]
mod fee_row;
mod forced;
mod forward;
mod moved;
mod one_column;
mod secret;
mod shares;

use super::Check;
use crate::form::Form;

/// All rules on table 3 beyond its sums.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let mut checks = bounds::checks(form);
    checks.extend(forced::checks(form));
    checks.extend(doubled::check(form));
    checks.extend(moved::check(form));
    checks.extend(shares::checks(form));
    checks.extend(forward::checks(form));
    checks.extend(bridge::check(form));
    checks.extend(secret::check(form));
    #[cfg(feature = "prose")]
    checks.extend(fee_row::check(form));
    checks.extend(edition_row::check(form));
    checks.extend(one_column::check(form));
    checks
}

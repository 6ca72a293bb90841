//! Rules on table 2: regulations, documents, decisions and fees.

mod amounts;
mod authority;
mod cumulative;
#[cfg(feature = "prose")]
mod fee_proof;
mod items;
mod jump;
#[cfg(feature = "prose")]
mod mentioned;
mod procurement;
mod stock;
mod stock_old;

use super::Check;
use crate::form::Form;

/// All rules on table 2.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let mut checks = stock::checks(form);
    checks.extend(authority::check(form));
    checks.extend(cumulative::checks(form));
    checks.extend(amounts::check(form));
    #[cfg(feature = "prose")]
    checks.extend(fee_proof::check(form));
    checks.extend(jump::checks(form));
    #[cfg(feature = "prose")]
    checks.extend(mentioned::checks(form));
    checks.extend(stock_old::checks(form));
    checks.extend(items::checks(form));
    checks.extend(procurement::check(form));
    checks
}

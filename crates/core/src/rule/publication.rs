//! Rules on what readers of several years see: the same text again.

mod shingles;
mod similar;

use super::Check;
use crate::form::Form;

/// All rules on publication that the reports themselves can answer.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    similar::checks(form)
}

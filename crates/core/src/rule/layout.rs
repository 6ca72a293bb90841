//! Rules on how far the source of a report kept to the form: its headings, its tables, their rows, columns and notes.
//!
//! They judge what [`crate::report::Layout`] holds; a report without one, made here or read from JSON, passes.

mod headings;
mod label;
mod lines;
mod tables;

use super::Check;
use crate::form::{self, Form};

/// All rules on layout.
pub(crate) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    // What a form of one's own asks of headings and labels is not known.
    if form::edition(form.id()).is_none() {
        return Vec::new();
    }
    let mut checks = headings::checks();
    checks.extend(tables::checks());
    checks.extend(lines::checks());
    checks
}

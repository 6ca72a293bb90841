//! Rules on title, sections and wording: what must stand in the text, and what must not.

mod basis;
mod headings;
mod identity;
mod leftovers;
mod period;
mod personal;
mod problems;
mod punctuation;
mod sections;
mod stale_year;
mod statement;
mod summary;

use super::Check;
use crate::form::{self, Form};

/// All rules on the text.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    // What a form of one's own asks of its text is not known.
    if form::edition(form.id()).is_none() {
        return Vec::new();
    }
    let mut checks = vec![sections::check()];
    checks.extend(problems::check(form));
    checks.extend(statement::check(form));
    checks.extend(summary::checks(form));
    checks.extend(identity::checks());
    checks.extend(period::check(form));
    checks.push(stale_year::check());
    checks.extend(basis::checks());
    checks.extend(leftovers::checks());
    checks.push(headings::check());
    checks.push(personal::check());
    checks.push(punctuation::check());
    checks
}

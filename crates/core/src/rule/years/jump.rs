//! `XY-JUMP`: many times more or fewer applications than a year ago.

use crate::form::Form;
use crate::rule::settings::Limit;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::ratio;
use crate::rule::{Check, Reads};

/// Applications received, all applicants.
const RECEIVED: &str = "t3.received.total";

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let cell = form.cell_id(RECEIVED)?;
    Some(check_of("XY-JUMP", Reads::cell(cell).and_identity(), move |subject, findings| {
        let (Some(value), Some(before)) = (subject.value(cell), subject.before(cell)) else { return };
        let (factor, least) = (subject.limit(Limit::ReceivedJump), subject.limit(Limit::ReceivedJumpLeast));
        if ratio::jumps(value, before, factor, least) {
            let draft = draft("XY-JUMP").cell(cell).before(subject.report, cell);
            findings.push(draft.number("value", value).number("before", before).done());
        }
    }))
}

//! `T3-OTHERBIG`, `T3-C6`: so much under 其他 that something was probably not sorted.

use super::column::total;
use crate::form::Form;
use crate::number::Value;
use crate::rule::settings::Limit;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::ratio;
use crate::rule::{Check, Reads};

/// 其他 among the results: the last of its group, or the one row there was in the form of 2019.
const OTHER: [&str; 2] = ["t3.other_misc.total", "t3.other_handling.total"];
/// Applications received, of applicants of other kinds and in all.
const OTHER_APPLICANTS: &str = "t3.received.other";
const APPLICANTS: &str = "t3.received.total";

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    results(form).into_iter().chain(applicants(form)).collect()
}

fn results(form: &Form) -> Option<Box<dyn Check>> {
    let other = OTHER.iter().find_map(|key| form.cell_id(key))?;
    let concluded = total(form)?.concluded;
    Some(check("T3-OTHERBIG", Reads::cells([other, concluded]), move |subject, findings| {
        let (Some(value), Some(all)) = (subject.value(other), subject.value(concluded)) else { return };
        let (share, least) = (subject.limit(Limit::OtherShare), subject.limit(Limit::OtherLeast));
        if value >= Value::from(least) && ratio::exceeds(value, all, share) {
            let draft = draft("T3-OTHERBIG").cell(other).cells(&[concluded]).number("value", value);
            findings.push(draft.number("all", all).number("share", Value::from(share)).done());
        }
    }))
}

fn applicants(form: &Form) -> Option<Box<dyn Check>> {
    let (other, all) = (form.cell_id(OTHER_APPLICANTS)?, form.cell_id(APPLICANTS)?);
    Some(check("T3-C6", Reads::cells([other, all]), move |subject, findings| {
        let (Some(value), Some(received)) = (subject.value(other), subject.value(all)) else { return };
        let (share, least) =
            (subject.limit(Limit::OtherApplicants), subject.limit(Limit::OtherApplicantsLeast));
        if received >= Value::from(least) && ratio::exceeds(value, received, share) {
            let draft = draft("T3-C6").cell(other).cells(&[all]).number("value", value);
            findings.push(draft.number("all", received).number("share", Value::from(share)).done());
        }
    }))
}

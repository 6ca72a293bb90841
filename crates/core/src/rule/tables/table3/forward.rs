//! `T3-FWDBIG`, `T3-FWDOLD`: much carried over, or more than came in.

use super::column::total;
use crate::form::Form;
use crate::number::Value;
use crate::rule::settings::Limit;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::ratio;
use crate::rule::{Check, Reads};

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let Some(column) = total(form) else { return Vec::new() };
    let (received, carried_in, carried_out) = (column.received, column.carried_in, column.carried_out);
    vec![
        check("T3-FWDBIG", Reads::cells([received, carried_out]), move |subject, findings| {
            let (Some(new), Some(out)) = (subject.value(received), subject.value(carried_out)) else {
                return;
            };
            let (share, least) = (subject.limit(Limit::ForwardShare), subject.limit(Limit::ForwardLeast));
            if out >= Value::from(least) && ratio::exceeds(out, new, share) {
                let draft = draft("T3-FWDBIG").cell(carried_out).cells(&[received]).number("out", out);
                findings.push(draft.number("new", new).number("share", Value::from(share)).done());
            }
        }),
        check("T3-FWDOLD", Reads::cells([received, carried_in, carried_out]), move |subject, findings| {
            let (Some(new), Some(old), Some(out)) =
                (subject.value(received), subject.value(carried_in), subject.value(carried_out))
            else {
                return;
            };
            if out > new && old > Value::ZERO {
                let draft = draft("T3-FWDOLD").cell(carried_out).cells(&[received, carried_in]);
                findings.push(draft.number("out", out).number("new", new).done());
            }
        }),
    ]
}

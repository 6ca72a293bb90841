//! `T4-AFTER`, `T4-REVVSANS`, `T4-NOAPP`: cases that nothing else in the report accounts for.

use crate::form::{CellId, Form};
use crate::number::Value;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::ratio;
use crate::rule::{Check, Reads};

/// Reviews and both kinds of suits, all results.
const REVIEWS: &str = "t4.review.total";
const DIRECT: &str = "t4.suit_direct.total";
const AFTER: &str = "t4.suit_after_review.total";
/// Applications of the year.
const RECEIVED: &str = "t3.received.total";
const CARRIED_IN: &str = "t3.carried_in.total";
const CONCLUDED: &str = "t3.concluded.total";

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    all(form).unwrap_or_default()
}

fn all(form: &Form) -> Option<Vec<Box<dyn Check>>> {
    let cell = |key| form.cell_id(key);
    let (reviews, direct, after) = (cell(REVIEWS)?, cell(DIRECT)?, cell(AFTER)?);
    let cases = [reviews, direct, after];
    let (received, carried_in, concluded) = (cell(RECEIVED)?, cell(CARRIED_IN)?, cell(CONCLUDED)?);
    let reads = |more: &[CellId]| Reads::cells(cases.into_iter().chain(more.iter().copied())).and_identity();
    Some(vec![
        check("T4-AFTER", reads(&[]), move |subject, findings| {
            let (Some(suits), Some(this), Some(last)) =
                (subject.value(after), subject.value(reviews), subject.before(reviews))
            else {
                return;
            };
            if suits > Value::ZERO && this.is_zero() && last.is_zero() {
                let draft = draft("T4-AFTER").cell(after).cells(&[reviews]);
                findings.push(draft.before(subject.report, reviews).number("suits", suits).done());
            }
        }),
        check("T4-REVVSANS", reads(&[concluded]), move |subject, findings| {
            let sum = ratio::total(cases.map(|cell| subject.value(cell)));
            let answers = ratio::total([subject.value(concluded), subject.before(concluded)]);
            let (Some(sum), Some(answers)) = (sum, answers) else { return };
            // Where nothing was answered at all it is T4-NOAPP that speaks.
            if sum > answers && !answers.is_zero() {
                let draft = draft("T4-REVVSANS").cells(&cases).cells(&[concluded]);
                let draft = draft.before(subject.report, concluded);
                findings.push(draft.number("cases", sum).number("answers", answers).done());
            }
        }),
        check("T4-NOAPP", reads(&[received, carried_in, concluded]), move |subject, findings| {
            let sum = ratio::total(cases.map(|cell| subject.value(cell)));
            let applications = ratio::total([subject.value(received), subject.value(carried_in)]);
            let (Some(sum), Some(applications), Some(last)) = (sum, applications, subject.before(concluded))
            else {
                return;
            };
            if sum > Value::ZERO && applications.is_zero() && last.is_zero() {
                let draft = draft("T4-NOAPP").cells(&cases).cells(&[received]);
                findings.push(draft.before(subject.report, concluded).number("cases", sum).done());
            }
        }),
    ])
}

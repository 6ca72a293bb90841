//! `T2-UNIT`: fees that were probably written in 元 where the form asks for 万元.

use crate::finding::Finding;
use crate::form::{CellId, Form};
use crate::number::Value;
use crate::rule::settings::Limit;
use crate::rule::subject::agency::Kind;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
#[cfg(feature = "prose")]
use crate::rule::subject::{money, wording::list};
use crate::rule::{Check, Reads, Subject};

/// The fees in 万元.
const FEES: &str = "t2.fees.amount";
/// 元 in one 万元.
const YUAN: i64 = 10_000;
/// Amounts below this are too common for a chance agreement to mean anything.
#[cfg(feature = "prose")]
const LEAST: i64 = 100;

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let fees = form.cell_id(FEES)?;
    let reads = Reads::cell(fees).and_prose().and_identity();
    Some(check_of("T2-UNIT", reads, move |subject, findings| judge(fees, subject, findings)))
}

fn judge(fees: CellId, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(value) = subject.value(fees) else { return };
    let draft = || draft("T2-UNIT").cell(fees).number("value", value);
    if let Some(before) = subject.before(fees)
        && (slipped(value, before) || slipped(before, value))
    {
        let draft = draft().before(subject.report, fees).number("before", before);
        findings.push(draft.case("T2-UNIT.before").done());
        return;
    }
    #[cfg(feature = "prose")]
    if value >= Value::from(LEAST)
        && let Some(amount) = same_in_yuan(value, subject)
    {
        findings.push(draft().case("T2-UNIT.prose").at(amount).done());
        return;
    }
    let may_be_so_large =
        matches!(Kind::of(&subject.report.agency), Kind::Province | Kind::State | Kind::City);
    if !may_be_so_large && value >= Value::from(subject.limit(Limit::FeesMost)) {
        findings.push(draft().done());
    }
}

/// Whether one amount is ten thousand times the other, give or take three tenths.
fn slipped(large: Value, small: Value) -> bool {
    if small.is_zero() || small.is_negative() {
        return false;
    }
    let tenths = |tenths: i64| small.checked_mul(YUAN / 10)?.checked_mul(tenths);
    match (large, tenths(7), tenths(13)) {
        (large, Some(low), Some(high)) => large >= low && large <= high,
        _ => false,
    }
}

/// Where the prose, speaking of fees, has the same figure in 元.
#[cfg(feature = "prose")]
fn same_in_yuan(value: Value, subject: &Subject<'_>) -> Option<crate::finding::Place> {
    let wording = &subject.wording();
    let amount = wording.hits(list::FEE_WORD).find_map(|hit| {
        let sentence = wording.sentence(hit.span);
        money::amounts(wording, sentence).find(|amount| amount.in_yuan && amount.figure == value)
    })?;
    Some(wording.place(amount.span))
}

//! `T2o-ITEM`, `T2o-NEG`, `T2o-DEC`: numbers of items, their change, and decisions, in the form of 2019.

use crate::finding::Finding;
use crate::form::{CellId, Form};
use crate::number::Value;
use crate::rule::subject::check;
use crate::rule::subject::draft::{draft, term};
use crate::rule::subject::ratio;
use crate::rule::{Check, Reads, Subject};

/// Columns of the rows that count items; decisions are not counted for fees.
const PRIOR: &str = "prior_items";
const CHANGE: &str = "change";
const DECISIONS: &str = "decisions";

#[derive(Debug, Clone, Copy)]
struct Items {
    prior: CellId,
    change: CellId,
    decisions: Option<CellId>,
}

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let rows = form.cell_ids().filter_map(|prior| {
        let row = form.key(prior).strip_suffix(PRIOR)?.to_owned();
        let change = form.cell_id(&format!("{row}{CHANGE}"))?;
        Some(Items { prior, change, decisions: form.cell_id(&format!("{row}{DECISIONS}")) })
    });
    let mut checks = Vec::new();
    for items in rows {
        let reads = || Reads::cells([items.prior, items.change].into_iter().chain(items.decisions));
        checks.push(check("T2o-ITEM", reads().and_identity(), move |subject, findings| {
            carried(items, subject, findings);
        }));
        checks.push(check("T2o-NEG", reads(), move |subject, findings| below(items, subject, findings)));
        if let Some(decisions) = items.decisions {
            checks.push(check("T2o-DEC", reads(), move |subject, findings| {
                without_items(items, decisions, subject, findings);
            }));
        }
    }
    checks
}

fn carried(items: Items, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let expected = ratio::total([subject.before(items.prior), subject.before(items.change)]);
    let (Some(value), Some(expected)) = (subject.value(items.prior), expected) else { return };
    if value != expected {
        let report = subject.report;
        let draft = draft("T2o-ITEM").cell(items.prior).before(report, items.prior);
        let draft = draft.before(report, items.change).number("value", value);
        findings.push(draft.number("expected", expected).done());
    }
}

fn below(items: Items, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let left = ratio::total([subject.value(items.prior), subject.value(items.change)]);
    if let Some(left) = left.filter(|left| left.is_negative()) {
        let draft = draft("T2o-NEG").cell(items.change).cells(&[items.prior]);
        findings.push(draft.number("left", left).done());
    }
}

fn without_items(items: Items, decisions: CellId, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let (Some(prior), Some(change), Some(taken)) =
        (subject.value(items.prior), subject.value(items.change), subject.value(decisions))
    else {
        return;
    };
    let has_items = prior > Value::ZERO || prior.checked_add(change).is_some_and(|now| now > Value::ZERO);
    if taken > Value::ZERO && !has_items {
        let places = [term(subject.report, 1, items.prior), term(subject.report, 1, items.change)];
        let draft = draft("T2o-DEC").cell(decisions).number("value", taken);
        findings.push(places.into_iter().fold(draft, |draft, term| draft.at(term.place)).done());
    }
}

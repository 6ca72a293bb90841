//! `T3-SHIFT`: two neighbouring rows or columns that are off by the same, one too much and one too little.

use super::column::TABLE;
use crate::finding::{Fact, Finding};
use crate::form::{CellId, Each, Form, Relation, Sum};
use crate::number::Value;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::ratio;
use crate::rule::{Check, Reads, Subject};

/// The sums of one rule, in the order of the rows or columns that they stand in.
#[derive(Debug)]
struct Family {
    each: Each,
    sums: Vec<Sum>,
}

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let table = form.tables().iter().position(|table| table.key == TABLE)?;
    let of_table = |sum: &&Sum| {
        let first = sum.cells().next().and_then(|cell| form.cell(cell));
        sum.relation == Relation::Equal && first.is_some_and(|cell| cell.table == table)
    };
    let mut families: Vec<Family> = Vec::new();
    let mut last = "";
    for sum in form.sums().iter().filter(of_table) {
        match families.last_mut() {
            Some(family) if last == sum.rule => family.sums.push(sum.clone()),
            _ => families.push(Family { each: sum.each, sums: vec![sum.clone()] }),
        }
        last = &sum.rule;
    }
    let cells = families.iter().flat_map(|family| &family.sums).flat_map(Sum::cells);
    let reads = Reads::cells(cells);
    (!families.is_empty())
        .then(|| check_of("T3-SHIFT", reads, move |subject, findings| judge(&families, subject, findings)))
}

fn judge(families: &[Family], subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for family in families {
        let mut off = family.sums.iter().enumerate().filter_map(|(position, sum)| {
            let residual = residual(sum, subject)?;
            (!residual.is_zero()).then_some((position, sum, residual))
        });
        let (Some(first), Some(second), None) = (off.next(), off.next(), off.next()) else { continue };
        let neighbours = second.0 == first.0 + 1;
        if !neighbours || first.2.checked_neg() != Some(second.2) {
            continue;
        }
        let (Some(from), Some(to), Some(size)) = (shown(first.1), shown(second.1), first.2.checked_abs())
        else {
            continue;
        };
        let name = |cell| match family.each {
            Each::Row => Fact::Row(cell),
            Each::Column => Fact::Column(cell),
        };
        let sentence = match family.each {
            Each::Row => "T3-SHIFT",
            Each::Column => "T3-SHIFT.column",
        };
        let draft = draft("T3-SHIFT").case(sentence).cells(&[from, to]);
        let draft = draft.fact("one", name(from)).fact("other", name(to)).number("size", size);
        findings.push(draft.done());
        // Balance and results tell of the same pair of columns; once is enough.
        return;
    }
}

fn residual(sum: &Sum, subject: &Subject<'_>) -> Option<Value> {
    let side = |cells: &[CellId]| ratio::total(cells.iter().map(|cell| subject.value(*cell)));
    side(&sum.left)?.checked_sub(side(&sum.right)?)
}

/// The cell to look at: a total, or the first cell of a balance.
fn shown(sum: &Sum) -> Option<CellId> {
    sum.total().or_else(|| sum.left.first().copied())
}

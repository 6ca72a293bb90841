//! `CELL-PASTE`: a figure that was split over two cells, two figures that were glued into one, and a whole column that
//! was pasted twice.

use super::super::{Check, Reads, Subject};
use crate::finding::{Fact, Finding};
use crate::form::{CellId, Each, Form, Relation, Sum};
use crate::number::Value;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::ratio;

/// Rows of a column that must be the same, and different from each other, for the column to count as copied.
const LEAST_COPIED: usize = 3;

/// One check per row that has a total, and one per pair of columns that are added up.
pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let rows = form.sums().iter().filter(|sum| sum.each == Each::Row && sum.relation == Relation::Equal);
    let rows: Vec<Sum> = rows.filter(|sum| sum.total().is_some()).cloned().collect();
    let mut checks: Vec<Box<dyn Check>> = Vec::new();
    for columns in columns(form, &rows) {
        let reads = Reads::cells(columns.iter().flatten().copied());
        checks.push(check("CELL-PASTE", reads, move |subject, findings| copied(&columns, subject, findings)));
    }
    for row in rows {
        let reads = Reads::cells(row.cells());
        checks.push(check("CELL-PASTE", reads, move |subject, findings| judge(&row, subject, findings)));
    }
    checks
}

/// The cells of each column.
type Columns = Vec<Vec<CellId>>;

/// The parts of rows column by column, for each block.
fn columns(form: &Form, rows: &[Sum]) -> Vec<Columns> {
    let mut blocks: Vec<((usize, usize), Columns)> = Vec::new();
    for row in rows {
        let Some(cell) = row.left.first().and_then(|cell| form.cell(*cell)) else { continue };
        let block = (cell.table, cell.block);
        if blocks.last().is_none_or(|(last, _)| *last != block) {
            blocks.push((block, vec![Vec::new(); row.left.len()]));
        }
        if let Some((_, columns)) = blocks.last_mut() {
            for (column, cell) in columns.iter_mut().zip(&row.left) {
                column.push(*cell);
            }
        }
    }
    blocks.into_iter().map(|(_, columns)| columns).collect()
}

fn judge(row: &Sum, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let sum = ratio::total(row.left.iter().map(|cell| subject.value(*cell)));
    let total = row.total().and_then(|total| subject.value(total));
    let Some(missing) = sum.zip(total).and_then(|(sum, total)| total.checked_sub(sum)) else { return };
    if missing.is_zero() {
        return;
    }
    let fits =
        |value: i64, instead_of: i64| Value::from(value).checked_sub(instead_of.into()) == Some(missing);
    let counts: Vec<Option<i64>> = row.left.iter().map(|cell| count(*cell, subject)).collect();
    let beside = |position: usize| counts.get(position).copied().flatten();
    let mut candidates = Vec::new();
    for (position, (cell, own)) in row.left.iter().zip(&counts).enumerate() {
        let Some(own) = *own else { continue };
        let (before, after) = (position.checked_sub(1).and_then(beside), beside(position + 1));
        let joined = after.filter(|_| own > 0).and_then(|after| Some((joined(own, after)?, own + after)));
        if let Some((joined, _)) = joined.filter(|(joined, apart)| fits(*joined, *apart)) {
            candidates.push(("CELL-PASTE.split", *cell, row.left.get(position + 1).copied(), joined));
        }
        if (before == Some(0) || after == Some(0)) && parts(own).any(|parts| fits(parts, own)) {
            candidates.push(("CELL-PASTE.glued", *cell, None, own));
        }
    }
    // With two ways to explain it, neither is worth a word.
    let [(sentence, cell, next, value)] = candidates.as_slice() else { return };
    let draft = draft("CELL-PASTE").case(sentence).cells(&[*cell]).fact("row", Fact::Row(*cell));
    let draft = match next {
        Some(next) => draft.cells(&[*next]).fact("other", Fact::Column(*next)),
        None => draft,
    };
    findings.push(draft.fact("one", Fact::Column(*cell)).number("value", (*value).into()).done());
}

fn count(cell: CellId, subject: &Subject<'_>) -> Option<i64> {
    subject.value(cell)?.to_integer().filter(|count| (0..1_000_000_000).contains(count))
}

/// The digits of one figure behind those of another.
fn joined(one: i64, other: i64) -> Option<i64> {
    let digits = other.checked_ilog10().unwrap_or(0) + 1;
    one.checked_mul(10_i64.checked_pow(digits)?)?.checked_add(other)
}

/// What the two parts of a figure add up to, for every place where it can be cut.
fn parts(value: i64) -> impl Iterator<Item = i64> {
    let digits = value.checked_ilog10().unwrap_or(0);
    (1..=digits).filter_map(move |place| {
        let power = 10_i64.checked_pow(place)?;
        Some(value / power + value % power)
    })
}

fn copied(columns: &[Vec<CellId>], subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (left, right) in columns.iter().zip(columns.iter().skip(1)) {
        let is_same = |(one, other): (&CellId, &CellId)| {
            subject.value(*one).is_some() && subject.value(*one) == subject.value(*other)
        };
        if !left.iter().zip(right).all(is_same) {
            continue;
        }
        let mut figures: Vec<Value> = Vec::new();
        for figure in left.iter().filter_map(|cell| subject.value(*cell)) {
            if figure > Value::from(1) && !figures.contains(&figure) {
                figures.push(figure);
            }
        }
        let (Some(from), Some(to)) = (left.first(), right.first()) else { continue };
        if figures.len() >= LEAST_COPIED {
            let draft = draft("CELL-PASTE").case("CELL-PASTE.column").cells(&[*to, *from]);
            let draft = draft.fact("one", Fact::Column(*from)).fact("other", Fact::Column(*to));
            findings.push(draft.done());
        }
    }
}

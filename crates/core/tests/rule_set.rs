//! The arithmetic rules of each edition as linear equations: their rank, which follow from others, and that they do
//! not contradict each other.

#![allow(clippy::expect_used, reason = "a test that cannot be set up must stop")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use gouji_core::check::broken_sums;
use gouji_core::form::{self, Form, Relation, Sum};

/// A prime larger than any number that a small matrix of ones can produce by chance; the rank over it is never larger
/// than the true one.
const PRIME: i128 = (1 << 61) - 1;

/// The equations of a form: a row per sum, a column per cell, +1 left and −1 right.
fn equations<'a>(form: &'a Form, table: &str) -> Vec<(&'a Sum, BTreeMap<usize, i128>)> {
    let of_table = |sum: &&Sum| sum.cells().all(|cell| form.key(cell).split('.').next() == Some(table));
    let equal = form.sums().iter().filter(|sum| sum.relation == Relation::Equal).filter(of_table);
    equal
        .map(|sum| {
            let mut row = BTreeMap::new();
            for cell in &sum.left {
                *row.entry(cell.index()).or_insert(0) += 1;
            }
            for cell in &sum.right {
                *row.entry(cell.index()).or_insert(0) -= 1;
            }
            (sum, row)
        })
        .collect()
}

fn inverse(value: i128) -> i128 {
    let (mut result, mut base, mut exponent) = (1, value.rem_euclid(PRIME), PRIME - 2);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    result
}

/// The rank by elimination.
fn rank(rows: impl IntoIterator<Item = BTreeMap<usize, i128>>) -> usize {
    let mut pivots: Vec<(usize, BTreeMap<usize, i128>)> = Vec::new();
    for mut row in rows {
        for (column, pivot) in &pivots {
            let factor = row.get(column).copied().unwrap_or(0);
            if factor != 0 {
                for (cell, value) in pivot {
                    let entry = row.entry(*cell).or_insert(0);
                    *entry = (*entry - factor * value).rem_euclid(PRIME);
                }
            }
        }
        row.retain(|_, value| value.rem_euclid(PRIME) != 0);
        if let Some((column, value)) = row.iter().next().map(|(column, value)| (*column, *value)) {
            let factor = inverse(value);
            for value in row.values_mut() {
                *value = (*value * factor).rem_euclid(PRIME);
            }
            pivots.push((column, row));
        }
    }
    pivots.len()
}

#[test]
fn table_3_has_two_rules_that_follow_from_the_others() {
    for (edition, rules) in [("2021", 39), ("2019", 37)] {
        let form = support::edition(edition);
        let equations = equations(&form, "t3");
        assert_eq!(equations.len(), rules);
        assert_eq!(rank(equations.iter().map(|(_, row)| row.clone())), rules - 2, "{edition}");
    }
}

#[test]
fn table_4_has_none() {
    for form in form::builtin() {
        let equations = equations(form, "t4");
        assert_eq!(equations.len(), 3);
        assert_eq!(rank(equations.into_iter().map(|(_, row)| row)), 3);
    }
}

/// The two dependencies, exactly: the balances of the parts and the rows of both sides make the balance of the total;
/// so do the results of the parts and the rows of the results.
#[test]
fn the_balance_and_the_results_of_the_total_follow_from_the_rest() {
    for form in form::builtin() {
        let equations = equations(form, "t3");
        for rule in ["T3-BAL", "T3-RES"] {
            let columns: Vec<_> = equations.iter().filter(|(sum, _)| sum.rule == rule).collect();
            let (total, parts) = columns.split_last().expect("columns");
            let mut sum: BTreeMap<usize, i128> = BTreeMap::new();
            let mut add = |row: &BTreeMap<usize, i128>, factor: i128| {
                for (cell, value) in row {
                    *sum.entry(*cell).or_insert(0) += factor * value;
                }
            };
            for (_, row) in parts {
                add(row, 1);
            }
            add(&total.1, -1);
            // Each row says that the parts are the total; taken with the sign that the row has in the column.
            for (own, row) in equations.iter().filter(|(sum, _)| sum.rule == "T3-ROW") {
                let in_column = own.right.iter().find_map(|cell| total.1.get(&cell.index()));
                add(row, -in_column.copied().unwrap_or(0));
            }
            assert!(sum.values().all(|value| *value == 0), "{} {rule}", form.id());
        }
    }
}

/// Every rule of table 3 is part of one of the two dependencies: leaving one out loses nothing, leaving two out of
/// different dependencies loses nothing either, but two rows of results already do.
#[test]
fn which_rules_can_be_left_out() {
    let form = support::edition("2021");
    let equations = equations(&form, "t3");
    let without = |left_out: &BTreeSet<usize>| {
        let kept = equations.iter().enumerate().filter(|(number, _)| !left_out.contains(number));
        rank(kept.map(|(_, (_, row))| row.clone()))
    };
    for number in 0..equations.len() {
        assert_eq!(without(&BTreeSet::from([number])), 37, "without {number}");
    }
    let of_rule = |rule: &str, cell: &str| {
        let is_it = |(sum, _): &(&Sum, _)| sum.rule == rule && sum.cells().any(|own| form.key(own) == cell);
        equations.iter().position(is_it).expect("a sum")
    };
    let balance = of_rule("T3-BAL", "t3.received.total");
    let results = of_rule("T3-RES", "t3.granted.total");
    assert_eq!(without(&BTreeSet::from([balance, results])), 37);
    let (granted, partial) = (of_rule("T3-ROW", "t3.granted.total"), of_rule("T3-ROW", "t3.partial.total"));
    assert_eq!(without(&BTreeSet::from([granted, partial])), 36);
}

/// Reports of any size satisfy all rules of an edition at once, with every figure above zero: the rules do not
/// contradict each other, and none of them forces a figure to be zero.
#[test]
fn the_rules_do_not_contradict_each_other() {
    for form in form::builtin() {
        for size in [1, 7, 1000] {
            let report = support::consistent(form, |cell| size + i64::try_from(cell.index()).unwrap_or(0));
            assert_eq!(broken_sums(&report), 0, "{} {size}", form.id());
            for sum in form.sums() {
                assert!(
                    sum.cells().all(|cell| report.value(cell).is_some_and(|value| value > 0.into())),
                    "{} {}",
                    form.id(),
                    sum.rule
                );
            }
        }
    }
}

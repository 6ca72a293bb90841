//! How often each kind of mistake in a table 3 is found, and under its own name: `cargo bench -p gouji-core`.

#![expect(clippy::unwrap_used, reason = "a bench may stop")]

#[path = "../tests/repair_engine/table3.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod table3;

use gouji_core::repair::{Cause, Effort, Outcome, RepairOption, solve};
use table3::{COLUMNS, Random, Table};

/// Makes one mistake of a kind; `None` where this table and this draw have no place for it.
type Plant = fn(&mut Table, &mut Random) -> Option<()>;

const KINDS: &[(&str, Cause, Plant)] = &[
    ("two digits swapped", Cause::DigitsSwapped, |table, random| {
        typo(table, random, |digits, at| digits.swap(at, at + 1))
    }),
    ("a digit left out", Cause::DigitDropped, |table, random| {
        typo(table, random, |digits, at| {
            digits.remove(at);
        })
    }),
    ("a digit too many", Cause::DigitAdded, |table, random| {
        typo(table, random, |digits, at| digits.insert(at, digits[at]))
    }),
    ("a digit wrong", Cause::DigitWrong, |table, random| {
        typo(table, random, |digits, at| digits[at] = b'0' + (digits[at] - b'0' + 3) % 10)
    }),
    ("元 for 万元", Cause::UnitScale, |table, random| {
        let cell = filled(table, random, 1)?;
        *at(table, cell) *= 10_000;
        Some(())
    }),
    ("a total copied into a part", Cause::TotalCopiedIntoPart, |table, random| {
        let row = pick(random, table.rows.len());
        let total = table.rows[row][COLUMNS - 1];
        let column = pick(random, COLUMNS - 1);
        (total > 9 && table.rows[row][column] == 0 && column > 0).then(|| table.rows[row][column] = total)
    }),
    ("a total not updated", Cause::TotalNotUpdated, |table, random| {
        let row = pick(random, table.rows.len());
        let by = 11 + i64::try_from(random.below(400)).unwrap();
        let total = &mut table.rows[row][COLUMNS - 1];
        (*total > by).then(|| *total -= by)
    }),
    ("counted under the wrong column", Cause::MovedBetweenColumns, |table, random| {
        let row = pick(random, table.rows.len());
        let (from, to) = (pick(random, COLUMNS - 1), pick(random, COLUMNS - 1));
        moved(table, random, (row, from), (row, to))
    }),
    ("counted under the wrong row", Cause::MovedBetweenRows, |table, random| {
        let outcomes = table.rows.len() - 4;
        let column = pick(random, COLUMNS - 1);
        let (from, to) = (2 + pick(random, outcomes), 2 + pick(random, outcomes));
        moved(table, random, (from, column), (to, column))
    }),
    ("a figure one column too far", Cause::ColumnShift, |table, random| {
        let row = pick(random, table.rows.len());
        let column = pick(random, COLUMNS - 2);
        shifted(table, (row, column), (row, column + 1))
    }),
    ("a figure one row too low", Cause::RowShift, |table, random| {
        let row = 2 + pick(random, table.rows.len() - 5);
        let column = pick(random, COLUMNS - 1);
        shifted(table, (row, column), (row + 1, column))
    }),
    ("one number in two cells", Cause::SplitNumber, |table, random| {
        let row = pick(random, table.rows.len());
        let column = pick(random, COLUMNS - 2);
        let figure = table.rows[row][column];
        if figure < 100 || table.rows[row][column + 1] != 0 {
            return None;
        }
        table.rows[row][column] = figure / 100;
        table.rows[row][column + 1] = figure % 100;
        (figure % 100 > 9).then_some(())
    }),
];

fn main() {
    let rounds: usize =
        std::env::var("GOUJI_BENCH_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(500);
    println!(
        "| kind of mistake, one in a table 3 | tables | the only answer | first of several | further down | not among \
         the smallest | named as what it is |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|");
    for (name, cause, plant) in KINDS {
        let mut random = Random(20_240_331);
        let mut counts = [0_usize; 5];
        let mut tables = 0;
        while tables < rounds {
            let right = Table::random(&mut random, if tables.is_multiple_of(2) { 21 } else { 19 });
            let mut wrong = right.clone();
            if plant(&mut wrong, &mut random).is_none() || wrong.rows == right.rows {
                continue;
            }
            tables += 1;
            let truth: Vec<usize> = (0..right.rows.len() * COLUMNS)
                .filter(|cell| {
                    right.rows[cell / COLUMNS][cell % COLUMNS] != wrong.rows[cell / COLUMNS][cell % COLUMNS]
                })
                .collect();
            let outcome = solve(&wrong.problem(), &Effort::default()).unwrap();
            let sets = outcome.combined(1000).unwrap_or_default();
            counts[match (sets.contains(&truth), sets.len()) {
                (true, 1) => 0,
                (true, _) if first(&outcome) == truth => 1,
                (true, _) => 2,
                (false, _) => 3,
            }] += 1;
            let named = |option: &RepairOption| option.cause == *cause;
            counts[4] +=
                usize::from(outcome.repairs.iter().any(|repair| repair.options.first().is_some_and(named)));
        }
        println!(
            "| {name} | {tables} | {} | {} | {} | {} | {} |",
            counts[0], counts[1], counts[2], counts[3], counts[4]
        );
    }
}

/// The cells that the answer listed first would change.
fn first(outcome: &Outcome) -> Vec<usize> {
    let options = outcome.repairs.iter().filter_map(|repair| repair.options.first());
    let mut cells: Vec<usize> = options.flat_map(|option| &option.edits).map(|edit| edit.variable).collect();
    cells.sort_unstable();
    cells
}

fn pick(random: &mut Random, end: usize) -> usize {
    usize::try_from(random.below(u64::try_from(end).unwrap())).unwrap()
}

fn at(table: &mut Table, cell: usize) -> &mut i64 {
    &mut table.rows[cell / COLUMNS][cell % COLUMNS]
}

/// A cell with a figure of at least so much.
fn filled(table: &Table, random: &mut Random, least: i64) -> Option<usize> {
    let cells =
        (0..table.rows.len() * COLUMNS).filter(|cell| table.rows[cell / COLUMNS][cell % COLUMNS] >= least);
    let cells: Vec<usize> = cells.collect();
    (!cells.is_empty()).then(|| cells[pick(random, cells.len())])
}

/// A slip of the fingers in a figure of at least two digits.
fn typo(table: &mut Table, random: &mut Random, slip: fn(&mut Vec<u8>, usize)) -> Option<()> {
    let cell = filled(table, random, 10)?;
    let mut digits = at(table, cell).to_string().into_bytes();
    let place = pick(random, digits.len() - 1);
    slip(&mut digits, place);
    *at(table, cell) = String::from_utf8(digits).ok()?.parse().ok()?;
    Some(())
}

/// Some of what belongs in one cell stands in another.
fn moved(table: &mut Table, random: &mut Random, from: (usize, usize), to: (usize, usize)) -> Option<()> {
    let there = table.rows[from.0][from.1];
    if from == to || there < 12 {
        return None;
    }
    let by = 10 + i64::try_from(random.below(u64::try_from(there - 10).unwrap())).unwrap();
    table.rows[from.0][from.1] -= by;
    table.rows[to.0][to.1] += by;
    Some(())
}

/// A figure stands in the empty neighbour of its cell.
fn shifted(table: &mut Table, from: (usize, usize), to: (usize, usize)) -> Option<()> {
    let figure = table.rows[from.0][from.1];
    (figure > 9 && table.rows[to.0][to.1] == 0).then(|| {
        table.rows[from.0][from.1] = 0;
        table.rows[to.0][to.1] = figure;
    })
}

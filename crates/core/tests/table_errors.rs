//! Errors planted in tables: every cell of every table wrong in several ways, two cells at once, and cells that only
//! last year's report shows to be wrong.
//!
//! `cargo test -p gouji-core --test table_errors -- --nocapture` prints the rates by kind of slip and by rule.
#![allow(clippy::expect_used, reason = "a test that cannot be set up must stop")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use gouji_core::check::{Context, check};
use gouji_core::form::{self, CellId, Form, Relation, Sum};
use gouji_core::{Finding, Report, Severity};

/// Slips of one cell.
const SLIPS: [Slip; 6] =
    [Slip::DigitWrong, Slip::DigitsSwapped, Slip::DigitDropped, Slip::DigitAdded, Slip::Blanked, Slip::Moved];

/// Per cent of the single slips in summed cells that must be caught, per thousand of two slips at once, and per cent of
/// the slips that only last year's report shows.
const SINGLE: usize = 100;
/// See [`SINGLE`].
const DOUBLE: usize = 990;
/// See [`SINGLE`].
const ACROSS: usize = 100;

/// What goes wrong with a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slip {
    DigitWrong,
    DigitsSwapped,
    DigitDropped,
    DigitAdded,
    Blanked,
    /// The figure stands in the next cell of its row, and a nought where it was.
    Moved,
}

impl fmt::Display for Slip {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::DigitWrong => "last digit wrong",
            Self::DigitsSwapped => "last two digits swapped",
            Self::DigitDropped => "first digit dropped",
            Self::DigitAdded => "a digit added",
            Self::Blanked => "blanked",
            Self::Moved => "moved one cell on",
        })
    }
}

impl Slip {
    /// The cells that it changes, with their new texts; none where it changes nothing.
    fn on(self, report: &Report, cell: CellId) -> Vec<(CellId, String)> {
        let text = report.text(cell);
        let digits: Vec<char> = text.chars().collect();
        let changed = |text: String| vec![(cell, text)];
        let number = text.chars().all(|c| c.is_ascii_digit()) && !text.is_empty();
        if !number && self != Self::Blanked {
            return Vec::new();
        }
        match self {
            Self::DigitWrong => {
                let last = digits.last().and_then(|c| c.to_digit(10)).map(|digit| (digit + 3) % 10);
                let kept: String = digits.iter().take(digits.len() - 1).collect();
                last.map_or_else(Vec::new, |last| changed(format!("{kept}{last}")))
            }
            Self::DigitsSwapped => match digits.as_slice() {
                [rest @ .., tens, ones] if tens != ones && !(rest.is_empty() && *ones == '0') => {
                    changed(rest.iter().chain([ones, tens]).collect())
                }
                _ => Vec::new(),
            },
            Self::DigitDropped if digits.len() > 1 => changed(digits.iter().skip(1).collect::<String>()),
            Self::DigitDropped => Vec::new(),
            Self::DigitAdded => changed(format!("{text}1")),
            Self::Blanked => changed(String::new()),
            Self::Moved => {
                let row = report.form().block_of(cell).zip(report.form().cell(cell));
                let next = row.and_then(|(block, own)| block.cell(own.row, own.column + 1));
                match next {
                    Some(next) if text != "0" => vec![(cell, "0".to_owned()), (next, text.to_owned())],
                    _ => Vec::new(),
                }
            }
        }
    }
}

/// Two reports of following years in which nothing is wrong.
fn true_reports(form: &Arc<Form>, seed: i64) -> (Report, Report) {
    let figure = |cell: CellId, year: i64| -> i64 {
        let own = form.cell(cell).expect("a cell of the form");
        let spread = (i64::try_from(cell.index()).unwrap_or(0) * 37 + seed * 11 + year * 5) % 23;
        match form.key(cell).split('.').collect::<Vec<_>>().as_slice() {
            // Stocks that carry over, with nothing repealed and one document more each year.
            // What is pending comes back the next year.
            ["t2", _, "issued" | "made" | "disclosed"] | ["t4", _, "pending"] => 1,
            ["t2", "licensing" | "penalties" | "coercion", "decisions"] => 140 + spread,
            ["t2", _, "in_force" | "disclosed_total"] => 20 + seed % 5 + year,
            ["t2", _, "prior_items"] => 12,
            ["t2", "procurement", _] => 3,
            ["t4", _, "upheld"] => 5 + spread % 3 + year,
            ["t4", _, "corrected"] => 2,
            ["t3", "carried_in", _] => carried(own.column, seed, year - 1),
            ["t3", "carried_out", _] => carried(own.column, seed, year),
            // What ends otherwise, for want of payment or for secrecy, asks for words that tables do not have.
            ["t2", ..] | ["t3", "denied_state_secret" | "other_fee_unpaid", _] => 0,
            ["t3", _, "natural"] => 11 + spread,
            ["t3", _, "enterprise"] => 3 + spread % 4,
            ["t3", _, "research"] => spread % 2,
            ["t3", _, "legal_service"] => i64::from(spread % 5 == 0),
            ["t3", ..] => 0,
            _ => 1,
        }
    };
    let of = |year: i64| {
        let mut report = support::consistent(form, |cell| figure(cell, year));
        let first = form.years().0;
        report.year = Some(first + 1 + u16::try_from(year).expect("a small year") - 1);
        "青石市人民政府".clone_into(&mut report.agency);
        report
    };
    (of(1), of(0))
}

fn carried(column: usize, seed: i64, year: i64) -> i64 {
    [4, 1, 0, 0, 0, 0, 0].get(column).copied().unwrap_or(0) + (seed + year) % 2 * i64::from(column == 0)
}

/// What is found beside notes.
fn doubts(report: &Report, previous: Option<&Report>) -> Vec<Finding> {
    let findings = check(report, &Context { previous, ..Context::default() });
    findings.into_iter().filter(|finding| finding.severity != Severity::Note).collect()
}

#[derive(Debug, Default, Clone, Copy)]
struct Rate {
    planted: usize,
    caught: usize,
    placed: usize,
}

impl Rate {
    fn add(&mut self, before: &[Finding], after: &[Finding], cells: &[CellId]) -> BTreeSet<String> {
        let new: Vec<&Finding> = after.iter().filter(|finding| !before.contains(finding)).collect();
        let places: BTreeSet<CellId> =
            new.iter().flat_map(|finding| &finding.places).filter_map(gouji_core::Place::cell).collect();
        self.planted += 1;
        self.caught += usize::from(!new.is_empty());
        self.placed += usize::from(cells.iter().all(|cell| places.contains(cell)));
        new.iter().map(|finding| finding.rule.as_str().to_owned()).collect()
    }

    fn line(&self) -> String {
        let share = |part: usize| {
            let tenths = part * 1000 / self.planted.max(1);
            format!("{}.{} %", tenths / 10, tenths % 10)
        };
        format!("{} | {} | {}", self.planted, share(self.caught), share(self.placed))
    }
}

struct Measured {
    /// By edition, whether the cell is in a sum, and slip.
    single: BTreeMap<(String, bool, Slip), Rate>,
    double: BTreeMap<String, Rate>,
    across: BTreeMap<(String, &'static str), Rate>,
    by_rule: BTreeMap<String, usize>,
    false_alarms: BTreeMap<String, usize>,
}

fn changed(report: &Report, edits: &[(CellId, String)]) -> Report {
    let mut other = report.clone();
    for (cell, text) in edits {
        other.set(*cell, text);
    }
    other
}

fn measure() -> Measured {
    let mut found = Measured {
        single: BTreeMap::new(),
        double: BTreeMap::new(),
        across: BTreeMap::new(),
        by_rule: BTreeMap::new(),
        false_alarms: BTreeMap::new(),
    };
    for form in form::builtin() {
        let edition = form.id().to_owned();
        let equal = form.sums().iter().filter(|sum| sum.relation == Relation::Equal);
        let summed: BTreeSet<CellId> = equal.flat_map(Sum::cells).collect();
        for seed in [1, 6] {
            let (report, previous) = true_reports(form, seed);
            let clean = doubts(&report, None);
            let beside = doubts(&report, Some(&previous));
            for finding in clean.iter().chain(&beside) {
                *found.false_alarms.entry(finding.rule.as_str().to_owned()).or_default() += 1;
            }
            for cell in form.cell_ids() {
                for slip in SLIPS {
                    let edits = slip.on(&report, cell);
                    let cells: Vec<CellId> = edits.iter().map(|(cell, _)| *cell).collect();
                    let same = edits.iter().all(|(cell, text)| report.text(*cell) == text);
                    if same {
                        continue;
                    }
                    let rate =
                        found.single.entry((edition.clone(), summed.contains(&cell), slip)).or_default();
                    for rule in rate.add(&clean, &doubts(&changed(&report, &edits), None), &cells) {
                        *found.by_rule.entry(rule).or_default() += 1;
                    }
                }
            }
            two_at_once(&report, &clean, &summed, found.double.entry(edition.clone()).or_default());
            across_years(&report, &previous, &beside, &edition, &mut found.across);
        }
    }
    found
}

/// Wrong digits in two cells, drawn the same way at every run.
fn two_at_once(report: &Report, clean: &[Finding], summed: &BTreeSet<CellId>, rate: &mut Rate) {
    let cells: Vec<CellId> = summed.iter().copied().collect();
    let mut state = 7_usize;
    for _ in 0..400 {
        let mut draw = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            cells[(state >> 33) % cells.len()]
        };
        let (one, other) = (draw(), draw());
        let edits: Vec<(CellId, String)> =
            [one, other].iter().flat_map(|cell| Slip::DigitWrong.on(report, *cell)).collect();
        if one != other {
            rate.add(clean, &doubts(&changed(report, &edits), None), &[one, other]);
        }
    }
}

/// Cells that agree with all others of their report, and not with last year's.
fn across_years(
    report: &Report,
    previous: &Report,
    clean: &[Finding],
    edition: &str,
    rates: &mut BTreeMap<(String, &'static str), Rate>,
) {
    let form = report.form();
    let number =
        |cell: CellId| report.value(cell).and_then(gouji_core::number::Value::to_integer).unwrap_or(0);
    // One more carried in and one fewer received, in a column and in the total: every sum still holds.
    let of = |row: &str, column: &str| form.cell_id(&format!("t3.{row}.{column}"));
    for column in
        form.table("t3").map_or(&[][..], |table| &table.blocks[0].columns).iter().map(|own| &own.key)
    {
        let cells = [("carried_in", 1), ("received", -1)].iter().flat_map(|(row, by)| {
            let columns = [column.as_str(), "total"];
            columns.into_iter().take(if column == "total" { 1 } else { 2 }).map(move |own| (*row, own, *by))
        });
        let edits: Vec<(CellId, String)> = cells
            .filter_map(|(row, column, by)| {
                of(row, column).map(|cell| (cell, (number(cell) + by).to_string()))
            })
            .collect();
        if column == "total" || edits.iter().any(|(_, text)| text.starts_with('-')) {
            continue;
        }
        let rate = rates.entry((edition.to_owned(), "carried over from last year")).or_default();
        let found = doubts(&changed(report, &edits), Some(previous));
        rate.add(clean, &found, &[edits[0].0]);
    }
    let stocks: Vec<CellId> = form
        .cell_ids()
        .filter(|cell| {
            let key = form.key(*cell);
            key.starts_with("t2.") && (key.ends_with(".in_force") || key.ends_with(".prior_items"))
        })
        .collect();
    for cell in stocks {
        for by in [-1, 1, 10] {
            let edits = [(cell, (number(cell) + by).to_string())];
            let rate = rates.entry((edition.to_owned(), "stock or number of items")).or_default();
            rate.add(clean, &doubts(&changed(report, &edits), Some(previous)), &[cell]);
        }
    }
}

#[test]
fn slips_in_tables_are_caught_and_true_tables_left_alone() {
    let found = measure();
    println!("| edition | cells | slip | planted | caught | place named |\n|---|---|---|---:|---:|---:|");
    let mut summed = Rate::default();
    for ((edition, in_sum, slip), rate) in &found.single {
        let cells = if *in_sum { "in a sum" } else { "alone" };
        println!("| {edition} | {cells} | {slip} | {} |", rate.line());
        if *in_sum {
            summed.planted += rate.planted;
            summed.caught += rate.caught;
            summed.placed += rate.placed;
        }
    }
    for (edition, rate) in &found.double {
        println!("| {edition} | in a sum | two digits wrong at once | {} |", rate.line());
    }
    for ((edition, what), rate) in &found.across {
        println!("| {edition} | beside last year's | {what} | {} |", rate.line());
    }
    println!("\n| rule | slips that it noticed | false alarms |\n|---|---:|---:|");
    for (rule, count) in &found.by_rule {
        let false_alarms = found.false_alarms.get(rule).copied().unwrap_or(0);
        println!("| {rule} | {count} | {false_alarms} |");
    }
    assert!(found.false_alarms.is_empty(), "true tables: {:?}", found.false_alarms);
    assert!(summed.planted > 2_500, "{summed:?}");
    assert!(summed.caught * 100 >= summed.planted * SINGLE, "{summed:?}");
    for rate in found.double.values() {
        assert!(rate.planted > 700 && rate.caught * 1_000 >= rate.planted * DOUBLE, "{rate:?}");
    }
    for rate in found.across.values() {
        assert!(rate.planted > 3 && rate.caught * 100 >= rate.planted * ACROSS, "{rate:?}");
    }
}

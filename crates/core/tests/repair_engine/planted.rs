//! Mistakes planted in tables with the structure of table 3.

use super::checker;
use super::table3::{COLUMNS, Random, Table};
use gouji_core::repair::{Cause, Effort, Fits, Outcome, Rational, Status, solve};

struct Case {
    planted: Vec<(usize, i64)>,
    /// Right value less written value of each planted cell.
    errors: Vec<i64>,
    outcome: Outcome,
}

impl Case {
    fn truth(&self) -> Vec<usize> {
        self.planted.iter().map(|&(cell, _)| cell).collect()
    }

    fn sets(&self) -> Vec<Vec<usize>> {
        self.outcome.combined(100_000).unwrap_or_default()
    }
}

fn cases(seed: u64, wrong: usize, count: usize) -> Vec<Case> {
    let mut random = Random(seed);
    (0..count)
        .map(|round| {
            let mut table = match round % 3 {
                0 => Table::random(&mut random, 21),
                1 => Table::random(&mut random, 19),
                _ => Table::city(),
            };
            let planted = table.plant(&mut random, wrong);
            let written = |cell: usize| table.rows[cell / COLUMNS][cell % COLUMNS];
            let errors = planted.iter().map(|&(cell, right)| right - written(cell)).collect();
            let problem = table.problem();
            let outcome = solve(&problem, &Effort::default()).unwrap();
            checker::check(&problem, &outcome);
            Case { planted, errors, outcome }
        })
        .collect()
}

#[test]
fn a_right_table_needs_nothing() {
    let mut random = Random(7);
    for table in [Table::city(), Table::random(&mut random, 21), Table::random(&mut random, 19)] {
        let outcome = solve(&table.problem(), &Effort::default()).unwrap();
        assert_eq!((outcome.status, outcome.nodes), (Status::NothingToDo, 0));
    }
}

#[test]
fn the_structure_is_that_of_table_3() {
    let problem = Table::city().problem();
    assert_eq!((problem.variables.len(), problem.rules.len()), (175, 39));
    let mut sizes: Vec<usize> = problem.rules.iter().map(|rule| rule.terms.len()).collect();
    sizes.sort_unstable();
    sizes.dedup();
    assert_eq!(sizes, [4, 7, 22]);
    let older = Table::random(&mut Random(1), 19).problem();
    assert_eq!((older.variables.len(), older.rules.len()), (161, 37));
}

#[test]
fn one_wrong_cell_is_always_found_with_its_right_value() {
    for case in cases(1, 1, 600) {
        assert_eq!(case.outcome.status, Status::Unique);
        assert_eq!(case.sets(), [case.truth()]);
        let edit = &case.outcome.repairs[0].options[0].edits[0];
        assert_eq!((edit.to, edit.fits), (Rational::integer(case.planted[0].1), Fits::Only));
        assert_eq!(case.outcome.repairs[0].certificate.smaller_sets_tried, 0);
    }
}

#[test]
fn every_single_cell_of_a_real_table_is_found() {
    let right = Table::city();
    for cell in 0..175 {
        let mut table = right.clone();
        table.rows[cell / COLUMNS][cell % COLUMNS] += 9;
        let outcome = solve(&table.problem(), &Effort::default()).unwrap();
        assert_eq!(outcome.combined(10), Some(vec![vec![cell]]));
    }
}

#[test]
fn two_wrong_cells_are_found_unless_their_errors_are_equal() {
    let cases = cases(2, 2, 900);
    let mut unique = 0;
    for case in &cases {
        let sets = case.sets();
        assert_eq!(case.outcome.weight(), Some(Rational::integer(2)));
        assert!(sets.contains(&case.truth()));
        if case.outcome.status == Status::Unique {
            unique += 1;
        } else {
            assert_eq!(case.errors[0].abs(), case.errors[1].abs(), "a tie without equal errors");
            // All answers are corners of one rectangle: two rows, two columns.
            let mut rows: Vec<usize> = sets.iter().flatten().map(|cell| cell / COLUMNS).collect();
            rows.sort_unstable();
            rows.dedup();
            let mut columns: Vec<usize> = sets.iter().flatten().map(|cell| cell % COLUMNS).collect();
            columns.sort_unstable();
            columns.dedup();
            assert!(sets.len() > 2 || (rows.len() == 2 && columns.len() == 2));
        }
    }
    assert!(unique * 100 >= cases.len() * 97, "{unique} of {} unique", cases.len());
}

#[test]
fn corners_of_a_rectangle_with_equal_errors_tie() {
    let mut table = Table::city();
    table.rows[2][0] += 5;
    table.rows[3][1] += 5;
    let outcome = solve(&table.problem(), &Effort::default()).unwrap();
    let cell = Table::cell;
    // The other two corners would do as well: each of them 5 less wrong.
    assert_eq!(outcome.combined(10), Some(vec![vec![cell(2, 0), cell(3, 1)], vec![cell(2, 1), cell(3, 0)]]));
}

#[test]
fn four_equal_errors_on_a_rectangle_are_invisible_and_three_look_like_the_fourth() {
    let mut table = Table::city();
    table.rows[2][0] += 5;
    table.rows[3][0] -= 5;
    table.rows[2][1] -= 5;
    let outcome = solve(&table.problem(), &Effort::default()).unwrap();
    assert_eq!(outcome.combined(10), Some(vec![vec![Table::cell(3, 1)]]));
    table.rows[3][1] += 5;
    assert_eq!(solve(&table.problem(), &Effort::default()).unwrap().status, Status::NothingToDo);
}

#[test]
fn three_and_four_wrong_cells_are_no_worse_than_the_truth() {
    for (wrong, count, least) in [(3, 300, 90), (4, 150, 85)] {
        let cases = cases(wrong as u64, wrong, count);
        let mut exact = 0;
        for case in &cases {
            let truth = Rational::integer(i64::try_from(wrong).unwrap());
            let weight = case.outcome.weight().unwrap();
            assert!(weight <= truth);
            if weight == truth {
                assert!(case.sets().contains(&case.truth()), "the truth is among the smallest repairs");
            }
            exact += usize::from(case.sets() == [case.truth()]);
        }
        assert!(exact * 100 >= cases.len() * least, "{exact} of {} exact for {wrong}", cases.len());
    }
}

#[test]
fn far_apart_mistakes_are_separate_entries() {
    let mut table = Table::city();
    table.rows[2][0] = 1157; // 1175
    table.rows[15][3] = 7; // 0
    let outcome = solve(&table.problem(), &Effort::default()).unwrap();
    assert_eq!(outcome.status, Status::Unique);
    let cells: Vec<usize> =
        outcome.repairs.iter().map(|repair| repair.options[0].edits[0].variable).collect();
    assert_eq!(cells, [Table::cell(2, 0), Table::cell(15, 3)]);
    assert_eq!(outcome.repairs[0].options[0].cause, Cause::DigitsSwapped);
    assert!(!outcome.repairs[0].options[0].weak);
    // Each entry names the rules it settles, and proves itself.
    for repair in &outcome.repairs {
        assert_eq!(repair.rules.len(), 2);
        assert_eq!(repair.certificate.disjoint_rules.len(), 1);
    }
}

#[test]
fn causes_are_told_from_the_places() {
    let cause = |change: &dyn Fn(&mut Table)| {
        let mut table = Table::city();
        change(&mut table);
        let outcome = solve(&table.problem(), &Effort::default()).unwrap();
        let option = &outcome.repairs[0].options[0];
        (outcome.repairs.len(), option.cause, option.weak)
    };
    assert_eq!(cause(&|table| table.rows[0][0] = 340), (1, Cause::DigitDropped, false));
    assert_eq!(cause(&|table| table.rows[0][0] = 34021), (1, Cause::DigitAdded, false));
    assert_eq!(cause(&|table| table.rows[0][0] = 3502), (1, Cause::DigitWrong, false));
    assert_eq!(cause(&|table| table.rows[21][0] = 1), (1, Cause::DigitDropped, true));
    assert_eq!(cause(&|table| table.rows[4][1] = 27), (1, Cause::Unexplained, false));
    assert_eq!(cause(&|table| table.rows[5][1] = 27), (1, Cause::TotalCopiedIntoPart, false));
    assert_eq!(cause(&|table| table.rows[23][6] = 3077), (1, Cause::TotalNotUpdated, false));
    assert_eq!(cause(&|table| table.rows[18][0] = 580_000), (1, Cause::UnitScale, false));
    // 58 stands one column too far to the right.
    assert_eq!(
        cause(&|table| {
            table.rows[18][0] = 0;
            table.rows[18][1] = 58;
        }),
        (1, Cause::ColumnShift, false)
    );
    // 305 stands one row too low.
    assert_eq!(
        cause(&|table| {
            table.rows[15][0] = 0;
            table.rows[16][0] = 305;
            table.rows[17][0] = 39;
        }),
        (1, Cause::RowShift, false)
    );
    // 15 applications by enterprises counted under natural persons.
    assert_eq!(
        cause(&|table| {
            table.rows[12][0] += 15;
            table.rows[12][1] -= 15;
        }),
        (1, Cause::MovedBetweenColumns, false)
    );
    assert_eq!(
        cause(&|table| {
            table.rows[12][0] -= 33;
            table.rows[13][0] += 33;
        }),
        (1, Cause::MovedBetweenRows, false)
    );
    // 305 typed into two cells.
    assert_eq!(
        cause(&|table| {
            table.rows[15][0] = 3;
            table.rows[15][1] = 5;
        }),
        (1, Cause::SplitNumber, false)
    );
}

#[test]
fn a_cap_is_announced_and_what_is_safe_stays_exact() {
    let mut table = Table::city();
    table.rows[2][0] += 5;
    table.rows[3][1] += 5;
    table.rows[15][6] = 3050;
    let mut problem = table.problem();
    let all = solve(&problem, &Effort::default()).unwrap();
    assert_eq!(all.safe(), [Table::cell(15, 6)]);
    problem.limits.options = 1;
    let capped = solve(&problem, &Effort::default()).unwrap();
    assert!(capped.repairs[0].capped && capped.repairs[0].options.len() == 1);
    assert_eq!(capped.status, Status::Tied);
    assert_eq!(capped.safe(), all.safe());
    checker::check(&problem, &capped);
}

#[test]
fn giving_up_says_so_with_the_bound_reached() {
    let mut random = Random(5);
    let mut table = Table::random(&mut random, 21);
    table.plant(&mut random, 12);
    let problem = table.problem();
    let outcome = solve(&problem, &Effort { nodes: 3 }).unwrap();
    assert_eq!(outcome.status, Status::NotSolved);
    let repair = &outcome.repairs[0];
    assert!(repair.options.is_empty() && repair.stopped.is_some());
    assert!(repair.certificate.proved_bound >= repair.certificate.lower_bound);
    assert!(!repair.certificate.lower_bound.is_zero() && !repair.rules.is_empty());
    let mut asked = 0;
    let stopped = gouji_core::repair::solve_until(&problem, &Effort::default(), &mut || {
        asked += 1;
        asked > 2
    });
    assert_eq!(stopped.unwrap().status, Status::NotSolved);
}

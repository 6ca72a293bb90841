//! Repairs of whole reports: the wrong cell is found and its right value proved, ties are told, doubt breaks them.

mod support;

use gouji_core::check::repairs::{self, CellSuspicion, ReportRepair};
use gouji_core::check::{Context, check};
use gouji_core::form::{self, CellId, Form};
use gouji_core::repair::{Effort, Status};
use gouji_core::{Lang, Report, message};
use proptest::prelude::*;

fn figures(form: &std::sync::Arc<Form>) -> Report {
    support::consistent(form, |cell| i64::try_from(cell.index() * 37 % 83).unwrap_or(0))
}

fn solve(report: &Report) -> Vec<ReportRepair> {
    repairs::repairs(report, &[], &Effort::default())
}

fn in_table<'a>(form: &'a Form, table: &'a str) -> impl Iterator<Item = CellId> + 'a {
    form.cell_ids().filter(move |cell| form.key(*cell).starts_with(table))
}

#[test]
fn nothing_wrong_nothing_proposed() {
    for form in form::builtin() {
        assert_eq!(solve(&figures(form)), []);
    }
}

#[test]
fn one_wrong_cell_of_table_3_is_found_with_its_right_value() {
    for form in form::builtin() {
        let clean = figures(form);
        for cell in in_table(form, "t3.") {
            let mut report = clean.clone();
            let right = report.set(cell, "9157");
            let found = solve(&report);
            assert_eq!(found.len(), 1, "{}", form.key(cell));
            assert_eq!((found[0].status, found[0].changes), (Status::Unique, Some(1)), "{}", form.key(cell));
            let edit = &found[0].options[0].edits[0];
            assert_eq!((edit.cell, edit.to.as_str(), edit.only), (cell, right.as_str(), true));
            let findings = check(&report, &Context::default());
            let settled = repairs::settles(&findings, &found);
            let broken = found[0].sums.len();
            assert_eq!(
                settled.iter().filter(|repair| **repair == Some(0)).count(),
                broken,
                "{}",
                form.key(cell)
            );
        }
    }
}

#[test]
fn one_wrong_cell_of_table_4_has_five_ties_and_doubt_breaks_them() {
    let form = support::edition("2021");
    let written = support::written(&form, "t4.review: 30 20 40 50 150");
    let found = solve(&written.report);
    assert_eq!((found[0].status, found[0].options.len()), (Status::Tied, 5));
    assert!(found[0].safe.is_empty());

    let doubted = support::cell(&form, "t4.review.other");
    let suspicion = CellSuspicion { cell: doubted, reason: "读入时没有把握".to_owned() };
    let found = repairs::repairs(&written.report, &[suspicion], &Effort::default());
    assert_eq!((found[0].status, found[0].options.len()), (Status::Unique, 1));
    let edit = &found[0].options[0].edits[0];
    assert_eq!((edit.cell, edit.to.as_str()), (doubted, "50"));
    let said = message::repair::option(&found[0].options[0], &form, Lang::Zh);
    assert!(said.contains("由 40 改为 50") && said.contains("读入时没有把握"), "{said}");
}

#[test]
fn independent_errors_are_settled_apart() {
    let form = support::edition("2021");
    let mut report = figures(&form);
    report.set(support::cell(&form, "t3.granted.natural"), "5000");
    report.set(support::cell(&form, "t4.review.total"), "6000");
    let found = solve(&report);
    let statuses: Vec<Status> = found.iter().map(|repair| repair.status).collect();
    assert_eq!(statuses, [Status::Unique, Status::Tied]);
}

#[test]
fn a_blank_is_forced_where_the_sums_leave_one_value() {
    let form = support::edition("2021");
    let written = support::written(&form, "t4.review: 30 20 _ 50 150\nt4.suit_direct: 1 _ 2 _ 9");
    let forced = repairs::forced(&written.report);
    assert_eq!(forced.len(), 1);
    assert_eq!((form.key(forced[0].cell), forced[0].value.as_str()), ("t4.review.other", "50"));
    assert_eq!(forced[0].sums[0].rule.as_str(), "T4-SUM");
    assert!(message::repair::forced(&forced[0], &form, Lang::Zh).contains("只能是 50"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_option_makes_its_sums_hold(
        errors in prop::collection::btree_map(0_usize..176, 0_i64..500, 1..4),
    ) {
        let form = support::edition("2019");
        let cells: Vec<CellId> = in_table(&form, "t3.").chain(in_table(&form, "t4.")).collect();
        let mut report = figures(&form);
        for (index, value) in &errors {
            report.set(cells[*index], &value.to_string());
        }
        let found = solve(&report);
        prop_assert!(found.iter().all(|repair| !repair.options.is_empty()));
        let changes: usize = found.iter().filter_map(|repair| repair.changes).sum();
        prop_assert!(changes <= errors.len(), "no more changes than errors");
        for repair in &found {
            for option in &repair.options {
                let mut repaired = report.clone();
                for edit in &option.edits {
                    prop_assert_eq!(repaired.set(edit.cell, &edit.to), edit.from.clone());
                }
                let left: Vec<_> = solve(&repaired).iter().flat_map(|rest| rest.sums.clone()).collect();
                prop_assert!(repair.sums.iter().all(|sum| !left.contains(sum)), "a sum is still broken");
            }
        }
    }
}

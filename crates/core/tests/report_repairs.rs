//! Repairs of whole reports: the wrong cell is found and its right value proved, ties are told, doubt breaks them.

mod support;

use gouji_core::check::repairs::{self, CellEvidence, ReportRepair};
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
    let doubt = CellEvidence::against(doubted, "读入时没有把握".to_owned());
    let found = repairs::repairs(&written.report, &[doubt], &Effort::default());
    assert_eq!((found[0].status, found[0].options.len()), (Status::Unique, 1));
    let edit = &found[0].options[0].edits[0];
    assert_eq!((edit.cell, edit.to.as_str()), (doubted, "50"));
    let said = message::repair::option(&found[0].options[0], &form, Lang::Zh);
    assert!(said.contains("由 40 改为 50") && said.contains("读入时没有把握"), "{said}");
}

/// What the sources around the tables say breaks a tie, and the answer says so.
#[test]
fn the_prose_speaks_for_a_cell_or_against_it() {
    let form = support::edition("2021");
    let total = support::cell(&form, "t4.review.total");
    let solve = |text: &str| {
        let mut report = support::written(&form, "t4.review: 30 20 40 50 150").report;
        report.set_prose(form.section_no("s1").unwrap(), text);
        let findings = check(&report, &Context::default());
        let evidence = repairs::evidence(&report, None, &findings, Lang::Zh);
        (repairs::repairs(&report, &evidence, &Effort::default()).remove(0), report)
    };
    let (found, _) = solve("本机关今年召开会议三次。");
    assert_eq!((found.status, found.options.len(), found.kept.len()), (Status::Tied, 5, 0));

    let (found, report) = solve("全年因政府信息公开被申请行政复议150件。");
    assert_eq!((found.status, found.options.len()), (Status::Tied, 4));
    assert_eq!(found.kept.iter().map(|kept| kept.cell).collect::<Vec<_>>(), [total]);
    assert!(found.options.iter().all(|option| option.edits[0].cell != total));
    let said = message::repair::heading(&found, report.form(), Lang::Zh);
    assert!(said.contains("正文") && said.contains("150"), "{said}");

    let (found, _) = solve("全年因政府信息公开被申请行政复议140件。");
    assert_eq!((found.status, found.options.len()), (Status::Unique, 1));
    let edit = &found.options[0].edits[0];
    assert_eq!((edit.cell, edit.to.as_str()), (total, "140"));
    assert!(edit.suspicion.as_ref().is_some_and(|reason| reason.contains("140")));
}

#[test]
fn last_years_report_speaks_for_what_was_carried_in() {
    let form = support::edition("2021");
    let (carried_in, granted) =
        (support::cell(&form, "t3.carried_in.natural"), support::cell(&form, "t3.carried_out.natural"));
    let mut report = figures(&form);
    report.year = Some(2024);
    let right = report.text(carried_in).to_owned();
    let mut previous = report.clone();
    previous.year = Some(2023);
    previous.set(granted, &right);
    let evidence = repairs::evidence(&report, Some(&previous), &[], Lang::Zh);
    assert!(evidence.iter().any(|one| one.cell == carried_in && one.reason.contains("上年")));
    // Of another year it says nothing.
    previous.year = Some(2020);
    assert!(repairs::evidence(&report, Some(&previous), &[], Lang::Zh).is_empty());
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

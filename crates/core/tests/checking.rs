//! Checking in full and checking what changed give the same; nothing that is no number is taken for zero.

#![allow(clippy::expect_used, reason = "a test that cannot be set up must stop")]

mod support;

use std::sync::Arc;

use gouji_core::check::{Context, Session, broken_sums, check};
use gouji_core::form::{self, Form};
use gouji_core::rule::Severity;
use gouji_core::{Finding, Report};
use proptest::prelude::*;

fn rules_of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<&'a str> {
    findings.into_iter().map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn a_consistent_report_has_no_finding() {
    for form in form::builtin() {
        let mut next = 0;
        let report = support::consistent(form, |_| {
            next = (next * 31 + 7) % 97;
            next
        });
        assert_eq!(rules_of(&check(&report, &Context::default())), Vec::<&str>::new(), "{}", form.id());
    }
}

#[test]
fn each_wrong_figure_breaks_exactly_the_sums_that_contain_it() {
    for form in form::builtin() {
        let clean = support::consistent(form, |_| 20);
        for cell in form.cell_ids() {
            let mut report = clean.clone();
            report.set(cell, "999999");
            let findings = check(&report, &Context::default());
            let broken = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
            let containing = form.sums().iter().filter(|sum| sum.cells().any(|own| own == cell)).count();
            assert_eq!(broken, containing, "{} {}", form.id(), form.key(cell));
            assert_eq!(broken_sums(&report), containing, "{} {}", form.id(), form.key(cell));
        }
    }
}

#[test]
fn what_is_no_number_is_never_taken_for_zero() {
    let form = support::edition("2021");
    // With the second operand taken for 0 every one of these would balance.
    for text in ["", "/", "—", "-", "无", "零", "O", "未统计", "几件"] {
        let mut written = support::written(&form, "t4.review: 1 0 0 0 1");
        written.report.set(support::cell(&form, "t4.review.corrected"), text);
        let findings = check(&written.report, &Context::default());
        assert!(!rules_of(&findings).contains(&"T4-SUM"), "{text}");
        assert!(!findings.is_empty(), "{text} must be spoken of");
    }
}

#[test]
fn sums_are_exact_up_to_the_largest_counts() {
    let form = support::edition("2021");
    let right = support::written(&form, "t4.review: 999999999999999 1 0 0 1000000000000000");
    assert_eq!(rules_of(&check(&right.report, &Context::default())), Vec::<&str>::new());
    let wrong = support::written(&form, "t4.review: 999999999999999 1 0 0 999999999999999");
    assert_eq!(rules_of(&check(&wrong.report, &Context::default())), ["T4-SUM"]);
}

#[test]
fn the_equation_carries_its_values() {
    let form = support::edition("2021");
    let written = support::written(&form, "t4.review: 3 1 0 2 4");
    let findings = check(&written.report, &Context::default());
    let equation = findings[0].equation.as_ref().expect("an equation");
    let text = |value: Option<gouji_core::number::Value>| value.map(|value| value.to_string());
    assert_eq!(text(equation.left_value), Some("6".to_owned()));
    assert_eq!(text(equation.right_value), Some("4".to_owned()));
    assert_eq!(text(equation.difference), Some("2".to_owned()));
    assert_eq!(equation.left.len(), 4);
    assert_eq!(findings[0].places[0].key(&form), "t4.review.total");
}

#[test]
fn blank_totals_are_named_once_and_not_as_blanks() {
    let form = support::edition("2021");
    let written = support::written(
        &form,
        "t3.granted: 1 0 0 0 0 0 _\nt3.concluded: 1 0 0 0 0 0 _\nt3.received: 1 0 0 0 0 0 1",
    );
    let findings = check(&written.report, &Context::default());
    let count = |rule: &str| findings.iter().filter(|finding| finding.rule.as_str() == rule).count();
    assert_eq!((count("CELL-TOTBLANK"), count("CELL-BLANK")), (2, 0), "{:?}", rules_of(&findings));
}

/// What a test may write into a cell.
fn cell_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0_i64..40).prop_map(|number| number.to_string()),
        1 => Just(String::new()),
        1 => prop::sample::select(vec!["/", "无", "-1", "2.5", "１２", "3件", "abc", "1,204", "1000000000000000", "1 2"])
            .prop_map(str::to_owned),
    ]
}

fn any_form() -> impl Strategy<Value = Arc<Form>> {
    let (old, new) = (support::edition("2019"), support::edition("2021"));
    let mixed = form::mixed(&new, &old, "t3").expect("both have a table 3");
    prop::sample::select(vec![old, new, mixed])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn full_and_incremental_checks_agree(
        form in any_form(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), cell_text()), 1..60),
    ) {
        let cells: Vec<_> = form.cell_ids().collect();
        let mut session = Session::new(support::consistent(&form, |_| 3), None);
        for (index, text) in &edits {
            let before: Vec<Finding> = session.findings().cloned().collect();
            let change = session.set(cells[index.index(cells.len())], text);
            let now: Vec<Finding> = session.findings().cloned().collect();
            prop_assert_eq!(&now, &check(session.report(), &Context::default()));
            prop_assert!(change.added.iter().all(|finding| now.contains(finding) && !before.contains(finding)));
            prop_assert!(change.removed.iter().all(|finding| before.contains(finding) && !now.contains(finding)));
            prop_assert_eq!(now.len() + change.removed.len(), before.len() + change.added.len());
        }
        for _ in &edits {
            session.undo();
        }
        prop_assert_eq!(session.undo(), None);
        prop_assert_eq!(session.findings().count(), 0, "every edit is taken back");
    }

    #[test]
    fn no_text_makes_a_check_panic(texts in prop::collection::vec(any::<String>(), 10..40)) {
        let form = support::edition("2021");
        let mut report = Report::new(Arc::clone(&form));
        for (cell, text) in form.cell_ids().zip(&texts) {
            report.set(cell, text);
        }
        let findings = check(&report, &Context::default());
        prop_assert!(findings.iter().all(|finding| !finding.places.is_empty()));
    }
}

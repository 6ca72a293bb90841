//! Checking in full and checking what changed give the same; nothing that is no number is taken for zero.

#![allow(clippy::expect_used, reason = "a test that cannot be set up must stop")]

mod support;

use std::sync::Arc;

use gouji_core::check::{Context, Session, broken_sums, check};
use gouji_core::form::{self, CellId, Form, Relation, SectionNo, Sum};
use gouji_core::number::Value;
use gouji_core::rule::Severity;
use gouji_core::rule::arithmetic::{Linear, Verdict};
use gouji_core::{Finding, Lang, Report, message};
use proptest::prelude::*;

fn rules_of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<&'a str> {
    findings.into_iter().map(|finding| finding.rule.as_str()).collect()
}

/// A text that no rule speaks of.
const PROSE: [(&str, &str); 3] = [
    (
        "s1",
        "全年主动公开信息120条；收到申请按时答复；清理规范性文件目录；网站专栏改版一次；组织培训两次，纳入考核。",
    ),
    (
        "s5",
        "存在的问题：解读材料形式比较单一，群众看不懂；个别栏目更新不够及时。改进措施：每季度检查栏目，重要文件配发图解，答复前逐件审核。",
    ),
    ("s6", "发出收费通知的申请人逾期均未缴费，本年度未收取信息处理费，无其他需要报告的事项。"),
];

/// A report whose sums all hold, with a text.
fn complete(form: &Arc<Form>, figure: impl FnMut(CellId) -> i64) -> Report {
    let mut report = support::consistent(form, figure);
    for (key, text) in PROSE {
        report.set_prose(support::section(form, key), text);
    }
    report
}

#[test]
fn a_complete_and_consistent_report_has_no_finding() {
    for form in form::builtin() {
        let report = complete(form, |_| 3);
        assert_eq!(rules_of(&check(&report, &Context::default())), Vec::<&str>::new(), "{}", form.id());
    }
}

#[test]
fn a_consistent_report_has_no_error() {
    for form in form::builtin() {
        let mut next = 0;
        let report = support::consistent(form, |_| {
            next = (next * 31 + 7) % 97;
            next
        });
        let findings = check(&report, &Context::default());
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        assert_eq!(rules_of(errors), Vec::<&str>::new(), "{}", form.id());
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
            let breaks = |sum: &&Sum| match sum.relation {
                Relation::Equal => sum.cells().any(|own| own == cell),
                // More on the right is allowed.
                Relation::AtMost => sum.left.contains(&cell),
            };
            let containing = form.sums().iter().filter(breaks).count();
            assert_eq!(broken, containing, "{} {}", form.id(), form.key(cell));
            assert_eq!(broken_sums(&report), containing, "{} {}", form.id(), form.key(cell));
        }
    }
}

#[test]
fn plain_counts_are_judged_as_reports_are() {
    for form in form::builtin() {
        let mut report = complete(form, |cell| i64::try_from(cell.index() % 7).unwrap());
        let sums: Vec<Linear> = form.sums().iter().map(Linear::new).collect();
        for cell in form.cell_ids() {
            let before = report.set(cell, "123456789012345");
            let count = |cell| report.value(cell).and_then(Value::to_integer).unwrap_or(0);
            let counts: Vec<i64> = form.cell_ids().map(count).collect();
            for sum in &sums {
                assert_eq!(sum.holds_for(&counts), sum.verdict(&report) == Verdict::Holds);
                assert!(!sum.holds_for(&[]));
            }
            report.set(cell, &before);
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
    assert!(!rules_of(&check(&right.report, &Context::default())).contains(&"T4-SUM"));
    let wrong = support::written(&form, "t4.review: 999999999999999 1 0 0 999999999999999");
    assert!(rules_of(&check(&wrong.report, &Context::default())).contains(&"T4-SUM"));
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
fn a_table_of_another_edition_is_named_by_itself() {
    let (old, new) = (support::edition("2019"), support::edition("2021"));
    let mixed = form::mixed(&new, &old, "t3").expect("both have a table 3");
    let mut report = complete(&mixed, |_| 3);
    let editions = |report: &Report| -> Vec<String> {
        let findings = check(report, &Context::default());
        let ours = findings.iter().filter(|finding| finding.rule.as_str() == "XY-EDITION");
        ours.map(|finding| finding.places[0].key(&mixed)).collect()
    };
    assert_eq!(editions(&report), ["s3"], "without a year the tables must still be of one form");
    report.year = Some(2023);
    assert_eq!(editions(&report), ["s3"]);
    report.year = Some(2020);
    assert_eq!(editions(&report), ["s2"], "table 4 never changed");
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

/// One change of a report.
#[derive(Debug, Clone)]
enum Edit {
    Cell(prop::sample::Index, String),
    Prose(prop::sample::Index, String),
    Identity(String, Option<u16>, String),
}

/// What a test may write into a section: sentences that rules look for, in any order, and anything at all.
fn prose() -> impl Strategy<Value = String> {
    let sentence = prop::sample::select(vec![
        "",
        "无。",
        "2023年，我委公开信息XX条。",
        "全年收取信息处理费3940元。",
        "存在的问题：更新慢。改进措施：加强检查。",
        "作出行政处罚决定。",
        "公开行政处罚信息12条。",
        "（一）主动公开\n（三）培训",
        "手机13912345678。",
        "统计期限自2022年1月1日至12月31日。",
        "根据第492号令和[2021]30号编制。",
        "由总体情况、主动公开、存在的问题六部分组成。",
        "按照第四十九条，于3月31日前公布。",
        "答复被纠正后完善了审核程序。",
        "纳入考核，开展评议，没有责任追究。",
        "一些地区推进较慢。",
        "全年主动公开信息，申请、文件、网站和培训都有安排，水库移民和山塘鉴定资料逐一登记，按村张贴，便于群众查阅和监督。",
    ]);
    let sentences = prop::collection::vec(sentence, 0..6).prop_map(|sentences| sentences.concat());
    prop_oneof![5 => sentences, 1 => any::<String>()]
}

fn identity() -> impl Strategy<Value = (String, Option<u16>, String)> {
    let agency = prop::sample::select(vec![
        "",
        "青石县水利局",
        "柳溪镇人民政府",
        "青石县人民政府",
        "白鹭市人民政府办公室",
    ]);
    let year = prop::option::of(2019_u16..2026);
    let title = prop::sample::select(vec!["", "青石县水利局2023年政府信息公开工作年度报告", "2020年年报"]);
    (agency, year, title).prop_map(|(agency, year, title)| (agency.to_owned(), year, title.to_owned()))
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (any::<prop::sample::Index>(), cell_text()).prop_map(|(cell, text)| Edit::Cell(cell, text)),
        2 => (any::<prop::sample::Index>(), prose()).prop_map(|(section, text)| Edit::Prose(section, text)),
        1 => identity().prop_map(|(agency, year, title)| Edit::Identity(agency, year, title)),
    ]
}

/// A previous year's report with some figures and a text.
fn previous() -> impl Strategy<Value = Option<Report>> {
    let figures = prop::collection::vec(0_i64..60, 7);
    let some = (any_form(), figures, prose(), identity()).prop_map(|(form, figures, text, identity)| {
        let mut next = 0;
        let mut report = support::consistent(&form, |_| {
            next += 1;
            figures[next % figures.len()]
        });
        report.set_prose(support::section(&form, "s1"), &text);
        (report.agency, report.year, report.title) = identity;
        report
    });
    prop::option::of(some)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn full_and_incremental_checks_agree(
        form in any_form(),
        previous in previous(),
        edits in prop::collection::vec(edit(), 1..60),
    ) {
        let cells: Vec<_> = form.cell_ids().collect();
        let sections: Vec<_> = (0..form.sections().len()).filter_map(SectionNo::from_index).collect();
        let mut session = Session::new(support::consistent(&form, |_| 3), previous.clone());
        let at_first: Vec<Finding> = session.findings().cloned().collect();
        for edit in &edits {
            let before: Vec<Finding> = session.findings().cloned().collect();
            let change = match edit {
                Edit::Cell(cell, text) => session.set(cells[cell.index(cells.len())], text),
                Edit::Prose(section, text) => session.set_prose(sections[section.index(sections.len())], text),
                Edit::Identity(agency, year, title) => session.set_identity(agency, *year, title),
            };
            let now: Vec<Finding> = session.findings().cloned().collect();
            let context = Context { previous: previous.as_ref(), ..Context::default() };
            prop_assert_eq!(&now, &check(session.report(), &context), "after {:?}", edit);
            prop_assert!(change.added.iter().all(|finding| now.contains(finding) && !before.contains(finding)));
            prop_assert!(change.removed.iter().all(|finding| before.contains(finding) && !now.contains(finding)));
            prop_assert_eq!(now.len() + change.removed.len(), before.len() + change.added.len());
        }
        for _ in &edits {
            session.undo();
        }
        prop_assert_eq!(session.undo(), None);
        prop_assert_eq!(session.findings().cloned().collect::<Vec<_>>(), at_first, "every edit is taken back");
    }

    #[test]
    fn no_text_makes_a_check_panic(
        texts in prop::collection::vec(any::<String>(), 10..40),
        prose in prop::collection::vec(prose(), 3),
        identity in identity(),
        previous in previous(),
    ) {
        let form = support::edition("2021");
        let mut report = Report::new(Arc::clone(&form));
        for (cell, text) in form.cell_ids().zip(&texts) {
            report.set(cell, text);
        }
        for ((key, _), text) in PROSE.iter().zip(&prose) {
            report.set_prose(support::section(&form, key), text);
        }
        (report.agency, report.year, report.title) = identity;
        let findings = check(&report, &Context { previous: previous.as_ref(), ..Context::default() });
        prop_assert!(findings.iter().all(|finding| !finding.places.is_empty()));
        for finding in &findings {
            for lang in [Lang::Zh, Lang::En] {
                let said = message::say(finding, &form, lang);
                prop_assert!(!said.is_empty());
            }
        }
    }
}

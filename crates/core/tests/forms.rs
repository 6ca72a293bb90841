//! The official forms are what the notices print, and a form of one's own works without a line of code.

#![allow(clippy::expect_used, reason = "a test that cannot be set up must stop")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gouji_core::check::{Context, check};
use gouji_core::form::{self, Form, GridContent, Lang};
use gouji_core::{Report, message};

fn sums_by_rule(form: &Form) -> BTreeMap<String, usize> {
    let mut count = BTreeMap::new();
    for sum in form.sums() {
        *count.entry(sum.rule.clone()).or_default() += 1;
    }
    count
}

fn expected(counts: &[(&str, usize)]) -> BTreeMap<String, usize> {
    counts.iter().map(|(rule, count)| ((*rule).to_owned(), *count)).collect()
}

#[test]
fn editions_have_the_sums_that_the_notices_print() {
    let (old, new) = (support::edition("2019"), support::edition("2021"));
    assert_eq!(sums_by_rule(&new), expected(&[("T3-BAL", 7), ("T3-RES", 7), ("T3-ROW", 25), ("T4-SUM", 3)]));
    assert_eq!(
        sums_by_rule(&old),
        expected(&[("T2o-PUB", 2), ("T3-BAL", 7), ("T3-RES", 7), ("T3-ROW", 23), ("T4-SUM", 3)])
    );
}

#[test]
fn editions_have_the_cells_of_the_contract() {
    let count = |form: &Form, table: &str| {
        form.cells().iter().filter(|cell| cell.key.starts_with(&format!("{table}."))).count()
    };
    let (old, new) = (support::edition("2019"), support::edition("2021"));
    assert_eq!(["t2", "t3", "t4"].map(|table| count(&new, table)), [10, 175, 15]);
    assert_eq!(["t2", "t3", "t4"].map(|table| count(&old, table)), [22, 161, 15]);
    for key in ["t2.regulations.issued", "t2.normative.in_force", "t2.fees.amount"] {
        assert!(new.cell_id(key).is_some() && old.cell_id(key).is_none(), "{key}");
    }
    for key in
        ["t2.normative.disclosed_total", "t2.services.change", "t2.fees.prior_items", "t2.procurement.amount"]
    {
        assert!(old.cell_id(key).is_some() && new.cell_id(key).is_none(), "{key}");
    }
    for key in [
        "t3.denied_admin_query.legal_service",
        "t3.unavailable_unclear.total",
        "t4.suit_after_review.pending",
    ] {
        assert!(old.cell_id(key).is_some() && new.cell_id(key).is_some(), "{key}");
    }
    assert!(
        old.cell_id("t3.other_handling.total").is_some() && new.cell_id("t3.other_handling.total").is_none()
    );
    assert!(
        new.cell_id("t3.other_fee_unpaid.total").is_some()
            && old.cell_id("t3.other_fee_unpaid.total").is_none()
    );
}

#[test]
fn keys_and_ids_name_each_other() {
    for form in form::builtin() {
        let keys: BTreeSet<&str> = form.cells().iter().map(|cell| cell.key.as_str()).collect();
        assert_eq!(keys.len(), form.cells().len());
        for id in form.cell_ids() {
            assert_eq!(form.cell_id(form.key(id)), Some(id));
        }
    }
}

#[test]
fn editions_are_for_their_years() {
    let of = |year| form::for_year(year).map(|form| form.id().to_owned());
    assert_eq!([2019, 2020, 2021, 2026].map(of).map(Option::unwrap), ["2019", "2019", "2021", "2021"]);
    assert_eq!(of(2018), None);
}

/// Heads with their row and column spans, as the notices print them.
fn spans(form: &Form, table: &str) -> BTreeMap<String, (usize, usize)> {
    let grid = form.table(table).expect("a table").grid();
    let head = |content: &GridContent| match content {
        GridContent::Figure(_) => None,
        GridContent::Banner(text)
        | GridContent::Corner(text)
        | GridContent::ColumnHead(text)
        | GridContent::RowHead(text) => Some(text.zh.clone()),
    };
    let cells = grid.rows.iter().flatten();
    cells.filter_map(|cell| Some((head(&cell.content)?, (cell.row_span, cell.col_span)))).collect()
}

#[test]
fn merged_heads_of_table_3_are_the_official_ones() {
    for (id, results) in [("2019", 20), ("2021", 22)] {
        let spans = spans(&support::edition(id), "t3");
        assert_eq!(spans["三、本年度办理结果"], (results, 1));
        assert_eq!(spans["（三）不予公开"], (8, 1));
        assert_eq!(spans["（四）无法提供"], (3, 1));
        assert_eq!(spans["（五）不予处理"], (5, 1));
        assert_eq!(spans["（六）其他处理"], if id == "2021" { (3, 1) } else { (1, 2) });
        assert_eq!(spans["一、本年新收政府信息公开申请数量"], (1, 3));
        assert_eq!(spans["四、结转下年度继续办理"], (1, 3));
        assert_eq!(spans["（一）予以公开"], (1, 2));
        assert_eq!(spans["（七）总计"], (1, 2));
        assert_eq!(spans["申请人情况"], (1, 7));
        assert_eq!(spans["法人或其他组织"], (1, 5));
        assert_eq!(spans["自然人"], (2, 1));
        assert_eq!(spans["总计"], (2, 1));
        assert_eq!(spans["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"], (3, 3));
    }
}

#[test]
fn merged_heads_of_tables_2_and_4_are_the_official_ones() {
    let new = spans(&support::edition("2021"), "t2");
    assert_eq!(new["第二十条第（五）项"], (1, 4));
    assert_eq!(new["本年处理决定数量"], (1, 3));
    assert_eq!(new["本年收费金额（单位：万元）"], (1, 3));
    assert_eq!(new["现行有效件数"], (1, 1));
    let old = spans(&support::edition("2019"), "t2");
    assert_eq!(old["采购总金额"], (1, 2));
    let four = spans(&support::edition("2021"), "t4");
    assert_eq!(four["行政复议"], (1, 5));
    assert_eq!(four["行政诉讼"], (1, 10));
    assert_eq!(four["未经复议直接起诉"], (1, 5));
}

#[test]
fn every_printed_row_fills_the_width_of_its_table() {
    for form in form::builtin() {
        for table in form.tables() {
            let grid = table.grid();
            let mut open = vec![0_usize; grid.columns];
            for row in &grid.rows {
                let mut covered: Vec<bool> = open.iter().map(|rows| *rows > 0).collect();
                for rows in &mut open {
                    *rows = rows.saturating_sub(1);
                }
                for cell in row {
                    for column in cell.column..cell.column + cell.col_span {
                        assert!(!covered[column], "{} overlaps in column {column}", table.key);
                        covered[column] = true;
                        open[column] = open[column].max(cell.row_span - 1);
                    }
                }
                assert!(covered.iter().all(|covered| *covered), "a hole in {} of {}", table.key, form.id());
            }
            assert!(open.iter().all(|rows| *rows == 0), "{} ends inside a head", table.key);
        }
    }
}

#[test]
fn a_form_of_ones_own_needs_no_code() {
    let text = include_str!("forms/tiny.toml");
    let form = Arc::new(Form::from_toml("tiny.toml", text).expect("a good form"));
    let keys: Vec<&str> = form.cells().iter().map(|cell| cell.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "m1.asked.online",
            "m1.asked.letter",
            "m1.asked.all",
            "m1.answered.online",
            "m1.answered.letter",
            "m1.answered.all"
        ]
    );
    assert_eq!(sums_by_rule(&form), BTreeMap::from([("M1-ANS".to_owned(), 3), ("M1-ROW".to_owned(), 2)]));
    let spans = spans(&form, "m1");
    assert_eq!((spans["途径"], spans["合计"], spans["收到"]), ((1, 2), (2, 1), (1, 1)));

    let mut report = Report::new(Arc::clone(&form));
    for (key, text) in keys.iter().zip(["3", "2", "6", "3", "3", "6"]) {
        report.set(support::cell(&form, key), text);
    }
    let findings = check(&report, &Context::default());
    let said: Vec<String> = findings.iter().map(|finding| message::say(finding, &form, Lang::Zh)).collect();
    assert_eq!(
        said,
        [
            "“收到”两边不等：网上 3 + 信函 2 = 5，合计 6 = 6，相差 1",
            "“信函”左边大于右边：答复 3 = 3，收到 2 = 2，多出 1"
        ]
    );
}

#[test]
fn a_table_of_another_edition_keeps_its_rows_and_sums() {
    let (old, new) = (support::edition("2019"), support::edition("2021"));
    let mixed = form::mixed(&new, &old, "t3").expect("both have a table 3");
    assert_eq!(mixed.id(), "2021");
    assert_eq!(mixed.table("t3").map(|table| table.edition.as_str()), Some("2019"));
    assert_eq!(mixed.table("t2").map(|table| table.edition.as_str()), Some("2021"));
    assert!(mixed.cell_id("t3.other_handling.total").is_some() && mixed.cell_id("t2.fees.amount").is_some());
    assert_eq!(
        sums_by_rule(&mixed),
        expected(&[("T3-BAL", 7), ("T3-RES", 7), ("T3-ROW", 23), ("T4-SUM", 3)])
    );
    assert!(Arc::ptr_eq(&mixed, &form::mixed(&new, &old, "t3").expect("the same again")));
}

/// Changes one place of the tiny form and says why it is refused.
fn refused(change: impl Fn(&str) -> String) -> (usize, String) {
    let text = change(include_str!("forms/tiny.toml"));
    let error = Form::from_toml("tiny.toml", &text).expect_err("a bad form");
    assert_eq!(error.file, "tiny.toml");
    (error.line, error.reason)
}

#[test]
fn bad_form_files_are_refused_with_line_and_reason() {
    let text = include_str!("forms/tiny.toml");
    let line_of =
        |needle: &str| text.lines().position(|line| line.contains(needle)).map_or(0, |line| line + 1);

    let (line, reason) = refused(|text| text.replace("key = \"letter\"", "key = \"online\""));
    assert_eq!((line, reason.as_str()), (line_of("key = \"letter\""), "column key \"online\" stands twice"));

    let (line, reason) = refused(|text| text.replace("[\"途径\", \"信函\"]", "[\"途径\", \"网上\"]"));
    assert_eq!((line, reason.as_str()), (line_of("\"信函\""), "label \"途径 / 网上\" stands twice"));

    let (line, reason) = refused(|text| text.replace("right = [\"all\"]", "right = [\"every\"]"));
    assert_eq!(line, line_of("right = [\"all\"]"));
    assert!(reason.contains("\"every\" is no column"), "{reason}");

    let (line, reason) = refused(|text| text.replace("section = \"s1\"", "section = \"s2\""));
    assert_eq!(line, line_of("section = \"s1\""));
    assert!(reason.contains("prose"), "{reason}");

    let (line, reason) = refused(|text| text.replace("unit = \"件\"", "units = \"件\""));
    assert_eq!(line, line_of("unit = \"件\""));
    assert!(reason.contains("units"), "{reason}");

    let (line, _) = refused(|text| text.replace("first_year = 2030", "first_year = "));
    assert_eq!(line, line_of("first_year"));

    let (line, reason) = refused(|text| text.replace("key = \"asked\"", "key = \"Asked!\""));
    assert_eq!(line, line_of("key = \"asked\""));
    assert!(reason.contains("lower-case"), "{reason}");
}

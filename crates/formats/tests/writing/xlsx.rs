//! Workbooks: totals that live, text that stays text.

use gouji_core::check::{CheckSheet, Context, check};
use gouji_core::{Lang, Report};
use gouji_formats::Limits;
use gouji_formats::read::archive::Archive;
use gouji_formats::write::{Options, SheetTarget, Target, write, write_check};
use proptest::prelude::*;

use crate::invented::{self, Case};
use crate::markup::parse;

fn part(bytes: &[u8], name: &str) -> String {
    let limits = Limits::default();
    let archive = Archive::open(bytes, &limits).unwrap();
    String::from_utf8(archive.part(name).unwrap().unwrap()).unwrap()
}

fn workbook(report: &Report) -> Vec<u8> {
    write(report, &Options::new(Target::Xlsx)).unwrap()
}

/// A report in which every sum holds.
fn consistent() -> Report {
    let mut report = invented::empty("2021");
    for cell in report.form().cell_ids() {
        report.set(cell, "0");
    }
    let form = report.form().clone();
    for key in ["t3.received.natural", "t3.received.total", "t3.granted.natural", "t3.granted.total"] {
        report.set(form.cell_id(key).unwrap(), "7");
    }
    for key in ["t3.concluded.natural", "t3.concluded.total"] {
        report.set(form.cell_id(key).unwrap(), "7");
    }
    report
}

#[test]
fn a_total_that_holds_is_a_formula_with_its_value() {
    let sheet = part(&workbook(&consistent()), "xl/worksheets/sheet3.xml");
    let formulas = parse(&sheet).find("f").len();
    // 25 rows with a total, and six columns with their results.
    assert_eq!(formulas, 25 + 6);
    assert!(sheet.contains("<f>SUM(D5:I5)</f><v>7</v>"), "the first row of applications");
    assert!(sheet.contains("<f>SUM(D7:D27)</f><v>7</v>"), "the results of natural persons");
}

#[test]
fn a_total_that_does_not_hold_stays_as_it_was_written() {
    let mut report = consistent();
    let total = report.form().cell_id("t3.received.total").unwrap();
    report.set(total, "8");
    let sheet = part(&workbook(&report), "xl/worksheets/sheet3.xml");
    assert!(sheet.contains("<v>8</v>") && !sheet.contains("</f><v>8</v>"));
    assert_eq!(parse(&sheet).find("f").len(), 24 + 6);
}

#[test]
fn no_text_is_a_formula_or_a_number() {
    let mut report = invented::empty("2021");
    let texts =
        ["=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "1,204", "007", "1234567890123456", "_x000D_"];
    for (cell, text) in report.form().cell_ids().collect::<Vec<_>>().into_iter().zip(texts) {
        report.set(cell, text);
    }
    let sheet = part(&workbook(&report), "xl/worksheets/sheet2.xml");
    assert_eq!(parse(&sheet).find("f").len(), 0);
    assert_eq!(parse(&sheet).find("v").len(), 0);
    assert!(
        sheet.contains(">=1+1</t>") && sheet.contains(">007</t>") && sheet.contains(">_x005F_x000D_</t>")
    );
}

#[test]
fn the_findings_stand_on_a_sheet_of_their_own() {
    let report = invented::empty("2019");
    let findings = check(&report, &Context::default());
    let sheet = CheckSheet::new(&report, &findings, &[], &Context::default(), Lang::Zh);
    let options = Options { check: Some(&sheet), ..Options::new(Target::Xlsx) };
    let bytes = write(&report, &options).unwrap();
    assert!(part(&bytes, "xl/workbook.xml").contains("name=\"核查说明\""));
    let written = part(&bytes, "xl/worksheets/sheet7.xml");
    assert!(!sheet.items.is_empty());
    for item in &sheet.items {
        let shown = item.message.replace('&', "&amp;").replace('"', "&quot;");
        assert!(written.contains(&shown), "{shown}");
    }
}

fn assert_valid(bytes: &[u8]) {
    let book = parse(&part(bytes, "xl/workbook.xml"));
    let names: Vec<&str> = book.find("sheet").iter().map(|sheet| sheet.attribute("name").unwrap()).collect();
    let styles = parse(&part(bytes, "xl/styles.xml"));
    let styles = styles.find("cellXfs")[0].children.len();
    for number in 1..=names.len() {
        let sheet = parse(&part(bytes, &format!("xl/worksheets/sheet{number}.xml")));
        let order = "sheetPr sheetViews sheetFormatPr cols sheetData mergeCells printOptions pageMargins pageSetup headerFooter";
        let order: Vec<&str> = order.split(' ').collect();
        let places =
            sheet.children.iter().map(|child| order.iter().position(|name| *name == child.name).unwrap());
        assert!(places.is_sorted());
        let mut before = 0;
        for row in sheet.find("row") {
            let own: usize = row.attribute("r").unwrap().parse().unwrap();
            assert_eq!(own, before + 1);
            before = own;
            for cell in &row.children {
                assert!(cell.attribute("r").unwrap().ends_with(&own.to_string()));
                assert!(cell.attribute("s").unwrap().parse::<usize>().unwrap() < styles);
            }
        }
    }
    let mut apart = names.clone();
    apart.sort_unstable();
    apart.dedup();
    assert_eq!(apart.len(), names.len());
    assert!(names.iter().all(|name| name.chars().count() <= 31));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn any_report_is_valid(Case(report) in invented::report(&["", "/", "=1", "长文字"]), text in any::<String>()) {
        let mut report = report;
        let first = report.form().cell_ids().next().unwrap();
        report.set(first, &text);
        report.title = text;
        assert_valid(&workbook(&report));
        let findings = check(&report, &Context::default());
        let sheet = CheckSheet::new(&report, &findings, &[], &Context::default(), Lang::Zh);
        assert_valid(&write_check(&sheet, SheetTarget::Xlsx).unwrap());
    }
}

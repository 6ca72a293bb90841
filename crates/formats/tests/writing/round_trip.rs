//! What is written is read back as it was: every cell, every paragraph, who and when.

use gouji_core::form::SectionNo;
use gouji_core::{Report, json};
use gouji_formats::write::{Options, Target, page_with, write};
use gouji_formats::{Limits, read};
use proptest::prelude::*;

use crate::invented::{self, Case};

/// Marks beside figures that every format must keep apart.
const MARKS: &[&str] = &["", "/", "—", "无", "-", "1,204", "12件"];

fn back(report: &Report, target: Target) -> Report {
    let bytes = write(report, &Options::new(target)).unwrap();
    let read = read(&bytes, target.code(), &Limits::default()).unwrap();
    assert_eq!(read.len(), 1, "{target:?}");
    read.into_iter().next().unwrap().report
}

/// The first difference, in words.
fn difference(before: &Report, after: &Report) -> Option<String> {
    let form = before.form();
    if before.form().id() != after.form().id() {
        return Some(format!("edition {} became {}", form.id(), after.form().id()));
    }
    let identity = |report: &Report| (report.agency.clone(), report.year, report.title.clone());
    if identity(before) != identity(after) {
        return Some(format!("{:?} became {:?}", identity(before), identity(after)));
    }
    for cell in form.cell_ids() {
        if before.text(cell) != after.text(cell) {
            let (key, before, after) = (form.key(cell), before.text(cell), after.text(cell));
            return Some(format!("{key}: {before:?} became {after:?}"));
        }
    }
    for number in (0..form.sections().len()).filter_map(SectionNo::from_index) {
        if before.prose(number) != after.prose(number) {
            let (before, after) = (before.prose(number), after.prose(number));
            return Some(format!("{}: {before:?} became {after:?}", number.key()));
        }
    }
    None
}

fn assert_same(report: &Report, target: Target) -> Result<(), TestCaseError> {
    match difference(report, &back(report, target)) {
        None => Ok(()),
        Some(difference) => Err(TestCaseError::fail(format!("{target:?}: {difference}"))),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn json_and_markdown_give_the_report_back(Case(report) in invented::report(MARKS)) {
        assert_same(&report, Target::Json)?;
        assert_same(&report, Target::Markdown)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn web_pages_give_the_report_back(Case(report) in invented::report(MARKS)) {
        assert_same(&report, Target::Html)?;
        assert_same(&report, Target::Fragment)?;
    }

    #[test]
    fn a_half_blank_report_gains_no_figure(Case(report) in invented::half_blank()) {
        for target in READ {
            let bytes = write(&report, &Options::new(target)).unwrap();
            let after = read(&bytes, target.code(), &Limits::default()).unwrap().remove(0);
            for cell in report.form().cell_ids() {
                // What a row of blanks leaves open is left out with a doubt, never filled in elsewhere.
                let text = after.report.text(cell);
                let left_out = text.is_empty() && !after.doubts.is_empty();
                prop_assert!(left_out || text == report.text(cell), "{target:?} {}", report.form().key(cell));
            }
        }
    }

    #[test]
    fn word_documents_give_the_report_back(Case(report) in invented::report(MARKS)) {
        assert_same(&report, Target::Docx)?;
    }

    #[test]
    fn workbooks_give_the_report_back(Case(report) in invented::report(MARKS)) {
        assert_same(&report, Target::Xlsx)?;
    }
}

/// The formats that are read as a document.
const READ: [Target; 5] = [Target::Docx, Target::Xlsx, Target::Html, Target::Fragment, Target::Markdown];

#[test]
fn blank_reports_stay_blank() {
    for edition in ["2019", "2021"] {
        let report = invented::empty(edition);
        // A sheet knows only cells that hold something, so a blank one has no table.
        for target in READ.into_iter().filter(|target| *target != Target::Xlsx) {
            assert_eq!(difference(&report, &back(&report, target)), None, "{target:?}");
        }
    }
}

#[test]
fn long_texts_and_large_figures_come_back() {
    let mut report = invented::empty("2021");
    for (number, cell) in report.form().cell_ids().collect::<Vec<_>>().into_iter().enumerate() {
        report.set(cell, ["999999999999999", "0", "1234567890123456", "3.50"][number % 4]);
    }
    let sentence = "全年在门户网站更新栏目12次，没有发生泄密的事。";
    report.set_prose(SectionNo::from_index(0).unwrap(), &sentence.repeat(1200));
    report.set_prose(
        SectionNo::from_index(4).unwrap(),
        "\u{202e}问题：<b>&amp;</b> _x000D_ |。\n改进：“=1+1”。",
    );
    for target in READ {
        assert_eq!(difference(&report, &back(&report, target)), None, "{target:?}");
    }
}

#[test]
fn a_page_with_a_report_inside_gives_it_back() {
    let mut report = invented::empty("2019");
    report.set_prose(SectionNo::from_index(0).unwrap(), "</script><!-- \u{2028} \"");
    let page = "<!DOCTYPE html>\n<html lang=\"zh-CN\"><body><main></main></body></html>\n";
    let with = page_with(page, &report).unwrap();
    let read = read(with.as_bytes(), "page.html", &Limits::default()).unwrap();
    assert_eq!(read.len(), 1);
    assert_eq!(read.into_iter().next().unwrap().report, report);
}

#[test]
fn json_gives_back_even_what_no_document_may_hold() {
    let mut report = invented::empty("2021");
    report.set_prose(SectionNo::from_index(0).unwrap(), "\0\u{fffe}\u{202e}一\u{b}二");
    let text = json::write_report(&report);
    assert_eq!(json::read_report(&text).unwrap(), report);
}

#[test]
fn what_is_written_looks_as_the_form_prints_it() {
    for edition in ["2019", "2021"] {
        let mut report = invented::empty(edition);
        for cell in report.form().cell_ids() {
            report.set(cell, "0");
        }
        for target in Target::ALL {
            let bytes = write(&report, &Options::new(target)).unwrap();
            for own in read(&bytes, target.code(), &Limits::default()).unwrap() {
                let found = gouji_core::check::layout(&own.with_layout().report);
                let of_lines = found.iter().filter(|own| {
                    ["FMT-NOTE", "FMT-ROWS", "T2-LABEL", "T2-CUM", "FMT-TITLE"].contains(&own.rule.as_str())
                });
                assert_eq!(of_lines.count(), 0, "{edition} {target:?}: {found:?}");
            }
        }
    }
}

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
    let read = read(&bytes, "report", &Limits::default()).unwrap();
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
    fn workbooks_give_the_report_back(Case(report) in invented::report(MARKS)) {
        assert_same(&report, Target::Xlsx)?;
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

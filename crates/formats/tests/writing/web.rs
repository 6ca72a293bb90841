//! Pages and pieces of pages, as editors and browsers need them.

use gouji_core::form::GridContent;
use gouji_formats::write::{Options, Target, write};

use crate::invented;

fn html(report: &gouji_core::Report, target: Target) -> String {
    String::from_utf8(write(report, &Options::new(target)).unwrap()).unwrap()
}

#[test]
fn a_piece_has_nothing_that_editors_take_out() {
    let piece = html(&invented::empty("2021"), Target::Fragment);
    for word in
        ["<style", "class=", "<script", "<html", "<div", "id=", "http", "<thead", "<colgroup", "scope="]
    {
        assert!(!piece.contains(word), "{word}");
    }
    assert!(piece.contains("border-collapse") && piece.contains("border=\"1\""));
}

#[test]
fn spans_are_those_of_the_form() {
    for edition in ["2019", "2021"] {
        let report = invented::empty(edition);
        for target in [Target::Html, Target::Fragment] {
            let page = html(&report, target);
            let grids: Vec<_> = report.form().tables().iter().map(gouji_core::form::Table::grid).collect();
            let cells = || grids.iter().flat_map(|grid| grid.rows.iter().flatten());
            let figures = cells().filter(|cell| matches!(cell.content, GridContent::Figure(_))).count();
            assert_eq!(figures, report.form().cells().len());
            assert_eq!(page.matches("<td").count() + page.matches("<th ").count(), cells().count());
            assert_eq!(page.matches("rowspan=").count(), cells().filter(|cell| cell.row_span > 1).count());
            assert_eq!(page.matches("colspan=").count(), cells().filter(|cell| cell.col_span > 1).count());
            let outcome = if edition == "2019" { "rowspan=\"20\"" } else { "rowspan=\"22\"" };
            assert!(page.contains(outcome), "{edition}");
        }
    }
}

#[test]
fn a_page_prints_on_a4_and_fetches_nothing() {
    let page = html(&invented::empty("2019"), Target::Html);
    assert!(page.starts_with("<!DOCTYPE html>"));
    assert!(page.contains("@page{size:A4;margin:37mm 26mm 35mm 28mm}"));
    assert!(page.contains("default-src 'none'"));
    assert!(page.contains("<thead>"));
    assert!(page.contains("table,td{break-inside:avoid") && !page.contains("tr{break-inside"));
    assert!(!page.contains("http:") && !page.contains("https:"));
}

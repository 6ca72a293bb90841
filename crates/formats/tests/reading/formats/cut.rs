//! Files that end too early, wherever: refused, or read with a doubt about the figure that was cut.

use std::fs;
use std::path::Path;

use gouji_core::json::read_report;
use gouji_formats::{Limits, Recognised, read};
use proptest::prelude::*;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats")
}

/// The cells that hold something else than the whole file says, without a doubt about them.
fn silently_wrong(got: &Recognised, want: &gouji_core::Report) -> Vec<String> {
    let form = got.report.form();
    let filled = form.cell_ids().filter(|cell| !got.report.text(*cell).is_empty());
    let wrong = filled.filter(|cell| {
        let own = want.form().cell_id(form.key(*cell)).map(|cell| want.text(cell));
        own != Some(got.report.text(*cell)) && !got.doubts.iter().any(|doubt| doubt.cells.contains(cell))
    });
    wrong.map(|cell| format!("{} {}", form.key(cell), got.report.text(cell))).collect()
}

fn check(name: &str, ending: &str, cut: impl Fn(&[u8]) -> usize) {
    let want = read_report(&fs::read_to_string(folder().join(format!("{name}.json"))).unwrap()).unwrap();
    let bytes = fs::read(folder().join(format!("{name}.{ending}"))).unwrap();
    let end = cut(&bytes);
    for report in read(&bytes[..end], "cut", &Limits::default()).unwrap_or_default() {
        let wrong = silently_wrong(&report, &want);
        assert!(wrong.is_empty(), "{ending} cut at {end}: {wrong:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_figure_is_silently_wrong(at in 0..1000_usize) {
        for ending in ["html", "rtf", "doc", "pdf", "xls"] {
            check("bureau_2020", ending, |bytes| bytes.len() * at / 1000);
        }
    }

    #[test]
    fn figures_cut_in_the_middle_are_doubted(number in 0..160_usize) {
        // Behind the first digit of a number of several digits that stands alone in its cell.
        for (ending, ends) in [("html", b"</".as_slice()), ("rtf", b"}".as_slice())] {
            check("city_2023", ending, |bytes| {
                let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
                let long = |at: &usize| {
                    digit(*at) && digit(at + 1) && matches!(bytes[at - 1], b'>' | b' ' | b'\t' | b'\n') && {
                        let behind = (*at..bytes.len()).find(|at| !digit(*at)).unwrap_or(*at);
                        bytes[behind..].starts_with(ends)
                    }
                };
                let all: Vec<usize> = (1..bytes.len()).filter(long).collect();
                assert!(all.len() > 20, "{} numbers", all.len());
                all[number % all.len()] + 1
            });
        }
    }
}

#[test]
fn the_last_cell_of_a_page_that_was_cut_is_doubted() {
    let row = |label: &str, figure: &str| format!("<tr><td>{label}<td>{figure}<td>{figure}<td>{figure}");
    let head = "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数";
    let whole = format!("{head}{}{}", row("规章", "0"), row("行政规范性文件", "12"));
    let said = |text: &str| {
        let report = read(text.as_bytes(), "", &Limits::default()).unwrap().remove(0);
        let doubt = report.doubts.iter().find(|doubt| doubt.why.sentence == "doubt.cut_off").cloned();
        doubt.map(|doubt| {
            (
                doubt.raw,
                doubt.cells.iter().map(|cell| report.report.form().key(*cell).to_owned()).collect::<Vec<_>>(),
            )
        })
    };
    assert_eq!(said(&whole), Some(("12".to_owned(), vec!["t2.normative.in_force".to_owned()])));
    assert_eq!(said(&format!("{whole}</table>")), None);
    assert_eq!(said(&format!("{whole}</td></tr></tabl")), None, "no figure was cut");
}

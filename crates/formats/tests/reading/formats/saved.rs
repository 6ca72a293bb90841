//! Reports as office programs save them: every figure exact, its place told, nothing doubtful.

use std::fs;
use std::path::{Path, PathBuf};

use gouji_core::json::read_report;
use gouji_formats::{How, Limits, Recognised, read};

/// The formats whose layout is certain.
const ENDINGS: [&str; 9] = ["html", "docx", "odt", "rtf", "doc", "xlsx", "xls", "ods", "pdf"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats")
}

/// What is wrong with a report that was read.
fn complaints(got: &Recognised, want: &gouji_core::Report) -> Vec<String> {
    let form = want.form();
    let mut complaints = Vec::new();
    if (got.report.form().id(), &got.report.agency, got.report.year, &got.report.title)
        != (form.id(), &want.agency, want.year, &want.title)
    {
        complaints.push(format!("{} {:?} {:?}", got.report.form().id(), got.report.agency, got.report.year));
    }
    for cell in form.cell_ids() {
        let (text, key) = (got.report.text(cell), form.key(cell));
        if text != want.text(cell) {
            complaints.push(format!("{key}: {:?} was read as {text:?}", want.text(cell)));
        }
        let source = got.sources.get(&cell);
        let told = source.is_some_and(|source| source.place.row.is_some() && source.place.column.is_some());
        if !told || source.is_none_or(|source| source.how != How::Label) {
            complaints.push(format!("{key}: its source is {source:?}"));
        }
    }
    for section in
        form.sections().iter().enumerate().filter_map(|(at, _)| gouji_core::form::SectionNo::from_index(at))
    {
        if got.report.prose(section) != want.prose(section) {
            complaints.push(format!("{:?} for {:?}", got.report.prose(section), want.prose(section)));
        }
    }
    complaints.extend(got.doubts.iter().map(|doubt| format!("{doubt:?}")));
    complaints.extend(got.unplaced.iter().map(|unplaced| format!("{unplaced:?}")));
    complaints
}

#[test]
fn every_figure_is_exact_in_every_format() {
    let mut wrong = Vec::new();
    for name in ["city_2023", "bureau_2020"] {
        let want = read_report(&fs::read_to_string(folder().join(format!("{name}.json"))).unwrap()).unwrap();
        for ending in ENDINGS {
            let file = format!("{name}.{ending}");
            let got = read(&fs::read(folder().join(&file)).unwrap(), &file, &Limits::default()).unwrap();
            assert_eq!(got.len(), 1, "{file}");
            wrong.extend(complaints(&got[0], &want).into_iter().map(|line| format!("{file} {line}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

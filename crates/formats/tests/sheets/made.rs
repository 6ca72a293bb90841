//! Files made by LibreOffice, with the report beside them that they were made of.

use std::fs;
use std::path::PathBuf;

use gouji_core::json;
use gouji_formats::document::Part;
use gouji_formats::{How, Limits, Recognised, read};

pub(crate) fn file(name: &str) -> Vec<u8> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let own = root.join("tests/sheets/files").join(name);
    let path = if own.exists() { own } else { root.join("../../tests/formats").join(name) };
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn read_one(bytes: &[u8], name: &str) -> Recognised {
    let mut reports = read(bytes, name, &Limits::default()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(reports.len(), 1, "{name}");
    reports.remove(0)
}

/// Reads a file and compares it with the report that it was made of.
fn compare(name: &str) -> Recognised {
    let (stem, _) = name.split_once('.').unwrap();
    let want = json::read_report(&String::from_utf8(file(&format!("{stem}.json"))).unwrap()).unwrap();
    let got = read_one(&file(name), name);
    let form = want.form();
    assert_eq!(got.report.form().id(), form.id(), "{name}");
    let wrong: Vec<String> = form
        .cell_ids()
        .filter(|cell| got.report.text(*cell) != want.text(*cell))
        .map(|cell| format!("{}: {:?}, not {:?}", form.key(cell), got.report.text(cell), want.text(cell)))
        .collect();
    assert!(wrong.is_empty(), "{name}\n{}", wrong.join("\n"));
    assert!(got.doubts.is_empty(), "{name}: {:?}", got.doubts);
    assert!(got.unplaced.is_empty(), "{name}: {:?}", got.unplaced);
    assert_eq!((&got.report.agency, got.report.year), (&want.agency, want.year), "{name}");
    assert_eq!(got.report.title, want.title, "{name}");
    for number in (0..form.sections().len()).filter_map(gouji_core::form::SectionNo::from_index) {
        let (got, want) = (got.report.prose(number), want.prose(number));
        // The reports in all formats leave their prose out.
        assert!(got == want || want.is_empty(), "{name}: {got}");
    }
    for cell in form.cell_ids().filter(|cell| !want.text(*cell).is_empty()) {
        let source = &got.sources[&cell];
        assert_eq!(source.how, How::Label, "{name}: {}", form.key(cell));
        let place = &source.place;
        assert!(
            place.table.is_some() && place.row.is_some() && place.column.is_some(),
            "{name}: {place:?} says where to look"
        );
    }
    got
}

/// Reports of each edition that are there in all formats.
const REPORTS: [&str; 2] = ["bureau_2020", "city_2023"];
/// Workbooks of each kind.
const ENDINGS: [&str; 3] = ["xls", "xlsx", "ods"];

#[test]
fn every_figure_of_a_workbook_is_in_its_cell() {
    for report in REPORTS {
        for ending in ENDINGS {
            let got = compare(&format!("{report}.{ending}"));
            let form = got.report.form();
            let cell = form.cell_id("t3.received.total").unwrap();
            let place = &got.sources[&cell].place;
            assert_eq!(place.part, Some(Part::Sheet("Sheet1".to_owned())));
            // The column of the sheet, not the number of the cell in its row.
            assert!(place.column.is_some_and(|column| column > 9), "{place:?}");
        }
    }
}

#[test]
fn every_figure_of_comma_separated_values_is_in_its_cell() {
    for edition in ["2019", "2021"] {
        let got = compare(&format!("report_{edition}.csv"));
        assert!(got.sources.values().all(|source| source.place.line.is_some()));
    }
}

#[test]
fn every_figure_of_an_old_text_is_in_its_cell() {
    for report in REPORTS {
        compare(&format!("{report}.doc"));
    }
}

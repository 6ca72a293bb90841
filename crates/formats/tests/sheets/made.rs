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

#[test]
fn places_name_the_sheet_its_row_and_its_column() {
    for ending in ["xls", "xlsx", "ods"] {
        let name = format!("city_2023.{ending}");
        let got = read_one(&file(&name), &name);
        let place = |key: &str| {
            let cell = got.report.form().cell_id(key).unwrap();
            let place = &got.sources[&cell].place;
            assert!(matches!(&place.part, Some(Part::Sheet(name)) if !name.is_empty()), "{place:?}");
            (place.row.unwrap(), place.column.unwrap())
        };
        let (row, column) = place("t3.received.natural");
        let total = place("t3.received.total");
        assert!(total.0 == row && total.1 >= column + 6, "{name}: {total:?}");
        assert_eq!(place("t3.carried_in.natural"), (row + 1, column), "{name}");
        // The label before it takes three columns of the sheet.
        assert!(column > 3, "{name}: {column}");
    }
}

#[test]
fn every_figure_of_comma_separated_values_is_in_its_cell() {
    for edition in ["2019", "2021"] {
        let got = compare(&format!("report_{edition}.csv"));
        assert!(got.sources.values().all(|source| source.place.line.is_some()));
    }
}

//! Documents with what must be read in them beside, written by hand: cells row by row (`·` blank, `p` told by position,
//! `s` told by the sums), prose, doubts by sentence and first cell, text without a place.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use gouji_core::form::SectionNo;
use gouji_formats::{How, Limits, Recognised, read};
use serde_json::{Value, json};

fn summary(read: &Recognised) -> Value {
    let form = read.report.form();
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    for table in form.tables() {
        for block in &table.blocks {
            for (number, row) in block.rows.iter().enumerate() {
                let cells = block.row_cells(number);
                let text =
                    |cell: &gouji_core::form::CellId| match read.sources.get(cell).map(|source| source.how) {
                        None => "·".to_owned(),
                        Some(_) if read.report.text(*cell).is_empty() => "·".to_owned(),
                        Some(How::Label) => read.report.text(*cell).to_owned(),
                        Some(How::Position) => format!("{}p", read.report.text(*cell)),
                        Some(How::Sums) => format!("{}s", read.report.text(*cell)),
                    };
                let texts: Vec<String> = cells.iter().map(text).collect();
                rows.insert(format!("{}.{}", table.key, row.key), texts.join(" "));
            }
        }
    }
    let sections = form.sections().iter().enumerate().filter_map(|(number, section)| {
        let prose = read.report.prose(SectionNo::from_index(number)?);
        (!prose.is_empty()).then(|| (section.key.clone(), prose))
    });
    let doubt = |doubt: &gouji_formats::Doubt| {
        format!("{} {}", doubt.why.sentence, doubt.cell.map_or("-", |cell| form.key(cell)))
    };
    json!({
        "edition": form.id(),
        "agency": read.report.agency,
        "year": read.report.year,
        "title": read.report.title,
        "rows": rows,
        "prose": sections.collect::<BTreeMap<_, _>>(),
        "doubts": read.doubts.iter().map(doubt).collect::<Vec<_>>(),
        "unplaced": read.unplaced.iter().map(|own| own.text.clone()).collect::<Vec<_>>(),
    })
}

/// What differs, line by line, for the reader of a failure.
fn differences(want: &Value, got: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    for part in ["edition", "agency", "year", "title", "doubts", "unplaced"] {
        if want[part] != got[part] {
            lines.push(format!("{part}: want {}\n{part}: got  {}", want[part], got[part]));
        }
    }
    for part in ["rows", "prose"] {
        let (want, got) = (want[part].as_object().unwrap(), got[part].as_object().unwrap());
        for key in want.keys().chain(got.keys().filter(|key| !want.contains_key(*key))) {
            // Rows that the expectation does not name must be blank.
            let blank = got
                .get(key)
                .and_then(Value::as_str)
                .is_some_and(|text| text.chars().all(|c| c == '·' || c == ' '));
            if want.get(key) != got.get(key) && (want.contains_key(key) || !blank) {
                lines.push(format!("{key}: want {:?}\n{key}: got  {:?}", want.get(key), got.get(key)));
            }
        }
    }
    lines
}

#[test]
fn every_fixture_is_read_as_written_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension != "json"));
    paths.sort();
    assert!(paths.len() >= 6, "the fixtures are there");
    let mut failures = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let want: Vec<Value> =
            serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
        let got = read(&fs::read(&path).unwrap(), &name, &Limits::default()).unwrap();
        assert_eq!(got.len(), want.len(), "reports in {name}");
        for (want, got) in want.iter().zip(&got) {
            failures
                .extend(differences(want, &summary(got)).into_iter().map(|line| format!("{name} {line}")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

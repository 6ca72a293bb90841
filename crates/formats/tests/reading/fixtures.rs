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

/// Findings on rows, columns and notes of the sources in a file, with the label or note as written.
fn layout(path: &Path, bytes: &[u8]) -> Vec<String> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap();
    let reports = read(bytes, name, &Limits::default()).unwrap_or_default();
    let findings = reports.into_iter().flat_map(|own| gouji_core::check::layout(&own.with_layout().report));
    let of_lines =
        findings.filter(|own| !["FMT-SEC6", "FMT-TITLE", "FMT-TABLE"].contains(&own.rule.as_str()));
    let written = |own: &gouji_core::Finding| {
        own.facts
            .iter()
            .find(|(name, _)| *name == "text")
            .map_or_else(String::new, |(_, text)| format!("{text:?}"))
    };
    of_lines.map(|own| format!("{} {}", own.rule.as_str(), written(&own))).collect()
}

#[test]
fn tables_as_the_form_prints_them_raise_nothing_and_misprints_are_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = 0;
    for folder in ["tests/fixtures", "../../tests/formats", "../../tests/reports"] {
        for entry in fs::read_dir(root.join(folder)).unwrap().flatten() {
            let path = entry.path();
            let Ok(bytes) = fs::read(&path) else { continue };
            let found = layout(&path, &bytes);
            let misprints = path.ends_with("misprints.md");
            assert_eq!(found.len(), if misprints { 7 } else { 0 }, "{}: {found:?}", path.display());
            files += 1;
        }
    }
    assert!(files > 30, "{files} files");
}

#[test]
fn altered_heads_rows_and_notes_are_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let page = fs::read_to_string(root.join("formats/city_2023.html")).unwrap();
    let text = fs::read_to_string(root.join("reports/city_2023.md")).unwrap();
    let html = |from: &str, to: &str| {
        assert!(page.contains(from), "{from}");
        layout(Path::new("page.html"), page.replace(from, to).as_bytes())
    };
    assert_eq!(html("第一项加第二项之和", "第一项").len(), 1);
    assert!(html("第一项加第二项之和", "第一项")[0].starts_with("FMT-NOTE"));
    let note = page.find("（本列数据的勾稽").unwrap();
    let end = note + page[note..].find('）').unwrap() + '）'.len_utf8();
    let without = format!("{}{}", &page[..note], &page[end..]);
    assert_eq!(layout(Path::new("page.html"), without.as_bytes()), ["FMT-NOTE "]);
    let label = html("行政规范性文件", "规范性文件");
    assert!(label.len() == 1 && label[0].starts_with("T2-LABEL"), "{label:?}");
    let stock = html("现行有效件数", "历史累计件数");
    assert!(stock.iter().any(|own| own.starts_with("T2-CUM")), "{stock:?}");
    let row = text.lines().find(|line| line.contains("2.重复申请")).unwrap();
    let more = format!("{row}\n{}", row.replace("2.重复申请", "重大疑难申请"));
    let found = layout(Path::new("report.md"), text.replace(row, &more).as_bytes());
    assert!(found.len() == 1 && found[0].starts_with("FMT-ROWS"), "{found:?}");
}

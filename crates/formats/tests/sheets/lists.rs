//! Sheets as rows of cells.

use std::fmt::Write as _;

use gouji_formats::{Limits, Sheet, sheets};

fn read(text: &str) -> Vec<Sheet> {
    sheets(text.as_bytes(), "a.csv", &Limits::default()).unwrap()
}

#[test]
fn nothing_of_a_short_list_is_lost() {
    let text = "某局台账\n日期,类别,结果\n\n2024-1-1,自然人,\"予以,公开\"\n2024-1-2,企业,\n";
    let read = read(text);
    assert_eq!(read.len(), 1);
    let rows: Vec<(usize, String)> =
        read[0].rows.iter().map(|(number, cells)| (*number, cells.join("|"))).collect();
    let wanted = [
        (1, "某局台账".to_owned()),
        (2, "日期|类别|结果".to_owned()),
        (4, "2024-1-1|自然人|予以,公开".to_owned()),
        (5, "2024-1-2|企业|".to_owned()),
    ];
    let trimmed: Vec<(usize, String)> = rows
        .into_iter()
        .map(|(number, line)| {
            (number, if number == 1 { line.trim_end_matches('|').to_owned() } else { line })
        })
        .collect();
    assert_eq!(trimmed, wanted);
}

#[test]
fn sheets_have_names_and_rows_their_numbers() {
    let bytes =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sheets/files/quirks.xlsx")).unwrap();
    let read = sheets(&bytes, "quirks.xlsx", &Limits::default()).unwrap();
    assert!(!read.is_empty() && read.iter().all(|sheet| !sheet.name.is_empty()));
    for sheet in &read {
        assert!(sheet.rows.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{}", sheet.name);
    }
    // Days stay days.
    let texts: Vec<&String> =
        read.iter().flat_map(|sheet| &sheet.rows).flat_map(|(_, cells)| cells).collect();
    assert!(texts.iter().any(|text| text.starts_with("20") && text.matches('-').count() == 2), "{texts:?}");
}

#[test]
fn merged_cells_stand_in_all_their_rows() {
    let page = "<table><tr><th>日期</th><th>类别</th></tr><tr><td rowspan=2>2024-1-1</td><td>甲</td></tr><tr><td>乙</td></tr></table>";
    let read = sheets(page.as_bytes(), "a.html", &Limits::default()).unwrap();
    let rows: Vec<String> = read[0].rows.iter().map(|(_, cells)| cells.join("|")).collect();
    assert_eq!(rows, ["日期|类别", "2024-1-1|甲", "2024-1-1|乙"]);
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let mut text = String::from("日期,类别,结果\n");
    for row in 0..100_000 {
        writeln!(text, "2024-1-{},自然人,予以公开", row % 28 + 1).unwrap();
    }
    let read = read(&text);
    assert_eq!(read[0].rows.len(), 100_001);
    assert_eq!(read[0].rows.last().map(|(number, _)| *number), Some(100_001));
}

#[test]
fn what_holds_no_rows_is_told() {
    for bytes in [&b""[..], b"  \n", b"\x89PNG\r\n\x1a\n"] {
        assert!(sheets(bytes, "a", &Limits::default()).is_err());
    }
}

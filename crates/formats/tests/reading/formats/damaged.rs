//! Files that were changed, cut or put together at random: refused or read, never a panic, and within the limits.

use std::fs;
use std::path::Path;

use gouji_formats::read::document;
use gouji_formats::{Format, Limits};
use proptest::prelude::*;

use super::archive::pack;

fn saved(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats").join(name)).unwrap()
}

/// A change of some bytes: where, in parts of a thousand, and what is done there.
#[derive(Debug, Clone)]
enum Change {
    Put(usize, Vec<u8>),
    Drop(usize, usize),
    Double(usize, usize),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let words: Vec<Vec<u8>> =
        WORDS.iter().map(|word| word.as_bytes().to_vec()).chain([vec![0], vec![0xFF, 0xD5]]).collect();
    let change = prop_oneof![
        (0..1000_usize, prop::sample::select(words)).prop_map(|(at, bytes)| Change::Put(at, bytes)),
        (0..1000_usize, 1..300_usize).prop_map(|(at, length)| Change::Drop(at, length)),
        (0..1000_usize, 1..3000_usize).prop_map(|(at, length)| Change::Double(at, length)),
    ];
    prop::collection::vec(change, 1..8)
}

fn changed(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for change in changes {
        let place = |at: &usize| at * bytes.len() / 1000;
        match change {
            Change::Put(at, word) => {
                let at = place(at);
                bytes.splice(at..at, word.iter().copied());
            }
            Change::Drop(at, length) => {
                let at = place(at);
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Change::Double(at, length) => {
                let at = place(at);
                let part = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

/// What the formats are made of.
const WORDS: &[&str] = &[
    "<table>",
    "</table>",
    "<td>",
    "<td colspan=99 rowspan=0>",
    "<tr>",
    "<div>",
    "</p>",
    "<!--",
    "<w:tc>",
    "</w:tc>",
    "<w:vMerge/>",
    "<w:gridSpan w:val=\"99999999\"/>",
    "<w:txbxContent>",
    "&#x110000;",
    "&amp;",
    "<text:list>",
    " table:number-columns-repeated=\"99999999\"",
    " table:number-rows-repeated=\"9999\"",
    "<table:covered-table-cell/>",
    "{",
    "}",
    "\\cell ",
    "\\row ",
    "\\trowd ",
    "\\cellx-9 ",
    "\\itap7 ",
    "\\nestcell ",
    "\\u-1?",
    "\\bin9 ",
    "{\\shptxt ",
    "{\\*\\nesttableprops ",
    "9",
    "\u{0}",
    "二",
];

/// The part of an archive that holds the text, with changes.
fn repacked(name: &str, part: &str, changes: &[Change]) -> Vec<u8> {
    let file = saved(name);
    let limits = Limits::default();
    let archive = gouji_formats::read::archive::Archive::open(&file, &limits).unwrap();
    let names: Vec<String> = archive.names().filter(|name| !name.ends_with('/')).map(str::to_owned).collect();
    let parts: Vec<(String, Vec<u8>)> = names
        .into_iter()
        .map(|name| {
            let bytes = archive.part(&name).unwrap().unwrap();
            let bytes = if name == part { changed(&bytes, changes) } else { bytes };
            (name, bytes)
        })
        .collect();
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    pack(&parts)
}

fn check(bytes: &[u8], format: Format) {
    let limits = Limits { most_cells: 20_000, ..Limits::default() };
    let Ok(document) = document(bytes, format, &limits) else { return };
    let cells: usize = document
        .blocks
        .iter()
        .map(|block| match block {
            gouji_formats::document::Block::Table(table) => {
                table.rows.iter().map(|row| row.cells.len()).sum::<usize>()
            }
            _ => 0,
        })
        .sum();
    assert!(cells <= limits.most_cells + 1000, "{cells} cells");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn changed_pages(changes in changes()) {
        check(&changed(&saved("bureau_2020.html"), &changes), Format::Html);
    }

    #[test]
    fn changed_rich_text(changes in changes()) {
        check(&changed(&saved("bureau_2020.rtf"), &changes), Format::Rtf);
    }

    #[test]
    fn changed_word(changes in changes()) {
        check(&changed(&saved("bureau_2020.docx"), &changes), Format::Docx);
        check(&repacked("bureau_2020.docx", "word/document.xml", &changes), Format::Docx);
    }

    #[test]
    fn changed_open_document(changes in changes()) {
        check(&changed(&saved("bureau_2020.odt"), &changes), Format::Odt);
        check(&repacked("bureau_2020.odt", "content.xml", &changes), Format::Odt);
    }

    #[test]
    fn words_at_random(words in prop::collection::vec(prop::sample::select(WORDS), 0..80)) {
        let text = words.concat();
        check(text.as_bytes(), Format::Html);
        check(format!("{{\\rtf1 {text}").as_bytes(), Format::Rtf);
        check(&pack(&[("word/document.xml", text.as_bytes())]), Format::Docx);
        check(&pack(&[("content.xml", text.as_bytes())]), Format::Odt);
        check(format!("MIME-Version: 1.0\nContent-Type: text/html\n\n{text}").as_bytes(), Format::Mhtml);
    }
}

//! Word files: every part as the schema wants it, every table whole.

use gouji_core::Report;
use gouji_formats::Limits;
use gouji_formats::read::archive::Archive;
use gouji_formats::write::{Options, Target, write};
use proptest::prelude::*;

use crate::invented::{self, Case};
use crate::markup::{Element, parse};

/// Children of elements in the order of ECMA-376, as far as they are written.
const ORDER: &[(&str, &str)] = &[
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore widowControl snapToGrid spacing ind jc outlineLvl rPr sectPr",
    ),
    ("w:rPr", "rStyle rFonts b bCs spacing kern sz szCs lang"),
    ("w:tblPr", "tblStyle tblW jc tblBorders tblLayout tblCellMar tblLook tblCaption"),
    ("w:tcPr", "tcW gridSpan vMerge vAlign"),
    ("w:sectPr", "footerReference type pgSz pgMar pgNumType cols docGrid"),
    ("w:settings", "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang"),
    ("w:style", "name basedOn next qFormat pPr rPr tblPr"),
    ("w:styles", "docDefaults style"),
    ("w:font", "altName charset family pitch"),
    ("w:tbl", "tblPr tblGrid tr"),
    ("w:tc", "tcPr p"),
    ("w:p", "pPr r fldSimple"),
    ("w:body", "p tbl sectPr"),
];
/// Elements whose children may stand in any order.
const FREE: &[&str] = &["w:p", "w:body"];

fn parts(report: &Report) -> Vec<(String, Element)> {
    let bytes = write(report, &Options::new(Target::Docx)).unwrap();
    let limits = Limits::default();
    let archive = Archive::open(&bytes, &limits).unwrap();
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let text = |name: &String| String::from_utf8(archive.part(name).unwrap().unwrap()).unwrap();
    names.iter().map(|name| (name.clone(), parse(&text(name)))).collect()
}

fn assert_in_order(element: &Element) {
    if let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == element.name) {
        let order: Vec<&str> = order.split(' ').collect();
        let places: Vec<usize> = element
            .children
            .iter()
            .map(|child| {
                let own = child.name.trim_start_matches("w:");
                let place = order.iter().position(|name| *name == own);
                place.unwrap_or_else(|| unreachable!("{own} in {}", element.name))
            })
            .collect();
        assert!(FREE.contains(&element.name.as_str()) || places.is_sorted(), "{}", element.name);
    }
    element.children.iter().for_each(assert_in_order);
}

fn assert_valid(report: &Report) {
    let parts = parts(report);
    let part = |name: &str| &parts.iter().find(|(own, _)| own == name).unwrap().1;
    assert_eq!(parts[0].0, "[Content_Types].xml");
    for (_, root) in &parts {
        assert_in_order(root);
    }
    for target in part("word/_rels/document.xml.rels").find("Relationship") {
        part(&format!("word/{}", target.attribute("Target").unwrap()));
    }
    let document = part("word/document.xml");
    let defined: Vec<&str> = part("word/styles.xml")
        .find("w:style")
        .iter()
        .filter_map(|style| style.attribute("w:styleId"))
        .collect();
    for name in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
        for style in document.find(name) {
            assert!(defined.contains(&style.attribute("w:val").unwrap()), "{name}");
        }
    }
    let tables = document.find("w:tbl");
    assert_eq!(tables.len(), report.form().tables().len());
    for (table, own) in tables.iter().zip(report.form().tables()) {
        let width = |element: &Element| element.attribute("w:w").unwrap().parse::<usize>().unwrap();
        let grid: Vec<usize> = table.find("w:gridCol").into_iter().map(width).collect();
        assert_eq!(grid.len(), own.grid().columns);
        assert!(grid.iter().all(|width| *width > 200));
        for row in table.find("w:tr") {
            let span = |cell: &&Element| {
                cell.find("w:gridSpan")
                    .first()
                    .map_or(1, |span| span.attribute("w:val").unwrap().parse().unwrap())
            };
            let spans: Vec<usize> = row.find("w:tc").iter().map(span).collect();
            assert_eq!(spans.iter().sum::<usize>(), grid.len());
            let widths: usize = row.find("w:tcW").into_iter().map(width).sum();
            assert_eq!(widths, grid.iter().sum::<usize>());
        }
    }
}

#[test]
fn blank_reports_of_both_editions_are_valid() {
    assert_valid(&invented::empty("2019"));
    assert_valid(&invented::empty("2021"));
}

#[test]
fn a_page_has_the_margins_of_an_official_document() {
    let parts = parts(&invented::empty("2021"));
    let document = &parts.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let margins = document.find("w:pgMar")[0];
    for (side, millimetres) in [("w:top", 37), ("w:bottom", 35), ("w:left", 28), ("w:right", 26)] {
        let twips: i64 = margins.attribute(side).unwrap().parse().unwrap();
        assert!((twips * 254 - millimetres * 14400).abs() < 254, "{side} {twips}");
    }
    let heads: usize = document.find("w:tbl")[1].find("w:tblHeader").len();
    assert_eq!(heads, 3, "the heads of the table of applications are repeated");
    assert_eq!(document.find("w:sectPr").len(), 1, "no sheet is turned without need");
}

#[test]
fn only_a_table_that_does_not_fit_turns_the_sheet() {
    let mut report = invented::empty("2021");
    for cell in report.form().cell_ids() {
        report.set(cell, "123456789012345");
    }
    assert_valid(&report);
    let parts = parts(&report);
    let document = &parts.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let turned = document.find("w:pgSz").iter().filter(|size| size.attribute("w:orient").is_some()).count();
    assert_eq!(turned, 1, "both wide tables stand in one section");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn any_report_is_valid(Case(report) in invented::report(&["", "/", "长文字长文字长文字", "<&>"])) {
        assert_valid(&report);
    }

    #[test]
    fn any_text_is_valid(text in any::<String>()) {
        let mut report = invented::empty("2019");
        for cell in report.form().cell_ids().take(9) {
            report.set(cell, &text);
        }
        report.set_prose(gouji_core::form::SectionNo::from_index(0).unwrap(), &text);
        report.title.clone_from(&text);
        report.agency = text;
        assert_valid(&report);
    }
}

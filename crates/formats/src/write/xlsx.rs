//! Excel workbooks: the official tables with live totals, a sheet for each section; check sheets.

mod cells;
mod sheet;
mod styles;

use super::WriteError;
use super::docx::{DECLARATION, parts};
use super::markup::Markup;
use super::paper::{Block, Level, Paper};
use super::zip::Zip;
use sheet::Sheet;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The most characters of a sheet's name.
const LONGEST_NAME: usize = 31;

/// A document as a workbook with a sheet for each of its sections, and other documents on a sheet each.
pub(super) fn write(paper: &Paper, others: &[(String, Paper)]) -> Result<Vec<u8>, WriteError> {
    let mut sheets = sections(paper);
    sheets.extend(
        others.iter().map(|(name, paper)| Sheet::new(name, Some(paper.heading()), paper.blocks.clone())),
    );
    pack(paper, &named_apart(sheets))
}

/// A document on one sheet.
pub(super) fn single(name: &str, paper: &Paper) -> Result<Vec<u8>, WriteError> {
    let sheet = Sheet::new(name, Some(paper.heading()), paper.blocks.clone());
    pack(paper, &named_apart(vec![sheet]))
}

fn sections(paper: &Paper) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for block in &paper.blocks {
        if let Block::Heading(Level::First, heading) = block {
            let title = sheets.is_empty().then(|| paper.heading());
            sheets.push(Sheet::new(heading, title, Vec::new()));
        }
        if let Some(sheet) = sheets.last_mut() {
            sheet.blocks.push(block.clone());
        }
    }
    sheets
}

/// Gives every sheet a name that Excel accepts and that no other has.
fn named_apart(mut sheets: Vec<Sheet>) -> Vec<Sheet> {
    let mut taken: Vec<String> = Vec::new();
    for sheet in &mut sheets {
        let plain =
            |c: char| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { ' ' } else { c };
        let mut name: String = sheet.name.chars().map(plain).take(LONGEST_NAME).collect();
        let mut number = 2;
        while name.trim().is_empty() || taken.contains(&name) {
            name = format!("{} {number}", name.chars().take(LONGEST_NAME - 4).collect::<String>());
            number += 1;
        }
        taken.push(name.clone());
        sheet.name = name;
    }
    sheets
}

fn pack(paper: &Paper, sheets: &[Sheet]) -> Result<Vec<u8>, WriteError> {
    let mut zip = Zip::default();
    zip.add("[Content_Types].xml", &content_types(sheets.len()))?;
    zip.add("_rels/.rels", &parts::package_relations("xl/workbook.xml"))?;
    zip.add("docProps/core.xml", &parts::core_properties(paper))?;
    zip.add("docProps/app.xml", &parts::application())?;
    zip.add("xl/_rels/workbook.xml.rels", &relations(sheets.len()))?;
    zip.add("xl/workbook.xml", &workbook(sheets))?;
    zip.add("xl/styles.xml", &styles::sheet())?;
    for (number, sheet) in sheets.iter().enumerate() {
        zip.add(&format!("xl/worksheets/sheet{}.xml", number + 1), &sheet.write())?;
    }
    zip.finish()
}

fn content_types(sheets: usize) -> String {
    let mut list = vec![
        ("/xl/workbook.xml".to_owned(), format!("{TYPES}.sheet.main+xml")),
        ("/xl/styles.xml".to_owned(), format!("{TYPES}.styles+xml")),
    ];
    let sheet = |number| (format!("/xl/worksheets/sheet{number}.xml"), format!("{TYPES}.worksheet+xml"));
    list.extend((1..=sheets).map(sheet));
    parts::content_types(&list)
}

fn relations(sheets: usize) -> String {
    let mut list = vec![("rId0".to_owned(), format!("{RELATIONS}/styles"), "styles.xml".to_owned())];
    let sheet = |number: usize| {
        (format!("rId{number}"), format!("{RELATIONS}/worksheet"), format!("worksheets/sheet{number}.xml"))
    };
    list.extend((1..=sheets).map(sheet));
    let list: Vec<(&str, &str, &str)> =
        list.iter().map(|(id, kind, target)| (id.as_str(), kind.as_str(), target.as_str())).collect();
    parts::relations(&list)
}

fn workbook(sheets: &[Sheet]) -> String {
    let mut markup = Markup::new(DECLARATION);
    markup.open("workbook", &[("xmlns", MAIN), ("xmlns:r", RELATIONS)]);
    markup.open("sheets", &[]);
    for (number, sheet) in sheets.iter().enumerate() {
        let number = (number + 1).to_string();
        let id = format!("rId{number}");
        markup.empty("sheet", &[("name", &sheet.name), ("sheetId", &number), ("r:id", &id)]);
    }
    markup.close();
    let repeated: Vec<(usize, &Sheet, (usize, usize))> = sheets
        .iter()
        .enumerate()
        .filter_map(|(number, sheet)| Some((number, sheet, sheet.head_rows()?)))
        .collect();
    if !repeated.is_empty() {
        markup.open("definedNames", &[]);
        for (number, sheet, (first, last)) in repeated {
            let rows = format!("'{}'!${first}:${last}", sheet.name);
            let name = [("name", "_xlnm.Print_Titles"), ("localSheetId", &*number.to_string())];
            markup.leaf("definedName", &name, &rows);
        }
        markup.close();
    }
    // Totals are reckoned anew when the file is opened, so that no program shows an old value.
    markup.empty("calcPr", &[("calcId", "191029"), ("fullCalcOnLoad", "1")]);
    markup.finish()
}

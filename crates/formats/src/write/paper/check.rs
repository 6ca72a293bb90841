//! The check sheet on paper: a table for each kind of finding, with room for a reply.

use gouji_core::check::CheckSheet;
use gouji_core::check::sheet::Item;
use gouji_core::{Severity, message};

use super::{Block, Cell, Level, Paper, Role, Table, Width};
use crate::write::text::{one_line, printable};

/// A column: the sentence of its head, and its width in hundredths of the font size.
type Column = (&'static str, usize);

const OPEN: [Column; 9] = [
    ("sheet.number", 300),
    ("sheet.place", 600),
    ("sheet.row", 700),
    ("sheet.column", 450),
    ("sheet.finding", 1400),
    ("sheet.figures", 450),
    ("sheet.repair", 1050),
    ("sheet.basis", 600),
    ("sheet.reply", 650),
];

const DECIDED: [Column; 9] = [
    ("sheet.number", 300),
    ("sheet.place", 600),
    ("sheet.row", 700),
    ("sheet.column", 450),
    ("sheet.finding", 1400),
    ("sheet.reason", 1350),
    ("sheet.by", 450),
    ("sheet.at", 450),
    ("sheet.basis", 500),
];

const LAPSED: [Column; 4] =
    [("sheet.rule", 600), ("sheet.reason", 3000), ("sheet.by", 800), ("sheet.at", 800)];

/// Lays a check sheet out.
pub(in crate::write) fn lay_out(sheet: &CheckSheet) -> Paper {
    let words = |id: &'static str| message::template(id, sheet.lang).to_owned();
    let mut blocks = vec![paragraph(summary(sheet))];
    blocks.push(paragraph(words(if sheet.items.is_empty() { "sheet.clean" } else { "sheet.how" })));
    let mut add = |heading: &'static str, columns: &[Column], rows: Vec<Vec<String>>| {
        if !rows.is_empty() {
            let heading = words(heading);
            blocks.push(Block::Heading(Level::First, heading.clone()));
            blocks.push(Block::Table(table(heading, columns, rows, sheet)));
        }
    };
    for (heading, severity) in groups() {
        let rows = sheet.open(severity).enumerate().map(|(number, item)| open(number, item));
        add(heading, &OPEN, rows.collect());
    }
    let decided = sheet.decided().enumerate().map(|(number, (item, decision))| {
        let [_, section, row, column, finding, ..] = head(number, item);
        let reason = [&decision.reason, &decision.by, &decision.at].map(|text| printable(text));
        let [reason, by, at] = reason;
        vec![(number + 1).to_string(), section, row, column, finding, reason, by, at, item.basis.clone()]
    });
    add("sheet.decided", &DECIDED, decided.collect());
    let lapsed = sheet.lapsed.iter().map(|decision| {
        let texts = [&decision.rule, &decision.reason, &decision.by, &decision.at];
        texts.map(|text| printable(text)).to_vec()
    });
    add("sheet.lapsed", &LAPSED, lapsed.collect());
    Paper { title: vec![title(sheet)], author: String::new(), turned: true, blocks }
}

/// The kinds of open findings with their headings, the worst first.
pub(in crate::write) fn groups() -> [(&'static str, Severity); 3] {
    [
        ("sheet.errors", Severity::Error),
        ("sheet.warnings", Severity::Warning),
        ("sheet.notes", Severity::Note),
    ]
}

/// The title of a check sheet.
pub(in crate::write) fn title(sheet: &CheckSheet) -> String {
    let agency = one_line(&sheet.agency);
    match sheet.year {
        Some(year) => {
            let values = [("agency", agency.as_str()), ("year", &year.to_string())];
            message::fill("sheet.title", sheet.lang, &values)
        }
        None => message::fill("sheet.title.plain", sheet.lang, &[("agency", &agency)]),
    }
}

/// How many findings there are of each kind.
pub(in crate::write) fn summary(sheet: &CheckSheet) -> String {
    let count = |severity| sheet.open(severity).count().to_string();
    let [error, warning, note] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
    let decided = sheet.decided().count().to_string();
    let values = [("error", &*error), ("warning", &*warning), ("note", &*note), ("decided", &*decided)];
    message::fill("sheet.summary", sheet.lang, &values)
}

fn paragraph(text: String) -> Block {
    Block::Paragraph { lead: 0, text }
}

/// Number, place and finding with its equation.
fn head(number: usize, item: &Item) -> [String; 5] {
    let finding = [item.message.as_str(), &item.equation];
    let finding = finding.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join("\n");
    let place = &item.place;
    let [section, row, column] = [&place.section, &place.row, &place.column].map(|text| one_line(text));
    [(number + 1).to_string(), section, row, column, printable(&finding)]
}

fn open(number: usize, item: &Item) -> Vec<String> {
    let figures = item.figures.as_ref().map(|(left, right)| format!("{left}\n{right}")).unwrap_or_default();
    let mut row = head(number, item).to_vec();
    row.extend([figures, printable(&item.repair), item.basis.clone(), String::new()]);
    row
}

fn table(name: String, columns: &[Column], rows: Vec<Vec<String>>, sheet: &CheckSheet) -> Table {
    let cell = |(column, text): (usize, String), role: Role, left: bool| Cell {
        text,
        role,
        column,
        row_span: 1,
        col_span: 1,
        left,
    };
    let heads = columns.iter().map(|(id, _)| message::template(id, sheet.lang).to_owned());
    let heads = heads.enumerate().map(|head| cell(head, Role::ColumnHead, false)).collect();
    let body = rows.into_iter().map(|row| {
        let texts = row.into_iter().enumerate();
        texts.map(|text| cell(text, Role::Text, true)).collect()
    });
    let width = |(_, width): &Column| Width { needs: *width, likes: *width };
    Table {
        name,
        head_rows: 1,
        rows: std::iter::once(heads).chain(body).collect(),
        columns: columns.iter().map(width).collect(),
    }
}

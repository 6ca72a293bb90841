//! The same report laid out in many ways.

use gouji_core::form::{Arrangement, GridContent};
use gouji_core::{Form, Report};
use gouji_formats::document::{Block, Cell, Document, Place, Row, Table};

use crate::invented::Random;

/// A row of a table as it is printed: label path and figures, with a banner or heads as rows without figures.
struct Printed {
    path: Vec<String>,
    figures: Vec<String>,
}

/// The titles and what stands between them.
pub(crate) fn skeleton(report: &Report, mut table: impl FnMut(usize, &mut Vec<String>)) -> Vec<String> {
    let form = report.form();
    let year = form.years().0;
    let mut lines = vec![format!("某某县测试局{year}年政府信息公开工作年度报告")];
    for (number, section) in form.sections().iter().enumerate() {
        lines.push(String::new());
        lines.push(section.title.zh.clone());
        if section.prose {
            lines.push(format!("本节文字为测试而写，说的是第{number}件事，全年开会12次，发文30件。"));
        }
        for (position, own) in form.tables().iter().enumerate() {
            if own.section.index() == number {
                table(position, &mut lines);
            }
        }
    }
    lines
}

fn printed(report: &Report, table: usize) -> Vec<Printed> {
    let form = report.form();
    let own = &form.tables()[table];
    let mut rows = Vec::new();
    let text = |cells: Vec<gouji_core::form::CellId>| {
        cells.iter().map(|cell| report.text(*cell).to_owned()).collect()
    };
    for block in &own.blocks {
        let heads = || block.columns.iter().map(|column| column.own_label().to_owned());
        if own.arrangement == Arrangement::SideBySide {
            let mut path: Vec<String> =
                block.rows.iter().flat_map(|row| row.path.iter().map(|head| head.zh.clone())).collect();
            path.dedup();
            path.extend(block.rows.iter().flat_map(|_| heads()));
            let figures = (0..block.rows.len()).flat_map(|row| block.row_cells(row)).collect();
            rows.push(Printed { path, figures: text(figures) });
            continue;
        }
        let banner = block.heading.iter().chain(&block.corner).map(|text| text.zh.clone());
        rows.push(Printed { path: banner.chain(heads()).collect(), figures: Vec::new() });
        let mut above: Vec<String> = Vec::new();
        for (number, row) in block.rows.iter().enumerate() {
            let path: Vec<String> = row.path.iter().map(|head| head.zh.clone()).collect();
            let shared =
                path.iter().zip(&above).take_while(|(own, above)| own == above).count().min(path.len() - 1);
            rows.push(Printed { path: path[shared..].to_vec(), figures: text(block.row_cells(number)) });
            above = path;
        }
    }
    rows
}

/// Pipe tables from the printed grid, merged cells left blank. `hostile` splits them and adds blank cells at the ends.
pub(crate) fn pipes(report: &Report, random: &mut Random, hostile: bool) -> String {
    let form = report.form();
    let lines = skeleton(report, |table, lines| {
        let grid = form.tables()[table].grid();
        lines.push(String::new());
        let mut first = true;
        let mut extra = (0, 0);
        for row in &grid.rows {
            let mut cells = vec![String::new(); grid.columns];
            for cell in &row[..] {
                cells[cell.column] = match &cell.content {
                    GridContent::Figure(id) => report.text(*id).to_owned(),
                    GridContent::Banner(text)
                    | GridContent::Corner(text)
                    | GridContent::ColumnHead(text)
                    | GridContent::RowHead(text) => text.zh.clone(),
                };
            }
            if hostile && random.chance(20) {
                lines.push(String::new());
                extra = (0, random.below(3));
                first = true;
            }
            let blanks = |count: u64| vec![String::new(); usize::try_from(count).unwrap()];
            let cells = [blanks(extra.0), cells, blanks(extra.1)].concat();
            lines.push(format!("| {} |", cells.join(" | ")));
            if first {
                lines.push(format!("|{}", "---|".repeat(cells.len())));
                first = false;
            }
        }
    });
    lines.join("\n")
}

/// A document with real spans, as a web page or a word processor has them.
pub(crate) fn spans(report: &Report) -> Document {
    let form = report.form();
    let mut tables = Vec::new();
    for table in form.tables() {
        let grid = table.grid();
        let rows = grid.rows.iter().map(|row| {
            let cells = row.iter().map(|cell| {
                let text = match &cell.content {
                    GridContent::Figure(id) => report.text(*id),
                    GridContent::Banner(text)
                    | GridContent::Corner(text)
                    | GridContent::ColumnHead(text)
                    | GridContent::RowHead(text) => &text.zh,
                };
                Cell { text: text.to_owned(), row_span: cell.row_span, col_span: cell.col_span }
            });
            Row { cells: cells.collect(), place: Place::default() }
        });
        tables.push(Table { rows: rows.collect() });
    }
    let mut blocks = Vec::new();
    for line in skeleton(report, |table, lines| lines.push(format!("\u{1}{table}"))) {
        match line.strip_prefix('\u{1}').and_then(|number| number.parse::<usize>().ok()) {
            Some(number) => blocks.push(Block::Table(tables[number].clone())),
            None if line.is_empty() => {}
            None => blocks.push(Block::Paragraph { text: line, place: Place::default() }),
        }
    }
    Document::from(blocks)
}

/// A line of text for every row, figures parted by spaces.
pub(crate) fn lines(report: &Report) -> String {
    let lines = skeleton(report, |table, lines| {
        for row in printed(report, table) {
            lines.push(format!("{} {}", row.path.join(" "), row.figures.join(" ")).trim().to_owned());
        }
    });
    lines.join("\n")
}

/// How figures are run together in [`flattened`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gaps {
    /// Not parted at all.
    None,
    /// Parted here and there, only between figures.
    Between,
    /// Parted anywhere, also inside a figure.
    Anywhere,
}

/// The whole report in one paragraph, as some web pages lose their markup.
pub(crate) fn flattened(report: &Report, random: &mut Random, gaps: Gaps) -> String {
    let mut tables: Vec<String> = Vec::new();
    for table in 0..report.form().tables().len() {
        let mut text = String::new();
        for row in printed(report, table) {
            text.push_str(&row.path.concat());
            for (number, figure) in row.figures.iter().enumerate() {
                if number > 0 && gaps != Gaps::None && random.chance(40) {
                    text.push(' ');
                }
                for (position, c) in figure.chars().enumerate() {
                    if position > 0 && gaps == Gaps::Anywhere && random.chance(15) {
                        text.push(' ');
                    }
                    text.push(c);
                }
            }
        }
        tables.push(text);
    }
    let mut lines = skeleton(report, |table, lines| lines.push(tables[table].clone()));
    let title = lines.remove(0);
    format!("{title}\n{}", lines.concat())
}

/// Rows of pipes without heads whose labels are cut off, misspelt or lost here and there.
pub(crate) fn damaged(report: &Report, random: &mut Random) -> String {
    let lines = skeleton(report, |table, lines| {
        for row in printed(report, table) {
            if row.figures.is_empty() {
                continue;
            }
            let own: Vec<char> = row.path.last().cloned().unwrap_or_default().chars().collect();
            let side_by_side = row.path.len() > 10;
            let label: String = match random.below(10) {
                _ if side_by_side => row.path.concat(),
                0 => String::new(),
                1 => own[..own.len() / 2].iter().collect(),
                2 => own[own.len() / 2..].iter().collect(),
                3 if own.len() > 6 => {
                    own.iter().enumerate().map(|(at, c)| if at == 4 { '某' } else { *c }).collect()
                }
                4 => continue,
                _ => own.iter().collect(),
            };
            lines.push(format!("| {label} | {} |", row.figures.join(" | ")));
        }
    });
    lines.join("\n")
}

/// Two reports after each other.
pub(crate) fn forms() -> Vec<std::sync::Arc<Form>> {
    gouji_core::form::builtin().to_vec()
}

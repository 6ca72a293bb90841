//! Web pages: a piece for the editor of a content management system, and a page of its own that prints like an official
//! document.

mod style;

use super::markup::Markup;
use super::paper::{Block, Cell, Level, Paper, Role, Table};
use style::{Part, Style};

/// A piece of a page: paragraphs, headings and tables with real spans. Styles stand in the elements and sizes also in
/// old attributes, because editors take out style sheets, classes and what they do not know.
pub(super) fn fragment(paper: &Paper) -> String {
    let mut markup = Markup::default();
    body(&mut markup, paper, Style::Inline);
    markup.finish()
}

/// A page of its own, with a style sheet for the screen and for A4.
pub(super) fn page(paper: &Paper) -> String {
    let mut markup = Markup::new("<!DOCTYPE html>\n");
    markup.open("html", &[("lang", "zh-CN")]);
    markup.open("head", &[]);
    markup.empty("meta", &[("charset", "utf-8")]);
    // Nothing is fetched and nothing runs, whatever stands in the report.
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    markup.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", policy)]);
    markup.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    markup.leaf("title", &[], &paper.heading());
    markup.raw("\n<style>\n");
    markup.raw(&style::sheet());
    markup.raw("</style>\n");
    markup.close();
    markup.raw("\n");
    markup.open("body", &[]);
    body(&mut markup, paper, Style::Sheet);
    let mut text = markup.finish();
    text.push('\n');
    text
}

fn body(markup: &mut Markup, paper: &Paper, style: Style) {
    markup.raw("\n");
    for (number, line) in paper.title.iter().enumerate() {
        let name = if number == 0 { "h1" } else { "p" };
        markup.leaf(name, &[style.of(Part::Title)], line);
        markup.raw("\n");
    }
    for block in &paper.blocks {
        match block {
            Block::Heading(Level::First, text) => markup.leaf("h2", &[style.of(Part::First)], text),
            Block::Heading(Level::Second, text) => markup.leaf("h3", &[style.of(Part::Second)], text),
            Block::Heading(Level::Third, text) => markup.leaf("h4", &[style.of(Part::Third)], text),
            Block::Paragraph { lead, text } => {
                markup.open("p", &[style.of(Part::Body)]);
                let (lead, rest) = text.split_at_checked(*lead).unwrap_or(("", text));
                if !lead.is_empty() {
                    markup.leaf("span", &[style.of(Part::Lead)], lead);
                }
                markup.text(rest);
                markup.close();
            }
            Block::Table(own) => table(markup, own, style),
        }
        markup.raw("\n");
    }
}

fn table(markup: &mut Markup, table: &Table, style: Style) {
    let mut attributes = vec![style.of(Part::Table)];
    match style {
        Style::Inline => {
            attributes.extend([
                ("border", "1"),
                ("cellspacing", "0"),
                ("cellpadding", "4"),
                ("width", "100%"),
            ]);
        }
        Style::Sheet => attributes.push(("aria-label", &table.name)),
    }
    markup.open("table", &attributes);
    // A page of its own repeats the heads on every sheet; editors are spared what they might take out.
    let head_rows = if style == Style::Sheet { table.head_rows } else { 0 };
    if style == Style::Sheet {
        markup.open("colgroup", &[]);
        for width in table.widths(LINE, 1000) {
            markup.empty("col", &[("style", &format!("width:{}.{}%", width / 10, width % 10))]);
        }
        markup.close();
    }
    let (head, rows) = table.rows.split_at_checked(head_rows).unwrap_or((&[], &table.rows));
    for (name, rows) in [("thead", head), ("tbody", rows)] {
        if rows.is_empty() {
            continue;
        }
        markup.open(name, &[]);
        for row in rows {
            markup.raw("\n");
            markup.open("tr", &[]);
            for own in row {
                cell(markup, own, style);
            }
            markup.close();
        }
        markup.close();
    }
    markup.close();
}

/// The width of a line in hundredths of the font size of tables: 156 mm at 10 pt.
const LINE: usize = 4422;

fn cell(markup: &mut Markup, cell: &Cell, style: Style) {
    let part = match cell.role {
        _ if cell.left => Part::Label,
        Role::Banner => Part::Banner,
        _ => Part::Cell,
    };
    let (rows, columns) = (cell.row_span.to_string(), cell.col_span.to_string());
    let mut attributes = vec![style.of(part)];
    if cell.row_span > 1 {
        attributes.push(("rowspan", &rows));
    }
    if cell.col_span > 1 {
        attributes.push(("colspan", &columns));
    }
    match (style, &cell.role) {
        (Style::Sheet, Role::ColumnHead) => {
            attributes.push(("scope", if cell.col_span > 1 { "colgroup" } else { "col" }));
        }
        (Style::Sheet, Role::RowHead) => {
            attributes.push(("scope", if cell.row_span > 1 { "rowgroup" } else { "row" }));
        }
        (Style::Inline, _) if part == Part::Cell => attributes.push(("align", "center")),
        _ => {}
    }
    let name = if matches!(cell.role, Role::ColumnHead | Role::RowHead) { "th" } else { "td" };
    markup.open(name, &attributes);
    for (number, line) in cell.text.split('\n').enumerate() {
        if number > 0 {
            markup.empty("br", &[]);
        }
        markup.text(line);
    }
    markup.close();
}

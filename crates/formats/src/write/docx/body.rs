//! The text of a Word file: title, headings, paragraphs, tables, and the pages they stand on.

use super::part;
use super::parts::Side;
use super::styles::LINE;
use super::table::{self, Fit};
use crate::write::markup::Markup;
use crate::write::paper::{Block, Level, Paper};

/// How a sheet of A4 lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    Upright,
    /// Turned, for a table that is too wide.
    Turned,
}

/// Sizes in twentieths of a point: margins of 37, 35, 28 and 26 mm.
const SHORT: usize = 11906;
const LONG: usize = 16838;
const TOP: usize = 2098;
const BOTTOM: usize = 1984;
const LEFT: usize = 1587;
const RIGHT: usize = 1474;
/// The height of the page number with 7 mm between its dashes and the text.
const NUMBER: usize = 680;

impl Sheet {
    /// The width of the text.
    pub(super) fn width(self) -> usize {
        match self {
            Self::Upright => SHORT - LEFT - RIGHT,
            // The margins turn with the sheet: the head of the page is at the binding edge.
            Self::Turned => LONG - TOP - BOTTOM,
        }
    }
}

pub(super) fn document(paper: &Paper) -> String {
    let mut markup = part("w:document");
    markup.open("w:body", &[]);
    for line in &paper.title {
        paragraph(&mut markup, "Title", &[(None, line)]);
    }
    if !paper.title.is_empty() {
        blank(&mut markup, LINE, None);
    }
    let usual = if paper.turned { Sheet::Turned } else { Sheet::Upright };
    let fits: Vec<Option<Fit>> = paper.blocks.iter().map(|block| fit(block, usual)).collect();
    let mut sheet = usual;
    for (number, block) in paper.blocks.iter().enumerate() {
        // A heading goes with the table below it.
        let own = fits.get(number).copied().flatten();
        let below = fits.get(number + 1).copied().flatten();
        let wanted = match block {
            Block::Table(_) => own.map_or(usual, |fit| fit.sheet),
            Block::Heading(..) => below.map_or(usual, |fit| fit.sheet),
            Block::Paragraph { .. } => usual,
        };
        if wanted != sheet {
            blank(&mut markup, 20, Some(sheet));
            sheet = wanted;
        }
        match block {
            Block::Heading(level, text) => {
                let style = match level {
                    Level::First => "Heading1",
                    Level::Second => "Heading2",
                    Level::Third => "Heading3",
                };
                paragraph(&mut markup, style, &[(None, text)]);
            }
            Block::Paragraph { lead, text } => {
                let (lead, rest) = text.split_at_checked(*lead).unwrap_or(("", text));
                let runs = [(Some("Lead"), lead), (None, rest)];
                paragraph(&mut markup, "BodyText", &runs);
            }
            Block::Table(own_table) => {
                if let Some(fit) = own {
                    table::write(&mut markup, own_table, fit);
                }
                // Tables that touch would become one, and nothing may end with a table.
                if below.is_some() || number + 1 == paper.blocks.len() {
                    blank(&mut markup, 20, None);
                }
            }
        }
    }
    section(&mut markup, sheet);
    markup.finish()
}

fn fit(block: &Block, usual: Sheet) -> Option<Fit> {
    match block {
        Block::Table(table) => Some(Fit::of(table, usual)),
        Block::Heading(..) | Block::Paragraph { .. } => None,
    }
}

/// A paragraph of runs, each perhaps with a style of its own.
fn paragraph(markup: &mut Markup, style: &str, runs: &[(Option<&str>, &str)]) {
    markup.raw("\n");
    markup.open("w:p", &[]);
    markup.open("w:pPr", &[]);
    markup.empty("w:pStyle", &[("w:val", style)]);
    markup.close();
    for (style, text) in runs.iter().filter(|(_, text)| !text.is_empty()) {
        markup.open("w:r", &[]);
        if let Some(style) = style {
            markup.open("w:rPr", &[]);
            markup.empty("w:rStyle", &[("w:val", style)]);
            markup.close();
        }
        text_of(markup, text);
        markup.close();
    }
    markup.close();
}

/// The text of a run; line breaks and tabs are elements of their own.
pub(super) fn text_of(markup: &mut Markup, text: &str) {
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            markup.empty("w:br", &[]);
        }
        for (number, stretch) in line.split('\t').enumerate() {
            if number > 0 {
                markup.empty("w:tab", &[]);
            }
            if !stretch.is_empty() {
                markup.leaf("w:t", &[("xml:space", "preserve")], stretch);
            }
        }
    }
}

/// A paragraph without text, as tall as said, that may end a section of pages.
fn blank(markup: &mut Markup, line: usize, ends: Option<Sheet>) {
    markup.raw("\n");
    markup.open("w:p", &[]);
    markup.open("w:pPr", &[]);
    markup.empty("w:snapToGrid", &[("w:val", "0")]);
    markup.empty("w:spacing", &[("w:line", &line.to_string()), ("w:lineRule", "exact")]);
    if let Some(sheet) = ends {
        section(markup, sheet);
    }
    markup.close();
    markup.close();
}

fn section(markup: &mut Markup, sheet: Sheet) {
    markup.raw("\n");
    markup.open("w:sectPr", &[]);
    for side in [Side::Odd, Side::Even] {
        markup.empty("w:footerReference", &[("w:type", side.pages()), ("r:id", side.id())]);
    }
    let number = |number: usize| number.to_string();
    let margins = match sheet {
        Sheet::Upright => {
            markup.empty("w:pgSz", &[("w:w", &number(SHORT)), ("w:h", &number(LONG))]);
            [TOP, RIGHT, BOTTOM, LEFT]
        }
        Sheet::Turned => {
            let landscape = ("w:orient", "landscape");
            markup.empty("w:pgSz", &[("w:w", &number(LONG)), ("w:h", &number(SHORT)), landscape]);
            [LEFT, TOP, RIGHT, BOTTOM]
        }
    };
    let foot = number(margins[2] - NUMBER);
    let [top, right, bottom, left] = margins.map(number);
    let margins = [
        ("w:top", top.as_str()),
        ("w:right", &right),
        ("w:bottom", &bottom),
        ("w:left", &left),
        ("w:header", "851"),
        ("w:footer", &*foot),
        ("w:gutter", "0"),
    ];
    markup.empty("w:pgMar", &margins);
    markup.empty("w:cols", &[("w:space", "425")]);
    markup.empty("w:docGrid", &[("w:type", "lines"), ("w:linePitch", &number(LINE))]);
    markup.close();
}

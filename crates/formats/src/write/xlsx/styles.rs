//! The looks of cells.

use super::MAIN;
use crate::write::docx::DECLARATION;
use crate::write::fonts::Slot;
use crate::write::markup::Markup;

/// The look of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Title,
    Heading,
    Paragraph,
    /// A head, in the middle of its cell.
    Head,
    /// A label or text that is read from the left.
    Label,
    /// A mark in place of a figure.
    Mark,
    /// A figure with so many decimals.
    Figure(usize),
}

/// The most decimals of a figure.
const DECIMALS: usize = 9;
/// The first number that a format of one's own may have.
const OWN_FORMAT: usize = 164;

impl Look {
    fn all() -> Vec<Self> {
        let plain = [Self::Title, Self::Heading, Self::Paragraph, Self::Head, Self::Label, Self::Mark];
        plain.into_iter().chain((0..=DECIMALS).map(Self::Figure)).collect()
    }

    /// The style of a cell; one that marks the text as text for those that begin like a formula.
    pub(super) fn style(self, quoted: bool) -> String {
        let own = Self::all().iter().position(|look| *look == self).unwrap_or(0);
        (1 + own * 2 + usize::from(quoted)).to_string()
    }

    fn font(self) -> &'static str {
        match self {
            Self::Title => "1",
            Self::Heading => "2",
            _ => "0",
        }
    }

    fn format(self) -> String {
        match self {
            // A whole number, and one with its decimals.
            Self::Figure(0) => "1".to_owned(),
            Self::Figure(decimals) => (OWN_FORMAT + decimals).to_string(),
            // Text, whatever is typed into it.
            Self::Mark => "49".to_owned(),
            _ => "0".to_owned(),
        }
    }

    fn align(self) -> (&'static str, &'static str) {
        match self {
            Self::Paragraph => ("left", "top"),
            Self::Heading | Self::Label => ("left", "center"),
            _ => ("center", "center"),
        }
    }

    fn framed(self) -> bool {
        !matches!(self, Self::Title | Self::Heading | Self::Paragraph)
    }
}

pub(super) fn sheet() -> String {
    let mut markup = Markup::new(DECLARATION);
    markup.open("styleSheet", &[("xmlns", MAIN)]);
    markup.open("numFmts", &[("count", &DECIMALS.to_string())]);
    for decimals in 1..=DECIMALS {
        let code = format!("0.{}", "0".repeat(decimals));
        let id = (OWN_FORMAT + decimals).to_string();
        markup.empty("numFmt", &[("numFmtId", &id), ("formatCode", &code)]);
    }
    markup.close();
    markup.open("fonts", &[("count", "3")]);
    for (slot, size) in [(Slot::Table, "10.5"), (Slot::Title, "18"), (Slot::First, "14")] {
        markup.open("font", &[]);
        markup.empty("sz", &[("val", size)]);
        markup.empty("name", &[("val", slot.document())]);
        markup.empty("charset", &[("val", "134")]);
        markup.close();
    }
    markup.close();
    markup.open("fills", &[("count", "2")]);
    for pattern in ["none", "gray125"] {
        markup.open("fill", &[]);
        markup.empty("patternFill", &[("patternType", pattern)]);
        markup.close();
    }
    markup.close();
    borders(&mut markup);
    markup.open("cellStyleXfs", &[("count", "1")]);
    markup.empty("xf", &[("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")]);
    markup.close();
    let looks = Look::all();
    markup.open("cellXfs", &[("count", &(1 + looks.len() * 2).to_string())]);
    markup.empty(
        "xf",
        &[("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0"), ("xfId", "0")],
    );
    for look in looks {
        for quoted in [false, true] {
            cell(&mut markup, look, quoted);
        }
    }
    markup.close();
    markup.open("cellStyles", &[("count", "1")]);
    markup.empty("cellStyle", &[("name", "Normal"), ("xfId", "0"), ("builtinId", "0")]);
    markup.finish()
}

fn borders(markup: &mut Markup) {
    markup.open("borders", &[("count", "2")]);
    for line in [None, Some("thin")] {
        markup.open("border", &[]);
        for side in ["left", "right", "top", "bottom"] {
            match line {
                Some(line) => markup.leaf_of(side, &[("style", line)], "color", &[("auto", "1")]),
                None => markup.empty(side, &[]),
            }
        }
        markup.empty("diagonal", &[]);
        markup.close();
    }
    markup.close();
}

fn cell(markup: &mut Markup, look: Look, quoted: bool) {
    let format = look.format();
    let mut attributes = vec![
        ("numFmtId", format.as_str()),
        ("fontId", look.font()),
        ("fillId", "0"),
        ("borderId", if look.framed() { "1" } else { "0" }),
        ("xfId", "0"),
    ];
    if quoted {
        attributes.push(("quotePrefix", "1"));
    }
    attributes.extend([
        ("applyNumberFormat", "1"),
        ("applyFont", "1"),
        ("applyBorder", "1"),
        ("applyAlignment", "1"),
    ]);
    let (across, down) = look.align();
    let align = [("horizontal", across), ("vertical", down), ("wrapText", "1")];
    markup.leaf_of("xf", &attributes, "alignment", &align);
}

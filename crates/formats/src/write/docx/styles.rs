//! The styles of a Word file. They bear the names that word processors know, so that headings show in the navigation
//! pane and a template can restyle the document.

use super::part;
use crate::write::fonts::Slot;
use crate::write::markup::Markup;

/// The pitch of lines in twentieths of a point: 22 lines on 225 mm.
pub(super) const LINE: usize = 579;

/// What each character of running text gives up, in twentieths of a point: 28 of them stand on 156 mm. A grid of
/// characters would say the same, but only some word processors reckon it so.
const NARROWER: &str = "-5";

/// A paragraph style.
struct Paragraph {
    id: &'static str,
    name: &'static str,
    /// The outline level, for headings.
    level: Option<&'static str>,
    font: Slot,
    /// Half points.
    size: &'static str,
    bold: bool,
    /// Pitch of its lines in twentieths of a point; as tall as the text where there is none.
    line: Option<usize>,
    /// Whether it is running text: its first line begins two characters in, and 28 characters stand on a line.
    running: bool,
    align: &'static str,
}

const BODY: Paragraph = Paragraph {
    id: "BodyText",
    name: "Body Text",
    level: None,
    font: Slot::Body,
    size: "32",
    bold: false,
    line: Some(LINE),
    running: true,
    align: "both",
};

const PARAGRAPHS: [Paragraph; 8] = [
    Paragraph {
        id: "Title",
        name: "Title",
        font: Slot::Title,
        size: "44",
        line: Some(640),
        running: false,
        align: "center",
        ..BODY
    },
    Paragraph {
        id: "Heading1",
        name: "heading 1",
        level: Some("0"),
        font: Slot::First,
        align: "left",
        ..BODY
    },
    Paragraph {
        id: "Heading2",
        name: "heading 2",
        level: Some("1"),
        font: Slot::Second,
        align: "left",
        ..BODY
    },
    Paragraph { id: "Heading3", name: "heading 3", level: Some("2"), bold: true, align: "left", ..BODY },
    BODY,
    Paragraph {
        id: "TableText",
        name: "Table Text",
        font: Slot::Table,
        size: "21",
        line: None,
        running: false,
        align: "center",
        ..BODY
    },
    Paragraph {
        id: "TableLabel",
        name: "Table Label",
        font: Slot::Table,
        size: "21",
        line: None,
        running: false,
        align: "left",
        ..BODY
    },
    Paragraph {
        id: "Footer",
        name: "footer",
        font: Slot::Table,
        size: "28",
        line: None,
        running: false,
        align: "left",
        ..BODY
    },
];

pub(super) fn sheet() -> String {
    let mut markup = part("w:styles");
    markup.open("w:docDefaults", &[]);
    markup.open("w:rPrDefault", &[]);
    markup.open("w:rPr", &[]);
    fonts(&mut markup, Slot::Body);
    markup.empty("w:kern", &[("w:val", "2")]);
    size(&mut markup, "32");
    markup.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")]);
    markup.close();
    markup.close();
    markup.empty("w:pPrDefault", &[]);
    markup.close();
    markup.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")]);
    markup.empty("w:name", &[("w:val", "Normal")]);
    markup.empty("w:qFormat", &[]);
    markup.open("w:pPr", &[]);
    markup.empty("w:jc", &[("w:val", "both")]);
    markup.close();
    markup.close();
    for style in &PARAGRAPHS {
        paragraph(&mut markup, style);
    }
    lead(&mut markup);
    table(&mut markup);
    markup.finish()
}

fn paragraph(markup: &mut Markup, style: &Paragraph) {
    markup.open("w:style", &[("w:type", "paragraph"), ("w:styleId", style.id)]);
    markup.empty("w:name", &[("w:val", style.name)]);
    markup.empty("w:basedOn", &[("w:val", "Normal")]);
    if style.level.is_some() {
        markup.empty("w:next", &[("w:val", BODY.id)]);
    }
    markup.empty("w:qFormat", &[]);
    markup.open("w:pPr", &[]);
    if style.level.is_some() {
        markup.empty("w:keepNext", &[]);
        markup.empty("w:keepLines", &[]);
    }
    if !style.running {
        markup.empty("w:snapToGrid", &[("w:val", "0")]);
    }
    let (line, rule) = style.line.map_or((240, "auto"), |line| (line, "exact"));
    markup.empty("w:spacing", &[("w:line", &line.to_string()), ("w:lineRule", rule)]);
    if style.running {
        markup.empty("w:ind", &[("w:firstLineChars", "200"), ("w:firstLine", "632")]);
    }
    markup.empty("w:jc", &[("w:val", style.align)]);
    if let Some(level) = style.level {
        markup.empty("w:outlineLvl", &[("w:val", level)]);
    }
    markup.close();
    markup.open("w:rPr", &[]);
    fonts(markup, style.font);
    if style.bold {
        markup.empty("w:b", &[]);
        markup.empty("w:bCs", &[]);
    }
    if style.running {
        markup.empty("w:spacing", &[("w:val", NARROWER)]);
    }
    size(markup, style.size);
    markup.close();
    markup.close();
}

/// Headings that run into the text.
fn lead(markup: &mut Markup) {
    markup.open("w:style", &[("w:type", "character"), ("w:styleId", "Lead"), ("w:customStyle", "1")]);
    markup.empty("w:name", &[("w:val", "Lead")]);
    markup.empty("w:qFormat", &[]);
    markup.open("w:rPr", &[]);
    fonts(markup, Slot::Second);
    markup.close();
    markup.close();
}

fn table(markup: &mut Markup) {
    markup.open("w:style", &[("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")]);
    markup.empty("w:name", &[("w:val", "Normal Table")]);
    markup.close();
    markup.open("w:style", &[("w:type", "table"), ("w:styleId", "TableGrid")]);
    markup.empty("w:name", &[("w:val", "Table Grid")]);
    markup.empty("w:basedOn", &[("w:val", "TableNormal")]);
    markup.open("w:tblPr", &[]);
    markup.open("w:tblBorders", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        markup.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")]);
    }
    markup.close();
    markup.close();
    markup.close();
}

fn fonts(markup: &mut Markup, slot: Slot) {
    let font = slot.document();
    let slots = [("w:ascii", font), ("w:hAnsi", font), ("w:eastAsia", font), ("w:cs", "Times New Roman")];
    markup.empty("w:rFonts", &slots);
}

fn size(markup: &mut Markup, half_points: &str) {
    markup.empty("w:sz", &[("w:val", half_points)]);
    markup.empty("w:szCs", &[("w:val", half_points)]);
}

//! How the parts of a page look: in the elements of a piece for editors, in a style sheet for a page of its own.

use crate::write::fonts::Slot;

/// A part of a page that looks like no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    First,
    Second,
    Third,
    Body,
    Lead,
    Table,
    /// Heads and figures.
    Cell,
    /// Labels that are read as text.
    Label,
    Banner,
}

impl Part {
    const ALL: [Self; 10] = [
        Self::Title,
        Self::First,
        Self::Second,
        Self::Third,
        Self::Body,
        Self::Lead,
        Self::Table,
        Self::Cell,
        Self::Label,
        Self::Banner,
    ];

    /// The class in a page of its own.
    fn class(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Body => "body",
            Self::Lead => "lead",
            Self::Table => "table",
            Self::Cell => "cell",
            Self::Label => "label",
            Self::Banner => "banner",
        }
    }

    /// Declarations for a piece: alignment and lines only, so that fonts and sizes stay those of the page around it and
    /// its switch for larger type still works.
    fn inline(self) -> &'static str {
        match self {
            Self::Title => "text-align:center;text-indent:0;font-weight:bold;font-size:1.5em;margin:1em 0",
            Self::First => "text-indent:2em;font-weight:bold;font-size:1.125em;margin:1em 0 .5em",
            Self::Second | Self::Third => "text-indent:2em;font-weight:bold;font-size:1em;margin:.5em 0",
            Self::Body => "text-indent:2em;line-height:2;text-align:justify;margin:0",
            Self::Lead => "font-weight:bold",
            Self::Table => {
                "width:100%;border-collapse:collapse;border:1px solid #000;margin:.5em 0 1em;text-indent:0"
            }
            Self::Cell => {
                "border:1px solid #000;padding:4px;text-align:center;text-indent:0;font-weight:normal"
            }
            Self::Label | Self::Banner => {
                "border:1px solid #000;padding:4px;text-align:left;text-indent:0;font-weight:normal"
            }
        }
    }

    /// Declarations for a page of its own, after GB/T 9704-2012.
    fn sheet(self) -> String {
        let font = |slot: Slot| slot.web();
        match self {
            Self::Title => {
                format!("font:normal 22pt/32pt {};text-align:center;text-indent:0;margin:0", font(Slot::Title))
            }
            Self::First => format!(
                "font:normal 16pt/28pt {};text-indent:2em;margin:0;break-after:avoid;page-break-after:avoid",
                font(Slot::First)
            ),
            Self::Second => format!(
                "font:normal 16pt/28pt {};text-indent:2em;margin:0;break-after:avoid;page-break-after:avoid",
                font(Slot::Second)
            ),
            Self::Third => {
                "font-size:16pt;font-weight:bold;text-indent:2em;margin:0;break-after:avoid;page-break-after:avoid"
                    .to_owned()
            }
            Self::Body => "text-indent:2em;text-align:justify;margin:0;overflow-wrap:break-word".to_owned(),
            Self::Lead => format!("font-family:{}", font(Slot::Second)),
            Self::Table => format!(
                "width:100%;table-layout:fixed;border-collapse:collapse;margin:4pt 0 12pt;font:10pt/13pt {}",
                font(Slot::Table)
            ),
            Self::Cell => "border:.5pt solid #000;padding:1.5pt 1pt;text-align:center;font-weight:normal;\
                           overflow-wrap:break-word;word-wrap:break-word"
                .to_owned(),
            Self::Label => "border:.5pt solid #000;padding:1.5pt 3pt;text-align:left;font-weight:normal".to_owned(),
            Self::Banner => "border:.5pt solid #000;padding:1.5pt 3pt;text-align:center;font-weight:normal".to_owned(),
        }
    }
}

/// Where the look of the parts stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// In each element.
    Inline,
    /// In the style sheet.
    Sheet,
}

impl Style {
    /// The attribute that gives a part its look.
    pub(super) fn of(self, part: Part) -> (&'static str, &'static str) {
        match self {
            Self::Inline => ("style", part.inline()),
            Self::Sheet => ("class", part.class()),
        }
    }
}

/// The style sheet of a page of its own: A4 with the margins of official documents, on the screen as a sheet of paper.
///
/// A table stands on one sheet where it fits. Rows must not be kept whole: browsers count the rows that a head spans
/// to the row it begins in, and a head of twenty rows would leave a sheet empty.
pub(super) fn sheet() -> String {
    let mut css = format!(
        "@page{{size:A4;margin:37mm 26mm 35mm 28mm}}\n\
         body{{margin:0 auto;max-width:156mm;padding:24px;background:#fff;color:#000;font:16pt/28pt {}}}\n\
         table,td{{break-inside:avoid;page-break-inside:avoid}}\n\
         .title+.first{{margin-top:28pt}}\n",
        Slot::Body.web()
    );
    for part in Part::ALL {
        css.push('.');
        css.push_str(part.class());
        css.push('{');
        css.push_str(&part.sheet());
        css.push_str("}\n");
    }
    css.push_str(
        "td.cell{font-variant-numeric:tabular-nums}\n@media print{body{max-width:none;padding:0}}\n",
    );
    css
}

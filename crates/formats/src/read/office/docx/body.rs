//! The text of a document: paragraphs, tables, and what stands inside paragraphs.

use std::collections::BTreeMap;

use super::super::super::builder::{Builder, CellShape};
use super::super::super::xml::{Element, Event, Events};
use super::super::{Part, walk};
use super::numbering::Numbering;
use super::styles::{Properties, Styles};
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// Reads the main part, with the notes where they are referred to.
pub(super) fn read(
    text: &str,
    notes: &[Option<String>],
    styles: &Styles,
    numbering: Numbering,
    limits: &Limits,
) -> Result<Document, ReadErrorKind> {
    let mut all = BTreeMap::new();
    for (kind, part) in [Note::Foot, Note::End].into_iter().zip(notes) {
        read_notes(kind, part.as_deref().unwrap_or_default(), &mut all, limits)?;
    }
    let mut body = Body {
        builder: Builder::new(limits),
        styles,
        numbering,
        notes: all,
        open: Vec::new(),
        paragraphs: Vec::new(),
        cell: CellShape::default(),
        before: 0,
        fields: Vec::new(),
        bold: false,
        hidden: false,
    };
    walk(text, &mut body, limits)?;
    body.builder.finish()
}

/// Which notes a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Note {
    Foot,
    End,
}

/// The texts of the notes by their numbers.
fn read_notes(
    kind: Note,
    text: &str,
    notes: &mut BTreeMap<(Note, usize), String>,
    limits: &Limits,
) -> Result<(), ReadErrorKind> {
    let mut events = Events::new(text, limits);
    let mut number = None;
    let mut is_text = false;
    while let Some(event) = events.next()? {
        match event {
            Event::Start(element) => {
                is_text = element.name() == "t";
                match element.name() {
                    "footnote" | "endnote" => number = element.number("id"),
                    "del" | "moveFrom" => events.skip()?,
                    _ => {}
                }
            }
            Event::End => is_text = false,
            Event::Text(text) => {
                if let Some(number) = number.filter(|_| is_text) {
                    notes.entry((kind, number)).or_default().push_str(&text);
                }
            }
        }
    }
    Ok(())
}

/// What an open element is; elements that only hold others are [`Role::Holder`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Holder,
    Paragraph,
    /// The properties of a paragraph, and those of the mark at its end.
    ParagraphProperties,
    MarkProperties,
    Run,
    RunProperties,
    Text,
    Table,
    /// A row; true if it was deleted.
    Row(bool),
    RowProperties,
    Cell,
    CellProperties,
    TextBox,
    /// A choice between ways to say the same; true once one was taken.
    Alternatives(bool),
    /// A control for a form; true if it shows a prompt.
    Control(bool),
    ControlProperties,
}

#[derive(Default)]
struct Paragraph {
    style: Option<String>,
    own: Properties,
    /// The mark at its end was deleted: the next paragraph goes on with it.
    goes_on: bool,
}

struct Body<'a> {
    builder: Builder,
    styles: &'a Styles,
    numbering: Numbering,
    notes: BTreeMap<(Note, usize), String>,
    open: Vec<Role>,
    /// The open paragraphs; one in a text box stands in another.
    paragraphs: Vec<Paragraph>,
    /// The cell that is being described.
    cell: CellShape,
    /// Grid columns that the row leaves out at its start.
    before: usize,
    /// For each open field whether its code is being told.
    fields: Vec<bool>,
    bold: bool,
    hidden: bool,
}

impl Part for Body<'_> {
    type Role = Role;

    fn open(&mut self) -> &mut Vec<Role> {
        &mut self.open
    }

    fn admitted(&self) -> Result<(), ReadErrorKind> {
        self.builder.admitted()
    }

    fn start(&mut self, element: &Element<'_>) -> Option<Role> {
        let inside = self.open.last().copied().unwrap_or(Role::Holder);
        match inside {
            Role::ParagraphProperties => return self.paragraph_property(element),
            Role::MarkProperties => {
                if element.name() == "del"
                    && let Some(paragraph) = self.paragraphs.last_mut()
                {
                    paragraph.goes_on = true;
                }
                return None;
            }
            Role::RunProperties => {
                match element.name() {
                    "b" => self.bold = is_on(element),
                    "vanish" => self.hidden = is_on(element),
                    _ => {}
                }
                return None;
            }
            Role::RowProperties => {
                match element.name() {
                    "gridBefore" => self.before = element.number("val").unwrap_or(0),
                    "del" => {
                        if let Some(row) =
                            self.open.iter_mut().rev().find(|role| matches!(role, Role::Row(_)))
                        {
                            *row = Role::Row(true);
                        }
                    }
                    _ => {}
                }
                return None;
            }
            Role::CellProperties => {
                self.cell_property(element);
                return None;
            }
            Role::ControlProperties => {
                if element.name() == "showingPlcHdr" {
                    self.mark_prompt();
                }
                return None;
            }
            Role::Control(true) if element.name() == "sdtContent" => return None,
            _ => {}
        }
        match element.name() {
            "p" => {
                self.paragraphs.push(Paragraph::default());
                return Some(Role::Paragraph);
            }
            "pPr" => return Some(Role::ParagraphProperties),
            "r" => {
                self.bold = false;
                self.hidden = false;
                return Some(Role::Run);
            }
            "rPr" => return (inside == Role::Run).then_some(Role::RunProperties),
            "t" => return Some(Role::Text),
            "tbl" => {
                self.builder.open_table();
                return Some(Role::Table);
            }
            "tr" => {
                self.builder.open_row(false);
                self.before = 0;
                return Some(Role::Row(false));
            }
            "trPr" => return Some(Role::RowProperties),
            "tc" => {
                self.cell = CellShape::default();
                self.builder.open_cell(self.cell);
                return Some(Role::Cell);
            }
            "tcPr" => return Some(Role::CellProperties),
            "txbxContent" => {
                self.builder.open_aside();
                return Some(Role::TextBox);
            }
            "AlternateContent" => return Some(Role::Alternatives(false)),
            "Choice" | "Fallback" => return self.alternative(),
            "sdt" => return Some(Role::Control(false)),
            "sdtPr" => return Some(Role::ControlProperties),
            "del" | "moveFrom" | "delText" | "instrText" | "tblPr" | "tblGrid" | "tblPrEx" | "sectPr"
            | "sdtEndPr" | "rt" | "binData" => return None,
            name => self.sign(name, element),
        }
        Some(Role::Holder)
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Role::ParagraphProperties) if self.open.last() == Some(&Role::Paragraph) => {
                self.begin_text();
            }
            Some(Role::Paragraph) => {
                let goes_on = self.paragraphs.pop().is_some_and(|paragraph| paragraph.goes_on);
                // A code ends with its paragraph at the latest: where its end was lost, text must not go with it.
                self.fields.fill(false);
                if !goes_on {
                    self.builder.end_paragraph();
                }
            }
            Some(Role::Table) => self.builder.close_table(),
            Some(Role::RowProperties) if self.before > 0 => {
                self.builder.open_cell(CellShape { columns: self.before, ..CellShape::default() });
                self.builder.close_cell();
            }
            Some(Role::Row(deleted)) => {
                self.builder.close_row();
                if deleted {
                    self.builder.drop_row();
                }
            }
            Some(Role::CellProperties) => self.builder.shape(self.cell),
            Some(Role::Cell) => self.builder.close_cell(),
            Some(Role::TextBox) => self.builder.close_aside(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.last() == Some(&Role::Text) {
            self.write(text);
        }
    }
}

impl Body<'_> {
    fn paragraph_property(&mut self, element: &Element<'_>) -> Option<Role> {
        let paragraph = self.paragraphs.last_mut()?;
        match element.name() {
            "pStyle" => paragraph.style = element.attribute("val"),
            "outlineLvl" => paragraph.own.outline = element.number("val"),
            "numId" => paragraph.own.list = element.number("val"),
            "ilvl" => paragraph.own.level = element.number("val"),
            "numPr" => return Some(Role::ParagraphProperties),
            "rPr" => return Some(Role::MarkProperties),
            _ => {}
        }
        None
    }

    fn cell_property(&mut self, element: &Element<'_>) {
        match element.name() {
            "gridSpan" => self.cell.columns = element.number("val").unwrap_or(1),
            "vMerge" | "vmerge" => {
                self.cell.continues = element.attribute("val").is_none_or(|val| val == "continue");
            }
            // The older way to merge sideways: the cell goes on with the one before it.
            "hMerge" | "hmerge" => {
                self.cell.joins = element.attribute("val").is_none_or(|val| val == "continue");
            }
            _ => {}
        }
    }

    /// Elements that stand for characters or begin and end a field.
    fn sign(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "tab" | "ptab" => self.write(" "),
            "br" | "cr" if !self.is_code() && !self.hidden => self.builder.line_break(),
            "noBreakHyphen" => self.write("-"),
            "sym" => {
                let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                // Fonts of signs have them behind the characters of private use.
                let code =
                    code.map(|code| if (0xF020..=0xF0FF).contains(&code) { code - 0xF000 } else { code });
                if let Some(c) = code.and_then(char::from_u32) {
                    self.write(c.encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => match element.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields.push(true),
                Some("separate") => {
                    if let Some(code) = self.fields.last_mut() {
                        *code = false;
                    }
                }
                Some("end") => {
                    self.fields.pop();
                }
                _ => {}
            },
            "footnoteReference" | "endnoteReference" => {
                let kind = if name == "footnoteReference" { Note::Foot } else { Note::End };
                if let Some(text) = element.number("id").and_then(|id| self.notes.remove(&(kind, id))) {
                    self.builder.note(&text);
                }
            }
            _ => {}
        }
    }

    fn mark_prompt(&mut self) {
        let control = self.open.iter_mut().rev().find(|role| matches!(role, Role::Control(_)));
        if let Some(control) = control {
            *control = Role::Control(true);
        }
    }

    fn alternative(&mut self) -> Option<Role> {
        if let Some(Role::Alternatives(taken)) = self.open.last_mut()
            && std::mem::replace(taken, true)
        {
            return None;
        }
        Some(Role::Holder)
    }

    /// The properties of a paragraph are known: whether it is a heading, and its number.
    fn begin_text(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let all = self.styles.of(std::mem::take(&mut paragraph.own), paragraph.style.as_deref());
        if all.is_heading() {
            self.builder.heading();
        }
        if let Some(list) = all.list.filter(|list| *list > 0)
            && let Some(number) = self.numbering.next(list, all.level.unwrap_or(0))
        {
            self.builder.text(&number, all.is_heading());
        }
    }

    fn write(&mut self, text: &str) {
        if !self.is_code() && !self.hidden && !self.paragraphs.is_empty() {
            self.builder.text(text, self.bold);
        }
    }

    fn is_code(&self) -> bool {
        self.fields.contains(&true)
    }
}

/// Whether a property is switched on: it is unless it says no.
fn is_on(element: &Element<'_>) -> bool {
    !matches!(element.attribute("val").as_deref(), Some("0" | "false" | "off"))
}

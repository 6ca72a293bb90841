//! The text of a document: headings, paragraphs, lists and tables.

use std::collections::BTreeMap;

use super::super::super::builder::{Builder, CellShape};
use super::super::super::xml::Element;
use super::super::{Part, walk};
use super::styles::{Count, Look, Styles};
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// Reads the part that holds the text.
pub(super) fn read(text: &str, styles: &Styles, limits: &Limits) -> Result<Document, ReadErrorKind> {
    let mut body = Body {
        builder: Builder::new(limits),
        styles,
        open: Vec::new(),
        looks: Vec::new(),
        lists: Vec::new(),
        counts: BTreeMap::new(),
        headings: Count::default(),
        note: String::new(),
        space: false,
    };
    walk(text, &mut body, limits)?;
    body.builder.finish()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Holds others, and no text of its own.
    Holder,
    Paragraph,
    /// Text that may look otherwise than what is around it.
    Span,
    List,
    Item,
    Table,
    /// How often the row stands there.
    Row(usize),
    /// How often the cell stands there.
    Cell(usize),
    Aside,
    Note,
}

/// An open list.
struct List {
    style: Option<String>,
    /// The number of its next item, where it is not the one after the last.
    start: Option<usize>,
    /// An item was begun and its number not written yet.
    due: bool,
    header: bool,
}

struct Body<'a> {
    builder: Builder,
    styles: &'a Styles,
    open: Vec<Role>,
    looks: Vec<Look>,
    lists: Vec<List>,
    /// How far the lists of each style have counted.
    counts: BTreeMap<String, Count>,
    headings: Count,
    /// The text of the note that is being read.
    note: String,
    /// White space that counts if text follows.
    space: bool,
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
        let role = match element.name() {
            "p" | "h" => {
                self.start_paragraph(element);
                Role::Paragraph
            }
            "span" | "a" | "meta" | "meta-field" => {
                let look = self.styles.look(element.attribute("style-name").as_deref());
                let around = self.looks.last().copied().unwrap_or_default();
                self.looks
                    .push(Look { bold: look.bold || around.bold, hidden: look.hidden || around.hidden });
                Role::Span
            }
            "s" | "tab" => {
                self.write(" ");
                Role::Holder
            }
            "line-break" => {
                self.space = false;
                self.builder.line_break();
                Role::Holder
            }
            "list" => {
                let style = element
                    .attribute("style-name")
                    .or_else(|| self.lists.last().and_then(|list| list.style.clone()));
                let goes_on = element.attribute("continue-numbering").is_some_and(|value| value == "true")
                    || element.attribute("continue-list").is_some();
                if let Some(style) = style.as_ref().filter(|_| !goes_on && self.lists.is_empty()) {
                    self.counts.remove(style);
                }
                self.lists.push(List { style, start: None, due: false, header: false });
                Role::List
            }
            "list-item" | "list-header" => {
                if let Some(list) = self.lists.last_mut() {
                    list.start = element.number("start-value");
                    list.due = true;
                    list.header = element.name() == "list-header";
                }
                Role::Item
            }
            "table" => {
                self.builder.open_table();
                Role::Table
            }
            "table-row" => {
                self.builder.open_row(false);
                Role::Row(element.number("number-rows-repeated").unwrap_or(1))
            }
            "table-cell" => {
                self.builder.open_cell(CellShape {
                    rows: element.number("number-rows-spanned").unwrap_or(1),
                    columns: element.number("number-columns-spanned").unwrap_or(1),
                    ..CellShape::default()
                });
                Role::Cell(element.number("number-columns-repeated").unwrap_or(1))
            }
            "text-box" => {
                self.builder.open_aside();
                Role::Aside
            }
            "note-body" => {
                self.note.clear();
                Role::Note
            }
            "section" if element.attribute("display").is_some_and(|value| value != "true") => return None,
            "automatic-styles"
            | "font-face-decls"
            | "scripts"
            | "forms"
            | "tracked-changes"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "note-citation"
            | "annotation"
            | "title"
            | "desc"
            | "covered-table-cell"
            | "ruby-text"
            | "hidden-text"
            | "hidden-paragraph"
            | "binary-data"
            | "object"
            | "event-listeners"
            | "table-column"
            | "index-title-template" => return None,
            // Fields of the text stand in the line like text.
            _ if matches!(self.open.last(), Some(Role::Paragraph | Role::Span)) => {
                self.looks.push(self.looks.last().copied().unwrap_or_default());
                Role::Span
            }
            _ => Role::Holder,
        };
        Some(role)
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Role::Paragraph) => {
                self.space = false;
                self.looks.pop();
                if self.in_note() {
                    self.note.push(' ');
                } else {
                    self.builder.end_paragraph();
                }
            }
            Some(Role::Span) => {
                self.looks.pop();
            }
            Some(Role::List) => {
                self.lists.pop();
            }
            Some(Role::Table) => self.builder.close_table(),
            Some(Role::Row(times)) => {
                self.builder.close_row();
                self.builder.repeat_row(times);
            }
            Some(Role::Cell(times)) => {
                self.builder.close_cell();
                self.builder.repeat_cell(times);
            }
            Some(Role::Aside) => self.builder.close_aside(),
            Some(Role::Note) => self.builder.note(&self.note),
            Some(Role::Item | Role::Holder) | None => {}
        }
    }

    /// Text in a line; white space in it counts once, and not at its ends.
    fn text(&mut self, text: &str) {
        if !matches!(self.open.last(), Some(Role::Paragraph | Role::Span)) {
            return;
        }
        for piece in text.split_inclusive(is_space) {
            let word = piece.trim_end_matches(is_space);
            if !word.is_empty() {
                if std::mem::take(&mut self.space) && self.builder.last().is_some_and(|c| !c.is_whitespace())
                {
                    self.write(" ");
                }
                self.write(word);
            }
            self.space |= word.len() < piece.len();
        }
    }
}

impl Body<'_> {
    fn start_paragraph(&mut self, element: &Element<'_>) {
        self.space = false;
        let style = element.attribute("style-name");
        self.looks.push(self.styles.look(style.as_deref()));
        if self.in_note() {
            return;
        }
        let is_heading = element.name() == "h";
        if is_heading {
            self.builder.heading();
        }
        if let Some(number) = self.number(element, is_heading, style.as_deref()) {
            self.builder.text(&number, is_heading);
        }
    }

    /// What stands before a paragraph: the number of its item, or of the heading.
    fn number(&mut self, element: &Element<'_>, is_heading: bool, style: Option<&str>) -> Option<String> {
        let depth = self.lists.len();
        if let Some(list) = self.lists.last_mut() {
            let due = std::mem::take(&mut list.due) && !list.header;
            let name = list.style.clone().or_else(|| self.styles.list_of(style).map(str::to_owned));
            if let Some(name) = name.filter(|_| due)
                && let Some(levels) = self.styles.list(&name)
            {
                let start = list.start.take();
                return self.counts.entry(name).or_default().next(levels, depth, start);
            }
            if !is_heading {
                return None;
            }
        }
        if !is_heading || element.attribute("is-list-header").is_some_and(|value| value == "true") {
            return None;
        }
        let depth = element.number("outline-level").unwrap_or(1);
        self.headings.next(self.styles.outline(), depth, None)
    }

    fn in_note(&self) -> bool {
        self.open.contains(&Role::Note)
    }

    fn write(&mut self, text: &str) {
        let look = self.looks.last().copied().unwrap_or_default();
        if look.hidden {
            return;
        }
        if self.in_note() {
            self.note.push_str(text);
        } else {
            self.builder.text(text, look.bold);
        }
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

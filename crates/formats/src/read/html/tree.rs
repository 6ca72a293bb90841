//! Start tags, end tags and text to blocks and tables, with the standard's rules on what a tag closes.

use html5gum::Span;
use html5gum::emitters::callback::{Callback, CallbackEvent};

use super::super::builder::numbering::Style as Numbering;
use super::super::builder::{Builder, CellShape};
use super::element::{Attributes, Kind, number};
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// Elements that are open at once, tables and their parts aside; browsers give up at the same depth.
const MOST_OPEN: usize = 512;

/// The most columns and rows that a span may have, by the standard.
const MOST_SPAN: (usize, usize) = (1000, 65_534);

/// The elements that are open, and the blocks so far.
pub(super) struct Tree {
    builder: Builder,
    open: Vec<Open>,
    lists: Vec<List>,
    /// How many of the open elements hide, embolden, keep spaces, are headings, are paragraphs.
    hidden: usize,
    bold: usize,
    plain: usize,
    headings: usize,
    paragraphs: usize,
    space: Space,
    /// The start tag that is being read.
    tag: Option<(Name, Kind, Attributes)>,
    refused: bool,
}

/// An open element.
#[expect(clippy::struct_excessive_bools, reason = "facts about an element that do not depend on each other")]
struct Open {
    name: Name,
    kind: Kind,
    hides: bool,
    bold: bool,
    /// The builder was told of it.
    told: bool,
    /// A table that only its rows speak of.
    implied: bool,
    /// Blank cells that follow it where a false span stood.
    blanks: usize,
}

/// The first bytes of a name and its length: enough to tell those apart that are written.
type Name = ([u8; 10], usize);

struct List {
    numbering: Option<Numbering>,
    next: usize,
}

/// White space that counts only if text follows on the same line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    None,
    Plain,
    /// With a line end of the source in it, which is no space between Chinese characters.
    Line,
}

/// Where the tokens go.
pub(super) struct Sink<'t>(pub(super) &'t mut Tree);

impl Callback<ReadErrorKind, ()> for Sink<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<ReadErrorKind> {
        let tree = &mut *self.0;
        if tree.refused {
            return None;
        }
        match event {
            CallbackEvent::OpenStartTag { name } => {
                tree.tag = Some((key(name), Kind::of(name), Attributes::default()));
                return None;
            }
            CallbackEvent::AttributeName { name } => {
                if let Some((_, _, attributes)) = &mut tree.tag {
                    attributes.name(name);
                }
                return None;
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, _, attributes)) = &mut tree.tag {
                    attributes.value(value);
                }
                return None;
            }
            CallbackEvent::CloseStartTag { .. } => {
                if let Some((name, kind, attributes)) = tree.tag.take() {
                    tree.start(name, kind, &attributes);
                }
            }
            CallbackEvent::EndTag { name } => {
                tree.tag = None;
                tree.end(key(name), Kind::of(name));
            }
            CallbackEvent::String { value } => {
                if tree.hidden == 0 {
                    tree.text(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {
                return None;
            }
        }
        let refusal = tree.builder.admitted().err();
        tree.refused = refusal.is_some();
        refusal
    }
}

fn key(name: &[u8]) -> Name {
    let mut start = [0; 10];
    for (place, byte) in start.iter_mut().zip(name) {
        *place = *byte;
    }
    (start, name.len())
}

impl Tree {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            builder: Builder::new(limits),
            open: Vec::new(),
            lists: Vec::new(),
            hidden: 0,
            bold: 0,
            plain: 0,
            headings: 0,
            paragraphs: 0,
            space: Space::None,
            tag: None,
            refused: false,
        }
    }

    pub(super) fn finish(mut self) -> Result<Document, ReadErrorKind> {
        self.builder.source_ends();
        while !self.open.is_empty() {
            self.pop();
        }
        self.builder.finish()
    }

    fn start(&mut self, name: Name, kind: Kind, attributes: &Attributes) {
        if kind.ends_paragraph() && self.paragraphs > 0 {
            self.close_within(|open| open.kind == Kind::Paragraph, Kind::is_scope);
        }
        match kind {
            Kind::Break => self.line_break(),
            Kind::Rule => self.end_line(),
            Kind::Void => {}
            Kind::Field => self.field(attributes),
            Kind::Table => {
                // Only in a cell is there room for another table.
                if matches!(self.innermost_part(), Some(Kind::Table | Kind::Group | Kind::Row)) {
                    self.close_within(|open| open.kind == Kind::Table, |_| false);
                }
                self.push(name, kind, attributes);
            }
            Kind::Group | Kind::Row | Kind::Cell => self.start_part(name, kind, attributes),
            Kind::Item => {
                self.close_within(
                    |open| open.kind == Kind::Item,
                    |kind| kind == Kind::List || kind.is_scope(),
                );
                self.push(name, kind, attributes);
                self.number_item(attributes);
            }
            Kind::Heading => {
                if self.open.last().is_some_and(|open| open.kind == Kind::Heading) {
                    self.pop();
                }
                self.push(name, kind, attributes);
            }
            _ => self.push(name, kind, attributes),
        }
    }

    /// A row group, row or cell: closes what stands in its place, and implies what is missing around it.
    fn start_part(&mut self, name: Name, kind: Kind, attributes: &Attributes) {
        if !self.open.iter().any(|open| open.kind == Kind::Table) {
            if kind == Kind::Group {
                return;
            }
            self.imply(Kind::Table);
        }
        let outer = match kind {
            Kind::Group => &[Kind::Table][..],
            Kind::Row => &[Kind::Table, Kind::Group],
            _ => &[Kind::Table, Kind::Group, Kind::Row],
        };
        while let Some(last) = self.open.last()
            && !outer.contains(&last.kind)
        {
            self.pop();
        }
        if kind == Kind::Cell && self.open.last().is_some_and(|last| last.kind != Kind::Row) {
            self.imply(Kind::Row);
        }
        self.push(name, kind, attributes);
    }

    /// The innermost part of a table that is open.
    fn innermost_part(&self) -> Option<Kind> {
        let part = |open: &&Open| matches!(open.kind, Kind::Table | Kind::Group | Kind::Row | Kind::Cell);
        self.open.iter().rev().find(part).map(|open| open.kind)
    }

    fn imply(&mut self, kind: Kind) {
        self.push(key(b""), kind, &Attributes::default());
        if let Some(open) = self.open.last_mut() {
            open.implied = true;
        }
    }

    fn push(&mut self, name: Name, kind: Kind, attributes: &Attributes) {
        let is_part = matches!(kind, Kind::Table | Kind::Group | Kind::Row | Kind::Cell);
        if !is_part && self.open.len() >= MOST_OPEN {
            if kind.ends_paragraph() {
                self.end_line();
            }
            return;
        }
        let hides = kind == Kind::Unseen || attributes.hidden || attributes.style.hidden;
        self.hidden += usize::from(hides);
        let told = self.hidden == 0;
        let mut blanks = 0;
        if told {
            match kind {
                Kind::Table => {
                    self.end_line();
                    self.builder.open_table();
                }
                Kind::Group => self.builder.close_group(),
                Kind::Row => self.builder.open_row(attributes.style.no_height),
                Kind::Cell => {
                    self.space = Space::None;
                    let mut shape = shape(attributes);
                    if attributes.style.false_span {
                        blanks = shape.columns - 1;
                        shape.columns = 1;
                    }
                    self.builder.open_cell(shape);
                }
                _ if kind.ends_paragraph() => self.end_line(),
                _ => {}
            }
        }
        if kind == Kind::List {
            let numbering =
                Numbering::of_list(name == key(b"ol"), &attributes.kind, attributes.style.list.as_deref());
            self.lists.push(List { numbering, next: attributes.start.unwrap_or(1) });
        }
        let bold = attributes.style.bold.unwrap_or(kind == Kind::Bold);
        self.bold += usize::from(bold);
        self.plain += usize::from(kind == Kind::Plain);
        self.headings += usize::from(kind == Kind::Heading);
        self.paragraphs += usize::from(kind == Kind::Paragraph);
        self.open.push(Open { name, kind, hides, bold, told, implied: false, blanks });
    }

    fn pop(&mut self) {
        if let Some(open) = self.open.pop() {
            self.closed(&open);
        }
    }

    /// An element has been taken off the open ones.
    fn closed(&mut self, open: &Open) {
        if open.told {
            match open.kind {
                Kind::Table => {
                    self.builder.close_table();
                    self.space = Space::None;
                }
                Kind::Group => self.builder.close_group(),
                Kind::Row => self.builder.close_row(),
                Kind::Cell => {
                    self.builder.close_cell();
                    for _ in 0..open.blanks {
                        self.builder.open_cell(CellShape::default());
                        self.builder.close_cell();
                    }
                }
                kind if kind.ends_paragraph() => self.end_line(),
                _ => {}
            }
        }
        if open.kind == Kind::List {
            self.lists.pop();
        }
        self.hidden -= usize::from(open.hides);
        self.bold -= usize::from(open.bold);
        self.plain -= usize::from(open.kind == Kind::Plain);
        self.headings -= usize::from(open.kind == Kind::Heading);
        self.paragraphs -= usize::from(open.kind == Kind::Paragraph);
    }

    /// Closes the innermost element that is meant, with all in it, unless a boundary stands before it.
    fn close_within(&mut self, meant: impl Fn(&Open) -> bool, boundary: impl Fn(Kind) -> bool) -> bool {
        for at in (0..self.open.len()).rev() {
            let Some(open) = self.open.get(at) else { return false };
            if meant(open) {
                while self.open.len() > at {
                    self.pop();
                }
                return true;
            }
            if boundary(open.kind) {
                return false;
            }
        }
        false
    }

    fn end(&mut self, name: Name, kind: Kind) {
        match kind {
            Kind::Break => self.line_break(),
            Kind::Table => {
                self.close_within(|open| open.kind == Kind::Table, |_| false);
            }
            Kind::Group | Kind::Row => {
                self.close_within(|open| open.kind == kind, |kind| kind == Kind::Table);
            }
            Kind::Cell => {
                self.close_within(|open| open.kind == kind, |kind| kind == Kind::Table || kind == Kind::Row);
            }
            Kind::Paragraph => {
                if !self.close_within(|open| open.kind == kind, Kind::is_scope) {
                    self.end_line();
                }
            }
            Kind::Heading => {
                self.close_within(|open| open.kind == kind, Kind::is_scope);
            }
            _ if kind.ends_paragraph() => {
                self.close_within(|open| open.name == name, Kind::is_scope);
            }
            _ => self.end_inline(name),
        }
    }

    /// Ends an element of a line and leaves open what began in it.
    fn end_inline(&mut self, name: Name) {
        for at in (0..self.open.len()).rev() {
            let Some(open) = self.open.get(at) else { return };
            if open.name == name {
                let open = self.open.remove(at);
                self.closed(&open);
                return;
            }
            if open.kind.is_scope() {
                return;
            }
        }
    }

    fn end_line(&mut self) {
        self.space = Space::None;
        if self.hidden == 0 {
            self.builder.end_paragraph();
        }
    }

    fn line_break(&mut self) {
        self.space = Space::None;
        if self.hidden == 0 {
            self.builder.line_break();
        }
    }

    /// What is written in a field of a form counts as text.
    fn field(&mut self, attributes: &Attributes) {
        let is_text = ["", "text", "number"].iter().any(|kind| attributes.kind.eq_ignore_ascii_case(kind));
        if is_text && self.hidden == 0 && !attributes.hidden && !attributes.style.hidden {
            self.text(&attributes.value);
        }
    }

    fn number_item(&mut self, attributes: &Attributes) {
        let Some(list) = self.lists.last_mut() else { return };
        let number = number(&attributes.value).unwrap_or(list.next);
        list.next = number.saturating_add(1);
        if self.hidden == 0
            && let Some(mark) = list.numbering.and_then(|numbering| numbering.item(number))
        {
            self.text(&mark);
        }
    }

    fn text(&mut self, text: &str) {
        if self.plain > 0 {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.line_break();
                }
                self.builder.text(line, self.bold > 0);
            }
            return;
        }
        let mut rest = text;
        loop {
            let word = rest.trim_start_matches(is_space);
            if word.len() < rest.len() {
                let skipped = rest.get(..rest.len() - word.len()).unwrap_or_default();
                if skipped.contains('\n') {
                    self.space = Space::Line;
                } else if self.space == Space::None {
                    self.space = Space::Plain;
                }
            }
            if word.is_empty() {
                return;
            }
            let end = word.find(is_space).unwrap_or(word.len());
            let (word, after) = word.split_at_checked(end).unwrap_or((word, ""));
            self.word(word);
            rest = after;
        }
    }

    fn word(&mut self, word: &str) {
        self.leave_implied_table();
        if self.headings > 0 {
            self.builder.heading();
        }
        if let (Some(before), Some(first)) = (self.builder.last(), word.chars().next()) {
            let parts = match self.space {
                Space::None => false,
                Space::Plain => true,
                Space::Line => !(is_wide(before) && is_wide(first)),
            };
            if parts && before != '\n' {
                self.builder.text(" ", self.bold > 0);
            }
        }
        self.space = Space::None;
        self.builder.text(word, self.bold > 0);
    }

    /// Text behind rows that no table surrounds: the table that was implied is over.
    fn leave_implied_table(&mut self) {
        if !self.builder.in_cell() && self.builder.tables() > 0 {
            let implied = |open: &&Open| open.kind == Kind::Table;
            if self.open.iter().rev().find(implied).is_some_and(|open| open.implied) {
                self.close_within(|open| open.kind == Kind::Table, |_| false);
            }
        }
    }
}

fn shape(attributes: &Attributes) -> CellShape {
    let (most_columns, most_rows) = MOST_SPAN;
    CellShape {
        columns: attributes.col_span.unwrap_or(1).clamp(1, most_columns),
        // None at all means as far as the row group goes.
        rows: match attributes.row_span {
            Some(0) => most_rows,
            Some(rows) => rows.min(most_rows),
            None => 1,
        },
        phantom: attributes.style.no_width,
        ..CellShape::default()
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0C' | '\u{A0}')
}

/// Chinese characters and full-width signs: no space belongs between two of them.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{2014}' | '\u{201C}' | '\u{201D}' | '\u{20000}'..='\u{3FFFF}')
}

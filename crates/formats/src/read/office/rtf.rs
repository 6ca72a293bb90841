//! Rich Text Format: what many programs save under the name .doc.

mod fonts;
mod rows;
mod token;

use std::collections::BTreeSet;

use super::super::builder::Builder;
use crate::document::{Document, MOST_COLUMNS};
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use fonts::Fonts;
use rows::Row;
use token::{Token, Tokens};

/// Reads the bytes of a file.
///
/// # Errors
/// [`ReadErrorKind::Damaged`] for a file that was cut off, [`ReadErrorKind::Encoding`], and limits that are passed.
pub fn document(bytes: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    let mut reader = Reader {
        builder: Builder::new(limits),
        limits,
        fonts: Fonts::default(),
        headings: BTreeSet::new(),
        groups: Vec::new(),
        group: Group::default(),
        rows: [Row::default(), Row::default()],
        bases: Vec::new(),
        bytes: Vec::new(),
        skip: 0,
        high: None,
        starred: false,
    };
    for token in Tokens::new(bytes) {
        reader.take(token)?;
    }
    reader.flush()?;
    // Some programs forget the last brace.
    if reader.groups.len() > 1 {
        return Err(ReadErrorKind::Damaged);
    }
    reader.builder.finish()
}

/// What the text of a group is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Purpose {
    #[default]
    Text,
    Skipped,
    Fonts,
    Styles,
    /// A shape, whose text stands in a group of its own.
    Shape,
    /// Text beside the paragraph that it stands in.
    Aside,
    /// The description of a row in a cell.
    InnerRow,
}

/// What holds until a group ends.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "properties that are switched on and off, each by itself")]
struct Group {
    purpose: Purpose,
    font: Option<i32>,
    /// The style or font that is being described.
    number: i32,
    bold: bool,
    hidden: bool,
    deleted: bool,
    heading: bool,
    in_table: bool,
    /// How deep in tables the paragraph stands, if it is told.
    depth: Option<usize>,
    /// Characters that stand in for one that is told by its number.
    stand_ins: usize,
}

struct Reader<'a> {
    builder: Builder,
    limits: &'a Limits,
    fonts: Fonts,
    /// The styles that are headings.
    headings: BTreeSet<i32>,
    groups: Vec<Group>,
    group: Group,
    /// What is told of the row, and of the row of a table in a cell.
    rows: [Row; 2],
    /// How many tables were open when each open aside began.
    bases: Vec<usize>,
    /// Text that is not decoded yet.
    bytes: Vec<u8>,
    /// Stand-ins that are still to be passed over.
    skip: usize,
    /// The first half of a character that takes two numbers.
    high: Option<u16>,
    /// The group may be passed over if it is not known.
    starred: bool,
}

impl Reader<'_> {
    fn take(&mut self, token: Token<'_>) -> Result<(), ReadErrorKind> {
        if let Token::Byte(byte) = token {
            self.byte(byte);
            return Ok(());
        }
        self.flush()?;
        match token {
            Token::Byte(_) => {}
            Token::Open => {
                if self.groups.len() >= self.limits.most_depth {
                    return Err(ReadErrorKind::TooDeep { most: self.limits.most_depth });
                }
                self.groups.push(self.group.clone());
                self.skip = 0;
                // Only the outermost group of what stands beside ends it.
                if self.group.purpose == Purpose::Aside {
                    self.group.purpose = Purpose::Text;
                }
            }
            Token::Close => {
                self.skip = 0;
                if let Some(outside) = self.groups.pop() {
                    if self.group.purpose == Purpose::Aside {
                        self.adjust(0);
                        self.builder.close_aside();
                        self.bases.pop();
                    }
                    self.group = outside;
                }
            }
            Token::Sign(b'*') => self.starred = true,
            Token::Sign(sign) => self.sign(sign),
            Token::Word(word, number) => {
                let starred = std::mem::take(&mut self.starred);
                self.word(word, number, starred);
            }
        }
        self.builder.admitted()
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.group.purpose == Purpose::Text || self.group.purpose == Purpose::Aside {
            self.bytes.push(byte);
        }
    }

    /// Decodes and writes the text so far.
    fn flush(&mut self) -> Result<(), ReadErrorKind> {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let text = self.fonts.decode(&bytes, self.group.font, self.limits)?;
            self.write(&text);
        }
        Ok(())
    }

    fn write(&mut self, text: &str) {
        let is_text = matches!(self.group.purpose, Purpose::Text | Purpose::Aside);
        if !is_text || self.group.hidden || self.group.deleted {
            return;
        }
        self.enter();
        if self.group.heading {
            self.builder.heading();
        }
        self.builder.text(text, self.group.bold);
    }

    fn sign(&mut self, sign: u8) {
        match sign {
            b'\\' | b'{' | b'}' => self.byte(sign),
            b'~' => self.write(" "),
            b'_' => self.write("-"),
            // A line end that is escaped ends a paragraph.
            b'\r' | b'\n' => self.paragraph(),
            _ => {}
        }
    }

    fn word(&mut self, word: &[u8], number: Option<i32>, starred: bool) {
        let row = usize::from(self.group.purpose == Purpose::InnerRow);
        if self.group.purpose != Purpose::Skipped
            && let Some(row) = self.rows.get_mut(row)
            && row.take(word, number, MOST_COLUMNS)
        {
            return;
        }
        match self.group.purpose {
            Purpose::Skipped => return,
            Purpose::Fonts => return self.font(word, number),
            Purpose::Styles => return self.style(word, number),
            _ => {}
        }
        if let Some(purpose) = purpose(word, starred) {
            self.group.purpose = purpose;
            if purpose == Purpose::Aside {
                self.enter();
                self.bases.push(self.builder.tables());
                self.builder.open_aside();
                self.group.in_table = false;
                self.group.depth = None;
            }
            return;
        }
        self.property(word, number);
        self.character(word, number);
    }

    /// A word of the list of fonts.
    fn font(&mut self, word: &[u8], number: Option<i32>) {
        match word {
            b"f" => self.group.number = number.unwrap_or(0),
            b"fcharset" => self.fonts.add(self.group.number, number.unwrap_or(0)),
            _ => {}
        }
    }

    /// A word of the list of styles.
    fn style(&mut self, word: &[u8], number: Option<i32>) {
        match word {
            b"s" => self.group.number = number.unwrap_or(0),
            b"outlinelevel" if number.is_none_or(|level| level < 9) => {
                self.headings.insert(self.group.number);
            }
            _ => {}
        }
    }

    /// Words that hold until they are taken back or the group ends.
    fn property(&mut self, word: &[u8], number: Option<i32>) {
        let is_on = number != Some(0);
        let count = || number.and_then(|number| usize::try_from(number).ok());
        match word {
            b"ansicpg" => self.fonts.page = number.unwrap_or(0),
            b"f" => self.group.font = number,
            b"uc" => self.group.stand_ins = count().unwrap_or(1),
            b"rtf" => self.group.stand_ins = 1,
            b"b" => self.group.bold = is_on,
            b"v" => self.group.hidden = is_on,
            b"deleted" => self.group.deleted = is_on,
            b"plain" => {
                self.group.bold = false;
                self.group.hidden = false;
                self.group.deleted = false;
                self.group.font = None;
            }
            b"pard" => {
                self.group.heading = false;
                self.group.in_table = false;
                self.group.depth = None;
            }
            b"s" => self.group.heading = number.is_some_and(|style| self.headings.contains(&style)),
            b"outlinelevel" => self.group.heading = number.is_none_or(|level| level < 9),
            b"intbl" => self.group.in_table = is_on,
            b"itap" => self.group.depth = count(),
            _ => {}
        }
    }

    /// Words that stand for characters, or end something.
    fn character(&mut self, word: &[u8], number: Option<i32>) {
        match word {
            b"u" => self.unicode(number.unwrap_or(0)),
            b"par" | b"sect" | b"page" => self.paragraph(),
            b"line" => {
                self.enter();
                self.builder.line_break();
            }
            b"cell" => self.end_cell(1),
            b"nestcell" => self.end_cell(self.depth().max(2)),
            b"row" => self.end_row(1),
            b"nestrow" => self.end_row(self.depth().max(2)),
            b"tab" | b"enspace" | b"emspace" => self.write(" "),
            b"emdash" => self.write("\u{2014}"),
            b"endash" => self.write("\u{2013}"),
            b"lquote" => self.write("\u{2018}"),
            b"rquote" => self.write("\u{2019}"),
            b"ldblquote" => self.write("\u{201C}"),
            b"rdblquote" => self.write("\u{201D}"),
            b"bullet" => self.write("\u{2022}"),
            _ => {}
        }
    }

    /// A character by its number, which is written with a sign.
    fn unicode(&mut self, number: i32) {
        self.skip = self.group.stand_ins;
        let Ok(unit) = u16::try_from(number & 0xFFFF) else { return };
        let high = self.high.take();
        if (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let decoded = char::decode_utf16(high.into_iter().chain([unit])).next();
        let c = decoded.and_then(Result::ok).unwrap_or('\u{FFFD}');
        self.write(c.encode_utf8(&mut [0; 4]));
    }

    /// How deep in tables the paragraph stands.
    fn depth(&self) -> usize {
        self.group.depth.unwrap_or(usize::from(self.group.in_table))
    }

    /// Opens and closes tables until the text stands as deep as it should.
    fn adjust(&mut self, depth: usize) {
        let depth = depth + self.bases.last().copied().unwrap_or(0);
        while self.builder.tables() > depth {
            self.builder.close_table();
        }
        while self.builder.tables() < depth && self.builder.admitted().is_ok() {
            self.builder.ensure_cell();
            self.builder.open_table();
        }
    }

    /// Makes the place where text goes.
    fn enter(&mut self) {
        let depth = self.depth();
        self.adjust(depth);
        if depth > 0 {
            self.builder.ensure_cell();
        }
    }

    fn paragraph(&mut self) {
        if matches!(self.group.purpose, Purpose::Text | Purpose::Aside) {
            let depth = self.depth();
            self.adjust(depth);
            self.builder.end_paragraph();
        }
    }

    fn end_cell(&mut self, depth: usize) {
        self.adjust(depth);
        self.builder.ensure_cell();
        self.builder.close_cell();
    }

    fn end_row(&mut self, depth: usize) {
        self.adjust(depth);
        if let Some(row) = self.rows.get(usize::from(depth > 1)) {
            self.builder.define_row(row.left, &row.cells);
        }
        self.builder.close_row();
    }
}

/// What a group is for that begins with a word; `None` for a word that begins none.
fn purpose(word: &[u8], starred: bool) -> Option<Purpose> {
    Some(match word {
        b"fonttbl" => Purpose::Fonts,
        b"stylesheet" => Purpose::Styles,
        b"shpinst" | b"do" | b"shp" => Purpose::Shape,
        b"shptxt" | b"dptxbxtext" | b"footnote" => Purpose::Aside,
        b"nesttableprops" => Purpose::InnerRow,
        b"colortbl" | b"info" | b"pict" | b"header" | b"headerl" | b"headerr" | b"headerf" | b"footer"
        | b"footerl" | b"footerr" | b"footerf" | b"fldinst" | b"nonshppict" | b"shprslt" | b"sp"
        | b"listtable" | b"objdata" | b"nonesttables" | b"filetbl" | b"revtbl" | b"ftnsep" | b"ftnsepc"
        | b"aftnsep" | b"aftnsepc" | b"annotation" | b"xe" | b"tc" | b"listpicture" => Purpose::Skipped,
        _ if starred => Purpose::Skipped,
        _ => return None,
    })
}

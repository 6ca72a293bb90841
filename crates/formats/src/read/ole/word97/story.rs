//! The text from its first to its last character: paragraphs, fields, marks.

use std::collections::BTreeMap;

use super::super::Bytes;
use super::pieces::Pieces;
use super::properties::{Character, Paragraph};
use super::runs::Runs;
use super::tables::{self, Item, Line, Nest};
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use crate::read::builder::Builder;

/// What a text is read from.
pub(super) struct Source<'a> {
    pub(super) main: Bytes<'a>,
    pub(super) data: Bytes<'a>,
    pub(super) paragraphs: Runs,
    pub(super) characters: Runs,
    pub(super) pieces: &'a Pieces<'a>,
}

/// Marks in the text.
mod mark {
    pub(super) const NOTE: u16 = 0x02;
    pub(super) const CELL: u16 = 0x07;
    pub(super) const TAB: u16 = 0x09;
    pub(super) const LINE: u16 = 0x0B;
    pub(super) const PAGE: u16 = 0x0C;
    pub(super) const PARAGRAPH: u16 = 0x0D;
    pub(super) const COLUMN: u16 = 0x0E;
    pub(super) const FIELD: u16 = 0x13;
    pub(super) const RESULT: u16 = 0x14;
    pub(super) const FIELD_END: u16 = 0x15;
    pub(super) const HARD_HYPHEN: u16 = 0x1E;
    pub(super) const SOFT_HYPHEN: u16 = 0x1F;
}

/// Where the stories are, and the notes in them.
pub(super) struct Layout {
    /// The lengths of the stories: main text, footnotes, headers, macros, comments, endnotes, text boxes.
    pub(super) lengths: Vec<usize>,
    /// For each note: the position of its mark in the main text, the story it is in, its positions there.
    pub(super) notes: Vec<(usize, usize, (usize, usize))>,
}

/// The story of the text boxes.
const BOXES: usize = 6;

/// Writes the stories into a builder: text boxes, then the main text with its notes. Headers and comments are no part
/// of what is published.
pub(super) fn write(
    source: &Source<'_>,
    layout: &Layout,
    builder: &mut Builder,
    limits: &Limits,
) -> Result<(), ReadErrorKind> {
    let mut start = 0_usize;
    let mut stories = Vec::new();
    for length in &layout.lengths {
        stories.push((start, start.saturating_add(*length)));
        start = start.saturating_add(*length);
    }
    let all = source.pieces.all.last().map_or(0, |piece| piece.end);
    let main = stories.first().copied().filter(|(start, end)| start < end && *end <= all);
    let main = main.ok_or(ReadErrorKind::Damaged)?;
    let mut budget = limits.most_cells;
    if let Some(boxes) = stories.get(BOXES) {
        tables::write(Reader::new(source, &mut budget).read(*boxes)?, builder);
    }
    let mut notes: BTreeMap<usize, Vec<Item>> = BTreeMap::new();
    for (mark, story, (from, to)) in &layout.notes {
        let Some((start, end)) = stories.get(*story) else { continue };
        let own = (start.saturating_add(*from).min(*end), start.saturating_add(*to).min(*end));
        notes.entry(*mark).or_default().extend(Reader::new(source, &mut budget).read(own)?);
    }
    let mut reader = Reader::new(source, &mut budget);
    reader.notes = notes;
    tables::write(reader.read(main)?, builder);
    Ok(())
}

struct Reader<'a> {
    source: &'a Source<'a>,
    budget: &'a mut usize,
    most: usize,
    nest: Nest,
    line: Line,
    /// Units of the run that is being read.
    units: Vec<u16>,
    bold: bool,
    /// For each open field whether its result has begun.
    fields: Vec<bool>,
    /// Notes by the positions of their marks.
    notes: BTreeMap<usize, Vec<Item>>,
    /// Notes whose marks were passed: they follow the paragraph, or the table.
    passed: Vec<Item>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source<'a>, budget: &'a mut usize) -> Self {
        let most = *budget;
        Self {
            source,
            budget,
            most,
            nest: Nest::default(),
            line: Line::default(),
            units: Vec::new(),
            bold: false,
            fields: Vec::new(),
            notes: BTreeMap::new(),
            passed: Vec::new(),
        }
    }

    /// Reads the characters of a story.
    fn read(mut self, (start, end): (usize, usize)) -> Result<Vec<Item>, ReadErrorKind> {
        let pieces = &self.source.pieces.all;
        let first = pieces.partition_point(|piece| piece.end <= start);
        for piece in pieces.iter().skip(first).take_while(|piece| piece.start < end) {
            let (from, to) = (piece.start.max(start), piece.end.min(end));
            let change = if from < to { self.source.pieces.change(piece) } else { continue };
            let (mut character, mut until) = (Character::default(), 0);
            for position in from..to {
                let byte = piece.byte(position);
                if byte >= until || position == from {
                    let (modifiers, end) = self.source.characters.at(self.source.main, byte);
                    (character, until) = (Character::read(modifiers), end);
                }
                let unit = piece.unit(self.source.main, byte).ok_or(ReadErrorKind::Damaged)?;
                match unit {
                    mark::CELL | mark::PARAGRAPH | mark::PAGE => self.end_paragraph(unit, byte, &change)?,
                    mark::NOTE => self.passed.extend(self.notes.remove(&position).unwrap_or_default()),
                    _ => self.character(unit, character),
                }
            }
        }
        self.end_run();
        if !self.line.runs.is_empty() {
            self.nest.paragraph(std::mem::take(&mut self.line));
        }
        self.nest.go_to(0);
        let left = std::mem::take(&mut self.notes).into_values().flatten();
        self.nest.add(std::mem::take(&mut self.passed).into_iter().chain(left));
        Ok(self.nest.finish())
    }

    fn character(&mut self, unit: u16, character: Character) {
        match unit {
            mark::FIELD => self.fields.push(false),
            mark::RESULT => {
                if let Some(field) = self.fields.last_mut() {
                    *field = true;
                }
            }
            mark::FIELD_END => {
                self.fields.pop();
            }
            _ => {}
        }
        if character.left_out || self.fields.contains(&false) {
            return;
        }
        let unit = match unit {
            mark::LINE | mark::COLUMN => u16::from(b'\n'),
            mark::HARD_HYPHEN => u16::from(b'-'),
            mark::TAB => unit,
            mark::SOFT_HYPHEN | 0..0x20 => return,
            _ => unit,
        };
        if character.bold != self.bold {
            self.end_run();
            self.bold = character.bold;
        }
        self.units.push(unit);
    }

    fn end_run(&mut self) {
        if self.units.is_empty() {
            return;
        }
        let units = std::mem::take(&mut self.units);
        let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        self.line.runs.push((text, self.bold));
    }

    /// A paragraph ends with a mark at a byte of the main stream.
    fn end_paragraph(&mut self, unit: u16, byte: usize, change: &[u8]) -> Result<(), ReadErrorKind> {
        self.end_run();
        // The code of a field stands in one paragraph; one that does not end is damage.
        self.fields.retain(|result| *result);
        let mut line = std::mem::take(&mut self.line);
        // A page break is the end of a paragraph only where paragraphs are not in a table.
        let (modifiers, _) = self.source.paragraphs.at(self.source.main, byte);
        let own = Paragraph::read(modifiers, change, self.source.data);
        let is_cell = unit == mark::CELL;
        self.nest.go_to(if is_cell { own.depth.max(1) } else { own.depth });
        line.heading = own.heading && own.depth == 0;
        if own.depth == 0 && !is_cell {
            self.nest.paragraph(line);
            self.nest.add(std::mem::take(&mut self.passed).into_iter());
            return Ok(());
        }
        let ends_row = own.ends_row && (is_cell || own.depth > 1);
        if ends_row {
            if !line.runs.is_empty() {
                self.nest.paragraph(line);
            }
            self.nest.end_row(own.row);
            return Ok(());
        }
        self.nest.paragraph(line);
        if is_cell || own.ends_inner_cell && own.depth > 1 {
            *self.budget =
                self.budget.checked_sub(1).ok_or(ReadErrorKind::TooManyCells { most: self.most })?;
            self.nest.end_cell();
        }
        Ok(())
    }
}

//! Word 97 to 2003 and WPS (`.doc`, `.dot`, `.wps`), as [MS-DOC] describes them.
//!
//! The text stands in pieces ([`pieces`]); what paragraphs and characters are is kept apart from it, by place in the
//! file ([`runs`]). A table is nothing but paragraphs that say how deep in tables they are, and marks at the ends of
//! cells and rows; the mark of a row says how wide its cells are and which are merged ([`properties`]).

mod pieces;
mod properties;
mod runs;
mod story;
mod tables;

use pieces::Pieces;
use runs::Runs;

use super::{Bytes, Compound};
use crate::document::Document;
use crate::error::{Format, ReadErrorKind};
use crate::limits::Limits;
use crate::read::builder::Builder;

/// The mark at the start of the main stream.
const MARK: u16 = 0xA5EC;
/// The first version of the format: Word 97. The ones before it are built differently.
const FIRST: u16 = 0x00C0;

/// The document of the streams of a file.
///
/// # Errors
/// [`ReadErrorKind::Password`], [`ReadErrorKind::Damaged`], [`ReadErrorKind::NotReadable`] for Word 95 and before, and
/// what the limits forbid.
pub(super) fn document(file: &Compound<'_>, main: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    let main = Bytes(main);
    let (mark, version, flags) = (main.u16(0), main.u16(2), main.u16(10).ok_or(ReadErrorKind::Damaged)?);
    if mark != Some(MARK) {
        return Err(ReadErrorKind::Damaged);
    }
    if flags & 0x0100 != 0 {
        return Err(ReadErrorKind::Password);
    }
    if version.is_none_or(|version| version < FIRST) {
        return Err(ReadErrorKind::NotReadable(Format::OldOffice));
    }
    let name = if flags & 0x0200 == 0 { "0Table" } else { "1Table" };
    let table = file.stream(name).ok_or(ReadErrorKind::Damaged)?;
    let data = file.stream("Data").unwrap_or_default();
    let table = Bytes(&table);
    let pieces = Pieces::parse(main, part(main, table, CLX)?)?;
    let source = story::Source {
        main,
        data: Bytes(&data),
        paragraphs: Runs::paragraphs(main, part(main, table, PARAGRAPHS)?),
        characters: Runs::characters(main, part(main, table, CHARACTERS)?),
        pieces: &pieces,
    };
    let lengths = STORIES.iter().map(|at| main.place(*at).unwrap_or(0)).collect();
    let notes = NOTES.iter().flat_map(|(story, marks, texts)| {
        let [marks, texts] = [marks, texts].map(|at| part(main, table, *at).unwrap_or(Bytes(&[])));
        notes(*story, marks, texts)
    });
    let layout = story::Layout { lengths, notes: notes.collect() };
    let mut builder = Builder::new(limits);
    story::write(&source, &layout, &mut builder, limits)?;
    builder.finish()
}

/// Places in the head of the main stream where a place and a length in the stream of tables stand.
const CHARACTERS: usize = 0xFA;
const PARAGRAPHS: usize = 0x102;
const CLX: usize = 0x1A2;

/// Places where the lengths of the stories stand, in the order of the stories: main text, footnotes, headers, macros,
/// comments, endnotes, text boxes.
const STORIES: [usize; 7] = [0x4C, 0x50, 0x54, 0x58, 0x5C, 0x60, 0x64];

/// Notes by their story, and the places of the lists of their marks and of their texts.
const NOTES: [(usize, usize, usize); 2] = [(1, 0xAA, 0xB2), (5, 0x20A, 0x212)];

/// The notes of a story: where their marks stand in the main text, and from where to where their texts go.
fn notes(story: usize, marks: Bytes<'_>, texts: Bytes<'_>) -> Vec<(usize, usize, (usize, usize))> {
    let count = marks.0.len().saturating_sub(4) / 6;
    let note =
        |at: usize| Some((marks.place(at * 4)?, story, (texts.place(at * 4)?, texts.place(at * 4 + 4)?)));
    (0..count).map_while(note).collect()
}

fn part<'a>(main: Bytes<'_>, table: Bytes<'a>, at: usize) -> Result<Bytes<'a>, ReadErrorKind> {
    let place = || table.part(main.place(at)?, main.place(at + 4)?);
    place().ok_or(ReadErrorKind::Damaged)
}

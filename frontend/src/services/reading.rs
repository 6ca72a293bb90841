//! From files and texts to reports, with what this browser lends to the reader.

pub(crate) mod apart;
pub(crate) mod block;
mod original;

use std::rc::Rc;

use gouji_core::form::Bilingual;
use gouji_formats::read::{Content, clipboard, content, text_content};
use gouji_formats::{Limits, ReadError, Recognised, Sheet};
use web_sys::{TextDecoder, TextDecoderOptions};

use self::original::Pieces;
use crate::state::import::{Doubt, Import, Opened, Unplaced};
use crate::state::notice::in_both;
use crate::text::{Word, both};

/// The most texts without a place that are listed; the others are counted.
const MOST_UNPLACED: usize = 200;
/// The most characters of such a text.
const LONGEST_UNPLACED: usize = 400;

/// What is read here, and how.
pub(crate) fn limits() -> Limits {
    Limits { decode_gb18030: Some(decode_gb18030), ..Limits::default() }
}

/// The browser's own tables; nothing for bytes that are not in this encoding.
fn decode_gb18030(bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// Refuses a file by its length before its bytes are asked for.
pub(crate) fn admit(name: &str, length: u64) -> Result<(), Bilingual> {
    limits().admit(name, length).map_err(|error| said(&error))
}

/// Reads the reports of a file; tells when the file is open and the reports are looked for. The error is one sentence
/// for people.
pub(crate) fn read(bytes: &[u8], name: &str, opened: impl FnOnce()) -> Result<Vec<Opened>, Bilingual> {
    let content = content(bytes, name, &limits()).map_err(|error| said(&error))?;
    opened();
    of_content(content.reports(name).map(|reports| (content, reports)), name)
}

/// A list of a hundred thousand applications has more cells than any report.
const LIST_CELLS: usize = 4_000_000;

/// Reads the sheets of a file, whatever stands in them.
pub(crate) fn sheets(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, Bilingual> {
    let limits = Limits { most_cells: LIST_CELLS, ..limits() };
    gouji_formats::sheets(bytes, name, &limits).map_err(|error| said(&error))
}

/// Reads the reports of a text that was pasted or dropped.
pub(crate) fn read_text(text: &str) -> Result<Vec<Opened>, Bilingual> {
    if text.trim().is_empty() {
        return Err(both(Word::ClipboardHasNoText, &[]));
    }
    let read = text_content(text).and_then(|content| {
        let reports = content.reports("")?;
        Ok((content, reports))
    });
    of_content(read, "")
}

/// Reads the reports of what a program put on the clipboard: HTML, and the same as text.
pub(crate) fn read_clipboard(html: &str, text: &str) -> Result<Vec<Opened>, Bilingual> {
    match clipboard(html, Some(text), &limits()) {
        Ok(read) => of_content(Ok(read), ""),
        Err(_) => read_text(text),
    }
}

fn of_content(
    read: Result<(Content, Vec<Recognised>), ReadError>,
    name: &str,
) -> Result<Vec<Opened>, Bilingual> {
    let (content, reports) = read.map_err(|error| said(&error))?;
    let pieces = match &content {
        Content::Document(document) => Some(Pieces::new(document)),
        Content::Report(_) => None,
    };
    let alone = reports.len() == 1;
    Ok(reports.into_iter().map(|recognised| one(recognised, name, pieces.as_ref(), alone)).collect())
}

fn said(error: &ReadError) -> Bilingual {
    in_both(|lang| error.say(lang))
}

fn one(recognised: Recognised, name: &str, pieces: Option<&Pieces>, alone: bool) -> Opened {
    let original = pieces.map(|pieces| Rc::new(pieces.original(&recognised, alone)));
    let at = |place: &gouji_formats::Place| pieces.and_then(|pieces| pieces.at(place));
    let Recognised { report, doubts, unplaced, .. } = recognised;
    let form = report.form();
    let doubt = |doubt: &gouji_formats::Doubt| Doubt {
        cell: doubt.cell.map(|cell| form.key(cell).to_owned()),
        cells: doubt.cells.iter().map(|cell| form.key(*cell).to_owned()).collect(),
        raw: doubt.raw.clone(),
        why: in_both(|lang| doubt.say(form, lang)),
        settled: false,
        place: doubt.source.clone().unwrap_or_default(),
        piece: doubt.source.as_ref().and_then(at),
    };
    let all_unplaced = unplaced.len();
    // What is far from the report is not shown and hardly belongs to it.
    let shown = |piece: Option<u32>| original.as_ref().is_none_or(|own| own.shows(piece));
    let unplaced = unplaced.into_iter().map(|own| {
        let piece = at(&own.place);
        Unplaced { text: own.text.chars().take(LONGEST_UNPLACED).collect(), place: own.place, piece }
    });
    let unplaced: Vec<_> = unplaced.filter(|own| shown(own.piece)).take(MOST_UNPLACED).collect();
    let import = Import {
        source: name.to_owned(),
        doubts: doubts.iter().map(doubt).collect(),
        more_unplaced: all_unplaced - unplaced.len(),
        unplaced,
        original,
    };
    Opened { import, ..Opened::new(report) }
}

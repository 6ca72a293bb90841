//! From files and texts to reports, with what this browser lends to the reader.

use gouji_core::form::Bilingual;
use gouji_formats::read::html::clipboard;
use gouji_formats::{Limits, ReadError, Recognised, Sheet, recognise};
use web_sys::{TextDecoder, TextDecoderOptions};

use crate::state::import::{Doubt, Import, Opened};
use crate::state::notice::in_both;
use crate::text::{Word, both};

/// What is read here, and how.
fn limits() -> Limits {
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

/// Reads the reports of a file. The error is one sentence for people.
pub(crate) fn read(bytes: &[u8], name: &str) -> Result<Vec<Opened>, Bilingual> {
    opened(gouji_formats::read(bytes, name, &limits()), name)
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
    opened(gouji_formats::read_text(text), "")
}

/// Reads the reports of what a program put on the clipboard: HTML, and the same as text.
pub(crate) fn read_clipboard(html: &str, text: &str) -> Result<Vec<Opened>, Bilingual> {
    let read = clipboard(html, Some(text), &limits()).map(|document| recognise(&document));
    match read {
        Ok(reports) if !reports.is_empty() => opened(Ok(reports), ""),
        _ => read_text(text),
    }
}

fn opened(read: Result<Vec<Recognised>, ReadError>, name: &str) -> Result<Vec<Opened>, Bilingual> {
    let reports = read.map_err(|error| said(&error))?;
    Ok(reports.into_iter().map(|recognised| one(recognised, name)).collect())
}

fn said(error: &ReadError) -> Bilingual {
    in_both(|lang| error.say(lang))
}

fn one(recognised: Recognised, name: &str) -> Opened {
    let Recognised { report, doubts, unplaced, .. } = recognised;
    let form = report.form();
    let doubt = |doubt: &gouji_formats::Doubt| Doubt {
        cell: doubt.cell.map(|cell| form.key(cell).to_owned()),
        cells: doubt.cells.iter().map(|cell| form.key(*cell).to_owned()).collect(),
        raw: doubt.raw.clone(),
        why: in_both(|lang| doubt.say(form, lang)),
        settled: false,
    };
    let import = Import {
        source: name.to_owned(),
        doubts: doubts.iter().map(doubt).collect(),
        unplaced: unplaced.into_iter().map(|unplaced| unplaced.text).collect(),
    };
    Opened { import, ..Opened::new(report) }
}

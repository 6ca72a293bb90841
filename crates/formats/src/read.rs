//! From bytes to reports: what the bytes are, how they are decoded, what document they hold.

pub mod encoding;
pub mod markdown;
pub mod sniff;
pub mod text;

use gouji_core::json::read_report;

use crate::document::Document;
use crate::error::{Format, ReadError, ReadErrorKind};
use crate::limits::Limits;
use crate::recognise::recognise;
use crate::recognised::Recognised;

/// Reads the reports in a file: one as a rule, several where several stand in it.
///
/// What the file is, is told by its content; the name only stands in the sentences of errors.
///
/// # Errors
/// When there is no report in it, with what is wrong and what to do. What is only uncertain is a doubt instead.
pub fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Vec<Recognised>, ReadError> {
    limits.admit(name, u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let fail = |kind| ReadError::new(name, kind);
    if bytes.is_empty() {
        return Err(fail(ReadErrorKind::Empty));
    }
    match sniff::sniff(bytes) {
        Some(Format::Text | Format::Json) | None => {}
        Some(other) => return Err(fail(ReadErrorKind::NotReadable(other))),
    }
    let text = encoding::decode(bytes, limits).map_err(fail)?;
    from_text(&text, name)
}

/// Reads the reports in a text: pasted, typed or decoded.
///
/// # Errors
/// As [`read`].
pub fn read_text(text: &str) -> Result<Vec<Recognised>, ReadError> {
    from_text(text, "")
}

fn from_text(text: &str, name: &str) -> Result<Vec<Recognised>, ReadError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let fail = |kind| ReadError::new(name, kind);
    match sniff::sniff_text(text) {
        None => Err(fail(ReadErrorKind::Empty)),
        Some(Format::Json) => {
            let report = read_report(text).map_err(|error| fail(ReadErrorKind::Json(error)))?;
            Ok(vec![Recognised::certain(report)])
        }
        Some(Format::Text) => {
            let document: Document = text::document(text);
            let reports = recognise(&document);
            if reports.is_empty() { Err(fail(ReadErrorKind::NoTable)) } else { Ok(reports) }
        }
        Some(other) => Err(fail(ReadErrorKind::NotReadable(other))),
    }
}

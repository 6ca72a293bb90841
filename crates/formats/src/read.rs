//! From bytes to reports: what the bytes are, how they are decoded, what document they hold.

pub mod archive;
mod builder;
pub mod encoding;
pub mod fixed;
pub mod html;
pub mod markdown;
pub mod office;
pub mod ole;
pub mod sniff;
pub mod text;
pub mod workbook;
pub mod xml;

use gouji_core::json::read_report;

use crate::document::Document;
use crate::embedded;
use crate::error::{Format, ReadError, ReadErrorKind};
use crate::limits::Limits;
use crate::recognise::recognise;
use crate::recognised::{Recognised, caveats};

/// Makes a document of the bytes of a format.
type Reader = fn(&[u8], &Limits) -> Result<Document, ReadErrorKind>;

/// The formats that are read from their bytes, a line for each. Text and JSON are told apart only when they are decoded.
const READERS: &[(Format, Reader)] = &[
    (Format::Html, html::document),
    (Format::Mhtml, html::mhtml),
    (Format::Ods, workbook::ods::document),
    (Format::OldOffice, ole::document),
    (Format::Pdf, fixed::pdf::document),
    (Format::Ofd, fixed::ofd::document),
    (Format::Xlsx, workbook::xlsx::document),
    (Format::Docx, office::docx::document),
    (Format::Odt, office::odt::document),
    (Format::Rtf, office::rtf::document),
    (Format::Archive, archive::document),
];

/// The document that the bytes of a format hold.
///
/// # Errors
/// [`ReadErrorKind::NotReadable`] for a format without a reader, and whatever the reader finds wrong.
pub fn document(bytes: &[u8], format: Format, limits: &Limits) -> Result<Document, ReadErrorKind> {
    let reader = READERS.iter().find(|(of, _)| *of == format).map(|(_, reader)| reader);
    reader.ok_or(ReadErrorKind::NotReadable(format))?(bytes, limits)
}

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
        Some(format) => return recognised(&document(bytes, format, limits).map_err(fail)?, name),
    }
    let text = match encoding::decode(bytes, limits) {
        Err(ReadErrorKind::Unknown) if sniff::is_page(bytes) => encoding::page(bytes, limits),
        decoded => decoded,
    };
    from_text(&text.map_err(fail)?, name, limits)
}

/// Reads the reports that a program put on the clipboard: as HTML, and as text where it did that, too.
///
/// The HTML decides, as it knows which cells are merged; where the text has another figure, that is a doubt.
///
/// # Errors
/// As [`read`].
pub fn read_clipboard(
    html: &str,
    tabbed: Option<&str>,
    limits: &Limits,
) -> Result<Vec<Recognised>, ReadError> {
    let document = html::clipboard(html, tabbed, limits).map_err(|kind| ReadError::new("", kind))?;
    let plain = tabbed.map(|tabbed| from_text(tabbed, "", limits));
    match (recognised(&document, ""), plain) {
        (Ok(mut reports), Some(Ok(plain))) => {
            if let ([report], [plain]) = (reports.as_mut_slice(), plain.as_slice()) {
                report.differing(plain);
            }
            Ok(reports)
        }
        (Err(_), Some(plain)) => plain,
        (read, _) => read,
    }
}

/// Reads the reports in a text: pasted, typed or decoded.
///
/// # Errors
/// As [`read`].
pub fn read_text(text: &str) -> Result<Vec<Recognised>, ReadError> {
    from_text(text, "", &Limits::default())
}

fn from_text(text: &str, name: &str, limits: &Limits) -> Result<Vec<Recognised>, ReadError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let fail = |kind| ReadError::new(name, kind);
    match sniff::sniff_text(text) {
        None => Err(fail(ReadErrorKind::Empty)),
        Some(Format::Json) => from_json(text, name),
        Some(Format::Text) => {
            let table = workbook::csv::document(text, limits).transpose().map_err(fail)?;
            recognised(&table.unwrap_or_else(|| text::document(text)), name)
        }
        Some(Format::XmlWorkbook) => {
            recognised(&workbook::xml2003::document(text, limits).map_err(fail)?, name)
        }
        // What the tool's own page shows is made from the report inside.
        Some(Format::Html) => match embedded::find(text) {
            Some(report) => from_json(report, name),
            None => recognised(&html::from_text(text, limits).map_err(fail)?, name),
        },
        Some(other) => Err(fail(ReadErrorKind::NotReadable(other))),
    }
}

fn from_json(text: &str, name: &str) -> Result<Vec<Recognised>, ReadError> {
    let report = read_report(text).map_err(|error| ReadError::new(name, ReadErrorKind::Json(error)))?;
    Ok(vec![Recognised::certain(report)])
}

fn recognised(document: &Document, name: &str) -> Result<Vec<Recognised>, ReadError> {
    let mut reports = recognise(document);
    // Where no table was found and pages are pictures, it stands on them.
    if reports.iter().all(|report| report.tables.is_empty())
        && let Some(page) = caveats::picture(document)
    {
        return Err(ReadError::new(name, ReadErrorKind::Scanned { page }));
    }
    for report in &mut reports {
        caveats::add(report, &document.caveats);
    }
    if reports.is_empty() { Err(ReadError::new(name, ReadErrorKind::NoTable)) } else { Ok(reports) }
}

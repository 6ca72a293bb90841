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

use gouji_core::Report;
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

/// What a file or a text holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Something to be recognised.
    Document(Document),
    /// A report as this tool writes it.
    Report(Box<Report>),
}

impl Content {
    /// The reports in it: one as a rule, several where several stand in it. `name` only stands in the sentences of errors.
    ///
    /// # Errors
    /// When there is no report in it.
    pub fn reports(&self, name: &str) -> Result<Vec<Recognised>, ReadError> {
        match self {
            Self::Document(document) => recognised(document, name),
            Self::Report(report) => Ok(vec![Recognised::certain((**report).clone())]),
        }
    }
}

/// Reads the reports in a file: one as a rule, several where several stand in it.
///
/// What the file is, is told by its content; the name only stands in the sentences of errors.
///
/// # Errors
/// When there is no report in it, with what is wrong and what to do. What is only uncertain is a doubt instead.
pub fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Vec<Recognised>, ReadError> {
    content(bytes, name, limits)?.reports(name)
}

/// What a file holds, before reports are looked for in it.
///
/// # Errors
/// When it cannot be read, with what is wrong and what to do.
pub fn content(bytes: &[u8], name: &str, limits: &Limits) -> Result<Content, ReadError> {
    limits.admit(name, u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let fail = |kind| ReadError::new(name, kind);
    if bytes.is_empty() {
        return Err(fail(ReadErrorKind::Empty));
    }
    match sniff::sniff(bytes) {
        Some(Format::Text | Format::Json) | None => {}
        Some(format) => return document(bytes, format, limits).map(Content::Document).map_err(fail),
    }
    let text = match encoding::decode(bytes, limits) {
        Err(ReadErrorKind::Unknown) if sniff::is_page(bytes) => encoding::page(bytes, limits),
        decoded => decoded,
    };
    of_text(&text.map_err(fail)?, name, limits)
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
    clipboard(html, tabbed, limits).map(|(_, reports)| reports)
}

/// As [`read_clipboard`], with what the reports were found in.
///
/// # Errors
/// As [`read`].
pub fn clipboard(
    html: &str,
    tabbed: Option<&str>,
    limits: &Limits,
) -> Result<(Content, Vec<Recognised>), ReadError> {
    let document = html::clipboard(html, tabbed, limits).map_err(|kind| ReadError::new("", kind))?;
    let content = Content::Document(document);
    let plain = tabbed.map(|tabbed| {
        let content = of_text(tabbed, "", limits)?;
        content.reports("").map(|reports| (content, reports))
    });
    match (content.reports(""), plain) {
        (Ok(mut reports), Some(Ok((_, plain)))) => {
            if let ([report], [plain]) = (reports.as_mut_slice(), plain.as_slice()) {
                report.differing(plain);
            }
            Ok((content, reports))
        }
        (Err(_), Some(plain)) => plain,
        (read, _) => read.map(|reports| (content, reports)),
    }
}

/// Reads the reports in a text: pasted, typed or decoded.
///
/// # Errors
/// As [`read`].
pub fn read_text(text: &str) -> Result<Vec<Recognised>, ReadError> {
    text_content(text)?.reports("")
}

/// What a text holds, before reports are looked for in it.
///
/// # Errors
/// As [`content`].
pub fn text_content(text: &str) -> Result<Content, ReadError> {
    of_text(text, "", &Limits::default())
}

fn of_text(text: &str, name: &str, limits: &Limits) -> Result<Content, ReadError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let fail = |kind| ReadError::new(name, kind);
    match sniff::sniff_text(text) {
        None => Err(fail(ReadErrorKind::Empty)),
        Some(Format::Json) => of_json(text, name),
        Some(Format::Text) => {
            let table = workbook::csv::document(text, limits).transpose().map_err(fail)?;
            let document = table.map_or_else(|| text::document(text, limits), Ok).map_err(fail)?;
            Ok(Content::Document(document))
        }
        Some(Format::XmlWorkbook) => {
            workbook::xml2003::document(text, limits).map(Content::Document).map_err(fail)
        }
        // What the tool's own page shows is made from the report inside.
        Some(Format::Html) => match embedded::find(text) {
            Some(report) => of_json(report, name),
            None => html::from_text(text, limits).map(Content::Document).map_err(fail),
        },
        Some(other) => Err(fail(ReadErrorKind::NotReadable(other))),
    }
}

fn of_json(text: &str, name: &str) -> Result<Content, ReadError> {
    let report = read_report(text).map_err(|error| ReadError::new(name, ReadErrorKind::Json(error)))?;
    Ok(Content::Report(Box::new(report)))
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

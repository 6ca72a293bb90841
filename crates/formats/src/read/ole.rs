//! OLE compound files: what old Word, Excel and WPS write, and what locks newer files.

mod bytes;
mod compound;
mod word97;

pub(super) use bytes::{Bytes, windows_1252};
pub(super) use compound::Compound;

use super::workbook::xls;
use crate::document::Document;
use crate::error::{Format, ReadErrorKind};
use crate::limits::Limits;

/// The document in a compound file: a workbook or a text, told by its streams.
///
/// # Errors
/// [`ReadErrorKind::Password`] for a locked file, [`ReadErrorKind::Damaged`] for one that is cut off or broken,
/// [`ReadErrorKind::NotReadable`] for a compound file of another program, and what the readers find.
pub fn document(bytes: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    let file = Compound::open(bytes)?;
    // Newer files locked by a password stand inside a compound file.
    if file.has("EncryptedPackage") || file.has("EncryptionInfo") {
        return Err(ReadErrorKind::Password);
    }
    if let Some(stream) = file.stream("Workbook").or_else(|| file.stream("Book")) {
        return xls::document(&stream, limits);
    }
    if let Some(stream) = file.stream("WordDocument") {
        return word97::document(&file, &stream, limits);
    }
    let is_slides = file.has("PowerPoint Document");
    Err(ReadErrorKind::NotReadable(if is_slides { Format::Slides } else { Format::OldOffice }))
}

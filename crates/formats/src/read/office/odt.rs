//! `OpenDocument` text: a zip of XML parts; the text stands in `content.xml`.

mod body;
mod styles;

use super::super::archive::Archive;
use super::super::xml::{self, Event, Events};
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use styles::Styles;

/// Reads the bytes of a file.
///
/// # Errors
/// [`ReadErrorKind::Password`]; what is wrong with the archive or its XML, and limits that are passed.
pub fn document(bytes: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    let archive = Archive::open(bytes, limits)?;
    if is_locked(&archive, limits)? {
        return Err(ReadErrorKind::Password);
    }
    let content = archive.need("content.xml")?;
    let content = xml::text(&content, limits)?;
    let mut styles = Styles::default();
    if let Some(common) = archive.part("styles.xml")? {
        styles.read(&xml::text(&common, limits)?, limits)?;
    }
    styles.read(&content, limits)?;
    body::read(&content, &styles, limits)
}

/// Whether the list of parts says how they are encrypted.
fn is_locked(archive: &Archive<'_>, limits: &Limits) -> Result<bool, ReadErrorKind> {
    let Some(list) = archive.part("META-INF/manifest.xml")? else { return Ok(false) };
    let list = xml::text(&list, limits)?;
    let mut events = Events::new(&list, limits);
    while let Some(event) = events.next()? {
        if matches!(event, Event::Start(element) if element.name() == "encryption-data") {
            return Ok(true);
        }
    }
    Ok(false)
}

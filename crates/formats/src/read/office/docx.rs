//! Word 2007 and later: a zip of XML parts.
//!
//! What is read is what Word shows once all changes are accepted: deletions and the codes of fields are left out,
//! numbers that Word makes are written down, text boxes are read once.

mod body;
mod numbering;
mod styles;

use super::super::archive::Archive;
use super::super::xml::{self, Event, Events};
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use numbering::Numbering;
use styles::Styles;

/// Where the text stands if the archive does not say.
const MAIN: &str = "word/document.xml";

/// Reads the bytes of a file.
///
/// # Errors
/// What is wrong with the archive or its XML, and limits that are passed.
pub fn document(bytes: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    let archive = Archive::open(bytes, limits)?;
    let parts = Parts { archive: &archive, limits };
    let main = match parts.related("_rels/.rels", "", "/officeDocument")? {
        Some(main) if parts.archive.names().any(|name| name.eq_ignore_ascii_case(&main)) => main,
        _ => MAIN.to_owned(),
    };
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = format!("{folder}/_rels/{name}.rels");
    let part = |kind: &str| match parts.related(&relations, folder, kind)? {
        Some(name) => parts.text(&name),
        None => Ok(None),
    };
    let styles = Styles::read(part("/styles")?.as_deref(), limits)?;
    let numbering = Numbering::read(part("/numbering")?.as_deref(), limits)?;
    let notes = [part("/footnotes")?, part("/endnotes")?];
    let text = parts.text(&main)?.ok_or(ReadErrorKind::Damaged)?;
    body::read(&text, &notes, &styles, numbering, limits)
}

struct Parts<'a> {
    archive: &'a Archive<'a>,
    limits: &'a Limits,
}

impl Parts<'_> {
    fn text(&self, name: &str) -> Result<Option<String>, ReadErrorKind> {
        let Some(bytes) = self.archive.part(name)? else { return Ok(None) };
        let text = xml::text(&bytes, self.limits)?;
        Ok(Some(text.into_owned()))
    }

    /// The part that a list of relations names for a kind.
    fn related(&self, relations: &str, folder: &str, kind: &str) -> Result<Option<String>, ReadErrorKind> {
        let Some(text) = self.text(relations)? else { return Ok(None) };
        let mut events = Events::new(&text, self.limits);
        while let Some(event) = events.next()? {
            if let Event::Start(element) = event
                && element.attribute("Type").is_some_and(|found| found.ends_with(kind))
                && let Some(target) = element.attribute("Target")
            {
                return Ok(Some(match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None if folder.is_empty() => target,
                    None => format!("{folder}/{target}"),
                }));
            }
        }
        Ok(None)
    }
}

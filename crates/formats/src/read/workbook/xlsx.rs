//! Excel 2007 and later (`.xlsx`, `.xlsm`): the parts of an archive, as ECMA-376 describes them.
//!
//! Archive and XML are shared with the other formats: why this is not calamine's work is written in ARCHITECTURE.md.

mod shared;
mod sheet;
mod styles;

use shared::Shared;
use styles::Styles;

use super::layout;
use super::number_format::Epoch;
use super::sheet::{Budget, Sheet};
use crate::document::Document;
use crate::error::{Format, ReadErrorKind};
use crate::limits::Limits;
use crate::read::archive::Archive;
use crate::read::xml::{self, Event, Events};

/// The document in the archive of a workbook.
///
/// # Errors
/// What [`Archive`] and [`Events`] find, [`ReadErrorKind::TooManyCells`], and [`ReadErrorKind::NotReadable`] for a
/// binary workbook (`.xlsb`).
pub(in crate::read) fn document(bytes: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    let archive = Archive::open(bytes, limits)?;
    let found = |ending: &str| archive.names().find(|name| name.ends_with(ending)).map(str::to_owned);
    let Some(main) = found("xl/workbook.xml").or_else(|| found("/workbook.xml")) else {
        let is_binary = found("xl/workbook.bin").is_some();
        return Err(if is_binary {
            ReadErrorKind::NotReadable(Format::Xlsx)
        } else {
            ReadErrorKind::Damaged
        });
    };
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let links = links(&archive, folder, limits)?;
    let linked = |kind: &str| links.iter().find(|link| link.kind == kind).map(|link| link.target.as_str());
    let mut budget = Budget::new(limits);
    let part = |name: Option<&str>| match name {
        Some(name) => archive.part(name),
        None => Ok(None),
    };
    let shared = match part(linked("sharedStrings"))? {
        Some(bytes) => Shared::parse(&xml::text(&bytes, limits)?, limits, &mut budget)?,
        None => Shared::default(),
    };
    let styles = match part(linked("styles"))? {
        Some(bytes) => Styles::parse(&xml::text(&bytes, limits)?, limits)?,
        None => Styles::default(),
    };
    let (listed, epoch) = listed(&xml::text(&archive.need(&main)?, limits)?, limits)?;
    let cells = sheet::Cells { shared: &shared, styles: &styles, epoch, limits };
    let mut sheets: Vec<Sheet> = Vec::new();
    for own in listed {
        // Diagrams and macros are sheets of other kinds.
        let link = links.iter().find(|link| link.id == own.id && link.kind == "worksheet");
        let Some(link) = link else { continue };
        let text = archive.need(&link.target)?;
        let mut sheet = Sheet::new(&own.name);
        sheet.hidden = own.hidden;
        cells.read(&xml::text(&text, limits)?, &mut sheet, &mut budget)?;
        sheets.push(sheet);
    }
    if sheets.is_empty() { Err(ReadErrorKind::Damaged) } else { layout::document(sheets, limits) }
}

/// From a workbook to another part.
struct Link {
    id: String,
    /// The last word of its type.
    kind: String,
    /// The name of the part.
    target: String,
}

fn links(archive: &Archive<'_>, folder: &str, limits: &Limits) -> Result<Vec<Link>, ReadErrorKind> {
    let bytes = archive.need(&format!("{folder}/_rels/workbook.xml.rels"))?;
    let text = xml::text(&bytes, limits)?;
    let mut events = Events::new(&text, limits);
    let mut links = Vec::new();
    while let Some(event) = events.next()? {
        let Event::Start(element) = event else { continue };
        if let (Some(id), Some(kind), Some(target)) =
            (element.attribute("Id"), element.attribute("Type"), element.attribute("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
            let target = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("{folder}/{target}"),
            };
            links.push(Link { id, kind, target });
        }
    }
    Ok(links)
}

/// A sheet in the list of a workbook.
struct Listed {
    name: String,
    id: String,
    hidden: bool,
}

fn listed(text: &str, limits: &Limits) -> Result<(Vec<Listed>, Epoch), ReadErrorKind> {
    let mut events = Events::new(text, limits);
    let (mut sheets, mut epoch) = (Vec::new(), Epoch::Windows);
    while let Some(event) = events.next()? {
        let Event::Start(element) = event else { continue };
        match element.name() {
            "workbookPr" if matches!(element.attribute("date1904").as_deref(), Some("1" | "true")) => {
                epoch = Epoch::Macintosh;
            }
            "sheet" => sheets.push(Listed {
                name: element.attribute("name").unwrap_or_default(),
                id: element.attribute("id").unwrap_or_default(),
                hidden: element.attribute("state").is_some_and(|state| state != "visible"),
            }),
            _ => {}
        }
    }
    Ok((sheets, epoch))
}

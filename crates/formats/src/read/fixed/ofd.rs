//! OFD, the fixed-layout format of GB/T 33190: an archive of XML in which every page names its characters with their places
//! and its rules as paths, in millimetres.

mod page;

use super::drawn::{self, Drawn};
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use crate::read::archive::Archive;
use crate::read::xml::{self, Event, Events};

/// The document that an OFD file shows; of several documents in it the first.
///
/// # Errors
/// [`ReadErrorKind::Damaged`]; [`ReadErrorKind::Scanned`] where all pages are pictures; what [`Archive`] refuses.
pub fn document(bytes: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    let archive = Archive::open(bytes, limits)?;
    let list = archive.need("OFD.xml")?;
    let list = xml::text(&list, limits)?;
    let root = texts(&list, "DocRoot", limits)?.into_iter().next().ok_or(ReadErrorKind::Damaged)?;
    let root = path("", &root);
    let described = archive.need(&root)?;
    let described = xml::text(&described, limits)?;
    let book = Book::read(&described, &root, limits)?;
    let mut pages: Vec<Drawn> = Vec::new();
    let mut marks = MOST_MARKS;
    for own in &book.pages {
        pages.push(page::draw(&archive, own, &book, limits, &mut marks)?);
    }
    drawn::document(pages, limits)
}

/// The most characters and lines that all pages together may have.
const MOST_MARKS: usize = 4_000_000;

/// What the document says of its pages.
struct Book {
    /// The parts that the pages stand in, in order.
    pages: Vec<String>,
    /// The templates that pages are drawn over, by their numbers.
    templates: Vec<(String, String)>,
    /// Width and height of pages that say nothing else.
    size: Option<(f64, f64)>,
}

impl Book {
    fn read(described: &str, root: &str, limits: &Limits) -> Result<Self, ReadErrorKind> {
        let mut book = Self { pages: Vec::new(), templates: Vec::new(), size: None };
        let mut events = Events::new(described, limits);
        let mut in_box = false;
        while let Some(event) = events.next()? {
            match event {
                Event::Start(element) => {
                    in_box = element.name() == "PhysicalBox";
                    let place = element.attribute("BaseLoc").map(|place| path(root, &place));
                    match (element.name(), place) {
                        ("Page", Some(place)) if book.pages.len() < limits.most_parts => {
                            book.pages.push(place);
                        }
                        ("TemplatePage", Some(place)) => {
                            book.templates.push((element.attribute("ID").unwrap_or_default(), place));
                        }
                        _ => {}
                    }
                }
                Event::Text(text) if in_box => book.size = size(&text),
                Event::Text(_) => {}
                Event::End => in_box = false,
            }
        }
        if book.pages.is_empty() { Err(ReadErrorKind::Damaged) } else { Ok(book) }
    }
}

/// The texts of all elements of a name.
fn texts(source: &str, name: &str, limits: &Limits) -> Result<Vec<String>, ReadErrorKind> {
    let mut events = Events::new(source, limits);
    let mut found: Vec<String> = Vec::new();
    let mut inside = false;
    while let Some(event) = events.next()? {
        match event {
            Event::Start(element) => {
                inside = element.name() == name;
                if inside {
                    found.push(String::new());
                }
            }
            Event::Text(text) if inside => {
                if let Some(own) = found.last_mut() {
                    own.push_str(text.trim());
                }
            }
            Event::Text(_) => {}
            Event::End => inside = false,
        }
    }
    Ok(found)
}

/// The name of a part that is named in another part: from the root of the archive, or from the other's folder.
fn path(from: &str, name: &str) -> String {
    if let Some(absolute) = name.strip_prefix('/') {
        return absolute.to_owned();
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(name.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// The numbers of an attribute or a text.
fn numbers(text: &str) -> Vec<f64> {
    text.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

/// Width and height of a box.
fn size(text: &str) -> Option<(f64, f64)> {
    match numbers(text).as_slice() {
        [_, _, width, height] => Some((*width, *height)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn parts_are_named_from_the_root_or_from_the_folder() {
        assert_eq!(path("", "Doc_0/Document.xml"), "Doc_0/Document.xml");
        assert_eq!(path("Doc_0/Document.xml", "Pages/Page_0/Content.xml"), "Doc_0/Pages/Page_0/Content.xml");
        assert_eq!(path("Doc_0/Document.xml", "/Doc_0/a.xml"), "Doc_0/a.xml");
        assert_eq!(path("Doc_0/Pages/a.xml", "../b.xml"), "Doc_0/b.xml");
    }
}

//! The files of text processors: Word's .docx, `OpenDocument` text, Rich Text Format.

pub mod docx;
pub mod odt;
pub mod rtf;

use super::xml::{Element, Event, Events};
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// What makes blocks of the elements of a part of an archive.
trait Part {
    /// What an open element is.
    type Role;

    /// The roles of the elements that are open.
    fn open(&mut self) -> &mut Vec<Self::Role>;

    /// What an element is that begins; `None` if it is passed over with all in it.
    fn start(&mut self, element: &Element<'_>) -> Option<Self::Role>;

    /// The element that began last ends: its role is taken from the open ones.
    fn end(&mut self);

    /// Text in the element that began last.
    fn text(&mut self, text: &str);

    /// Fails if a limit has been passed.
    fn admitted(&self) -> Result<(), ReadErrorKind>;
}

/// Leads a part's reader through its source.
fn walk(source: &str, part: &mut impl Part, limits: &Limits) -> Result<(), ReadErrorKind> {
    let mut events = Events::new(source, limits);
    while let Some(event) = events.next()? {
        match event {
            Event::Start(element) => match part.start(&element) {
                Some(role) => part.open().push(role),
                None => events.skip()?,
            },
            Event::End => part.end(),
            Event::Text(text) => part.text(&text),
        }
        part.admitted()?;
    }
    Ok(())
}

//! PDF with a text layer.
//!
//! The syntax of the file (objects, damaged cross-reference tables, encryption with an empty password) is read by
//! `hayro-syntax`; what its pages draw is followed here, as far as it puts characters and ruled lines on them.

mod bounds;
mod cmap;
mod content;
mod encoding;
mod font;
mod widths;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::layout;
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use bounds::Budget;
use content::Drawn;
use font::Fonts;

/// The most pages that are read.
const MOST_PAGES: usize = 2_000;

/// The document that a PDF shows.
///
/// # Errors
/// [`ReadErrorKind::Password`]; [`ReadErrorKind::Scanned`] where the pages are pictures; [`ReadErrorKind::Garbled`] where
/// the fonts do not tell what their characters are; [`ReadErrorKind::Damaged`]; and the limits that it exceeds.
pub fn document(bytes: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    bounds::admit(bytes, limits)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadErrorKind::Password,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => ReadErrorKind::Damaged,
    })?;
    if pdf.pages().len() > MOST_PAGES {
        return Err(ReadErrorKind::TooManyParts { most: MOST_PAGES });
    }
    let budget = Budget::new(limits);
    let mut fonts = Fonts::new(limits);
    let mut drawn = Vec::with_capacity(pdf.pages().len());
    for page in pdf.pages().iter() {
        drawn.push(content::draw(page, &mut fonts, &budget)?);
    }
    legible(&drawn)?;
    layout::document(drawn.into_iter().map(|own| own.page).collect(), limits)
}

/// Refuses pages without text, and text without meaning.
fn legible(pages: &[Drawn]) -> Result<(), ReadErrorKind> {
    let mut pictures =
        pages.iter().enumerate().filter(|(_, own)| own.has_picture && own.page.glyphs.is_empty());
    let first = pictures.next().map(|(index, _)| index + 1);
    let count = usize::from(first.is_some()) + pictures.count();
    let glyphs = || pages.iter().flat_map(|own| &own.page.glyphs);
    let all = glyphs().count();
    // A cover with text does not make a scanned report legible.
    if let Some(page) = first.filter(|_| all == 0 || count * 2 > pages.len()) {
        return Err(ReadErrorKind::Scanned { page });
    }
    if all == 0 {
        return Err(ReadErrorKind::Empty);
    }
    let unknown = glyphs().filter(|glyph| glyph.char == char::REPLACEMENT_CHARACTER).count();
    if unknown * 5 > all { Err(ReadErrorKind::Garbled) } else { Ok(()) }
}

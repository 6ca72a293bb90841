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

use super::drawn;
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use bounds::Budget;
use font::Fonts;

/// The most pages that are read.
const MOST_PAGES: usize = 2_000;

/// The document that a PDF shows.
///
/// # Errors
/// [`ReadErrorKind::Password`]; [`ReadErrorKind::Scanned`] where all pages are pictures; [`ReadErrorKind::Garbled`] where
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
    let mut pages = Vec::with_capacity(pdf.pages().len());
    for page in pdf.pages().iter() {
        pages.push(content::draw(page, &mut fonts, &budget)?);
    }
    drawn::document(pages, limits)
}

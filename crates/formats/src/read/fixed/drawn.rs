//! What can be read of pages as they are drawn: text, pictures, and text that a program saw in a picture.

use super::layout::{self, Glyph, Page};
use crate::document::{Caveat, Document};
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// A page, and what is not to be seen of it as text.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) page: Page,
    /// Characters that are written and not shown.
    pub(super) hidden: Vec<Glyph>,
    /// Whether any picture stands on it.
    pub(super) has_picture: bool,
    /// How much of the page its pictures take, in hundredths; more than all of it where they lie over each other.
    pub(super) pictured: i32,
}

/// Pictures that take as much of a page, in hundredths, may show its text.
const MOSTLY: i32 = 40;
/// A single picture of this size, in hundredths of the page, covers what was drawn before it.
const COVERING: i32 = 70;
/// A scanned page may have a number, or the name of a program, as text.
const FEW: usize = 40;

impl Drawn {
    /// A picture of this size, in hundredths of the page, is drawn; one that covers hides what is below it.
    pub(super) fn picture(&mut self, size: i32, covers: bool) {
        self.has_picture = true;
        self.pictured = self.pictured.saturating_add(size);
        if covers && size >= COVERING {
            self.hidden.append(&mut self.page.glyphs);
        }
    }

    /// Settles what text the page has, and what is to be said of it.
    fn settle(&mut self, number: usize) -> Option<Caveat> {
        let is_pictured = self.pictured >= MOSTLY;
        if self.hidden.len() / 2 > self.page.glyphs.len() {
            // Over a picture it is what a machine took the picture for; over outlines it is as it was written.
            self.page.glyphs.append(&mut self.hidden);
            return is_pictured.then_some(Caveat::Seen(number));
        }
        (is_pictured && self.page.glyphs.len() < FEW).then_some(Caveat::Picture(number))
    }
}

/// The document that drawn pages show, with a caveat for each that is a picture.
///
/// # Errors
/// [`ReadErrorKind::Scanned`], [`ReadErrorKind::Empty`] and [`ReadErrorKind::Garbled`] where there is no text at all, or
/// none that says what it is; the limits of [`layout::document`].
pub(super) fn document(mut drawn: Vec<Drawn>, limits: &Limits) -> Result<Document, ReadErrorKind> {
    let caveats: Vec<Caveat> =
        drawn.iter_mut().enumerate().filter_map(|(index, own)| own.settle(index + 1)).collect();
    let glyphs = || drawn.iter().flat_map(|own| &own.page.glyphs);
    let all = glyphs().count();
    if all == 0 {
        let picture = drawn.iter().position(|own| own.has_picture);
        return Err(picture.map_or(ReadErrorKind::Empty, |index| ReadErrorKind::Scanned { page: index + 1 }));
    }
    let unknown = glyphs().filter(|glyph| glyph.char == char::REPLACEMENT_CHARACTER).count();
    if unknown.saturating_mul(5) > all {
        return Err(ReadErrorKind::Garbled);
    }
    let document = layout::document(drawn.into_iter().map(|own| own.page).collect(), limits)?;
    Ok(Document { caveats, ..document })
}

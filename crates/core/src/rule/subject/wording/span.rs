//! Stretches of the prose, and how far a sentence reaches.

use crate::form::SectionNo;

/// A stretch of a section's prose, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// The section.
    pub(crate) section: SectionNo,
    /// Where it starts.
    pub(crate) from: usize,
    /// Where it ends.
    pub(crate) to: usize,
}

/// The most characters that a sentence is followed to each side; a text without stops must not make the rules slow.
const REACH: usize = 200;

impl Span {
    /// The stretch up to the marks on both sides that end it.
    pub(super) fn widened(self, text: &str, is_end: fn(char) -> bool) -> Self {
        let before = text.get(..self.from).unwrap_or_default();
        let after = text.get(self.to..).unwrap_or_default();
        let back: usize =
            before.chars().rev().take(REACH).take_while(|c| !is_end(*c)).map(char::len_utf8).sum();
        let ahead: usize = after.chars().take(REACH).take_while(|c| !is_end(*c)).map(char::len_utf8).sum();
        Self { from: self.from - back, to: self.to + ahead, ..self }
    }

    /// From the end of this stretch to the end of another one.
    pub(crate) fn behind(self, whole: Self) -> Self {
        Self { from: self.to.min(whole.to), ..whole }
    }

    /// From the start of another stretch to the start of this one.
    pub(crate) fn ahead_of(self, whole: Self) -> Self {
        Self { to: self.from.max(whole.from), ..whole }
    }
}

/// Marks that end a sentence: full stop, semicolon and the like, line breaks.
pub(super) fn is_sentence_end(c: char) -> bool {
    matches!(c, '\u{3002}' | '\u{ff1b}' | ';' | '\u{ff01}' | '\u{ff1f}' | '\n' | '\r')
}

/// Marks that end a part of a sentence.
pub(super) fn is_clause_end(c: char) -> bool {
    is_sentence_end(c) || matches!(c, '\u{ff0c}' | ',' | '\u{ff1a}' | ':')
}

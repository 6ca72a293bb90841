//! The parts of the review: the source, the questions about it, and what joins both sides.

pub(crate) mod card;
pub(crate) mod lists;
pub(crate) mod source;

/// A place on one side, to be shown on the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Link {
    /// A cell of the form, by its key.
    Cell(String),
    /// A piece of the source.
    Piece(u32),
}

/// The part of the page that the source scrolls in.
pub(crate) const SOURCE_PANE: &str = "review-source";
/// The part that the result scrolls in.
pub(crate) const RESULT_PANE: &str = "review-result";
/// The button that says that a doubt is none.
pub(crate) const ACCEPT: &str = "review-accept";

/// The part of a text of the source that is meant.
pub(crate) const MARK: &str = "review-mark";

/// The id of a piece of the source.
pub(crate) fn piece_id(piece: u32) -> String {
    format!("piece-{piece}")
}

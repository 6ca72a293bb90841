//! What a report was read from, as it is shown beside what was read.

use std::collections::BTreeMap;

use gouji_core::form::Bilingual;
use gouji_formats::{How, Place};

/// The part of a file that holds a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Original {
    /// Its paragraphs and tables, in reading order.
    pub(crate) blocks: Vec<Block>,
    /// Where the text of each cell comes from, by the cell's key.
    pub(crate) origins: BTreeMap<String, Origin>,
    /// How the file keeps to the form's layout: what there is to say.
    pub(crate) remarks: Vec<Bilingual>,
}

/// A part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// A heading or a paragraph.
    Text {
        /// Whether the format marks it as a heading.
        heading: bool,
        /// Where it stands.
        place: Place,
        /// It.
        piece: Piece,
    },
    /// A table.
    Table {
        /// Where it begins.
        place: Place,
        /// Its rows: the cells that begin in each.
        rows: Vec<Vec<Piece>>,
    },
    /// Lines that nothing was read from and that are not shown.
    LeftOut(usize),
}

/// A paragraph, or a cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Tells it from the others; grows in reading order.
    pub(crate) number: u32,
    /// Its text.
    pub(crate) text: String,
    /// Rows that it spans.
    pub(crate) rows: usize,
    /// Columns that it spans.
    pub(crate) columns: usize,
}

/// Where the text of a cell comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    /// The piece that it stands in, if that is shown.
    pub(crate) piece: Option<u32>,
    /// The place in the file.
    pub(crate) place: Place,
    /// The text that stands there.
    pub(crate) raw: String,
    /// What told which cell it belongs to.
    pub(crate) how: How,
}

impl Block {
    /// Its pieces.
    pub(crate) fn pieces(&self) -> Box<dyn Iterator<Item = &Piece> + '_> {
        match self {
            Self::Text { piece, .. } => Box::new(std::iter::once(piece)),
            Self::Table { rows, .. } => Box::new(rows.iter().flatten()),
            Self::LeftOut(_) => Box::new(std::iter::empty()),
        }
    }
}

impl Original {
    /// The pieces that the texts of some cells come from.
    pub(crate) fn pieces_of<'a>(&self, mut keys: impl Iterator<Item = &'a str>) -> Vec<u32> {
        let mut pieces = Vec::new();
        keys.by_ref().for_each(|key| pieces.extend(self.origins.get(key).and_then(|origin| origin.piece)));
        pieces.sort_unstable();
        pieces.dedup();
        pieces
    }

    /// Whether a piece is among what is shown; what has no piece of its own is not left out either.
    pub(crate) fn shows(&self, piece: Option<u32>) -> bool {
        let Some(piece) = piece else { return true };
        let within = |block: &Block| {
            let mut numbers = block.pieces().map(|piece| piece.number);
            let first = numbers.next();
            first.is_some_and(|first| (first..=numbers.last().unwrap_or(first)).contains(&piece))
        };
        self.blocks.iter().any(within)
    }

    /// The keys of the cells whose texts come from a piece.
    pub(crate) fn keys_from(&self, piece: u32) -> Vec<&str> {
        let from = self.origins.iter().filter(|(_, origin)| origin.piece == Some(piece));
        from.map(|(key, _)| key.as_str()).collect()
    }
}

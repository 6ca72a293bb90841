//! Places in running text.

/// A range of a text in UTF-16 units, as browsers count: `from` is included, `to` is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    /// First unit.
    pub from: u32,
    /// The unit behind the last.
    pub to: u32,
}

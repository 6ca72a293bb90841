//! Cell ids: a dense index inside one form; the key is its name outside.

/// A cell of one form, as an index in the order of the printed form.
///
/// Ids belong to the [`super::Form`] that they came from; the same key has other ids in other editions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId(u16);

impl CellId {
    /// From an index; `None` beyond what a form may have.
    pub fn from_index(index: usize) -> Option<Self> {
        u16::try_from(index).ok().map(Self)
    }

    /// The index into [`super::Form::cells`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    pub(super) fn offset(self, by: usize) -> Option<Self> {
        Self::from_index(self.index() + by)
    }
}

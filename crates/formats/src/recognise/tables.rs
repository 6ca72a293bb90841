//! From groups of figures to tables of the form: which group is which row, and which figure is which cell.

pub(super) mod chain;
pub(super) mod columns;
pub(super) mod evidence;
pub(super) mod gaps;
pub(super) mod heads;
pub(super) mod joint;
pub(super) mod split_figures;
pub(super) mod variant;

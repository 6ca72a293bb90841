//! The parts that the pages are made of.

pub(crate) mod choice;
pub(crate) mod doorway;
pub(crate) mod findings;
pub(crate) mod grid;
pub(crate) mod import_notes;
pub(crate) mod picture;
pub(crate) mod previous;
pub(crate) mod prose;
pub(crate) mod shell;

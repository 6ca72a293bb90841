//! The parts that the pages are made of.

pub(crate) mod choice;
pub(crate) mod doorway;
pub(crate) mod findings;
pub(crate) mod grid;
pub(crate) mod import_notes;
pub(crate) mod paste_preview;
pub(crate) mod picture;
pub(crate) mod previous;
pub(crate) mod progress;
pub(crate) mod prose;
pub(crate) mod review;
pub(crate) mod shell;

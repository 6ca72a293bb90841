//! The parts that the pages are made of.

pub(crate) mod badge;
pub(crate) mod choice;
pub(crate) mod doorway;
pub(crate) mod findings;
pub(crate) mod grid;
pub(crate) mod import_notes;
pub(crate) mod notice_bar;
pub(crate) mod prose;
pub(crate) mod section_list;
pub(crate) mod status_line;
pub(crate) mod top_bar;
pub(crate) mod view_switches;

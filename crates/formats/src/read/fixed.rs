//! Formats that say where every character stands and nothing of paragraphs or tables.

pub mod layout;
pub mod pdf;

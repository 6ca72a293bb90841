//! Formats that say where every character stands and nothing of paragraphs or tables.

pub mod layout;
mod matrix;
pub mod ofd;
pub mod pdf;

//! Formats that say where every character stands and nothing of paragraphs or tables.

mod drawn;
pub mod layout;
mod matrix;
pub mod ofd;
pub mod pdf;

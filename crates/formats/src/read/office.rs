//! The files of text processors: Word's .docx, `OpenDocument` text, Rich Text Format.

pub mod docx;
pub mod odt;
pub mod rtf;

//! Formats to documents, one module each.

mod archive;
mod docx;
mod html;
mod odt;
mod rtf;
mod saved;

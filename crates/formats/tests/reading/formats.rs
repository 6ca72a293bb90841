//! Formats to documents, one module each.

pub(crate) mod archive;
mod cut;
mod damaged;
mod docx;
mod html;
mod odt;
mod rtf;
mod saved;

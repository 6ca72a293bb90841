//! Web pages: whole, saved in one file, or the piece of one that a program puts on the clipboard.
//!
//! The tokens are those of the standard (`html5gum`); no tree is built, as only blocks and tables matter ([`tree`]).

mod clipboard;
mod element;
mod mhtml;
mod style;
mod tree;

pub use clipboard::clipboard;
pub use mhtml::document as mhtml;

use html5gum::Tokenizer;
use html5gum::emitters::callback::CallbackEmitter;

use super::{encoding, sniff};
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use tree::{Sink, Tree};

/// Reads the bytes of a page.
///
/// # Errors
/// As [`from_text`]; [`ReadErrorKind::Encoding`] for a page that cannot be decoded here.
pub fn document(bytes: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    from_text(&encoding::page(bytes, limits)?, limits)
}

/// Reads a page that is decoded.
///
/// # Errors
/// Only when a limit is passed: no HTML is wrong.
pub fn from_text(text: &str, limits: &Limits) -> Result<Document, ReadErrorKind> {
    let text = sniff::clipboard_head(text).unwrap_or(text);
    let mut tree = Tree::new(limits);
    let mut emitter = CallbackEmitter::new(Sink(&mut tree));
    emitter.naively_switch_states(true);
    // The only thing that the tokens give back is a refusal.
    if let Some(Ok(refused)) = Tokenizer::new_with_emitter(text, emitter).next() {
        return Err(refused);
    }
    tree.finish()
}

//! From a document to reports.

use std::sync::Arc;

use gouji_core::Form;
use gouji_core::form::builtin;

use crate::document::Document;
use crate::recognised::Recognised;

/// The reports in a document, in the built-in editions of the form.
pub fn recognise(document: &Document) -> Vec<Recognised> {
    recognise_in(document, builtin())
}

/// The reports in a document, each in the one of `forms` that fits it.
pub fn recognise_in(_document: &Document, _forms: &[Arc<Form>]) -> Vec<Recognised> {
    Vec::new()
}

//! Documents in, reports out.
#![expect(clippy::unwrap_used, reason = "helpers of tests stop where they cannot go on")]

mod archive;
mod certainty;
mod docx;
mod fixtures;
mod hostile;
mod html;
mod invariants;
mod invented;
mod layouts;
mod odt;
mod own_forms;
mod pdf;
mod refusals;
mod saved;

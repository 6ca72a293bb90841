//! Reports as no one writes them: read in time that grows with their length, and no place outside the text.

#[path = "../support/mod.rs"]
mod support;

mod prose;
mod scaling;

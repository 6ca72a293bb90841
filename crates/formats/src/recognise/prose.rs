//! What is not a table: sections and their prose, title, agency, year.

pub(super) mod identity;
pub(super) mod paragraphs;
pub(super) mod titles;
pub(super) mod words;

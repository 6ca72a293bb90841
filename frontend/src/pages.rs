//! The screens.

pub(crate) mod report;
pub(crate) mod rules;
pub(crate) mod start;

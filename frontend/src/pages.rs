//! The screens.

pub(crate) mod report;
pub(crate) mod start;

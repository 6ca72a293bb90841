//! The screens.

pub(crate) mod export;
pub(crate) mod help;
pub(crate) mod ledger;
pub(crate) mod probe;
pub(crate) mod report;
pub(crate) mod review;
pub(crate) mod rules;
pub(crate) mod start;
pub(crate) mod years;

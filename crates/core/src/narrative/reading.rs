//! Phrases and what they claim.

pub(super) mod applications;
pub(super) mod features;
pub(super) mod frame;
pub(super) mod lists;
pub(super) mod others;
pub(super) mod percentages;
pub(super) mod phrase;
pub(super) mod reader;
pub(super) mod statements;

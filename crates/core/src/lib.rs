//! Being laid.
pub mod number;

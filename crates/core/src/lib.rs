#![doc = include_str!("../README.md")]

pub mod across_years;
pub mod check;
pub mod finding;
pub mod form;
pub mod json;
pub mod message;
#[cfg(feature = "prose")]
pub mod narrative;
pub mod number;
pub mod repair;
pub mod report;
pub mod rule;

pub use check::check;
pub use finding::{Finding, Place};
pub use form::{Form, Lang};
pub use number::Value;
pub use report::{Report, ledger};
pub use rule::Severity;

/// Version of the engine, as reported in `gouji.check/1`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

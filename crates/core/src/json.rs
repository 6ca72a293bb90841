//! The JSON of the contract: `gouji.report/1` in and out, `gouji.check/1`, the list of rules and of editions out.
//!
//! The only serialisable types of the library (besides form files) are in this module.

mod catalogue;
mod check_file;
mod compare_file;
mod error;
mod ledger_file;
mod repair_file;
mod report_file;
pub mod scan;
#[cfg(feature = "schema")]
pub mod schema;

pub use catalogue::{EditionEntry, RuleEntry, editions, rules};
pub use check_file::{
    CheckDocument, CheckEntry, Counts, DecisionEntry, DoubtEntry, ExplanationEntry, FindingEntry,
    ProgressDocument, Status,
};
pub use compare_file::CompareDocument;
pub use error::{JsonError, JsonErrorKind};
pub use ledger_file::{NoMapping, read_mapping, write_mapping};
pub use repair_file::RepairEntry;
pub use report_file::{ReportFile, read_report, write_report};

/// Version of the JSON that is written, for readers that must know.
pub const REPORT_SCHEMA: &str = "gouji.report/1";
/// See [`REPORT_SCHEMA`].
pub const CHECK_SCHEMA: &str = "gouji.check/1";
/// See [`REPORT_SCHEMA`].
pub const RECHECK_SCHEMA: &str = "gouji.recheck/1";

/// Any of the serialisable values as JSON text, indented by two spaces and ending in a line break.
///
/// The same value gives the same bytes on every machine.
pub fn text(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

//! A report as the browser keeps it.

use gouji_core::Report;

use super::import::Import;
use super::work::links::Link;

/// A report with everything that belongs to the work on it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kept {
    /// Its name in the storage.
    pub(crate) id: String,
    /// When it was kept, in milliseconds since 1970. No two keepings of a report have the same.
    pub(crate) stamp: u64,
    /// How many errors it has.
    pub(crate) errors: usize,
    /// The report.
    pub(crate) report: Report,
    /// Last year's report, if it is compared with one.
    pub(crate) previous: Option<Report>,
    /// Reports of other years beside it.
    pub(crate) others: Vec<Report>,
    /// Figures of the prose that follow the tables.
    pub(crate) links: Vec<Link>,
    /// What came with its file.
    pub(crate) import: Import,
}

/// Why something kept cannot be opened. It is shown and can be saved all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// A later version of the page has kept it.
    Newer,
    /// It is no text that any version has written.
    Damaged,
}

/// What became of keeping a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// The browser has it, since this time of day.
    Kept(String),
    /// Somebody else has kept it since: another tab.
    Overtaken,
    /// The browser does not keep it.
    Refused,
}

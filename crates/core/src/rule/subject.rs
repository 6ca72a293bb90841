//! What a check is given, and what it must tell about itself.

use super::RuleId;
use crate::finding::Finding;
use crate::form::CellId;
use crate::report::Report;

/// What is being checked.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The report.
    pub report: &'a Report,
    /// The previous year's report, if there is one.
    pub previous: Option<&'a Report>,
}

/// What a check looks at; it is run again when one of these changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reads {
    /// Cells.
    pub cells: Vec<CellId>,
    /// The prose of any section.
    pub prose: bool,
    /// Title, agency or year.
    pub identity: bool,
}

impl Reads {
    /// One cell and nothing else.
    pub fn cell(cell: CellId) -> Self {
        Self { cells: vec![cell], ..Self::default() }
    }
}

/// One check: a rule at one place, or over the whole report.
pub trait Check: std::fmt::Debug + Send + Sync {
    /// The rule it belongs to.
    fn rule(&self) -> RuleId;

    /// What it looks at.
    fn reads(&self) -> Reads;

    /// Adds what it finds, in the order of places.
    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>);
}

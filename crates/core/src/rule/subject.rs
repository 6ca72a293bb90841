//! What a check is given, and what it must tell about itself.

pub(super) mod agency;
pub(super) mod draft;
#[cfg_attr(not(feature = "prose"), allow(dead_code, reason = "only names are compared without the prose"))]
pub(super) mod lists;
#[cfg(feature = "prose")]
pub(super) mod money;
mod pair;
pub(super) mod ratio;
#[cfg(feature = "prose")]
pub(super) mod wording;

use std::sync::Arc;
#[cfg(feature = "prose")]
use std::sync::OnceLock;

pub use pair::Pair;

#[cfg(feature = "prose")]
use self::wording::{Found, Wording};
use super::settings::{Limit, Settings};
use super::{RuleId, info};
use crate::finding::Finding;
use crate::form::CellId;
#[cfg(feature = "prose")]
use crate::narrative::{Cells, Text};
use crate::number::Value;
use crate::report::Report;

/// What is being checked.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The report.
    pub report: &'a Report,
    /// The previous year's report, if there is one and it is the one to compare with.
    pub previous: Option<&'a Report>,
    /// What was given as the previous year's report, whether it fits or not.
    pub(super) given: Option<&'a Report>,
    /// How the report that was given as the previous one fits.
    pub pair: Pair,
    settings: &'a Settings,
    #[cfg_attr(
        not(feature = "prose"),
        allow(dead_code, reason = "nothing reads it without the rules on prose")
    )]
    prose: Arc<Prose>,
}

/// The prose of a report, read when a rule first asks for it; good as long as prose, agency and year stay as they are.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    #[cfg(feature = "prose")]
    text: OnceLock<Text>,
    #[cfg(feature = "prose")]
    found: OnceLock<Found>,
}

impl<'a> Subject<'a> {
    /// A report and what was given as the previous year's.
    pub fn new(report: &'a Report, previous: Option<&'a Report>, settings: &'a Settings) -> Self {
        Self::with_prose(report, previous, settings, Arc::default())
    }

    /// The same with prose that may have been read before.
    pub(crate) fn with_prose(
        report: &'a Report,
        previous: Option<&'a Report>,
        settings: &'a Settings,
        prose: Arc<Prose>,
    ) -> Self {
        let pair = pair::judge(report, previous);
        let fitting = previous.filter(|_| pair == Pair::Fits);
        Self { report, previous: fitting, given: previous, pair, settings, prose }
    }

    /// A threshold as the settings have it.
    pub fn limit(&self, limit: Limit) -> i64 {
        self.settings.limit(limit)
    }

    /// The number in a cell of the report.
    pub(super) fn value(&self, cell: CellId) -> Option<Value> {
        self.report.value(cell)
    }

    /// The number that the previous year's report has in the cell of the same key.
    pub(super) fn before(&self, cell: CellId) -> Option<Value> {
        let previous = self.previous?;
        previous.value(previous.form().cell_id(self.report.form().key(cell))?)
    }

    /// The prose with everything that rules look for in it.
    #[cfg(feature = "prose")]
    pub(super) fn wording(&self) -> Wording<'_> {
        Wording::new(self.report, self.prose.found.get_or_init(|| Found::read(self.report)))
    }

    /// What the prose says.
    #[cfg(feature = "prose")]
    pub(super) fn text(&self, cells: &Cells) -> &Text {
        self.prose.text.get_or_init(|| Text::of(self.report, cells))
    }
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

    /// Some cells.
    pub(super) fn cells(cells: impl IntoIterator<Item = CellId>) -> Self {
        Self { cells: cells.into_iter().collect(), ..Self::default() }
    }

    /// The prose.
    #[cfg(feature = "prose")]
    pub(super) fn prose() -> Self {
        Self::default().and_prose()
    }

    /// The prose as well.
    pub(super) fn and_prose(self) -> Self {
        Self { prose: true, ..self }
    }

    /// Title, agency and year as well; also for whatever compares with the previous year, because they tell whether
    /// the two reports can be compared.
    pub(super) fn and_identity(self) -> Self {
        Self { identity: true, ..self }
    }
}

/// One check: a rule at one place, or over the whole report.
pub trait Check: Send + Sync {
    /// The rule it belongs to.
    fn rule(&self) -> RuleId;

    /// What it looks at.
    fn reads(&self) -> Reads;

    /// Adds what it finds, in the order of places.
    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>);
}

/// A check of a rule of the catalogue that is one function.
pub(super) fn check<F>(rule: &'static str, reads: Reads, judge: F) -> Box<dyn Check>
where
    F: Fn(&Subject<'_>, &mut Vec<Finding>) + Send + Sync + 'static,
{
    debug_assert!(info(rule).is_some(), "{rule} has no page");
    Box::new(Judge { rule, reads, function: judge })
}

struct Judge<F> {
    rule: &'static str,
    reads: Reads,
    function: F,
}

impl<F> Check for Judge<F>
where
    F: Fn(&Subject<'_>, &mut Vec<Finding>) + Send + Sync,
{
    fn rule(&self) -> RuleId {
        RuleId::known(self.rule)
    }

    fn reads(&self) -> Reads {
        self.reads.clone()
    }

    fn run(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        (self.function)(subject, findings);
    }
}

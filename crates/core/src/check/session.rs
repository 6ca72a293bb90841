//! A report under work: every change is checked at once, and only what it touches is judged anew.

use std::sync::Arc;

use super::{Compiled, compiled};
use crate::finding::Finding;
use crate::form::{CellId, SectionNo};
use crate::report::Report;
use crate::rule::settings::Settings;
use crate::rule::{Prose, Subject};

/// A report with its findings, kept current through every change.
///
/// ```
/// use gouji_core::{Report, check::Session, form};
/// let form = form::edition("2021").ok_or("no such edition")?;
/// let cell = form.cell_id("t3.received.natural").ok_or("no such cell")?;
/// let mut session = Session::new(Report::new(form), None);
/// let change = session.set(cell, "many");
/// assert_eq!(change.added.iter().filter(|finding| finding.rule.as_str() == "CELL-INT").count(), 1);
/// assert!(session.undo().is_some());
/// assert_eq!(session.report().text(cell), "");
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone)]
pub struct Session {
    report: Report,
    previous: Option<Report>,
    settings: Settings,
    compiled: Arc<Compiled>,
    /// Findings of each check.
    results: Vec<Vec<Finding>>,
    done: Vec<Edit>,
    /// The prose as it was read last.
    prose: Arc<Prose>,
}

/// What a change did to the findings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Change {
    /// Findings that were not there before.
    pub added: Vec<Finding>,
    /// Findings that are gone.
    pub removed: Vec<Finding>,
}

/// A change that can be taken back.
#[derive(Debug, Clone, PartialEq)]
enum Edit {
    Cell(CellId, String),
    Prose(SectionNo, String),
    Identity { agency: String, year: Option<u16>, title: String },
}

impl Session {
    /// Checks the report once in full.
    pub fn new(report: Report, previous: Option<Report>) -> Self {
        Self::with_settings(report, previous, Settings::default())
    }

    /// The same with other settings than the catalogue's.
    pub fn with_settings(report: Report, previous: Option<Report>, settings: Settings) -> Self {
        let compiled = compiled(report.form());
        let results = vec![Vec::new(); compiled.checks.len()];
        let mut session =
            Self { report, previous, settings, compiled, results, done: Vec::new(), prose: Arc::default() };
        let all: Vec<usize> = (0..session.results.len()).collect();
        session.judge(&all);
        session
    }

    /// The report as it stands.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The previous year's report, if one was given.
    pub fn previous(&self) -> Option<&Report> {
        self.previous.as_ref()
    }

    /// What the report is checked against.
    pub fn context(&self) -> super::Context<'_> {
        super::Context { previous: self.previous.as_ref(), settings: Some(&self.settings) }
    }

    /// All findings, in the order of [`super::check`].
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.results.iter().flatten()
    }

    /// Writes a cell.
    pub fn set(&mut self, cell: CellId, text: &str) -> Change {
        let before = self.report.set(cell, text);
        self.done.push(Edit::Cell(cell, before));
        self.judge_cell(cell)
    }

    /// Replaces a section's prose.
    pub fn set_prose(&mut self, section: SectionNo, text: &str) -> Change {
        let before = self.report.set_prose(section, text);
        self.prose = Arc::default();
        self.done.push(Edit::Prose(section, before));
        self.judge(&self.compiled.prose.clone())
    }

    /// Changes agency, year and title.
    pub fn set_identity(&mut self, agency: &str, year: Option<u16>, title: &str) -> Change {
        let before = self.swap_identity(agency.to_owned(), year, title.to_owned());
        self.done.push(before);
        self.judge(&self.compiled.identity.clone())
    }

    /// Takes back the last change; `None` when there is none.
    pub fn undo(&mut self) -> Option<Change> {
        Some(match self.done.pop()? {
            Edit::Cell(cell, text) => {
                self.report.set(cell, &text);
                self.judge_cell(cell)
            }
            Edit::Prose(section, text) => {
                self.report.set_prose(section, &text);
                self.prose = Arc::default();
                self.judge(&self.compiled.prose.clone())
            }
            Edit::Identity { agency, year, title } => {
                self.swap_identity(agency, year, title);
                self.judge(&self.compiled.identity.clone())
            }
        })
    }

    fn swap_identity(&mut self, agency: String, year: Option<u16>, title: String) -> Edit {
        // Years and names in the prose are seen from the report's own.
        self.prose = Arc::default();
        Edit::Identity {
            agency: std::mem::replace(&mut self.report.agency, agency),
            year: std::mem::replace(&mut self.report.year, year),
            title: std::mem::replace(&mut self.report.title, title),
        }
    }

    fn judge_cell(&mut self, cell: CellId) -> Change {
        let touched = self.compiled.by_cell.get(cell.index()).cloned().unwrap_or_default();
        self.judge(&touched)
    }

    /// Runs some checks again and tells what changed.
    fn judge(&mut self, checks: &[usize]) -> Change {
        let prose = Arc::clone(&self.prose);
        let subject = Subject::with_prose(&self.report, self.previous.as_ref(), &self.settings, prose);
        let mut change = Change::default();
        for number in checks {
            let (Some(check), Some(result)) =
                (self.compiled.checks.get(*number), self.results.get_mut(*number))
            else {
                continue;
            };
            let mut now = Vec::new();
            check.run(&subject, &mut now);
            self.settings.apply(&mut now);
            if now != *result {
                change.added.extend(now.iter().filter(|finding| !result.contains(finding)).cloned());
                change.removed.extend(result.iter().filter(|finding| !now.contains(finding)).cloned());
                *result = now;
            }
        }
        change
    }
}

//! Checking a report: all rules over all of it, or only what a change touches.

mod decision;
mod progress;
pub mod repairs;
mod session;
pub mod sheet;

use std::sync::{Arc, Mutex, PoisonError};

pub use decision::{Judged, decide, judged};
pub use progress::{Progress, progress};
pub use session::{Change, Session};
pub use sheet::CheckSheet;

use crate::finding::Finding;
use crate::form::Form;
use crate::report::Report;
use crate::rule::arithmetic::{Linear, Verdict};
use crate::rule::settings::Settings;
use crate::rule::{Check, Subject, catalogue};

/// What a report is checked against besides itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The previous year's report.
    pub previous: Option<&'a Report>,
    /// Which rules are in force and how; everything as in the catalogue if not given.
    pub settings: Option<&'a Settings>,
}

/// Applies every rule of the report's edition. Never fails: what cannot be judged gives no finding of that rule.
///
/// Findings come in the order of the catalogue, then of places.
///
/// ```
/// use gouji_core::{Report, check, form};
/// let mut report = Report::new(form::edition("2021").ok_or("no such edition")?);
/// for cell in report.form().cell_ids() {
///     report.set(cell, "0");
/// }
/// let total = report.form().cell_id("t3.granted.total").ok_or("no such cell")?;
/// report.set(total, "1");
/// let findings = check::check(&report, &check::Context::default());
/// let errors = findings.iter().filter(|finding| finding.severity == gouji_core::Severity::Error);
/// assert_eq!(errors.map(|finding| finding.rule.as_str()).collect::<Vec<_>>(), ["T3-RES", "T3-ROW"]);
/// # Ok::<(), &str>(())
/// ```
pub fn check(report: &Report, context: &Context<'_>) -> Vec<Finding> {
    let everything = Settings::default();
    let settings = context.settings.unwrap_or(&everything);
    let subject = Subject::new(report, context.previous, settings);
    let mut findings = Vec::new();
    for check in &compiled(report.form()).checks {
        check.run(&subject, &mut findings);
    }
    settings.apply(&mut findings);
    findings
}

/// What is wrong with the headings and tables of a report's source ([`Report::layout`]), for those who only ask that; a
/// report without a layout has nothing wrong.
///
/// ```
/// use gouji_core::{Report, check, form, report::Layout};
/// let mut report = Report::new(form::edition("2021").ok_or("no such edition")?);
/// let mut layout = Layout::official(report.form());
/// layout.tables[1].corner = Some(String::new());
/// report.layout = Some(layout);
/// let findings = check::layout(&report);
/// assert_eq!(findings.iter().map(|finding| finding.rule.as_str()).collect::<Vec<_>>(), ["FMT-NOTE"]);
/// # Ok::<(), &str>(())
/// ```
#[cfg(feature = "prose")]
pub fn layout(report: &Report) -> Vec<Finding> {
    let settings = Settings::default();
    let subject = Subject::new(report, None, &settings);
    let mut findings = Vec::new();
    if report.layout.is_some() {
        for check in crate::rule::layout_checks(report.form()) {
            check.run(&subject, &mut findings);
        }
    }
    findings
}

/// The number of sums of the form that do not hold; the quickest answer there is, without a word about where.
pub fn broken_sums(report: &Report) -> usize {
    let fails = |sum: &&Linear| matches!(sum.verdict(report), Verdict::Fails { .. });
    compiled(report.form()).sums.iter().filter(fails).count()
}

/// The checks of a form, with what touches them.
struct Compiled {
    /// The sums of the form, without words.
    sums: Vec<Linear>,
    checks: Vec<Box<dyn Check>>,
    /// For each cell, the checks that read it.
    by_cell: Vec<Vec<usize>>,
    /// Checks that read the prose.
    prose: Vec<usize>,
    /// Checks that read title, agency or year.
    identity: Vec<usize>,
}

impl std::fmt::Debug for Compiled {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Compiled")
    }
}

impl Compiled {
    fn new(form: &Form) -> Self {
        let checks = catalogue::checks_for(form);
        let mut compiled = Self {
            by_cell: vec![Vec::new(); form.cells().len()],
            prose: vec![],
            identity: vec![],
            checks: vec![],
            sums: form.sums().iter().map(Linear::new).collect(),
        };
        for (number, check) in checks.iter().enumerate() {
            let reads = check.reads();
            for cell in reads.cells {
                if let Some(readers) = compiled.by_cell.get_mut(cell.index()) {
                    readers.push(number);
                }
            }
            if reads.prose {
                compiled.prose.push(number);
            }
            if reads.identity {
                compiled.identity.push(number);
            }
        }
        for readers in &mut compiled.by_cell {
            readers.dedup();
        }
        compiled.checks = checks;
        compiled
    }
}

/// The compiled checks of a form; each form is compiled once.
fn compiled(form: &Arc<Form>) -> Arc<Compiled> {
    type Known = Vec<(Arc<Form>, Arc<Compiled>)>;
    static KNOWN: Mutex<Known> = Mutex::new(Vec::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, compiled)) = known.iter().find(|(own, _)| Arc::ptr_eq(own, form)) {
        return Arc::clone(compiled);
    }
    let compiled = Arc::new(Compiled::new(form));
    known.push((Arc::clone(form), Arc::clone(&compiled)));
    compiled
}

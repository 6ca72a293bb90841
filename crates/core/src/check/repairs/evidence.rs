//! What other sources say of a cell: they break ties between repairs of equal size, and nothing else.

#[cfg(feature = "prose")]
use std::collections::BTreeSet;

use crate::finding::{Finding, Place};
use crate::form::{CellId, Lang};
use crate::message;
#[cfg(feature = "prose")]
use crate::narrative::{self, Verdict};
use crate::repair::Rational;
use crate::report::Report;
use crate::rule::{carried_over, info};

/// What another source says of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellEvidence {
    /// The cell.
    pub cell: CellId,
    /// What it says.
    pub bearing: Bearing,
    /// Who says so, in words that can be shown.
    pub reason: String,
}

/// Whether a source speaks for a figure or against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bearing {
    /// It has the same figure.
    For,
    /// It has another figure, or is unsure of this one.
    Against,
}

/// What it costs to change a cell that another source speaks for or against, where any other costs 1: enough to
/// break a tie between repairs of equal size, too little to make a larger repair win.
const SPOKEN_FOR: (i128, i128) = (1001, 1000);
const SPOKEN_AGAINST: (i128, i128) = (999, 1000);

/// Subjects of rules that compare a cell with another source of the same figure: the prose, last year's report.
const OTHER_SOURCES: [&str; 2] = ["prose", "years"];

impl CellEvidence {
    /// Doubt about a cell.
    pub fn against(cell: CellId, reason: String) -> Self {
        Self { cell, bearing: Bearing::Against, reason }
    }

    fn speaks_for(cell: CellId, reason: String) -> Self {
        Self { cell, bearing: Bearing::For, reason }
    }
}

/// What the prose and the previous year's report say of single cells; `findings` are those of the check.
pub fn evidence(
    report: &Report,
    previous: Option<&Report>,
    findings: &[Finding],
    lang: Lang,
) -> Vec<CellEvidence> {
    let form = report.form();
    let contradicted = |finding: &Finding| {
        let subject = info(finding.rule.as_str())?.subject;
        let cell = only(finding.places.iter().filter_map(Place::cell))?;
        let reason = || message::say(finding, form, lang);
        OTHER_SOURCES.contains(&subject).then(|| CellEvidence::against(cell, reason()))
    };
    let mut evidence: Vec<CellEvidence> = findings.iter().filter_map(contradicted).collect();
    #[cfg(feature = "prose")]
    spoken_for(report, previous, lang, &mut evidence);
    for cell in previous.map(|previous| carried_over(report, previous)).unwrap_or_default() {
        let reason = message::template("repair.last_year_agrees", lang).to_owned();
        evidence.push(CellEvidence::speaks_for(cell, reason));
    }
    evidence
}

/// The cells whose values the prose repeats.
#[cfg(feature = "prose")]
fn spoken_for(report: &Report, previous: Option<&Report>, lang: Lang, evidence: &mut Vec<CellEvidence>) {
    let form = report.form();
    let mut seen = BTreeSet::new();
    for figure in narrative::read(report, previous).figures {
        let Verdict::Agrees { cells } = &figure.verdict else { continue };
        let (Some(cell), Some(value)) = (only(cells.iter().copied()), figure.value) else { continue };
        // A figure that is only about right says nothing of the last digits.
        if report.value(cell) == Some(value) && seen.insert(cell) {
            let section = form.section(figure.section).map_or("", |section| section.title.get(lang));
            let value = value.to_string();
            let reason = [("section", section), ("value", value.as_str())];
            evidence
                .push(CellEvidence::speaks_for(cell, message::fill("repair.prose_agrees", lang, &reason)));
        }
    }
}

/// The only one there is.
fn only(mut cells: impl Iterator<Item = CellId>) -> Option<CellId> {
    let first = cells.next()?;
    cells.all(|other| other == first).then_some(first)
}

/// What it costs to change the cell, 1 if nothing is said of it or its sources disagree.
pub(super) fn weight(evidence: &[CellEvidence], cell: CellId) -> Rational {
    let says = |bearing| evidence.iter().any(|one| one.cell == cell && one.bearing == bearing);
    let (numerator, denominator) = match (says(Bearing::For), says(Bearing::Against)) {
        (true, false) => SPOKEN_FOR,
        (false, true) => SPOKEN_AGAINST,
        _ => (1, 1),
    };
    Rational::new(numerator, denominator).unwrap_or(Rational::ONE)
}

//! The repairs of a report: the sums of its form put to the repair engine, and its answer in cells.

mod evidence;

pub use evidence::{Bearing, CellEvidence, evidence};

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::form::{CellId, Form, Relation, Sum, ValueKind};
use crate::number::{Decimal, Reading, Value};
use crate::repair::{self, Cause, Effort, LinearRule, Place, Problem, Rational, Status, Stopped, Variable};
use crate::report::Report;
use crate::rule::RuleId;
use crate::rule::arithmetic::{Linear, Verdict};

/// Changes that settle some broken sums together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRepair {
    /// How certain the answer is.
    pub status: Status,
    /// The number of cells that must change; `None` when that is not known.
    pub changes: Option<usize>,
    /// Every smallest set of changes, best-explained first.
    pub options: Vec<CellOption>,
    /// Whether there are more options than are listed.
    pub capped: bool,
    /// Cells that every smallest set changes.
    pub safe: Vec<CellId>,
    /// The broken sums it settles.
    pub sums: Vec<SumRef>,
    /// Why nothing smaller does.
    pub proof: Proof,
    /// Why the search was given up, if it was.
    pub stopped: Option<Stopped>,
    /// Cells that might as well be changed, were it not that another source has the same figure.
    pub kept: Vec<Kept>,
}

/// A cell that stays as it is because another source speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The cell.
    pub cell: CellId,
    /// Who says so, in words that can be shown.
    pub reason: String,
}

/// One smallest set of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellOption {
    /// The changes, in the order of the form.
    pub edits: Vec<CellEdit>,
    /// The likeliest way the mistake was made.
    pub cause: Cause,
    /// The cause rests on figures below ten, where coincidences are common.
    pub weak: bool,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellEdit {
    /// The cell.
    pub cell: CellId,
    /// What stands there.
    pub from: String,
    /// What it should be.
    pub to: String,
    /// Whether no other value fits.
    pub only: bool,
    /// Why the cell was doubted beforehand, if it was.
    pub suspicion: Option<String>,
}

/// A sum of the form: its rule and its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumRef {
    /// The rule.
    pub rule: RuleId,
    /// Its cells, left then right.
    pub cells: Vec<CellId>,
}

/// Why nothing smaller settles the sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Broken sums that share no cell, so that each needs a change of its own.
    pub disjoint: Vec<SumRef>,
    /// Cells whose own value is impossible (negative, no whole number).
    pub impossible: Vec<CellId>,
    /// What that comes to at least.
    pub lower_bound: String,
    /// Below this no set of changes does.
    pub proved_bound: String,
    /// Smaller sets that were tried, where the two bounds do not meet.
    pub smaller_sets_tried: u64,
}

/// Finds the smallest repairs of a report's sums. Never fails: what cannot be solved says so.
///
/// Evidence from other sources breaks ties between repairs of equal size, and nothing else.
pub fn repairs(report: &Report, evidence: &[CellEvidence], effort: &Effort) -> Vec<ReportRepair> {
    let form = report.form();
    if form.sums().iter().all(|sum| Linear::new(sum).verdict(report) == Verdict::Holds) {
        return Vec::new();
    }
    let solve = |evidence: &[CellEvidence]| match repair::solve(&problem(report, evidence), effort) {
        Ok(outcome) => {
            outcome.repairs.iter().map(|found| answer(report, found, form.sums(), evidence)).collect()
        }
        Err(_) => Vec::new(),
    };
    let mut repairs: Vec<ReportRepair> = solve(evidence);
    let spoken_for = |cell: CellId| {
        evidence.iter().find(|one| one.cell == cell && one.bearing == Bearing::For).map(|one| &one.reason)
    };
    let touched = |repair: &ReportRepair| {
        repair.sums.iter().any(|sum| sum.cells.iter().any(|cell| spoken_for(*cell).is_some()))
    };
    if repairs.iter().any(touched) {
        let without: Vec<CellEvidence> =
            evidence.iter().filter(|one| one.bearing == Bearing::Against).cloned().collect();
        let otherwise = edited(&solve(&without));
        for repair in &mut repairs {
            let edited = edited(std::slice::from_ref(repair));
            let own: BTreeSet<CellId> =
                repair.sums.iter().flat_map(|sum| sum.cells.iter().copied()).collect();
            let spared = own.iter().filter(|cell| otherwise.contains(cell) && !edited.contains(cell));
            repair.kept = spared
                .filter_map(|cell| Some(Kept { cell: *cell, reason: spoken_for(*cell)?.clone() }))
                .collect();
        }
    }
    repairs
}

/// The cells that any of the repairs would change.
fn edited(repairs: &[ReportRepair]) -> BTreeSet<CellId> {
    let edits = repairs.iter().flat_map(|repair| &repair.options).flat_map(|option| &option.edits);
    edits.map(|edit| edit.cell).collect()
}

/// A blank that can have one value only, and the sums that force it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForcedCell {
    /// The cell.
    pub cell: CellId,
    /// The only value that fits.
    pub value: String,
    /// The sums that leave no other.
    pub sums: Vec<SumRef>,
}

/// Blanks whose value follows from the figures that are there (此格只能是……).
pub fn forced(report: &Report) -> Vec<ForcedCell> {
    let sums = report.form().sums();
    let found = repair::forced(&problem(report, &[])).unwrap_or_default();
    let cell = |forced: repair::Forced| {
        let cell = CellId::from_index(forced.variable)?;
        let value = written(forced.value)?;
        let sums = forced.rules.iter().filter_map(|rule| sums.get(*rule)).map(SumRef::new).collect();
        report.is_blank(cell).then_some(ForcedCell { cell, value, sums })
    };
    found.into_iter().filter_map(cell).collect()
}

/// For each finding the repair that settles it, by its position in `repairs`.
pub fn settles(findings: &[Finding], repairs: &[ReportRepair]) -> Vec<Option<usize>> {
    let of = |finding: &Finding| {
        let mut cells: Vec<CellId> = finding.places.iter().filter_map(crate::finding::Place::cell).collect();
        cells.sort_unstable();
        let same = |sum: &SumRef| {
            let mut own = sum.cells.clone();
            own.sort_unstable();
            sum.rule == finding.rule && own == cells
        };
        repairs.iter().position(|repair| repair.sums.iter().any(same))
    };
    findings.iter().map(of).collect()
}

impl SumRef {
    fn new(sum: &Sum) -> Self {
        Self { rule: RuleId::declared(&sum.rule), cells: sum.cells().collect() }
    }
}

/// The report as variables and rules; a variable's index is its cell's.
fn problem(report: &Report, evidence: &[CellEvidence]) -> Problem {
    let form = report.form();
    let totals: Vec<CellId> = form.sums().iter().filter_map(Sum::total).collect();
    let variable = |id: CellId| {
        let cell = form.cell(id)?;
        let value = report.value(id).and_then(rational);
        let mut variable = match cell.kind {
            ValueKind::Count => Variable::count(&cell.key, None),
            ValueKind::SignedCount => Variable::signed_count(&cell.key, None),
            ValueKind::Amount => Variable::amount(&cell.key, Decimal::PLACES.try_into().unwrap_or(9), None),
        };
        variable.value = value;
        // A stroke or a word may stand for something; only a blank may be filled at no cost.
        variable.frozen = matches!(report.read(id).map(|read| read.reading), Some(Reading::Word(_)));
        variable.place = Some(Place {
            block: u32::try_from(cell.table * 64 + cell.block).unwrap_or(u32::MAX),
            row: u32::try_from(cell.row).unwrap_or(u32::MAX),
            column: u32::try_from(cell.column).unwrap_or(u32::MAX),
            total: totals.contains(&id),
        });
        variable.weight = evidence::weight(evidence, id);
        Some(variable)
    };
    Problem::new(
        form.cell_ids().filter_map(variable).collect(),
        form.sums().iter().map(|sum| rule(form, sum)).collect(),
    )
}

fn rule(form: &Form, sum: &Sum) -> LinearRule {
    let term = |factor: i64| move |cell: &CellId| (cell.index(), Rational::integer(factor));
    let terms = sum.left.iter().map(term(1)).chain(sum.right.iter().map(term(-1))).collect();
    let relation = match sum.relation {
        Relation::Equal => repair::Relation::Equal,
        Relation::AtMost => repair::Relation::AtMost,
    };
    let first = sum.cells().next().map_or("", |cell| form.key(cell));
    LinearRule::of(format!("{} {first}", sum.rule), terms, relation, Rational::ZERO)
}

fn answer(report: &Report, found: &repair::Repair, sums: &[Sum], evidence: &[CellEvidence]) -> ReportRepair {
    let refs = |rules: &[usize]| {
        rules.iter().filter_map(|rule| sums.get(*rule)).map(SumRef::new).collect::<Vec<_>>()
    };
    let cells =
        |variables: &[usize]| variables.iter().filter_map(|own| CellId::from_index(*own)).collect::<Vec<_>>();
    let option = |option: &repair::RepairOption| {
        let mut edits: Vec<CellEdit> =
            option.edits.iter().filter_map(|edit| cell_edit(report, edit, evidence)).collect();
        edits.sort_by_key(|edit| edit.cell);
        CellOption { edits, cause: option.cause, weak: option.weak }
    };
    let options: Vec<CellOption> = found.options.iter().map(option).collect();
    let certificate = &found.certificate;
    ReportRepair {
        status: found.status,
        changes: options.first().map(|option| option.edits.len()),
        options,
        capped: found.capped,
        safe: cells(&found.safe.iter().map(|safe| safe.variable).collect::<Vec<_>>()),
        sums: refs(&found.rules),
        proof: Proof {
            disjoint: refs(&certificate.disjoint_rules),
            impossible: cells(&certificate.impossible_values),
            lower_bound: certificate.lower_bound.to_string(),
            proved_bound: certificate.proved_bound.to_string(),
            smaller_sets_tried: certificate.smaller_sets_tried,
        },
        stopped: found.stopped,
        kept: Vec::new(),
    }
}

fn cell_edit(report: &Report, edit: &repair::Edit, evidence: &[CellEvidence]) -> Option<CellEdit> {
    let cell = CellId::from_index(edit.variable)?;
    let suspicion = evidence.iter().find(|one| one.cell == cell && one.bearing == Bearing::Against);
    Some(CellEdit {
        cell,
        from: report.text(cell).to_owned(),
        to: written(edit.to)?,
        only: edit.fits == repair::Fits::Only,
        suspicion: suspicion.map(|suspicion| suspicion.reason.clone()),
    })
}

fn rational(value: Value) -> Option<Rational> {
    match value {
        Value::Count(count) => Some(Rational::integer(count)),
        Value::Amount(amount) => Rational::new(amount.billionths(), BILLION),
    }
}

const BILLION: i128 = 1_000_000_000;

/// A rational as people write it; `None` for what is no decimal of nine places.
fn written(value: Rational) -> Option<String> {
    let scaled = value.numerator().checked_mul(BILLION)?;
    if scaled.checked_rem(value.denominator())? != 0 {
        return None;
    }
    Some(Value::from(Decimal::from_billionths(scaled.checked_div(value.denominator())?)).to_string())
}

//! The smallest changes that would make the sums agree, as the panel proposes them.

use std::rc::Rc;

use gouji_core::check::repairs::{self, CellEvidence, CellOption, Proof, ReportRepair, SumRef};
use gouji_core::check::{Session, broken_sums};
use gouji_core::form::CellId;
use gouji_core::repair::{Effort, Status};
use gouji_core::{Lang, Report, message};

use super::super::import::Import;
use super::cell_name;
use super::findings::{SideView, sum_sides};
use crate::text::Word;

/// Both sides of a sum.
pub(crate) type Sides = (SideView, SideView);

/// Changes that settle some broken sums together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RepairView {
    /// What it settles.
    pub(crate) heading: String,
    /// The ways to do it, best-explained first.
    pub(crate) options: Vec<OptionView>,
    /// How many more there are.
    pub(crate) more: usize,
    /// The search was given up before its end.
    pub(crate) unfinished: bool,
    /// Why nothing smaller does.
    pub(crate) proof: ProofView,
}

/// One way.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OptionView {
    /// Each change, from what to what, and why it may have come about.
    pub(crate) words: String,
    /// The cells and their new texts.
    pub(crate) cells: Rc<Vec<(CellId, String)>>,
    /// The sums that it settles, with the new figures.
    pub(crate) after: Vec<Sides>,
}

/// Why nothing smaller does, for checking by hand.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ProofView {
    /// What the sums below show.
    pub(crate) disjoint: String,
    /// Broken sums that share no cell.
    pub(crate) sums: Vec<Sides>,
    /// What else there is to say.
    pub(crate) lines: Vec<String>,
}

/// More ways than this are only counted.
const MANY_OPTIONS: usize = 6;
/// Enough for ten wrong cells in a table, and within two frames even when there are far more.
pub(crate) const AT_ONCE: Effort = Effort { nodes: 2_000 };
/// With more blanks than this the form is still being filled in, and nothing is proposed.
const MANY_BLANKS: usize = 24;

/// The repairs of a report as committed; what the reader of its file was unsure of breaks ties.
pub(crate) fn repairs(session: &Session, import: &Import, effort: Effort, lang: Lang) -> Vec<RepairView> {
    let report = session.report();
    let form = report.form();
    let summed = form.sums().iter().flat_map(gouji_core::form::Sum::cells);
    if broken_sums(report) == 0 || summed.filter(|cell| report.is_blank(*cell)).count() > MANY_BLANKS {
        return Vec::new();
    }
    let findings: Vec<_> = session.findings().cloned().collect();
    let mut evidence = repairs::evidence(report, session.previous(), &findings, lang);
    for (_, doubt) in import.open() {
        let cells = doubt.cells.iter().filter_map(|key| form.cell_id(key));
        evidence.extend(cells.map(|cell| CellEvidence::against(cell, doubt.why.get(lang).to_owned())));
    }
    let found = repairs::repairs(report, &evidence, &effort);
    let view = |repair: &ReportRepair| RepairView {
        heading: message::repair::heading(repair, form, lang),
        options: repair
            .options
            .iter()
            .take(MANY_OPTIONS)
            .map(|own| option(report, repair, own, lang))
            .collect(),
        more: repair.options.len().saturating_sub(MANY_OPTIONS),
        unfinished: repair.status == Status::NotSolved,
        proof: proof(report, &repair.proof, lang),
    };
    found.iter().map(view).collect()
}

fn option(report: &Report, repair: &ReportRepair, option: &CellOption, lang: Lang) -> OptionView {
    let mut changed = report.clone();
    for edit in &option.edits {
        changed.set(edit.cell, &edit.to);
    }
    OptionView {
        words: message::repair::option(option, report.form(), lang),
        cells: Rc::new(option.edits.iter().map(|edit| (edit.cell, edit.to.clone())).collect()),
        after: shown(&changed, &repair.sums, lang),
    }
}

fn shown(report: &Report, sums: &[SumRef], lang: Lang) -> Vec<Sides> {
    sums.iter().filter_map(|sum| sum_sides(report, sum, lang)).collect()
}

fn proof(report: &Report, proof: &Proof, lang: Lang) -> ProofView {
    let sums = shown(report, &proof.disjoint, lang);
    let number = sums.len().to_string();
    let disjoint = match sums.len() {
        0 => String::new(),
        _ => Word::ProofDisjoint.fill(lang, &[("n", &number)]),
    };
    let mut lines = Vec::new();
    if !proof.impossible.is_empty() {
        let names: Vec<String> =
            proof.impossible.iter().map(|cell| cell_name(report.form(), *cell, lang)).collect();
        lines.push(Word::ProofImpossible.fill(lang, &[("cells", &names.join("; "))]));
    }
    if proof.smaller_sets_tried > 0 {
        lines.push(Word::ProofTried.fill(lang, &[("n", &proof.smaller_sets_tried.to_string())]));
    }
    ProofView { disjoint, sums, lines }
}

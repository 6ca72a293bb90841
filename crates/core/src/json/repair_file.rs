//! The repairs in `gouji.check/1`.

use serde::Serialize;

use crate::check::repairs::{CellEdit, CellOption, Kept, Proof, ReportRepair, SumRef};
use crate::form::{CellId, Form, Lang};
use crate::message;
use crate::repair;

/// A set of changes that settles findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RepairEntry {
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["unique", "tied", "none", "not_solved"])))]
    status: &'static str,
    message: String,
    changes: Option<usize>,
    safe: Vec<String>,
    options: Vec<OptionEntry>,
    capped: bool,
    kept: Vec<KeptEntry>,
    certificate: CertificateEntry,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct OptionEntry {
    edits: Vec<EditEntry>,
    cause: &'static str,
    weak: bool,
    message: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct EditEntry {
    cell: String,
    from: String,
    to: String,
    suspicion: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct KeptEntry {
    cell: String,
    reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct CertificateEntry {
    disjoint_rules: Vec<SumEntry>,
    impossible_values: Vec<String>,
    lower_bound: String,
    proved_bound: String,
    smaller_sets_tried: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct SumEntry {
    rule: String,
    places: Vec<String>,
}

impl RepairEntry {
    /// From a repair of a report in a form.
    pub fn new(repair: &ReportRepair, form: &Form, lang: Lang) -> Self {
        let Proof { disjoint, impossible, lower_bound, proved_bound, smaller_sets_tried } = &repair.proof;
        Self {
            status: match repair.status {
                repair::Status::Unique => "unique",
                repair::Status::Tied => "tied",
                repair::Status::NotSolved => "not_solved",
                repair::Status::NothingToDo | repair::Status::BeyondLimit | repair::Status::Infeasible => {
                    "none"
                }
            },
            message: message::repair::heading(repair, form, lang),
            changes: repair.changes,
            safe: keys(&repair.safe, form),
            options: repair.options.iter().map(|option| option_entry(option, form, lang)).collect(),
            capped: repair.capped,
            kept: repair.kept.iter().map(|kept| kept_entry(kept, form)).collect(),
            certificate: CertificateEntry {
                disjoint_rules: disjoint.iter().map(|sum| sum_entry(sum, form)).collect(),
                impossible_values: keys(impossible, form),
                lower_bound: lower_bound.clone(),
                proved_bound: proved_bound.clone(),
                smaller_sets_tried: *smaller_sets_tried,
            },
        }
    }
}

fn keys(cells: &[CellId], form: &Form) -> Vec<String> {
    cells.iter().map(|cell| form.key(*cell).to_owned()).collect()
}

fn sum_entry(sum: &SumRef, form: &Form) -> SumEntry {
    SumEntry { rule: sum.rule.as_str().to_owned(), places: keys(&sum.cells, form) }
}

fn kept_entry(kept: &Kept, form: &Form) -> KeptEntry {
    KeptEntry { cell: form.key(kept.cell).to_owned(), reason: kept.reason.clone() }
}

fn option_entry(option: &CellOption, form: &Form, lang: Lang) -> OptionEntry {
    let edit = |edit: &CellEdit| EditEntry {
        cell: form.key(edit.cell).to_owned(),
        from: edit.from.clone(),
        to: edit.to.clone(),
        suspicion: edit.suspicion.clone(),
    };
    OptionEntry {
        edits: option.edits.iter().map(edit).collect(),
        cause: option.cause.name(),
        weak: option.weak,
        message: message::repair::option(option, form, lang),
    }
}

//! Repairs in words that can be checked by hand.

use super::{fill, sentence_of, template};
use crate::check::repairs::{CellEdit, CellOption, ForcedCell, Kept, ReportRepair};
use crate::form::{Form, Lang};
use crate::repair::Status;

/// What a repair settles, in one sentence.
pub fn heading(repair: &ReportRepair, form: &Form, lang: Lang) -> String {
    let changes = repair.changes.unwrap_or(0).to_string();
    let broken = repair.sums.len().to_string();
    let options = repair.options.len().to_string();
    let id = match repair.status {
        Status::Unique => "repair.unique",
        Status::Tied if repair.capped => "repair.tied_capped",
        Status::Tied => "repair.tied",
        Status::NotSolved => "repair.not_solved",
        Status::NothingToDo | Status::BeyondLimit | Status::Infeasible => "repair.none",
    };
    let bound = &repair.proof.proved_bound;
    let values =
        [("changes", changes.as_str()), ("broken", &broken), ("options", &options), ("bound", bound)];
    let mut text = fill(id, lang, &values);
    for Kept { cell, reason } in &repair.kept {
        let (row, column) = (form.row_name(*cell, lang), form.column_name(*cell, lang));
        text.push_str(&fill("repair.kept", lang, &[("row", row), ("column", column), ("reason", reason)]));
    }
    text
}

/// One option: each change, and why it may have come about.
pub fn option(option: &CellOption, form: &Form, lang: Lang) -> String {
    let edits: Vec<String> = option.edits.iter().map(|edit| change(edit, form, lang)).collect();
    let mut text = edits.join(template("repair.and", lang));
    let cause_id = format!("cause.{}", option.cause.name());
    if let Some(cause) = sentence_of(&cause_id) {
        text.push_str(&fill("repair.because", lang, &[("cause", template(cause, lang))]));
    }
    if option.weak {
        text.push_str(template("repair.weak", lang));
    }
    for reason in option.edits.iter().filter_map(|edit| edit.suspicion.as_deref()) {
        text.push_str(&fill("repair.suspected", lang, &[("reason", reason)]));
    }
    text
}

/// One change: which cell, from what, to what.
pub fn change(edit: &CellEdit, form: &Form, lang: Lang) -> String {
    let from = if edit.from.trim().is_empty() { template("repair.blank", lang) } else { edit.from.trim() };
    let (row, column) = (form.row_name(edit.cell, lang), form.column_name(edit.cell, lang));
    fill("repair.change", lang, &[("row", row), ("column", column), ("from", from), ("to", &edit.to)])
}

/// A value that a blank must have.
pub fn forced(forced: &ForcedCell, form: &Form, lang: Lang) -> String {
    let rules: Vec<&str> = forced.sums.iter().map(|sum| sum.rule.as_str()).collect();
    let (row, column) = (form.row_name(forced.cell, lang), form.column_name(forced.cell, lang));
    let values =
        [("row", row), ("column", column), ("value", forced.value.as_str()), ("rules", &rules.join(", "))];
    fill("repair.forced", lang, &values)
}

//! `T2-NARR`, `T2-ALLPUB`: what the text tells of licences, penalties and coercion beside the figures of the table.

use crate::finding::Finding;
use crate::form::{CellId, Form};
use crate::number::Value;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::{Hit, List, Span, Wording, list};
use crate::rule::{Check, Reads, Subject};

/// Each kind of decision: the cell, how the text says that some were taken, and its name.
const KINDS: [(&str, List, List); 3] = [
    ("t2.licensing.decisions", list::LICENCE_TAKEN, list::LICENCE),
    ("t2.penalties.decisions", list::PENALTY_TAKEN, list::PENALTY),
    ("t2.coercion.decisions", list::COERCION_TAKEN, list::COERCION),
];
/// A published number below this may agree with the table by chance.
const LEAST: u64 = 10;

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let kinds = KINDS.iter().filter_map(|(key, taken, name)| Some((form.cell_id(key)?, *taken, *name)));
    kinds
        .flat_map(|(cell, taken, name)| {
            let reads = || Reads::cell(cell).and_prose();
            [
                check("T2-NARR", reads(), move |subject, findings| told(cell, taken, subject, findings)),
                check("T2-ALLPUB", reads(), move |subject, findings| {
                    published(cell, name, subject, findings);
                }),
            ]
        })
        .collect()
}

fn told(cell: CellId, taken: List, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if !subject.value(cell).is_some_and(Value::is_zero) {
        return;
    }
    let wording = &subject.wording();
    let is_positive = |hit: &Hit| {
        let sentence = wording.sentence(hit.span);
        !wording.has_within(sentence, list::NEGATION)
            && !wording.digits_within(sentence).any(|run| run.value == Some(0))
    };
    if let Some(hit) = wording.hits(taken).find(is_positive) {
        let place = wording.place(hit.span);
        findings.push(draft("T2-NARR").cell(cell).at(place).text("said", hit.phrase).done());
    }
}

fn published(cell: CellId, name: List, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let count = subject.value(cell).and_then(Value::to_integer).and_then(|count| u64::try_from(count).ok());
    let Some(count) = count.filter(|count| *count >= LEAST) else { return };
    let wording = &subject.wording();
    for hit in wording.hits(name) {
        let clause = wording.clause(hit.span);
        if let Some(span) = published_number(wording, clause, count) {
            let draft = draft("T2-ALLPUB").cell(cell).at(wording.place(span));
            findings.push(draft.number("value", Value::from(i64::try_from(count).unwrap_or(0))).done());
            return;
        }
    }
}

/// Where a clause that speaks of publishing has a number, counted as pieces of information.
fn published_number(wording: &Wording<'_>, clause: Span, count: u64) -> Option<Span> {
    if !wording.has_within(clause, list::PUBLISHED) {
        return None;
    }
    let is_counted = |span: Span| {
        let behind = wording.text(span.section).get(span.to..).unwrap_or_default();
        list::PIECES.starts(behind)
    };
    let run = wording.digits_within(clause).find(|run| run.value == Some(count) && is_counted(run.span))?;
    Some(run.span)
}

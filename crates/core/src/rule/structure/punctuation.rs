//! `FMT-PUNCT`: brackets of document numbers and of headings as official documents write them.

use crate::finding::Finding;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::{DigitRun, Span, Wording, list};
use crate::rule::{Check, Reads, Subject};

pub(super) fn check() -> Box<dyn Check> {
    check_of("FMT-PUNCT", Reads::prose(), judge)
}

/// One note for each kind of mark, at the first that there is.
fn judge(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let wording = &subject.wording();
    let number = wording.digits().iter().find_map(|run| document_number(run, wording));
    if let Some(span) = number {
        let draft = draft("FMT-PUNCT").at(wording.place(span)).text("text", wording.text_of(span));
        findings.push(draft.done());
    }
    let heading = wording.hits(list::HALF_WIDTH_HEADING).find(|hit| {
        let sentence = wording.sentence(hit.span);
        wording.text_of(Span { to: hit.span.from, ..sentence }).trim().is_empty()
    });
    if let Some(hit) = heading {
        let draft = draft("FMT-PUNCT").case("FMT-PUNCT.heading").at(wording.place(hit.span));
        findings.push(draft.text("text", hit.phrase).done());
    }
}

/// A year in square brackets with the sign of a document number behind them.
fn document_number(run: &DigitRun, wording: &Wording<'_>) -> Option<Span> {
    let text = wording.text(run.span.section);
    let open = text.get(..run.span.from)?.chars().next_back()?;
    let mut behind = text.get(run.span.to..)?.chars();
    let close = behind.next()?;
    let is_pair = matches!((open, close), ('[', ']') | ('\u{3010}', '\u{3011}') | ('\u{ff3b}', '\u{ff3d}'));
    let is_number = behind.next().is_some_and(|c| crate::rule::subject::agency::digit(c).is_some());
    (run.count == 4 && is_pair && is_number).then(|| Span {
        from: run.span.from - open.len_utf8(),
        to: run.span.to + close.len_utf8(),
        ..run.span
    })
}

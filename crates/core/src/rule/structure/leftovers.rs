//! `FMT-HOLD`: places of a template that were never filled in.

use crate::finding::Finding;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::{Hit, MOST, Span, Wording, list};
use crate::rule::{Check, Reads, Subject};

pub(super) fn checks() -> Vec<Box<dyn Check>> {
    vec![check("FMT-HOLD", Reads::prose(), judge)]
}

fn judge(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let wording = &subject.wording();
    let mut last: Option<Span> = None;
    let mut own = Vec::new();
    let mut found = |hit: Hit, sentence: &'static str| {
        // XXXX is one place, not three.
        let again = last.is_some_and(|last| last.section == hit.span.section && hit.span.from <= last.to);
        last = Some(hit.span);
        if !again && own.len() < MOST {
            let draft = draft("FMT-HOLD").case(sentence).at(wording.place(hit.span));
            own.push(draft.text("text", hit.phrase).done());
        }
    };
    for hit in wording.hits(list::PLACEHOLDER).filter(|hit| !is_within_a_word(hit, wording)) {
        found(hit, "FMT-HOLD");
    }
    for hit in wording.hits(list::COUNTED_WITHOUT_NUMBER).filter(|hit| ends_there(hit, wording)) {
        found(hit, "FMT-HOLD.number");
    }
    findings.append(&mut own);
}

/// The most letters of one kind that are looked past.
const LONGEST_RUN: usize = 16;

/// Letters that belong to a longer word: `XXL`, `EXX`.
fn is_within_a_word(hit: &Hit, wording: &Wording<'_>) -> bool {
    if !hit.phrase.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let text = wording.text(hit.span.section);
    let mark = hit.phrase.chars().next();
    let is_other = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() && Some(c) != mark);
    is_other(
        text.get(..hit.span.from)
            .and_then(|before| before.chars().rev().take(LONGEST_RUN).find(|c| Some(*c) != mark)),
    ) || is_other(
        text.get(hit.span.to..).and_then(|after| after.chars().take(LONGEST_RUN).find(|c| Some(*c) != mark)),
    )
}

/// A unit is without its number only where the sentence stops behind it; else it may begin another word.
fn ends_there(hit: &Hit, wording: &Wording<'_>) -> bool {
    let behind = wording.text(hit.span.section).get(hit.span.to..).unwrap_or_default();
    behind.chars().next().is_none_or(|c| !c.is_alphanumeric())
}

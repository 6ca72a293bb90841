//! `FMT-TABLE`: every table is one. `FMT-NOTE`: the note of table 3 on what must agree stands in it.

use super::label::{Deviation, deviation};
use crate::finding::{Fact, Finding, Place};
use crate::report::Shape;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Reads, Subject};

/// A corner of this many letters is a note, a shorter one a head.
const SHORTEST_NOTE: usize = 10;

pub(super) fn checks() -> Vec<Box<dyn Check>> {
    vec![check("FMT-TABLE", Reads::default(), tables), check("FMT-NOTE", Reads::default(), notes)]
}

fn tables(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(layout) = &subject.report.layout else { return };
    for (number, table) in subject.report.form().tables().iter().enumerate() {
        let sentence = match layout.table(number).map(|seen| seen.shape) {
            None | Some(Shape::Cells) => continue,
            Some(Shape::Picture) => "FMT-TABLE.picture",
            Some(Shape::Missing) => "FMT-TABLE",
        };
        // A section that is missing as a whole is one finding, not two.
        let headed = layout.headings.iter().any(|heading| heading.section == table.section);
        if headed || layout.headings.is_empty() {
            let draft = draft("FMT-TABLE").case(sentence).at(Place::Section(table.section));
            findings.push(draft.fact("section", Fact::Section(table.section)).done());
        }
    }
}

fn notes(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(layout) = &subject.report.layout else { return };
    for (number, table) in subject.report.form().tables().iter().enumerate() {
        let official = table.blocks.first().and_then(|block| block.corner.as_ref());
        let Some(official) = official.filter(|text| text.zh.chars().count() >= SHORTEST_NOTE) else {
            continue;
        };
        let Some(written) = layout.table(number).and_then(|seen| seen.corner.as_deref()) else { continue };
        if deviation(&official.zh, written) == Deviation::None {
            continue;
        }
        let draft = draft("FMT-NOTE").at(Place::Section(table.section)).fact("table", Fact::Table(number));
        let written = written.trim();
        findings.push(if written.is_empty() {
            draft.done()
        } else {
            draft.case("FMT-NOTE.altered").text("text", written).done()
        });
    }
}

//! `FMT-SEC6`: every section of the report has its text.

use crate::finding::{Fact, Place};
use crate::form::SectionNo;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Reads, Severity};

pub(super) fn check() -> Box<dyn Check> {
    check_of("FMT-SEC6", Reads::prose(), |subject, findings| {
        if subject.wording().is_empty() {
            let draft = draft("FMT-SEC6").case("FMT-SEC6.none").severity(Severity::Note).at(Place::Document);
            findings.push(draft.done());
            return;
        }
        for (index, section) in subject.report.form().sections().iter().enumerate() {
            let Some(number) = SectionNo::from_index(index).filter(|_| section.prose) else { continue };
            if subject.report.prose(number).trim().is_empty() {
                let draft = draft("FMT-SEC6").at(Place::Section(number));
                findings.push(draft.fact("section", Fact::Section(number)).done());
            }
        }
    })
}

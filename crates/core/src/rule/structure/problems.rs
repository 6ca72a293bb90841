//! `FMT-SEC5`: section 5 names problems and what is done about them, in more than a line.

use crate::finding::{Finding, Place};
use crate::form::{Form, SectionNo};
use crate::number::Value;
use crate::rule::settings::Limit;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::list;
use crate::rule::{Check, Reads, Severity, Subject};

/// The section on problems.
const SECTION: &str = "s5";

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let section = form.section_no(SECTION)?;
    Some(check_of("FMT-SEC5", Reads::prose(), move |subject, findings| judge(section, subject, findings)))
}

fn judge(section: SectionNo, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let wording = &subject.wording();
    let text: String = wording.text(section).chars().filter(|c| c.is_alphanumeric()).collect();
    if text.is_empty() {
        return;
    }
    let draft = || draft("FMT-SEC5").at(Place::Section(section));
    if list::NOTHING.phrases().contains(&text.as_str()) {
        findings.push(draft().case("FMT-SEC5.nothing").severity(Severity::Error).done());
        return;
    }
    let length = super::summary::length(wording.text(section));
    let least = subject.limit(Limit::ProblemsLength);
    if length < least {
        let draft = draft().number("length", Value::from(length));
        findings.push(draft.number("least", Value::from(least)).done());
    } else if !wording.has_in(section, list::PROBLEM) {
        findings.push(draft().case("FMT-SEC5.problem").done());
    } else if !wording.has_in(section, list::IMPROVEMENT) {
        findings.push(draft().case("FMT-SEC5.improvement").done());
    }
}

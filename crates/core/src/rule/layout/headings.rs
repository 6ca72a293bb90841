//! `FMT-SEC6`: six headings, in order, each once. `FMT-TITLE`: with the words of the form.

use super::label::{Deviation, title_deviation};
use crate::finding::{Fact, Finding, Place};
use crate::form::SectionNo;
use crate::report::Heading;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Reads, Subject};

pub(super) fn checks() -> Vec<Box<dyn Check>> {
    vec![check("FMT-SEC6", Reads::prose(), present), check("FMT-TITLE", Reads::default(), titles)]
}

fn headings<'a>(subject: &Subject<'a>) -> &'a [Heading] {
    subject.report.layout.as_ref().map_or(&[], |layout| &layout.headings)
}

fn present(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let headings = headings(subject);
    if headings.is_empty() {
        return;
    }
    let form = subject.report.form();
    let mut say = |sentence, section| {
        let draft = draft("FMT-SEC6").case(sentence).at(Place::Section(section));
        findings.push(draft.fact("section", Fact::Section(section)).done());
    };
    for (index, section) in form.sections().iter().enumerate() {
        let Some(number) = SectionNo::from_index(index) else { continue };
        let times = headings.iter().filter(|heading| heading.section == number).count();
        // A prose section without text has a finding of its own.
        let told = section.prose && subject.report.prose(number).trim().is_empty();
        match times {
            0 if !told => say("FMT-SEC6.heading", number),
            0 | 1 => {}
            _ => say("FMT-SEC6.twice", number),
        }
    }
    let mut first: Vec<SectionNo> = Vec::new();
    for heading in headings {
        if first.contains(&heading.section) {
            continue;
        }
        if first.last().is_some_and(|last| *last > heading.section) {
            say("FMT-SEC6.order", heading.section);
        }
        first.push(heading.section);
    }
}

fn titles(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let form = subject.report.form();
    for heading in headings(subject) {
        let Some(section) = form.section(heading.section) else { continue };
        if title_deviation(&section.title.zh, &heading.text) != Deviation::None {
            let draft = draft("FMT-TITLE").at(Place::Section(heading.section));
            let draft = draft.text("title", heading.text.trim());
            findings.push(draft.fact("section", Fact::Section(heading.section)).done());
        }
    }
}

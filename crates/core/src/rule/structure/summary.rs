//! `FMT-LEN1`, `FMT-FIVE`, `FMT-GOV4`, `FMT-INTRO`, `FMT-AI`: what section 1 says and how much.

use crate::finding::{Fact, Finding, Place};
use crate::form::{Form, SectionNo};
use crate::number::Value;
use crate::rule::settings::Limit;
use crate::rule::subject::agency::{self, Kind};
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::{List, list};
use crate::rule::{Check, Reads, Subject};

/// The general section, and the one on problems.
const SUMMARY: &str = "s1";
const PROBLEMS: &str = "s5";
/// The first year of the limit on length.
const FIRST_LIMITED: u16 = 2021;
/// The five matters of section 1: what shows that they are spoken of, and what they are called.
const FIVE: [(List, &str); 5] = [
    (list::FIVE_PUBLISHING, "FMT-FIVE.publishing"),
    (list::FIVE_APPLICATIONS, "FMT-FIVE.applications"),
    (list::FIVE_MANAGEMENT, "FMT-FIVE.management"),
    (list::FIVE_PLATFORM, "FMT-FIVE.platform"),
    (list::FIVE_SUPERVISION, "FMT-FIVE.supervision"),
];
/// What governments say besides.
const RESULTS: [(List, &str); 3] = [
    (list::ASSESSMENT, "FMT-GOV4.assessment"),
    (list::PUBLIC_REVIEW, "FMT-GOV4.review"),
    (list::ACCOUNTABILITY, "FMT-GOV4.accountability"),
];
/// The parts of a report, by what names them in a list.
const PARTS: [List; 6] = [
    list::PART_GENERAL,
    list::PART_PUBLISHING,
    list::PART_APPLICATIONS,
    list::PART_CASES,
    list::PART_PROBLEMS,
    list::PART_OTHER,
];
/// Parts that a sentence must name to be a list of them.
const LEAST_PARTS: usize = 3;
/// A general section shorter than this is judged for its length by people.
const LEAST_LENGTH: i64 = 100;

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let (Some(summary), Some(problems)) = (form.section_no(SUMMARY), form.section_no(PROBLEMS)) else {
        return Vec::new();
    };
    let of_form = form.years().0;
    vec![
        check("FMT-LEN1", Reads::prose().and_identity(), move |subject, findings| {
            if agency::year(subject.report).unwrap_or(of_form) >= FIRST_LIMITED {
                long(summary, subject, findings);
            }
        }),
        check("FMT-FIVE", Reads::prose(), move |subject, findings| {
            let missing = missing(&[summary], &FIVE, subject);
            report_missing("FMT-FIVE", summary, missing, findings);
        }),
        check("FMT-GOV4", Reads::prose().and_identity(), move |subject, findings| {
            let agency = &subject.report.agency;
            if Kind::of(agency).is_government(agency) {
                let missing = missing(&[summary, problems], &RESULTS, subject);
                report_missing("FMT-GOV4", summary, missing, findings);
            }
        }),
        check("FMT-INTRO", Reads::prose(), parts),
        check("FMT-AI", Reads::prose().and_identity(), move |subject, findings| {
            general_talk(summary, subject, findings);
        }),
    ]
}

/// Characters of a text without spaces.
pub(super) fn length(text: &str) -> i64 {
    // Most are ideographs, of which nothing need be looked up.
    let counts = |c: &char| ('\u{4E00}'..='\u{9FFF}').contains(c) || !c.is_whitespace();
    i64::try_from(text.chars().filter(counts).count()).unwrap_or(i64::MAX)
}

fn long(summary: SectionNo, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let length = length(subject.report.prose(summary));
    let most = subject.limit(Limit::SummaryLength);
    if length > most {
        let draft = draft("FMT-LEN1").at(Place::Section(summary)).number("length", Value::from(length));
        let over = Value::from(length.saturating_sub(most));
        findings.push(draft.number("most", Value::from(most)).number("over", over).done());
    }
}

/// Matters that none of the sections speaks of; nothing where the first of them is empty.
fn missing(
    sections: &[SectionNo],
    matters: &[(List, &'static str)],
    subject: &Subject<'_>,
) -> Vec<&'static str> {
    let wording = &subject.wording();
    if sections.first().is_none_or(|first| wording.text(*first).trim().is_empty()) {
        return Vec::new();
    }
    let is_missing = |list: List| !sections.iter().any(|section| wording.has_in(*section, list));
    matters.iter().filter(|(list, _)| is_missing(*list)).map(|(_, name)| *name).collect()
}

fn report_missing(
    rule: &'static str,
    section: SectionNo,
    missing: Vec<&'static str>,
    findings: &mut Vec<Finding>,
) {
    if !missing.is_empty() {
        let draft = draft(rule).at(Place::Section(section));
        findings.push(draft.fact("missing", Fact::AllWords(missing)).done());
    }
}

/// A sentence that lists the parts of the report must name all six, by their present names.
fn parts(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let wording = &subject.wording();
    let Some(hit) = wording.hits(list::CONSISTS_OF).next() else { return };
    let sentence = wording.sentence(hit.span);
    let named = PARTS.iter().filter(|part| wording.has_within(sentence, **part)).count();
    let old = wording.hits_within(sentence, list::OLD_PART).next();
    if named < LEAST_PARTS && old.is_none() {
        return;
    }
    let draft = draft("FMT-INTRO");
    if let Some(old) = old {
        let draft = draft.case("FMT-INTRO.old").at(wording.place(old.span));
        findings.push(draft.text("part", old.phrase).done());
    } else if named < PARTS.len() {
        let count = |count: usize| Value::from(i64::try_from(count).unwrap_or(i64::MAX));
        let draft = draft.at(wording.place(sentence)).number("named", count(named));
        findings.push(draft.number("all", count(PARTS.len())).done());
    }
}

/// Phrases that fit any agency, and neither a figure nor a name of one's own.
fn general_talk(summary: SectionNo, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let wording = &subject.wording();
    let text = wording.text(summary);
    let Some(phrase) = wording.hits_in(summary, list::GENERAL_TALK).next() else { return };
    let whole = crate::rule::subject::wording::Span { section: summary, from: 0, to: text.len() };
    let is_year = |value: Option<u64>| value.is_some_and(|value| (1900..2100).contains(&value));
    let has_figure = wording.digits_within(whole).any(|run| !is_year(run.value));
    let agency = subject.report.agency.trim();
    let has_name = wording.has_in(summary, list::OURSELVES) || (!agency.is_empty() && text.contains(agency));
    if length(text) >= LEAST_LENGTH && !has_figure && !has_name {
        let draft = draft("FMT-AI").at(wording.place(phrase.span));
        findings.push(draft.text("phrase", phrase.phrase).done());
    }
}

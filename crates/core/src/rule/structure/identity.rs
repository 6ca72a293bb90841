//! `FMT-YEAR` (title), `FMT-NAME`: year and agency are the same in the title, in the text and of the report.

use crate::finding::{Finding, Place};
use crate::rule::subject::agency;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::{ENOUGH, List, list};
use crate::rule::{Check, Reads, Severity, Subject};

pub(super) fn checks() -> Vec<Box<dyn Check>> {
    vec![
        check("FMT-YEAR", Reads::default().and_identity(), title_year),
        check("FMT-NAME", Reads::prose().and_identity(), |subject, findings| {
            title_name(subject, findings);
            named_in_text(subject, findings);
            own_word(subject, findings);
        }),
    ]
}

fn title_year(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let years = subject.report.year.zip(agency::title_year(&subject.report.title));
    let Some((year, title)) = years.filter(|(year, title)| year != title) else { return };
    let draft = draft("FMT-YEAR").case("FMT-YEAR.title").severity(Severity::Error).at(Place::Document);
    findings
        .push(draft.number("title", i64::from(title).into()).number("year", i64::from(year).into()).done());
}

fn title_name(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let (agency, title) = (subject.report.agency.trim(), subject.report.title.trim());
    let in_title = agency::bare_name(title);
    if agency.is_empty() || in_title.is_empty() || agency::may_be_same(agency, title) {
        return;
    }
    let draft = draft("FMT-NAME").at(Place::Document).text("title", title);
    findings.push(draft.text("agency", agency).done());
}

/// The longest name that is looked for in front of the words “annual report”.
const LONGEST_NAME: usize = 40;

/// “Annual report 2024 of …” in the text, with another agency's name.
fn named_in_text(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let agency = subject.report.agency.trim();
    if agency.is_empty() {
        return;
    }
    let wording = &subject.wording();
    for hit in wording.hits(list::REPORT_NAME).take(ENOUGH) {
        let before = hit.span.ahead_of(wording.clause(hit.span));
        let text = wording.text_of(before);
        let is_opening = |c: char| matches!(c, '\u{300a}' | '\u{201c}' | '"' | '\u{3001}' | '(' | '\u{ff08}');
        let name = text.rsplit(is_opening).next().unwrap_or_default();
        let name = list::ANNOUNCED
            .phrases()
            .iter()
            .fold(name, |name, word| name.rsplit_once(word).map_or(name, |(_, name)| name));
        let is_name = list::GOVERNMENT.ends(agency::bare_name(name).as_str())
            || list::DEPARTMENT.ends(agency::bare_name(name).as_str());
        let is_short = name.chars().count() <= LONGEST_NAME;
        if is_name && is_short && list::PLACE.within(name) && !agency::may_be_same(agency, name) {
            let draft = draft("FMT-NAME").case("FMT-NAME.text").at(wording.place(hit.span));
            findings.push(draft.text("name", name.trim()).text("agency", agency).done());
            return;
        }
    }
}

/// A bureau that calls itself a commission, or the other way round, and never by its own word.
fn own_word(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let agency = subject.report.agency.trim();
    let (own, other): (List, List) = if list::BUREAU.ends(agency) {
        (list::OUR_BUREAU, list::OUR_COMMISSION)
    } else if list::COMMISSION.ends(agency) {
        (list::OUR_COMMISSION, list::OUR_BUREAU)
    } else {
        return;
    };
    let wording = &subject.wording();
    if let Some(hit) = wording.hits(other).next().filter(|_| !wording.has(own)) {
        let draft = draft("FMT-NAME").case("FMT-NAME.own").at(wording.place(hit.span));
        findings.push(draft.text("word", hit.phrase).text("agency", agency).done());
    }
}

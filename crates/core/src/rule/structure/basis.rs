//! `FMT-LAW`, `FMT-CITE49`: what the text cites is in force, and is the clause for this kind of body.

use crate::finding::Finding;
use crate::rule::subject::agency::{self, Kind};
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::{Hit, List, list};
use crate::rule::{Check, Reads, Subject};

/// The first year of the present form.
const FIRST_YEAR: u16 = 2021;

pub(super) fn checks() -> Vec<Box<dyn Check>> {
    vec![
        check("FMT-LAW", Reads::prose().and_identity(), outdated),
        check("FMT-CITE49", Reads::prose().and_identity(), deadline),
    ]
}

fn outdated(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let wording = &subject.wording();
    let cited = |list: List| wording.hits(list).next();
    let found = |hit: Hit, sentence: &'static str| {
        let draft = draft("FMT-LAW").case(sentence).at(wording.place(hit.span));
        draft.text("cited", hit.phrase).done()
    };
    findings.extend(cited(list::OLD_REGULATIONS).map(|hit| found(hit, "FMT-LAW")));
    let form = subject.report.form();
    if agency::year(subject.report).unwrap_or(form.years().0) >= FIRST_YEAR {
        // Both are signs of one thing, the notice of 2019; it is told once.
        let notice = cited(list::OLD_NOTICE).or_else(|| cited(list::TRIAL_FORM));
        findings.extend(notice.map(|hit| found(hit, "FMT-LAW.form")));
    }
}

fn deadline(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let agency = subject.report.agency.trim();
    let kind = Kind::of(agency);
    let (wrong, sentence) = match kind {
        Kind::Township | Kind::Department => (list::DEADLINE_OF_GOVERNMENTS, "FMT-CITE49"),
        Kind::Province | Kind::City | Kind::County => {
            (list::DEADLINE_OF_DEPARTMENTS, "FMT-CITE49.government")
        }
        _ => return,
    };
    let wording = &subject.wording();
    let is_cited = |hit: &Hit| {
        let sentence = wording.sentence(hit.span);
        wording.has_within(sentence, list::ARTICLE_49)
    };
    if let Some(hit) = wording.hits(wrong).find(is_cited) {
        let draft = draft("FMT-CITE49").case(sentence).at(wording.place(hit.span));
        findings.push(draft.text("cited", hit.phrase).done());
    }
}

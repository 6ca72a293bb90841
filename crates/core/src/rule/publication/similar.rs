//! `SIM-PREV`: a section that is, but for figures and official names, the text of the year before.

use crate::finding::{Fact, Finding, Place};
use crate::form::{Form, SectionNo};
use crate::number::Value;
use crate::rule::settings::Limit;
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::{Span, list};
use crate::rule::{Check, Reads, Subject};

use super::shingles::{Shingles, Stretch, overlap};

/// The sections that are compared, each for itself.
const SECTIONS: [&str; 2] = ["s1", "s5"];
/// A text shorter than this may well be the same two years in a row.
const LEAST: usize = 60;
/// How many passages are shown, and the fewest letters of one.
const PASSAGES: usize = 3;
const LEAST_OF_PASSAGE: usize = 12;

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let sections = SECTIONS.iter().filter_map(|key| form.section_no(key));
    sections
        .map(|section| {
            check("SIM-PREV", Reads::prose().and_identity(), move |subject, findings| {
                judge(section, subject, findings);
            })
        })
        .collect()
}

fn judge(section: SectionNo, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(previous) = subject.previous else { return };
    let key = section.key();
    let Some(theirs) = previous.form().section_no(&key) else { return };
    let (wording, last) = (subject.wording(), previous.prose(theirs));
    let mut without: Vec<Stretch> = Vec::new();
    for hit in wording.hits_in(section, list::BOILERPLATE) {
        match without.last_mut() {
            Some((_, to)) if hit.span.from < *to => *to = hit.span.to.max(*to),
            _ => without.push((hit.span.from, hit.span.to)),
        }
    }
    let found = overlap(wording.text(section), &without, &Shingles::of(last));
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let share = count(found.shared).saturating_mul(100).checked_div(count(found.letters)).unwrap_or(0);
    if found.letters < LEAST || share < subject.limit(Limit::SimilarShare) {
        return;
    }
    let mut passages = found.passages;
    passages.sort_by_key(|(_, letters)| std::cmp::Reverse(*letters));
    passages.truncate(PASSAGES);
    passages.retain(|(_, letters)| *letters >= LEAST_OF_PASSAGE);
    passages.sort_by_key(|(stretch, _)| *stretch);
    let is_whole = share >= subject.limit(Limit::SameShare);
    let sentence = if is_whole { "SIM-PREV.whole" } else { "SIM-PREV" };
    let draft = draft("SIM-PREV").case(sentence).fact("section", Fact::Section(section));
    let draft = draft.number("share", Value::from(share));
    let spans = passages.into_iter().map(|((from, to), _)| Span { section, from, to });
    let draft = spans.fold(draft, |draft, span| draft.at(wording.place(span)));
    findings.push(draft.at(Place::Section(section)).done());
}

//! `FMT-YEAR` (text): a sentence that speaks of last year as if it were this one.

use crate::finding::Finding;
use crate::form::SectionNo;
use crate::rule::subject::agency;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::{DigitRun, ENOUGH, MOST, Span, Wording, list};
use crate::rule::{Check, Reads, Subject};

/// The general section, where the year is the topic; other sections may well look back.
const SUMMARY: &str = "s1";

pub(super) fn check() -> Box<dyn Check> {
    check_of("FMT-YEAR", Reads::prose().and_identity(), judge)
}

fn judge(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let (Some(year), Some(summary)) =
        (agency::year(subject.report), subject.report.form().section_no(SUMMARY))
    else {
        return;
    };
    let wording = &subject.wording();
    let past = u64::from(year).saturating_sub(2)..u64::from(year);
    let is_past = |run: &&DigitRun| run.count == 4 && run.value.is_some_and(|value| past.contains(&value));
    let stale = wording.digits().iter().filter(is_past).take(ENOUGH);
    let stale = stale.filter(|run| is_stale(run, summary, wording));
    for run in stale.take(MOST) {
        let found = run.value.and_then(|value| i64::try_from(value).ok()).unwrap_or_default();
        let draft = draft("FMT-YEAR").at(wording.place(run.span)).number("found", found.into());
        findings.push(draft.number("year", i64::from(year).into()).done());
    }
}

/// Whether a year is the topic of a sentence: it begins it and nothing is compared, or the sentence announces the
/// report of that year.
fn is_stale(run: &DigitRun, summary: SectionNo, wording: &Wording<'_>) -> bool {
    let text = wording.text(run.span.section);
    let behind = text.get(run.span.to..).unwrap_or_default();
    if !list::YEAR_SIGN.starts(behind) {
        return false;
    }
    let sentence = wording.sentence(run.span);
    if run.span.section == summary && announces(run.span, sentence, wording) {
        return true;
    }
    let begins = wording.text_of(Span { to: run.span.from, ..sentence }).trim().is_empty();
    let is_topic = list::YEAR_AS_TOPIC.starts(behind);
    run.span.section == summary && begins && is_topic && !wording.has_within(sentence, list::LOOKING_BACK)
}

/// “… compiled the report on 20xx” in the general section.
fn announces(year: Span, sentence: Span, wording: &Wording<'_>) -> bool {
    let before = Span { to: year.from, ..sentence };
    let after = Span { from: year.to, ..sentence };
    wording.has_within(before, list::COMPILED)
        && wording
            .hits_within(after, list::REPORT_NAME)
            .next()
            .is_some_and(|report| report.span.from - year.to <= REPORT_WITHIN)
}

/// The most bytes between the year and the name of the report.
const REPORT_WITHIN: usize = 60;

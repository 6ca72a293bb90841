//! `FMT-PERIOD`: the period that the text gives for the figures is the year of the report.

use crate::finding::Finding;
use crate::form::Form;
use crate::rule::subject::agency;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::{DigitRun, ENOUGH, Span, Wording, list};
use crate::rule::{Check, Reads, Severity, Subject};

/// Month and day of both ends.
const WHOLE_YEAR: [u64; 4] = [1, 1, 12, 31];

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    form.sections()
        .iter()
        .any(|section| section.prose)
        .then(|| check_of("FMT-PERIOD", Reads::prose().and_identity(), judge))
}

fn judge(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(year) = agency::year(subject.report) else { return };
    let wording = &subject.wording();
    for hit in wording.hits(list::PERIOD_OF_FIGURES).take(ENOUGH) {
        let sentence = wording.sentence(hit.span);
        let years = numbers(wording, sentence, list::YEAR_SIGN);
        let months = numbers(wording, sentence, list::MONTH_SIGN);
        let days = numbers(wording, sentence, list::DAY_SIGN);
        let ([from, to], [first, last]) = (months.as_slice(), days.as_slice()) else { continue };
        let is_wrong_year = !years.is_empty() && years.iter().any(|own| *own != u64::from(year));
        let ends = [*from, *first, *to, *last];
        let draft = draft("FMT-PERIOD").at(wording.place(sentence)).number("year", i64::from(year).into());
        if is_wrong_year {
            let wrong = years.iter().find(|own| **own != u64::from(year)).copied().unwrap_or_default();
            let wrong = i64::try_from(wrong).unwrap_or(i64::MAX);
            let draft = draft.severity(Severity::Error).number("period", wrong.into());
            findings.push(draft.done());
        } else if ends != WHOLE_YEAR {
            findings.push(draft.case("FMT-PERIOD.days").severity(Severity::Warning).done());
        }
        return;
    }
}

/// The numbers of a sentence that have a sign right behind them.
fn numbers(wording: &Wording<'_>, sentence: Span, sign: crate::rule::subject::wording::List) -> Vec<u64> {
    let has_sign = |run: &&DigitRun| {
        let behind = wording.text(run.span.section).get(run.span.to..).unwrap_or_default();
        sign.starts(behind.trim_start())
    };
    wording.digits_within(sentence).filter(has_sign).filter_map(|run| run.value).collect()
}

//! `XY-PAIR`: what was given as the previous year's report is not; nothing is compared with it.

use crate::finding::Place;
use crate::number::Value;
use crate::rule::subject::agency;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::{Check, Pair, Reads};

pub(super) fn check() -> Box<dyn Check> {
    check_of("XY-PAIR", Reads::default().and_identity(), |subject, findings| {
        let sentence = match subject.pair {
            Pair::None | Pair::Fits => return,
            Pair::SameYear => "XY-PAIR.same_year",
            Pair::Later => "XY-PAIR.later",
            Pair::Older => "XY-PAIR.older",
            Pair::OtherAgency => "XY-PAIR.agency",
        };
        let mut draft = draft("XY-PAIR").case(sentence).at(Place::Document);
        let years = [("year", Some(subject.report)), ("before", subject.given)];
        for (name, report) in years {
            if let Some(year) = report.and_then(agency::year) {
                draft = draft.number(name, Value::from(i64::from(year)));
            }
        }
        if let Some(given) = subject.given {
            draft = draft.text("agency", &subject.report.agency).text("other", &given.agency);
        }
        findings.push(draft.done());
    })
}

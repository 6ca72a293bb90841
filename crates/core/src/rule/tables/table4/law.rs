//! `T4-CODEF`, `T4-2024`, `T4-CORR`: reminders of how cases are counted and of what follows from them.

#[cfg(feature = "prose")]
use crate::finding::Place;
use crate::form::{CellId, Form};
use crate::number::Value;
use crate::rule::settings::Limit;
use crate::rule::subject::agency::{self, Kind};
use crate::rule::subject::check;
use crate::rule::subject::draft::draft;
use crate::rule::subject::ratio;
#[cfg(feature = "prose")]
use crate::rule::subject::wording::list;
use crate::rule::{Check, Reads};

/// Reviews and both kinds of suits.
const REVIEWS: &str = "t4.review.total";
const DIRECT: &str = "t4.suit_direct.total";
const AFTER: &str = "t4.suit_after_review.total";
/// Results that corrected the agency.
#[cfg(feature = "prose")]
const CORRECTED: [&str; 3] =
    ["t4.review.corrected", "t4.suit_direct.corrected", "t4.suit_after_review.corrected"];
/// Groups of results that may be sued over without a review.
const DIRECTLY: [&str; 3] = ["unavailable", "declined", "otherwise"];
/// The column of all applicants.
const TOTAL: &str = "total";
/// The section on problems.
#[cfg(feature = "prose")]
const PROBLEMS: &str = "s5";
/// The year from which a denial goes to review first.
const REVIEW_FIRST: u16 = 2024;

pub(super) fn checks(form: &Form) -> Vec<Box<dyn Check>> {
    let checks = codefendant(form).into_iter().chain(review_first(form));
    #[cfg(feature = "prose")]
    let checks = checks.chain(corrected(form));
    checks.collect()
}

fn codefendant(form: &Form) -> Option<Box<dyn Check>> {
    let (reviews, after) = (form.cell_id(REVIEWS)?, form.cell_id(AFTER)?);
    Some(check("T4-CODEF", Reads::cells([reviews, after]).and_identity(), move |subject, findings| {
        let agency = &subject.report.agency;
        if !Kind::of(agency).is_government(agency) {
            return;
        }
        let (Some(reviewed), Some(suits)) = (subject.value(reviews), subject.value(after)) else { return };
        if suits >= Value::from(subject.limit(Limit::CodefendantLeast)) && suits > reviewed {
            let draft = draft("T4-CODEF").cell(after).cells(&[reviews]);
            findings.push(draft.number("suits", suits).number("reviews", reviewed).done());
        }
    }))
}

fn review_first(form: &Form) -> Option<Box<dyn Check>> {
    let direct = form.cell_id(DIRECT)?;
    let is_ours = |cell: &CellId| {
        let in_group = form.row_of(*cell).is_some_and(|row| DIRECTLY.iter().any(|group| row.is_in(group)));
        in_group && form.column_of(*cell).is_some_and(|column| column.key == TOTAL)
    };
    let others: Vec<CellId> = form.cell_ids().filter(is_ours).collect();
    let reads = Reads::cells(others.iter().copied().chain([direct])).and_identity();
    Some(check("T4-2024", reads, move |subject, findings| {
        if agency::year(subject.report).is_none_or(|year| year < REVIEW_FIRST) {
            return;
        }
        let results = ratio::total(others.iter().map(|cell| subject.value(*cell)));
        let (Some(suits), Some(results)) = (subject.value(direct), results) else { return };
        // The suit may well be about an answer of last year.
        let is_zero = |cell: &CellId| subject.before(*cell).is_none_or(Value::is_zero);
        if suits > Value::ZERO && results.is_zero() && others.iter().all(is_zero) {
            findings.push(draft("T4-2024").cell(direct).number("suits", suits).done());
        }
    }))
}

#[cfg(feature = "prose")]
fn corrected(form: &Form) -> Option<Box<dyn Check>> {
    let cells: Vec<CellId> = CORRECTED.iter().filter_map(|key| form.cell_id(key)).collect();
    let section = form.section_no(PROBLEMS)?;
    Some(check("T4-CORR", Reads::cells(cells.iter().copied()).and_prose(), move |subject, findings| {
        let some: Vec<CellId> = cells
            .iter()
            .copied()
            .filter(|cell| subject.value(*cell).is_some_and(|value| value > Value::ZERO))
            .collect();
        let Some(sum) = ratio::total(some.iter().map(|cell| subject.value(*cell))) else { return };
        let wording = &subject.wording();
        let says_nothing =
            !wording.text(section).trim().is_empty() && !wording.has_in(section, list::CORRECTION);
        if sum > Value::ZERO && says_nothing {
            let draft = draft("T4-CORR").cells(&some).at(Place::Section(section));
            findings.push(draft.number("corrected", sum).done());
        }
    }))
}

//! `FMT-FEE`: section 6 says what processing fees were charged, also when none were. The fees of table 2 are others.

use crate::finding::Place;
use crate::form::Form;
use crate::rule::subject::agency;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::list;
use crate::rule::{Check, Reads};

/// The section on other matters.
const SECTION: &str = "s6";
/// The first year that asks for the statement.
const FIRST_YEAR: u16 = 2021;

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    let section = form.section_no(SECTION)?;
    let of_form = form.years().0;
    Some(check_of("FMT-FEE", Reads::prose().and_identity(), move |subject, findings| {
        if agency::year(subject.report).unwrap_or(of_form) < FIRST_YEAR {
            return;
        }
        let wording = &subject.wording();
        if wording.text(section).trim().is_empty() || wording.has_in(section, list::FEE_STATEMENT) {
            return;
        }
        let draft = draft("FMT-FEE").at(Place::Section(section));
        findings.push(match wording.hits(list::PROCESSING_FEE).next() {
            Some(elsewhere) => draft.case("FMT-FEE.elsewhere").at(wording.place(elsewhere.span)).done(),
            None => draft.done(),
        });
    }))
}

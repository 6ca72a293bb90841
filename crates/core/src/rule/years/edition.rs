//! `XY-EDITION`: the tables are not those of the form that the year asks for.

use crate::finding::{Fact, Place};
use crate::form::{self, Form};
use crate::rule::subject::agency;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::{Draft, draft};
use crate::rule::{Check, Reads};

pub(super) fn check(form: &Form) -> Option<Box<dyn Check>> {
    // A form of one's own is for whatever years it says.
    form::edition(form.id())?;
    Some(check_of("XY-EDITION", Reads::default().and_identity(), |subject, findings| {
        let form = subject.report.form();
        let year = agency::year(subject.report);
        let Some(expected) = year.map_or_else(|| form::edition(form.id()), form::for_year) else { return };
        let wrong: Vec<usize> =
            (0..form.tables().len()).filter(|number| is_of_another(form, *number, &expected)).collect();
        if wrong.is_empty() {
            return;
        }
        let complete = |draft: Draft, edition: &str| {
            let draft = draft.text("edition", edition).text("expected", expected.id());
            match year {
                Some(year) => draft.number("year", i64::from(year).into()),
                None => draft,
            }
        };
        if form.id() != expected.id() && form.tables().iter().all(|table| table.edition == form.id()) {
            findings.push(complete(draft("XY-EDITION").at(Place::Document), form.id()).done());
            return;
        }
        for number in wrong {
            let Some(table) = form.tables().get(number) else { continue };
            let sentence = if year.is_some() { "XY-EDITION.table" } else { "XY-EDITION.mixed" };
            let draft =
                draft("XY-EDITION").case(sentence).at(Place::Section(table.section)).at(Place::Document);
            findings.push(complete(draft.fact("table", Fact::Table(number)), &table.edition).done());
        }
    }))
}

/// Whether a table is of another edition and has other cells than the expected form; table 4 never changed.
fn is_of_another(form: &Form, number: usize, expected: &Form) -> bool {
    let Some(table) = form.tables().get(number) else { return false };
    let Some(theirs) = expected.tables().iter().position(|own| own.key == table.key) else { return false };
    let keys = |form: &Form, number: usize| -> Vec<String> {
        form.table_cells(number).map(|cell| form.key(cell).to_owned()).collect()
    };
    table.edition != expected.id() && keys(form, number) != keys(expected, theirs)
}

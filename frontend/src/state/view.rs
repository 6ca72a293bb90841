//! What the components are shown: small values made from the store, that can be compared.

pub(crate) mod balance;
pub(crate) mod cells;
pub(crate) mod findings;
pub(crate) mod prose;
pub(crate) mod repairs;
pub(crate) mod review;
pub(crate) mod sections;
pub(crate) mod status;
pub(crate) mod years;

use gouji_core::form::{Bilingual, CellId, Form};
use gouji_core::{Lang, Report};

use crate::text::Word;

/// What an edition is called: by the years it is for.
pub(crate) fn edition_name(form: &Form) -> Bilingual {
    let say = |lang| {
        let (first, last) = form.years();
        match last {
            Some(last) => {
                Word::EditionOfYears.fill(lang, &[("first", &first.to_string()), ("last", &last.to_string())])
            }
            None => Word::EditionSince.fill(lang, &[("first", &first.to_string())]),
        }
    };
    Bilingual { zh: say(Lang::Zh), en: say(Lang::En) }
}

/// What a report is called: agency and year.
pub(crate) fn report_name(report: &Report, lang: Lang) -> String {
    let agency =
        if report.agency.is_empty() { Word::NamelessAgency.get(lang) } else { report.agency.as_str() };
    report.year.map_or_else(|| agency.to_owned(), |year| format!("{agency} {year}"))
}

/// What a cell is called away from its table.
pub(crate) fn cell_name(form: &Form, cell: CellId, lang: Lang) -> String {
    format!("{}·{}", form.row_name(cell, lang), form.column_name(cell, lang))
}

/// A cell of a form and a text, in a line.
pub(crate) fn named_text(form: &Form, key: &str, text: &str) -> Bilingual {
    let say = |lang| match form.cell_id(key) {
        Some(cell) => Word::CellSays.fill(lang, &[("cell", &cell_name(form, cell, lang)), ("text", text)]),
        None => Word::CellSays.fill(lang, &[("cell", key), ("text", text)]),
    };
    Bilingual { zh: say(Lang::Zh), en: say(Lang::En) }
}

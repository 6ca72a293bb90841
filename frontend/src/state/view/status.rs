//! The line at the foot: the active cell in words.

use gouji_core::Lang;
use gouji_core::finding::Place;
use gouji_core::form::CellId;
use gouji_core::message;
use gouji_core::number::{Notes, Reading};

use super::super::work::{Field, Work};
use super::cell_name;
use super::cells::text_in;
use super::findings::sum_sides;
use crate::text::Word;

/// What the line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct StatusView {
    /// Name of the cell.
    pub(crate) name: String,
    /// Its text with the unit.
    pub(crate) value: String,
    /// How it was read, where that is worth saying.
    pub(crate) note: String,
    /// What stood there last year.
    pub(crate) last_year: String,
    /// The only value that the blank cell can have, and why.
    pub(crate) forced: Option<(String, String)>,
    /// What the rules say about it, worst first.
    pub(crate) findings: Vec<String>,
}

/// The line for the active cell.
pub(crate) fn status(work: &Work, lang: Lang) -> Option<StatusView> {
    let (form, cell) = (work.form(), work.active?);
    let text = work.text(Field::Cell(cell));
    let mut found = work.judgement().problems();
    found.retain(|found| found.finding.places.contains(&Place::Cell(cell)));
    found.sort_by_key(|found| (found.place() != Some(&Place::Cell(cell)), found.finding.severity));
    // A unit that is written in the cell is not said twice.
    let is_bare =
        work.report().read(cell).is_some_and(|read| read.value().is_some() && read.notes.unit().is_none());
    let unit = form.cell(cell).filter(|_| is_bare).map_or("", |cell| cell.unit.as_str());
    Some(StatusView {
        name: cell_name(form, cell, lang),
        value: if text.is_empty() { Word::BlankCell.get(lang).to_owned() } else { format!("{text} {unit}") },
        note: note(work, cell, lang),
        last_year: work.previous().map_or_else(String::new, |previous| text_in(previous, form.key(cell))),
        forced: forced(work, cell, lang),
        findings: found.iter().map(|found| message::say(&found.finding, form, lang)).collect(),
    })
}

/// The value that follows, and the sentence that says from what.
fn forced(work: &Work, cell: CellId, lang: Lang) -> Option<(String, String)> {
    let forced = work.forced(cell)?;
    let why: Vec<String> = forced
        .sums
        .iter()
        .take(MOST_REASONS)
        .filter_map(|sum| sum_sides(work.report(), sum, lang))
        .map(|(left, right)| format!("{} = {}", left.terms_in_line(), right.terms_in_line()))
        .collect();
    let values = [("value", forced.value.as_str()), ("why", &why.join("; "))];
    Some((forced.value.clone(), Word::Forced.fill(lang, &values)))
}

/// More sums than this are not named: the line is one line.
const MOST_REASONS: usize = 2;

fn note(work: &Work, cell: CellId, lang: Lang) -> String {
    let Some(read) = work.report().read(cell) else { return String::new() };
    match read.reading {
        Reading::Number(value) if !read.notes.is_empty() => {
            let value = value.to_string();
            let words =
                if read.notes.contains(Notes::APPROXIMATE) { Word::ReadAsAbout } else { Word::ReadAs };
            words.fill(lang, &[("value", &value)])
        }
        Reading::Number(_) | Reading::Blank => String::new(),
        Reading::Word(_) => Word::ReadAsNothing.get(lang).to_owned(),
        Reading::Unreadable(_) => Word::NotRead.get(lang).to_owned(),
    }
}

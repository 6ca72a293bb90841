//! The line at the foot: the active cell in words.

use gouji_core::Lang;
use gouji_core::finding::Place;
use gouji_core::message;
use gouji_core::number::{Notes, Reading};

use super::super::work::{Field, Work};
use super::{cell_name, findings};
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
    /// What the rules say about it, worst first.
    pub(crate) findings: Vec<String>,
}

/// The line for the active cell.
pub(crate) fn status(work: &Work, lang: Lang) -> Option<StatusView> {
    let (form, cell) = (work.form(), work.active?);
    let text = work.text(Field::Cell(cell));
    let mut found = work.findings();
    found.retain(|finding| {
        finding.places.contains(&Place::Cell(cell)) && !findings::is_unfilled(work, finding)
    });
    found.sort_by_key(|finding| (finding.places.first() != Some(&Place::Cell(cell)), finding.severity));
    // A unit that is written in the cell is not said twice.
    let is_bare =
        work.report().read(cell).is_some_and(|read| read.value().is_some() && read.notes.unit().is_none());
    let unit = form.cell(cell).filter(|_| is_bare).map_or("", |cell| cell.unit.as_str());
    Some(StatusView {
        name: cell_name(form, cell, lang),
        value: if text.is_empty() { Word::BlankCell.get(lang).to_owned() } else { format!("{text} {unit}") },
        note: note(work, cell, lang),
        findings: found.iter().map(|finding| message::say(finding, form, lang)).collect(),
    })
}

fn note(work: &Work, cell: gouji_core::form::CellId, lang: Lang) -> String {
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

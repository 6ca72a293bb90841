//! The sections of the report with how far they are.

use gouji_core::form::SectionNo;
use gouji_core::{Lang, Severity};

use super::super::judgement::Found;
use super::super::work::{Field, Work};
use crate::text::Word;
use gouji_core::finding::Place;

/// How far a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Nothing is written.
    Untouched,
    /// This many cells are still blank.
    Filling(usize),
    /// This many errors.
    Wrong(usize),
    /// Everything is filled in and nothing is wrong.
    Done,
}

impl Progress {
    /// Its name in the style sheet, and in words.
    pub(crate) fn said(self, lang: Lang) -> (&'static str, String) {
        match self {
            Self::Untouched => ("untouched", Word::ProgressUntouched.get(lang).to_owned()),
            Self::Filling(left) => ("filling", Word::ProgressFilling.fill(lang, &[("n", &left.to_string())])),
            Self::Wrong(wrong) => ("wrong", Word::ProgressWrong.fill(lang, &[("n", &wrong.to_string())])),
            Self::Done => ("done", Word::ProgressDone.get(lang).to_owned()),
        }
    }
}

/// One section in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SectionView {
    /// Its number.
    pub(crate) number: SectionNo,
    /// Its key, e.g. `s1`.
    pub(crate) key: String,
    /// Its title.
    pub(crate) title: String,
    /// Whether it is running text.
    pub(crate) prose: bool,
    /// How far it is.
    pub(crate) progress: Progress,
}

/// All sections.
pub(crate) fn sections(work: &Work, lang: Lang) -> Vec<SectionView> {
    let form = work.form();
    let sections = form.sections().iter().enumerate();
    sections
        .filter_map(|(index, section)| {
            let number = SectionNo::from_index(index)?;
            Some(SectionView {
                number,
                key: section.key.clone(),
                title: section.title.get(lang).to_owned(),
                prose: section.prose,
                progress: progress(work, number),
            })
        })
        .collect()
}

fn progress(work: &Work, section: SectionNo) -> Progress {
    let form = work.form();
    let is_here =
        |found: &&&Found| found.place().is_some_and(|place| section_of(work, place) == Some(section));
    let problems = work.judgement().problems();
    let errors = problems.iter().filter(|found| found.finding.severity == Severity::Error);
    let wrong = errors.filter(is_here).count();
    if wrong > 0 {
        return Progress::Wrong(wrong);
    }
    let tables = form.tables().iter().enumerate().filter(|(_, table)| table.section == section);
    let cells: Vec<_> = tables.flat_map(|(number, _)| form.table_cells(number)).collect();
    if cells.is_empty() {
        let written = !work.text(Field::Prose(section)).trim().is_empty();
        return if written { Progress::Done } else { Progress::Untouched };
    }
    match cells.iter().filter(|cell| work.report().is_blank(**cell)).count() {
        0 => Progress::Done,
        blank if blank == cells.len() => Progress::Untouched,
        blank => Progress::Filling(blank),
    }
}

/// The section that a place belongs to.
pub(crate) fn section_of(work: &Work, place: &Place) -> Option<SectionNo> {
    let form = work.form();
    match place {
        Place::Cell(cell) => form.tables().get(form.cell(*cell)?.table).map(|table| table.section),
        Place::Prose(section, _) | Place::Section(section) => Some(*section),
        Place::Document | Place::Previous(_) => None,
    }
}

//! What was read from a file, and what the reader was unsure of.

use std::rc::Rc;

use gouji_core::Report;
use gouji_core::form::Bilingual;
use gouji_formats::Place;

use super::kept::Kept;
use super::original::Original;
use super::work::links::Link;

/// One report as read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Opened {
    /// The report.
    pub(crate) report: Report,
    /// Last year's report, if one was kept with it.
    pub(crate) previous: Option<Report>,
    /// Reports of other years, if some were kept with it.
    pub(crate) others: Vec<Report>,
    /// Figures of its prose that follow the tables.
    pub(crate) links: Vec<Link>,
    /// What came with it.
    pub(crate) import: Import,
    /// Whether it comes from the browser's own storage, under the same name.
    pub(crate) stored: bool,
}

impl Opened {
    /// A report out of the browser's storage.
    pub(crate) fn kept(kept: Kept) -> Self {
        let Kept { report, previous, others, links, import, .. } = kept;
        Self { report, previous, others, links, import, stored: true }
    }

    /// A report without anything beside it, not stored yet.
    pub(crate) fn new(report: Report) -> Self {
        Self {
            report,
            previous: None,
            others: Vec::new(),
            links: Vec::new(),
            import: Import::default(),
            stored: false,
        }
    }
}

/// What is to be looked at after reading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Import {
    /// Where it came from: the name of a file; empty for a pasted text.
    pub(crate) source: String,
    /// What the reader was unsure of.
    pub(crate) doubts: Vec<Doubt>,
    /// Text that found no place in the report.
    pub(crate) unplaced: Vec<Unplaced>,
    /// How many more such texts there are: those around a report on a website are none of its own.
    pub(crate) more_unplaced: usize,
    /// What it was read from, as far as that is kept.
    pub(crate) original: Option<Rc<Original>>,
}

/// Text that found no place in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unplaced {
    /// The text.
    pub(crate) text: String,
    /// Where it stands in the source.
    pub(crate) place: Place,
    /// The piece of the original that it stands in.
    pub(crate) piece: Option<u32>,
}

/// One thing that the reader was unsure of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// Key of the first cell that it is about, if it is about one.
    pub(crate) cell: Option<String>,
    /// Keys of all cells that it is about.
    pub(crate) cells: Vec<String>,
    /// The text as it stands in the source.
    pub(crate) raw: String,
    /// Why.
    pub(crate) why: Bilingual,
    /// Where that stands.
    pub(crate) place: Place,
    /// The piece of the original that it stands in.
    pub(crate) piece: Option<u32>,
    /// Whether somebody has looked at it.
    pub(crate) settled: bool,
}

impl Import {
    /// Doubts that nobody has looked at.
    pub(crate) fn open(&self) -> impl Iterator<Item = (usize, &Doubt)> {
        self.doubts.iter().enumerate().filter(|(_, doubt)| !doubt.settled)
    }

    /// How many texts found no place.
    pub(crate) fn unplaced_count(&self) -> usize {
        self.unplaced.len() + self.more_unplaced
    }

    /// The doubt after one that nobody has looked at yet; from the end on it begins anew.
    pub(crate) fn next_open(&self, after: usize) -> Option<usize> {
        let mut open = self.open().map(|(number, _)| number);
        let first = open.next()?;
        std::iter::once(first).chain(open).find(|number| *number > after).or(Some(first))
    }

    /// Whether a cell is in doubt.
    pub(crate) fn doubts_cell(&self, key: &str) -> bool {
        self.open().any(|(_, doubt)| doubt.is_about(key))
    }
}

impl Doubt {
    /// Whether it is about a cell.
    pub(crate) fn is_about(&self, key: &str) -> bool {
        self.keys().any(|own| own == key)
    }

    /// Keys of all cells that it is about.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        let first = self.cell.iter().filter(|cell| !self.cells.contains(cell));
        first.chain(&self.cells).map(String::as_str)
    }
}

//! The prose as the rules on wording see it: one pass finds every phrase that one of them looks for, and every run of
//! digits.
//!
//! The phrases stand in `vocabulary/structure/`.

#![allow(clippy::unreadable_literal, reason = "the tree is written by the build script")]

mod digits;
mod span;

pub(crate) use super::lists::{List, list};
pub(crate) use digits::DigitRun;
pub(crate) use span::Span;

use super::lists::LISTS;
use crate::finding::Place;
use crate::form::SectionNo;
use crate::narrative::{Node, Tree};
use crate::report::{Report, TextRange};

// Written by the build script: the phrases of the lists in order, and the tree in which they are found.
include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// A phrase in the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Where it stands.
    pub(crate) span: Span,
    /// The list it is of.
    pub(crate) list: List,
    /// Which phrase.
    pub(crate) phrase: &'static str,
}

/// The prose of a report with what was found in it.
#[derive(Debug)]
pub(crate) struct Wording<'a> {
    report: &'a Report,
    found: &'a Found,
}

/// What was found in the prose of a report.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// In the order of places.
    hits: Vec<Hit>,
    /// Positions of the hits, those of each list together, in order.
    sorted: Vec<u32>,
    /// Where the positions of each list end.
    ends: Vec<u32>,
    /// In the order of places.
    digits: Vec<DigitRun>,
}

/// Phrases and runs of digits stand about so far apart.
const BYTES_PER_HIT: usize = 24;

/// The most findings of one rule on wording in one report; more would help no one.
pub(crate) const MOST: usize = 20;

/// The most phrases of one list whose sentences a rule reads; a real report has far fewer.
pub(crate) const ENOUGH: usize = 200;

impl Found {
    /// Reads all sections.
    pub(crate) fn read(report: &Report) -> Self {
        let mut found = Self::default();
        let sections = (0..report.form().sections().len()).filter_map(SectionNo::from_index);
        let length: usize = sections.map(|section| report.prose(section).len()).sum();
        found.hits.reserve(length / BYTES_PER_HIT);
        found.digits.reserve(length / BYTES_PER_HIT);
        for section in (0..report.form().sections().len()).filter_map(SectionNo::from_index) {
            let text = report.prose(section);
            let mut run = digits::Runs::new(section);
            for (at, c) in text.char_indices() {
                run.take(at, c, &mut found.digits);
                if let Some(node) = TREE.first(c) {
                    found.phrases_at(section, text, (at, at + c.len_utf8()), node);
                }
            }
            run.end(text.len(), &mut found.digits);
        }
        found.sort();
        found
    }

    /// Puts the positions of each list together.
    fn sort(&mut self) {
        let mut ends = vec![0_u32; LISTS.len()];
        for hit in &self.hits {
            if let Some(count) = ends.get_mut(usize::from(hit.list.0)) {
                *count += 1;
            }
        }
        let mut before = 0;
        for end in &mut ends {
            before += std::mem::replace(end, before);
        }
        self.sorted = vec![0; self.hits.len()];
        for (position, hit) in (0..).zip(&self.hits) {
            let Some(end) = ends.get_mut(usize::from(hit.list.0)) else { continue };
            if let Some(slot) = self.sorted.get_mut(*end as usize) {
                *slot = position;
            }
            *end += 1;
        }
        self.ends = ends;
    }

    /// Positions of the hits of a list.
    fn of(&self, list: List) -> &[u32] {
        let number = usize::from(list.0);
        let end = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        self.sorted.get(number.checked_sub(1).map_or(0, end)..end(number)).unwrap_or_default()
    }

    /// Phrases that begin at a place; the node is that of the character there.
    fn phrases_at(&mut self, section: SectionNo, text: &str, (at, behind): (usize, usize), node: Node) {
        let rest = text.get(behind..).unwrap_or_default();
        TREE.words_from(node, rest.chars(), |_, meaning| {
            let range = OF_LISTS.get(meaning).map(|(from, to)| usize::from(*from)..usize::from(*to));
            let phrases = range.and_then(|range| PHRASES.get(range)).unwrap_or_default();
            self.hits.extend(phrases.iter().map(|(phrase, list)| Hit {
                span: Span { section, from: at, to: at + phrase.len() },
                list: *list,
                phrase,
            }));
        });
    }
}

impl<'a> Wording<'a> {
    /// The prose of a report and what was found in it.
    pub(crate) fn new(report: &'a Report, found: &'a Found) -> Self {
        Self { report, found }
    }

    /// The text of a section.
    pub(crate) fn text(&self, section: SectionNo) -> &'a str {
        self.report.prose(section)
    }

    /// The text of a stretch.
    pub(crate) fn text_of(&self, span: Span) -> &'a str {
        self.text(span.section).get(span.from..span.to).unwrap_or_default()
    }

    /// Whether there is no prose at all, as in a file of tables only.
    pub(crate) fn is_empty(&self) -> bool {
        let sections = (0..self.report.form().sections().len()).filter_map(SectionNo::from_index);
        sections.into_iter().all(|section| self.text(section).trim().is_empty())
    }

    /// The phrases of a list, in order.
    pub(crate) fn hits(&self, list: List) -> impl Iterator<Item = Hit> + '_ {
        self.found.of(list).iter().filter_map(|position| self.found.hits.get(*position as usize)).copied()
    }

    /// The phrases of a list in a section.
    pub(crate) fn hits_in(&self, section: SectionNo, list: List) -> impl Iterator<Item = Hit> + '_ {
        self.hits(list).filter(move |hit| hit.span.section == section)
    }

    /// The phrases of a list in a stretch.
    pub(crate) fn hits_within(&self, span: Span, list: List) -> impl Iterator<Item = Hit> + '_ {
        let from = self
            .found
            .hits
            .partition_point(|hit| (hit.span.section, hit.span.from) < (span.section, span.from));
        let ours = self.found.hits.get(from..).unwrap_or_default().iter();
        ours.take_while(move |hit| hit.span.section == span.section && hit.span.from < span.to)
            .filter(move |hit| hit.list == list && hit.span.to <= span.to)
            .copied()
    }

    /// Whether a section holds a phrase of a list.
    pub(crate) fn has_in(&self, section: SectionNo, list: List) -> bool {
        self.hits_in(section, list).next().is_some()
    }

    /// Whether a stretch holds a phrase of a list.
    pub(crate) fn has_within(&self, span: Span, list: List) -> bool {
        self.hits_within(span, list).next().is_some()
    }

    /// Whether any section holds a phrase of a list.
    pub(crate) fn has(&self, list: List) -> bool {
        self.hits(list).next().is_some()
    }

    /// The runs of digits, in order.
    pub(crate) fn digits(&self) -> &[DigitRun] {
        &self.found.digits
    }

    /// The runs of digits in a stretch.
    pub(crate) fn digits_within(&self, span: Span) -> impl Iterator<Item = &DigitRun> + '_ {
        let from = self
            .found
            .digits
            .partition_point(|run| (run.span.section, run.span.from) < (span.section, span.from));
        let ours = self.found.digits.get(from..).unwrap_or_default().iter();
        ours.take_while(move |run| run.span.section == span.section && run.span.from < span.to)
    }

    /// The sentence around a stretch, at most some hundred characters to each side.
    pub(crate) fn sentence(&self, span: Span) -> Span {
        span.widened(self.text(span.section), span::is_sentence_end)
    }

    /// The part of a sentence between commas around a stretch.
    pub(crate) fn clause(&self, span: Span) -> Span {
        span.widened(self.text(span.section), span::is_clause_end)
    }

    /// The place of a stretch, in UTF-16 units. Takes time in proportion to the text before it.
    pub(crate) fn place(&self, span: Span) -> Place {
        let units = |text: Option<&str>| {
            u32::try_from(text.unwrap_or_default().encode_utf16().count()).unwrap_or(u32::MAX)
        };
        let text = self.text(span.section);
        let from = units(text.get(..span.from));
        let to = from.saturating_add(units(text.get(span.from..span.to)));
        Place::Prose(span.section, TextRange { from, to })
    }
}

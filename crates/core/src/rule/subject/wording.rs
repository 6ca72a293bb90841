//! The prose as the rules on wording see it: one pass finds every phrase that one of them looks for, and every run of
//! digits.
//!
//! The phrases stand in `vocabulary/structure/`.

mod digits;
mod span;

pub(crate) use digits::DigitRun;
pub(crate) use span::Span;

use crate::finding::Place;
use crate::form::SectionNo;
use crate::report::{Report, TextRange};

// Written by the build script: the lists, their phrases in order, and where those of a first character begin and end.
include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// A list of phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct List(u8);

impl List {
    /// Its phrases.
    pub(crate) fn phrases(self) -> &'static [&'static str] {
        LISTS.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Whether a text ends with one of them.
    pub(crate) fn ends(self, text: &str) -> bool {
        self.phrases().iter().any(|phrase| text.ends_with(phrase))
    }

    /// Whether a text begins with one of them.
    pub(crate) fn starts(self, text: &str) -> bool {
        self.phrases().iter().any(|phrase| text.starts_with(phrase))
    }

    /// Whether a text contains one of them; for short texts, running text is searched by [`Wording`].
    pub(crate) fn within(self, text: &str) -> bool {
        self.phrases().iter().any(|phrase| text.contains(phrase))
    }
}

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

/// The prose of a report, read once.
#[derive(Debug)]
pub(crate) struct Wording<'a> {
    report: &'a Report,
    hits: Vec<Hit>,
    digits: Vec<DigitRun>,
}

/// The most findings of one rule on wording in one report; more would help no one.
pub(crate) const MOST: usize = 20;

/// The most phrases of one list whose sentences a rule reads; a real report has far fewer.
pub(crate) const ENOUGH: usize = 200;

impl<'a> Wording<'a> {
    /// Reads all sections.
    pub(crate) fn read(report: &'a Report) -> Self {
        let mut wording = Self { report, hits: Vec::new(), digits: Vec::new() };
        let filter = first_filter();
        for section in (0..report.form().sections().len()).filter_map(SectionNo::from_index) {
            let text = report.prose(section);
            let mut run = digits::Runs::new(section);
            for (at, c) in text.char_indices() {
                run.take(at, c, &mut wording.digits);
                if may_begin(&filter, c) {
                    wording.phrases_at(section, text, at, c);
                }
            }
            run.end(text.len(), &mut wording.digits);
        }
        wording
    }

    fn phrases_at(&mut self, section: SectionNo, text: &str, at: usize, first: char) {
        let Ok(position) = FIRST.binary_search_by_key(&first, |entry| entry.0) else { return };
        let Some((_, from, to)) = FIRST.get(position) else { return };
        let Some(rest) = text.get(at..) else { return };
        let candidates = PHRASES.get(usize::from(*from)..usize::from(*to)).unwrap_or_default();
        let rest = rest.as_bytes();
        let skip = first.len_utf8();
        self.hits.extend(candidates.iter().filter(|(phrase, _)| begins(rest, phrase.as_bytes(), skip)).map(
            |(phrase, list)| Hit {
                span: Span { section, from: at, to: at + phrase.len() },
                list: *list,
                phrase,
            },
        ));
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
        self.hits.iter().filter(move |hit| hit.list == list).copied()
    }

    /// The phrases of a list in a section.
    pub(crate) fn hits_in(&self, section: SectionNo, list: List) -> impl Iterator<Item = Hit> + '_ {
        self.hits(list).filter(move |hit| hit.span.section == section)
    }

    /// The phrases of a list in a stretch.
    pub(crate) fn hits_within(&self, span: Span, list: List) -> impl Iterator<Item = Hit> + '_ {
        let from =
            self.hits.partition_point(|hit| (hit.span.section, hit.span.from) < (span.section, span.from));
        let ours = self.hits.get(from..).unwrap_or_default().iter();
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
        &self.digits
    }

    /// The runs of digits in a stretch.
    pub(crate) fn digits_within(&self, span: Span) -> impl Iterator<Item = &DigitRun> + '_ {
        let from =
            self.digits.partition_point(|run| (run.span.section, run.span.from) < (span.section, span.from));
        let ours = self.digits.get(from..).unwrap_or_default().iter();
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

/// Whether a text begins with a phrase, of which the first bytes are known to be the same. Most phrases differ in the
/// next byte, so a loop is quicker than a comparison in one go.
fn begins(text: &[u8], phrase: &[u8], skip: usize) -> bool {
    text.len() >= phrase.len() && text.iter().zip(phrase).skip(skip).all(|(own, byte)| own == byte)
}

/// Which characters may begin a phrase, by the low bits of their code.
type Filter = [u64; 32];

const fn slot(c: char) -> (usize, u64) {
    let low = (c as usize) & 2047;
    (low / 64, 1 << (low % 64))
}

/// Most characters of a text begin no phrase; this tells so without a search.
const fn first_filter() -> Filter {
    let mut filter = [0; 32];
    let mut position = 0;
    while position < FIRST.len() {
        let (word, bit) = slot(FIRST[position].0);
        filter[word] |= bit;
        position += 1;
    }
    filter
}

fn may_begin(filter: &Filter, c: char) -> bool {
    let (word, bit) = slot(c);
    filter.get(word).is_some_and(|own| own & bit != 0)
}

//! The prose of a section with what is marked in it: figures with their verdicts, and what findings point at.

use gouji_core::finding::Place;
use gouji_core::form::{CellId, SectionNo};
use gouji_core::narrative::{Figure, Verdict, Why};
use gouji_core::{Lang, Severity, message};

use super::super::judgement::Found;
use super::super::work::links::{Link, Wording, worded};
use super::super::work::{Field, Work};
use super::cell_name;
use super::cells::is_total;
use crate::text::Word;

/// How a marked stretch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum MarkState {
    /// It is what the tables say.
    Agrees,
    /// It is what other figures of the prose make it.
    AddsUp,
    /// An error points at it.
    Contradicts,
    /// It is doubtful.
    Doubtful,
    /// It was not compared.
    #[default]
    Open,
}

impl MarkState {
    /// Its name in the style sheet.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::AddsUp => "adds-up",
            Self::Contradicts => "contradicts",
            Self::Doubtful => "doubtful",
            Self::Open => "open",
        }
    }
}

/// A marked stretch of the prose.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct MarkView {
    /// Its first UTF-16 unit.
    pub(crate) from: u32,
    /// The unit behind its last.
    pub(crate) to: u32,
    /// Its text.
    pub(crate) text: String,
    /// How it stands.
    pub(crate) state: MarkState,
    /// What came of comparing it, in a sentence.
    pub(crate) words: String,
    /// The cells that it was compared with, with their names.
    pub(crate) cells: Vec<(CellId, String)>,
    /// The link that it is a part of.
    pub(crate) link: Option<LinkView>,
    /// Key of the cell that it could follow: it says the same already.
    pub(crate) could_follow: Option<String>,
}

/// A stretch that follows a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LinkView {
    /// Its first UTF-16 unit.
    pub(crate) from: u32,
    /// What it follows.
    pub(crate) words: String,
    /// The cell, if the form has it.
    pub(crate) cell: Option<CellId>,
}

/// A figure that can be put into the prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FigureChoice {
    /// Key of its cell.
    pub(crate) key: String,
    /// Name of its cell.
    pub(crate) name: String,
    /// What it says.
    pub(crate) figure: String,
    /// What is said of its growth, where last year's figure is known.
    pub(crate) growth: Option<String>,
}

/// Every figure of the tables that the prose can say, totals first.
pub(crate) fn choices(work: &Work, lang: Lang) -> Vec<FigureChoice> {
    let (form, report) = (work.form(), work.committed().report());
    let choice = |cell: CellId| {
        let key = form.key(cell);
        Some(FigureChoice {
            figure: worded(report, None, key, Wording::Figure)?,
            growth: worded(report, work.previous(), key, Wording::Growth),
            name: cell_name(form, cell, lang),
            key: key.to_owned(),
        })
    };
    let (totals, parts): (Vec<CellId>, Vec<CellId>) = form.cell_ids().partition(|cell| is_total(form, *cell));
    totals.into_iter().chain(parts).filter_map(choice).collect()
}

/// A stretch of text: marked, with the position of its mark, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The text.
    pub(crate) text: String,
    /// The mark.
    pub(crate) mark: Option<usize>,
}

/// The prose of a section.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct ProseView {
    /// All of it.
    pub(crate) text: String,
    /// Marks in the order of the text; none overlaps another.
    pub(crate) marks: Vec<MarkView>,
    /// The text cut at the marks.
    pub(crate) stretches: Vec<Stretch>,
}

/// The id of the element of a mark.
pub(crate) fn mark_id(section: SectionNo, from: u32) -> String {
    format!("mark-{}-{from}", section.key())
}

impl ProseView {
    /// The prose of a section as it stands.
    pub(crate) fn new(work: &Work, section: SectionNo, lang: Lang) -> Self {
        let text = work.text(Field::Prose(section));
        let typing = work.draft.as_ref().is_some_and(|draft| draft.field == Field::Prose(section));
        let figures = work.narrative().figures.iter().filter(|figure| figure.section == section);
        let mut marks: Vec<MarkView> =
            figures.map(|figure| figure_mark(work, figure, typing, lang)).collect();
        for found in work.judgement().problems() {
            let Some(Place::Prose(own, range)) = found.place() else { continue };
            let free = marks.iter().all(|mark| mark.to <= range.from || range.to <= mark.from);
            if *own == section && free && range.from < range.to {
                marks.push(finding_mark(work, found, range.from, range.to, lang));
            }
        }
        for link in work.linked().iter().filter(|link| link.section == section) {
            let view = link_view(work, link, lang);
            let is_inside = |mark: &&mut MarkView| mark.from < link.to && link.from < mark.to;
            let mut inside = marks.iter_mut().filter(is_inside).peekable();
            if inside.peek().is_some() {
                inside.for_each(|mark| mark.link = Some(view.clone()));
                continue;
            }
            let mark = MarkView { from: link.from, to: link.to, link: Some(view), ..MarkView::default() };
            marks.push(mark);
        }
        marks.sort_by_key(|mark| mark.from);
        let stretches = cut(&text, &mut marks);
        // What is written otherwise than the figure would be written anew.
        let report = work.committed().report();
        for mark in &mut marks {
            let says = |key: &String| worded(report, None, key, Wording::Figure).as_ref() == Some(&mark.text);
            mark.could_follow = mark.could_follow.take().filter(says);
        }
        Self { text, marks, stretches }
    }

    /// How many marks stand like this.
    pub(crate) fn count(&self, states: &[MarkState]) -> usize {
        self.marks.iter().filter(|mark| states.contains(&mark.state)).count()
    }

    /// How many stretches follow the tables.
    pub(crate) fn links(&self) -> usize {
        let mut links: Vec<u32> =
            self.marks.iter().filter_map(|mark| Some(mark.link.as_ref()?.from)).collect();
        links.dedup();
        links.len()
    }

    /// The mark at a place of the text.
    pub(crate) fn at(&self, offset: u32) -> Option<&MarkView> {
        self.marks.iter().find(|mark| (mark.from..=mark.to).contains(&offset))
    }
}

fn figure_mark(work: &Work, figure: &Figure, typing: bool, lang: Lang) -> MarkView {
    let form = work.form();
    let range = figure.range;
    let place = Place::Prose(figure.section, range);
    let of_figure = |found: &&Found| found.finding.places.contains(&place);
    let found = work.judgement().problems().into_iter().find(of_figure);
    let named = |cells: &[CellId]| -> Vec<(CellId, String)> {
        cells.iter().map(|cell| (*cell, cell_name(form, *cell, lang))).collect()
    };
    let (state, words, cells) = match (&figure.verdict, found) {
        (Verdict::Contradicts { .. }, _) if typing => {
            (MarkState::Open, Word::FigureOpen.get(lang).to_owned(), Vec::new())
        }
        (Verdict::Contradicts { .. }, Some(found)) => {
            let cells: Vec<CellId> = found.finding.places.iter().filter_map(Place::cell).collect();
            let is_error = found.finding.severity == Severity::Error;
            let state = if is_error { MarkState::Contradicts } else { MarkState::Doubtful };
            (state, message::say(&found.finding, form, lang), named(&cells))
        }
        // Somebody has explained it.
        (Verdict::Contradicts { .. }, None) => {
            (MarkState::Open, Word::FigureExplained.get(lang).to_owned(), Vec::new())
        }
        (Verdict::Agrees { cells } | Verdict::Explained { cells, .. }, _) => {
            let said = if matches!(figure.verdict, Verdict::Agrees { .. }) {
                Word::FigureAgrees
            } else {
                Word::FigureFits
            };
            (MarkState::Agrees, said.get(lang).to_owned(), named(cells))
        }
        (Verdict::AddsUp, _) => (MarkState::AddsUp, Word::FigureAddsUp.get(lang).to_owned(), Vec::new()),
        (Verdict::NotCompared(why), _) => (MarkState::Open, reason(*why).get(lang).to_owned(), Vec::new()),
    };
    let could_follow = match (&state, cells.as_slice()) {
        (MarkState::Agrees, [(cell, _)]) => Some(form.key(*cell).to_owned()),
        _ => None,
    };
    MarkView { from: range.from, to: range.to, state, words, cells, could_follow, ..MarkView::default() }
}

fn link_view(work: &Work, link: &Link, lang: Lang) -> LinkView {
    let form = work.form();
    let cell = form.cell_id(&link.key);
    let name = cell.map_or_else(|| link.key.clone(), |cell| cell_name(form, cell, lang));
    let phrase = match link.wording {
        Wording::Figure => Word::LinkedTo,
        Wording::Growth => Word::LinkedGrowth,
    };
    let mut said = phrase.fill(lang, &[("name", &name)]);
    if worded(work.committed().report(), work.previous(), &link.key, link.wording).is_none() {
        said = format!("{said} · {}", Word::LinkLost.get(lang));
    }
    LinkView { from: link.from, words: said, cell }
}

fn finding_mark(work: &Work, found: &Found, from: u32, to: u32, lang: Lang) -> MarkView {
    let form = work.form();
    let cells = found.finding.places.iter().filter_map(Place::cell);
    MarkView {
        from,
        to,
        state: MarkState::Doubtful,
        words: message::say(&found.finding, form, lang),
        cells: cells.map(|cell| (cell, cell_name(form, cell, lang))).collect(),
        ..MarkView::default()
    }
}

/// Why a figure was not compared.
fn reason(why: Why) -> Word {
    match why {
        Why::NotInTables => Word::WhyNotInTables,
        Why::OtherUnit => Word::WhyOtherUnit,
        Why::OtherPeriod => Word::WhyOtherPeriod,
        Why::OtherScope => Word::WhyOtherScope,
        Why::Difference => Word::WhyDifference,
        Why::Part => Word::WhyPart,
        Why::Share => Word::WhyShare,
        Why::Unsure => Word::WhyUnsure,
        Why::Unreadable => Word::WhyUnreadable,
        Why::NoValue => Word::WhyNoValue,
    }
}

/// Cuts a text at its marks and writes into each mark what it says.
fn cut(text: &str, marks: &mut [MarkView]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut next = 0;
    let mut offset = 0_u32;
    for character in text.chars() {
        while marks.get(next).is_some_and(|mark| mark.to <= offset) {
            next += 1;
        }
        let inside = marks.get(next).is_some_and(|mark| (mark.from..mark.to).contains(&offset));
        let mark = inside.then_some(next);
        match stretches.last_mut() {
            Some(last) if last.mark == mark => last.text.push(character),
            _ => stretches.push(Stretch { text: character.to_string(), mark }),
        }
        offset += if character.len_utf16() == 1 { 1 } else { 2 };
    }
    for stretch in &stretches {
        if let Some(mark) = stretch.mark.and_then(|mark| marks.get_mut(mark)) {
            mark.text.clone_from(&stretch.text);
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::{MarkState, ProseView};
    use crate::state::import::Opened;
    use crate::state::work::{Field, Work};
    use gouji_core::form::edition;
    use gouji_core::{Lang, Report};

    #[test]
    fn figures_are_marked_where_they_stand_and_nothing_is_lost() {
        let mut report = Report::new(edition("2021").unwrap());
        let section = report.form().section_no("s1").unwrap();
        for cell in report.form().cell_ids() {
            report.set(cell, "0");
        }
        let received = report.form().cell_id("t3.received.total").unwrap();
        report.set(received, "12");
        let text = "𠮷县：收到政府信息公开申请12件，召开会议3次。";
        report.set_prose(section, text);
        let mut work = Work::new("1".to_owned(), Opened::new(report));
        let view = ProseView::new(&work, section, Lang::Zh);
        assert_eq!(view.stretches.iter().map(|stretch| stretch.text.as_str()).collect::<String>(), text);
        let marks: Vec<(&str, MarkState)> =
            view.marks.iter().map(|mark| (mark.text.as_str(), mark.state)).collect();
        assert_eq!(marks, [("12", MarkState::Agrees), ("3", MarkState::Open)]);
        assert_eq!(view.marks[0].cells[0].0, received);
        let from = view.marks[0].from;
        assert_eq!(view.at(from).map(|mark| mark.text.as_str()), Some("12"));
        let wrong = text.replace("12", "21");
        work.type_into(Field::Prose(section), wrong);
        assert_eq!(ProseView::new(&work, section, Lang::Zh).marks[0].state, MarkState::Open);
        work.commit();
        let state = ProseView::new(&work, section, Lang::Zh).marks[0].state;
        assert!(matches!(state, MarkState::Contradicts | MarkState::Doubtful), "{state:?}");
    }
}

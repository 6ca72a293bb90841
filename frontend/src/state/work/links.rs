//! Figures of the prose that follow the tables. A link is a stretch of the text with the cell that it is written from;
//! it is kept with the work and is no part of a report: what leaves the page is plain text.

use std::rc::Rc;

use gouji_core::across_years::Change;
use gouji_core::form::{CellId, SectionNo};
use gouji_core::number::Value;
use gouji_core::{Lang, Report};

use super::super::history::{Effect, FieldChange, StepName};
use super::{Field, Work, write};
use crate::text::Word;

/// What a stretch of the prose says of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wording {
    /// Its figure.
    Figure,
    /// By how much it grew since last year.
    Growth,
}

impl Wording {
    /// Its name in what is kept.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Growth => "growth",
        }
    }

    /// From its name.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Figure, Self::Growth].into_iter().find(|own| own.code() == code)
    }
}

/// A stretch of the prose that follows a cell. Offsets are UTF-16 units, as browsers count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// The section.
    pub(crate) section: SectionNo,
    /// The first unit.
    pub(crate) from: u32,
    /// The unit behind the last.
    pub(crate) to: u32,
    /// Key of the cell.
    pub(crate) key: String,
    /// What is said of it.
    pub(crate) wording: Wording,
}

/// What a cell is worded as in a report beside last year's; nothing where a figure is missing.
pub(crate) fn worded(
    report: &Report,
    previous: Option<&Report>,
    key: &str,
    wording: Wording,
) -> Option<String> {
    let cell = report.form().cell_id(key)?;
    let value = report.value(cell)?;
    match wording {
        Wording::Figure => Some(value.to_string()),
        Wording::Growth => growth(report, cell, value, previous?),
    }
}

/// A report is written in Chinese whatever the page speaks.
fn growth(report: &Report, cell: CellId, value: Value, previous: &Report) -> Option<String> {
    let before = previous.value(previous.form().cell_id(report.form().key(cell))?)?;
    let follows = previous.year? == report.year?.checked_sub(1)?;
    let change = follows.then(|| Change::between(before, value)).flatten()?;
    let by = change.by.checked_abs()?.to_string();
    let unit = report.form().cell(cell).map_or("", |cell| cell.unit.as_str());
    let rate = change.rate().map(|rate| rate.trim_start_matches(['+', '-']).to_owned());
    let word = match (change.by == Value::ZERO, change.by.is_negative(), rate.is_some()) {
        (true, ..) => Word::GrowthNone,
        (_, true, _) => Word::GrowthFewer,
        (_, false, true) => Word::GrowthMore,
        (_, false, false) => Word::GrowthFromNothing,
    };
    Some(word.fill(Lang::Zh, &[("by", &by), ("unit", unit), ("rate", rate.as_deref().unwrap_or(""))]))
}

/// The links of a section after its text was changed: those before the change stay, those behind it move, and one that
/// was written into is cut.
pub(crate) fn moved(links: &[Link], section: SectionNo, old: &str, new: &str) -> Vec<Link> {
    if !links.iter().any(|link| link.section == section) {
        return links.to_vec();
    }
    let (old, new): (Vec<u16>, Vec<u16>) = (old.encode_utf16().collect(), new.encode_utf16().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - same;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let (first, last) = (count(same), count(old.len() - tail));
    let by = count(new.len()) - count(old.len());
    let shift = |offset: u32| u32::try_from(i64::from(offset) + by).unwrap_or(0);
    // A digit written against a figure makes it another figure.
    let written = new.get(same..new.len() - tail).unwrap_or_default();
    let is_digit = |unit: Option<&u16>| unit.is_some_and(|unit| (0x30..=0x39).contains(unit));
    let place = |link: &Link| {
        let (from, to) = (i64::from(link.from), i64::from(link.to));
        if link.section != section || to < first || to == first && !is_digit(written.first()) {
            return Some(link.clone());
        }
        (from > last || from == last && !is_digit(written.last())).then(|| Link {
            from: shift(link.from),
            to: shift(link.to),
            ..link.clone()
        })
    };
    links.iter().filter_map(place).collect()
}

/// A text with a stretch of it replaced; nothing where the stretch is none of the text.
pub(crate) fn spliced(text: &str, from: u32, to: u32, by: &str) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (from, to) = (usize::try_from(from).ok()?, usize::try_from(to).ok()?);
    let (before, behind) = (units.get(..from)?, units.get(to.max(from)..)?);
    let (before, behind) = (String::from_utf16(before).ok()?, String::from_utf16(behind).ok()?);
    Some(format!("{before}{by}{behind}"))
}

/// How many UTF-16 units a text has.
pub(crate) fn length(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// Writes the text of one section anew from the cells that its links follow: the text and the links in it. Where a cell
/// holds no number the text stays as it is.
pub(crate) fn followed(
    links: &[Link],
    section: SectionNo,
    text: &str,
    report: &Report,
    previous: Option<&Report>,
) -> (String, Vec<Link>) {
    let mut links: Vec<Link> = links.to_vec();
    links.sort_by_key(|link| (link.section, link.from));
    let mut text = text.to_owned();
    for number in 0..links.len() {
        let Some(link) = links.get(number).filter(|link| link.section == section).cloned() else { continue };
        let Some(now) = worded(report, previous, &link.key, link.wording) else { continue };
        let Some(new) = spliced(&text, link.from, link.to, &now) else { continue };
        let by = i64::from(length(&now)) - i64::from(link.to - link.from);
        let shift = |offset: u32| u32::try_from(i64::from(offset) + by).unwrap_or(0);
        for (position, other) in links.iter_mut().enumerate().skip(number) {
            if other.section == section {
                other.to = shift(other.to);
                if position > number {
                    other.from = shift(other.from);
                }
            }
        }
        text = new;
    }
    (text, links)
}

/// The links whose stretches stand in the texts of a report; anything else in what was kept is no link.
pub(crate) fn standing(links: Vec<Link>, report: &Report) -> Vec<Link> {
    let stands = |link: &Link| link.from < link.to && link.to <= length(report.prose(link.section));
    let mut links: Vec<Link> = links.into_iter().filter(stands).collect();
    links.sort_by_key(|link| (link.section, link.from));
    links.dedup_by(|later, earlier| later.section == earlier.section && later.from < earlier.to);
    links
}

impl Work {
    /// Writes the stretches of the prose anew that follow the tables; what that changed.
    pub(super) fn follow(&mut self) -> Vec<FieldChange> {
        let mut changes = Vec::new();
        if self.links.is_empty() {
            return changes;
        }
        let mut session = (*self.committed).clone();
        let mut sections: Vec<SectionNo> = self.links.iter().map(|link| link.section).collect();
        sections.sort_unstable();
        sections.dedup();
        for section in sections {
            let (report, previous) = (session.report(), session.previous());
            let before = report.prose(section).to_owned();
            let (after, followed) = followed(&self.links, section, &before, report, previous);
            self.links = Rc::new(followed);
            if before != after {
                let field = Field::Prose(section);
                write(&mut session, field, &after);
                changes.push(FieldChange { field, before, after });
            }
        }
        if changes.is_empty() {
            self.live_links = Rc::clone(&self.links);
        } else {
            self.replace(session);
        }
        changes
    }

    /// The figures of the prose that follow the tables, with what is being typed.
    pub(crate) fn linked(&self) -> &[Link] {
        &self.live_links
    }

    /// Writes what a cell says into the prose in the place of a stretch, and lets it follow the cell from now on; the end
    /// of what was written.
    pub(crate) fn link(
        &mut self,
        section: SectionNo,
        (from, to): (u32, u32),
        key: &str,
        wording: Wording,
    ) -> Option<u32> {
        self.commit();
        let report = self.committed.report();
        let now = worded(report, self.previous(), key, wording)?;
        let before = report.prose(section).to_owned();
        let after = spliced(&before, from, to, &now)?;
        let end = from.saturating_add(length(&now));
        let mut moved = moved(&self.links, section, &before, &after);
        moved.retain(|link| link.section != section || link.to <= from || end <= link.from);
        moved.push(Link { section, from, to: end, key: key.to_owned(), wording });
        moved.sort_by_key(|link| (link.section, link.from));
        let links = std::mem::replace(&mut self.links, Rc::new(moved));
        let field = Field::Prose(section);
        let mut session = (*self.committed).clone();
        write(&mut session, field, &after);
        self.replace(session);
        self.done(StepName::Linked, Effect::Fields(vec![FieldChange { field, before, after }]), links);
        Some(end)
    }

    /// The link that begins here follows its cell no more; its text stays.
    pub(crate) fn cut_link(&mut self, section: SectionNo, from: u32) {
        self.commit();
        let mut left = (*self.links).clone();
        left.retain(|link| link.section != section || link.from != from);
        let links = std::mem::replace(&mut self.links, Rc::new(left));
        self.live_links = Rc::clone(&self.links);
        self.version += 1;
        self.done(StepName::CutLink, Effect::Fields(Vec::new()), links);
    }
}

#[cfg(test)]
mod tests {
    use super::{CellId, Field, Link, StepName, Wording, Work, moved, spliced, standing, worded};
    use crate::state::import::Opened;
    use gouji_core::form::edition;
    use gouji_core::{Form, Report};
    use std::sync::Arc;

    fn form() -> Arc<Form> {
        edition("2021").unwrap()
    }

    fn link(from: u32, to: u32) -> Link {
        let section = form().section_no("s1").unwrap();
        Link { section, from, to, key: "k".to_owned(), wording: Wording::Figure }
    }

    fn after(old: &str, new: &str, links: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let links: Vec<Link> = links.iter().map(|(from, to)| link(*from, *to)).collect();
        let left = moved(&links, links[0].section, old, new);
        left.iter().map(|link| (link.from, link.to)).collect()
    }

    #[test]
    fn links_move_with_the_text_around_them_and_are_cut_inside() {
        assert_eq!(after("ab12cd", "xab12cd", &[(2, 4)]), [(3, 5)]);
        assert_eq!(after("ab12cd", "ab12cdx", &[(2, 4)]), [(2, 4)]);
        assert_eq!(after("ab12cd", "a12d", &[(2, 4)]), [], "one change over both sides of it");
        assert_eq!(after("ab12cd", "ab1x2cd", &[(2, 4)]), []);
        assert_eq!(after("ab12cd", "abx12cd", &[(2, 4)]), [(3, 5)]);
        assert_eq!(after("ab12x34", "ab12y34", &[(2, 4), (5, 7)]), [(2, 4), (5, 7)]);
        assert_eq!(after("\u{20BB7}12", "\u{20BB7}x12", &[(2, 4)]), [(3, 5)]);
        assert_eq!(after("ab12", "", &[(2, 4)]), []);
        assert_eq!(after("ab12cd", "ab123cd", &[(2, 4)]), [], "another figure");
        assert_eq!(after("ab12cd", "ab312cd", &[(2, 4)]), [], "another figure");
    }

    #[test]
    fn stretches_are_replaced_at_whole_characters_only() {
        assert_eq!(spliced("ab12cd", 2, 4, "7").as_deref(), Some("ab7cd"));
        assert_eq!(spliced("\u{20BB7}1", 1, 3, "7"), None);
        assert_eq!(spliced("ab", 2, 2, "7").as_deref(), Some("ab7"));
        assert_eq!(spliced("ab", 3, 4, "7"), None);
    }

    #[test]
    fn growth_needs_the_year_before() {
        let mut report = Report::new(form());
        let cell = report.form().cell_id("t3.received.total").unwrap();
        report.year = Some(2024);
        report.set(cell, "16");
        let mut previous = report.clone();
        previous.set(cell, "12");
        let said = |previous: &Report| worded(&report, Some(previous), "t3.received.total", Wording::Growth);
        assert_eq!(said(&previous), None);
        previous.year = Some(2023);
        let more = said(&previous).unwrap();
        assert!(more.contains('4') && more.contains("33.3%"), "{more}");
        previous.set(cell, "");
        assert_eq!(said(&previous), None);
        assert_eq!(worded(&report, None, "t3.received.total", Wording::Figure).as_deref(), Some("16"));
    }

    #[test]
    fn what_was_kept_and_does_not_fit_is_no_link() {
        let mut report = Report::new(form());
        report.set_prose(link(0, 1).section, "0123");
        let kept = standing(vec![link(3, 9), link(1, 3), link(2, 4), link(2, 2), link(3, 4)], &report);
        assert_eq!(kept.iter().map(|link| (link.from, link.to)).collect::<Vec<_>>(), [(1, 3), (3, 4)]);
    }

    fn zeros() -> Work {
        let mut report = Report::new(form());
        for cell in report.form().cell_ids() {
            report.set(cell, "0");
        }
        Work::new("1".to_owned(), Opened::new(report))
    }

    fn cell(work: &Work, key: &str) -> CellId {
        work.form().cell_id(key).unwrap()
    }

    fn section(work: &Work) -> gouji_core::form::SectionNo {
        work.form().section_no("s1").unwrap()
    }

    #[test]
    fn a_linked_figure_follows_its_cell_and_undo_takes_both_back() {
        let mut work = zeros();
        let (own, field) = (section(&work), Field::Prose(section(&work)));
        work.type_into(field, "a  b".to_owned());
        assert_eq!(work.link(own, (2, 2), "t3.received.total", Wording::Figure), Some(3));
        assert_eq!(work.text(field), "a 0 b");
        work.type_into(Field::Cell(cell(&work, "t3.received.total")), "120".to_owned());
        assert_eq!(work.text(field), "a 0 b", "what is being typed does not count yet");
        work.commit();
        assert_eq!(work.text(field), "a 120 b");
        assert_eq!((work.linked()[0].from, work.linked()[0].to), (2, 5));
        work.step(true);
        assert_eq!((work.text(field).as_str(), work.linked()[0].to), ("a 0 b", 3));
        work.step(false);
        work.type_into(field, "xa 120 b".to_owned());
        assert_eq!(work.linked()[0].from, 3);
        work.cancel_typing();
        assert_eq!(work.linked()[0].from, 2);
        work.fill(&[(cell(&work, "t3.received.total"), "/".to_owned())], StepName::Pasted);
        assert_eq!(work.text(field), "a 120 b", "a cell without a number leaves the text as it is");
        work.cut_link(own, 2);
        work.fill(&[(cell(&work, "t3.received.total"), "7".to_owned())], StepName::Pasted);
        assert_eq!(work.text(field), "a 120 b");
        work.step(true);
        work.step(true);
        assert_eq!(work.linked().len(), 1);
        let kept = work.kept(1);
        let again = Work::new("1".to_owned(), Opened::kept(kept));
        assert_eq!(again.linked(), work.linked());
    }

    #[test]
    fn growth_follows_both_years() {
        let mut work = zeros();
        let (own, field) = (section(&work), Field::Prose(section(&work)));
        let total = cell(&work, "t3.received.total");
        work.type_into(Field::Year, "2024".to_owned());
        work.commit();
        work.fill(&[(total, "16".to_owned())], StepName::Pasted);
        assert_eq!(work.link(own, (0, 0), "t3.received.total", Wording::Growth), None);
        let mut previous = work.report().clone();
        previous.year = Some(2023);
        previous.set(total, "12");
        work.compare_with(Some(previous));
        assert!(work.link(own, (0, 0), "t3.received.total", Wording::Growth).is_some());
        assert!(work.text(field).contains("33.3%"));
        work.fill(&[(total, "18".to_owned())], StepName::Pasted);
        assert!(work.text(field).contains("50.0%"), "{}", work.text(field));
        let mut other = work.report().clone();
        other.year = Some(2023);
        other.set(total, "9");
        work.compare_with(Some(other));
        assert!(work.text(field).contains("100.0%"), "{}", work.text(field));
        work.step(true);
        assert!(work.text(field).contains("50.0%"));
    }
}

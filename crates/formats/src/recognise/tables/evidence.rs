//! How well a group of figures fits a row of the form: by its label, by what is left of it, by its number of figures.

use super::variant::{PrintedRow, Variant};
use crate::recognise::normal::{distance, ends_with, find_first, find_last, is_digit};
use crate::recognise::prose::words::words;
use crate::recognise::stream::figures::Chunk;
use crate::recognise::stream::groups::Group;
use crate::recognise::stream::vocabulary::Cover;
use crate::recognise::stream::{Kind, Stream};

/// What tells that a group is a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recognise) enum By {
    /// The label or an accepted variant.
    Label,
    /// A label with a few other characters in it.
    Spelling,
    /// A part of a label.
    Fragment,
    /// Only the place between other rows.
    Position,
}

/// A row that a group may be.
#[derive(Debug, Clone, Copy)]
pub(in crate::recognise) struct Candidate {
    pub(in crate::recognise) row: usize,
    pub(in crate::recognise) score: i32,
    pub(in crate::recognise) by: By,
}

/// How the number of a group's figures fits a number of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recognise) enum Fit {
    /// Just as many, blank cells included.
    Exact,
    /// Not as many, but there is a way.
    Possible,
    /// Too few or too many.
    None,
}

/// How the number of figures fits.
pub(in crate::recognise) fn fit(group: &Group, cells: usize) -> Fit {
    let written = group.figures.iter().filter(|figure| !figure.is_blank()).count();
    if written == cells || (group.figures.len() == cells && group.row.is_some()) {
        return Fit::Exact;
    }
    let digits: usize = group
        .chunks()
        .iter()
        .map(|chunk| match chunk {
            Chunk::Digits(digits) => digits.len(),
            Chunk::Whole(_) => 1,
        })
        .sum();
    // Blank cells stand for themselves in a table; in running text they cannot be seen.
    let wide_enough = group.row.is_some() && group.figures.len() >= cells && written <= cells;
    if wide_enough || (digits >= cells && written <= cells * 2) { Fit::Possible } else { Fit::None }
}

/// What evidence is looked for in.
pub(in crate::recognise) struct Evidence<'a> {
    pub(in crate::recognise) stream: &'a Stream<'a>,
    pub(in crate::recognise) cover: &'a Cover,
    pub(in crate::recognise) groups: &'a [Group],
}

/// The most characters before the figures that are looked at.
const REACH: usize = 160;
/// The shortest part of a label that tells anything.
const SHORTEST_FRAGMENT: usize = 4;

impl Evidence<'_> {
    /// The rows of a variant that a group may be, by label or what is left of it.
    pub(in crate::recognise) fn candidates(&self, number: usize, variant: &Variant) -> Vec<Candidate> {
        if variant.wide { self.wide(number, variant) } else { self.labelled(number, variant) }
    }

    fn context(&self, number: usize) -> &[char] {
        let range = &self.groups[number].context;
        &self.stream.chars[range.end.saturating_sub(REACH).max(range.start)..range.end]
    }

    /// The texts of the last pieces before the figures, joined: the last, the last two, the last three.
    fn tails(&self, number: usize) -> Vec<&[char]> {
        let range = self.groups[number].context.clone();
        let mut tails = Vec::new();
        let mut start = range.end;
        while tails.len() < 3 && start > range.start && range.end - start < REACH {
            let owner = self.stream.owner[start - 1];
            start = self.stream.pieces[owner].range.start.max(range.start);
            tails.push(&self.stream.chars[start..range.end]);
        }
        tails
    }

    /// How many characters before the figures stand in their own line or row of a table.
    fn line(&self, number: usize) -> usize {
        let range = self.groups[number].context.clone();
        let pieces = &self.stream.pieces;
        let row = |piece: usize| match pieces[piece].kind {
            Kind::Cell { table, row, .. } => Some((table, row)),
            _ => None,
        };
        let own = self.groups[number].pieces.0;
        let same = |at: &usize| {
            let owner = self.stream.owner[*at];
            owner == own || (row(own).is_some() && row(owner) == row(own))
        };
        range.rev().take_while(same).count()
    }

    fn labelled(&self, number: usize, variant: &Variant) -> Vec<Candidate> {
        let group = &self.groups[number];
        let context = self.context(number);
        let fitting = |row: usize| match fit(group, variant.rows[row].cells.len()) {
            Fit::Exact => 6,
            Fit::Possible => 3,
            Fit::None => -6,
        };
        let found = self.by_label(number, variant, context);
        if group.is_blank() {
            // Heads have blank cells beside them too; a blank row only keeps its place.
            return found.into_iter().map(|candidate| Candidate { score: 1, ..candidate }).collect();
        }
        // A whole label that goes on below the figures counts more than a shorter one that ends before them.
        let best = |found: &[Candidate]| found.iter().map(|own| own.score).max().unwrap_or(0);
        let parts = self.by_part(number, variant, context);
        let goes_on = parts.iter().all(|own| own.by == By::Label) && best(&parts) > best(&found);
        let found = if found.is_empty() || goes_on { parts } else { found };
        let found = found
            .into_iter()
            .map(|candidate| Candidate { score: candidate.score + fitting(candidate.row), ..candidate });
        found.filter(|candidate| candidate.score > 0).collect()
    }

    fn by_label(&self, number: usize, variant: &Variant, context: &[char]) -> Vec<Candidate> {
        // The longest label at the end of the text counts; of equal ones those whose heads stand before them.
        let longest = |row: &PrintedRow| {
            row.labels.iter().filter(|label| ends_with(context, label)).map(Vec::len).max().unwrap_or(0)
        };
        let lengths: Vec<usize> = variant.rows.iter().map(longest).collect();
        let best = lengths.iter().copied().max().unwrap_or(0);
        let mut slack = 0;
        let mut rows: Vec<usize> =
            (0..lengths.len()).filter(|row| best > 0 && lengths[*row] == best).collect();
        let mut length = best;
        if rows.is_empty() {
            // A unit or a remark may stand between the label and the figures, in the same line or row.
            let most = self.line(number).saturating_sub(1).min(6);
            let behind = |row: &PrintedRow| {
                let places = row.labels.iter().filter_map(|label| {
                    let from = context.len().saturating_sub(label.len() + most);
                    let at = find_last(&context[from..], label)?;
                    (label.len() > 3).then_some((from + at + label.len(), label.len()))
                });
                places.max()
            };
            let places: Vec<_> = variant.rows.iter().map(behind).collect();
            let Some(last) = places.iter().flatten().max().copied() else { return Vec::new() };
            rows = (0..places.len()).filter(|row| places[*row] == Some(last)).collect();
            (slack, length) = (context.len() - last.0, last.1);
        }
        if rows.len() > 1 {
            let last_head = |row: usize| {
                variant.rows[row].path.last().and_then(|head| find_last(context, head)).map_or(0, |at| at + 1)
            };
            let nearest = rows.iter().map(|row| last_head(*row)).max().unwrap_or(0);
            rows.retain(|row| last_head(*row) == nearest);
        }
        let penalty = self.prose_penalty(number, length + slack) + i32::try_from(slack).unwrap_or(0);
        let score = 10 + 2 * i32::try_from(length.min(15)).unwrap_or(0) - penalty;
        let by = if self.has_other_words(number, length, slack) { By::Spelling } else { By::Label };
        rows.into_iter().map(|row| Candidate { row, score, by }).collect()
    }

    /// Whether a label in a cell has words around it that make it something else, as “其中：” or “（本级）”.
    fn has_other_words(&self, number: usize, length: usize, slack: usize) -> bool {
        let group = &self.groups[number];
        let end = group.context.end - slack;
        let is_unit = |at: usize| words("unit").any(|unit| unit.contains(self.stream.chars[at]));
        let is_followed = !(end..group.context.end).all(is_unit);
        if group.row.is_none() {
            return is_followed;
        }
        let start = end - length.min(end);
        let owner = self.stream.owner.get(start);
        let before = (group.context.start..start).rev().take_while(|at| self.stream.owner.get(*at) == owner);
        let is_number = |c: char| is_digit(c) || words("numeral").any(|own| own.contains(c));
        let mut before = before.filter(|at| !self.cover.in_label[*at] && !is_number(self.stream.chars[*at]));
        let height = |piece: usize| match self.stream.pieces[piece].kind {
            Kind::Cell { height, .. } => height,
            _ => 1,
        };
        // What stands over several rows is a head of rows.
        let is_head = owner.is_some_and(|owner| height(*owner) > height(group.pieces.0));
        is_followed || is_head || before.next().is_some()
    }

    /// What speaks against figures of running text being a row: other words right before the label or right behind.
    fn prose_penalty(&self, number: usize, label: usize) -> i32 {
        let group = &self.groups[number];
        if group.row.is_some() {
            return 0;
        }
        let runs_on = i32::from(group.runs_on) * 15;
        let label = label.min(group.context.len());
        if label == 0 {
            return runs_on;
        }
        let start = group.context.end - label;
        let before = start.checked_sub(1).filter(|at| {
            *at >= group.context.start
                && self.stream.owner[*at] == self.stream.owner[start]
                && !self.cover.known[*at]
        });
        let comma = |text: &str| text.trim_end().ends_with(['，', '。', '；', '、', ',', ';']);
        let piece = self.stream.owner.get(start).map(|owner| &self.stream.pieces[*owner]);
        let parted = piece
            .is_some_and(|piece| start >= piece.range.start && comma(&piece.text[..self.stream.at[start]]));
        i32::from(before.is_some()) * 12 + i32::from(parted) * 12 + runs_on
    }

    /// By a label that goes on below the figures, that is misspelt, or of which a part is left.
    fn by_part(&self, number: usize, variant: &Variant, context: &[char]) -> Vec<Candidate> {
        let penalty = self.prose_penalty(number, 0);
        let tails = self.tails(number);
        let next = self
            .groups
            .get(number + 1)
            .map_or((&[][..], true), |next| (&self.stream.chars[next.context.clone()], next.is_blank()));
        let part = |printed: &PrintedRow| {
            printed.labels.iter().filter_map(|label| fragment(label, context, next, &tails)).max()
        };
        let parts: Vec<Option<Part>> = variant.rows.iter().map(part).collect();
        // The longest part counts: what two rows share says nothing where more is left of one of them.
        let longest = parts.iter().flatten().max().copied();
        let length = longest.map_or(0, |longest| points(longest.length, 20));
        let rows = (0..parts.len()).filter(|row| longest.is_some() && parts[*row] == longest);
        if longest.is_some_and(|longest| longest.whole) {
            let length = 2 * longest.map_or(0, |longest| points(longest.length, 15));
            return rows.map(|row| Candidate { row, score: 10 + length - penalty, by: By::Label }).collect();
        }
        if let Some(misspelt) = misspelt(variant, &tails) {
            return vec![Candidate { score: misspelt.score - penalty, ..misspelt }];
        }
        rows.map(|row| Candidate { row, score: 4 + length - penalty, by: By::Fragment }).collect()
    }

    /// A row of figures below heads, with all cells of a table or those of some of its rows, is known by those heads.
    fn wide(&self, number: usize, variant: &Variant) -> Vec<Candidate> {
        let group = &self.groups[number];
        let mut found = Vec::new();
        // Blank cells beside a head are no row below it.
        if group.is_blank() && self.line(number) > 0 {
            return found;
        }
        let whole = variant.rows.len() == 1;
        for (row, printed) in variant.rows.iter().enumerate() {
            let fitting = match fit(group, printed.cells.len()) {
                Fit::Exact => 10,
                Fit::Possible => 4,
                Fit::None => continue,
            };
            let range = &group.context;
            let from = range.end.saturating_sub(variant.pairs.len() * 4).max(range.start);
            let context = &self.stream.chars[from..range.end];
            let pairs: std::collections::BTreeSet<(char, char)> =
                context.iter().copied().zip(context.iter().copied().skip(1)).collect();
            let covered = printed.pairs.intersection(&pairs).count() * 60 / printed.pairs.len().max(1);
            // Parts of a table look alike: the heads of each must all stand above it, and in order.
            let headed = || {
                let mut rest = context;
                printed.path.iter().all(|head| {
                    let at = find_first(rest, head);
                    rest = at.map_or(&[][..], |at| &rest[at + head.len()..]);
                    at.is_some()
                })
            };
            if covered >= if whole { 24 } else { 50 } && (whole || headed()) {
                let score = fitting + points(covered, 60) / i32::try_from(variant.rows.len()).unwrap_or(1);
                let score = score - i32::from(group.runs_on) * 15;
                found.push(Candidate { row, score, by: By::Label });
            }
        }
        found
    }

    /// Whether a group has no label at all and as many figures as a row has cells.
    pub(in crate::recognise) fn may_be_unlabelled(&self, number: usize, cells: usize) -> bool {
        let group = &self.groups[number];
        let in_row = group.row.is_some();
        let enough =
            !group.is_blank() && fit(group, cells) == Fit::Exact && (in_row || cells > 2) && !group.runs_on;
        enough
            && group
                .context
                .clone()
                .all(|at| self.cover.known[at] && (in_row || !self.is_own_label(number, at)))
            && !self.has_label(number)
    }

    /// Whether the text right before the figures is a whole label of the form.
    fn has_label(&self, number: usize) -> bool {
        let range = &self.groups[number].context;
        let ends_here =
            |label: &&std::ops::Range<usize>| label.end == range.end && label.start >= range.start;
        let before = self.cover.labels.partition_point(|label| label.end < range.end);
        self.cover.labels.get(before).filter(ends_here).is_some_and(|label| label.len() > 3) && {
            // A head that spans rows stands in the same row as the figures, but is no label of the row.
            let owner = self.stream.owner[range.end - 1];
            let first = self.groups[number].pieces.0;
            self.groups[number].row.is_none()
                || owner + 1 == first && matches!(self.stream.pieces[owner].kind, Kind::Cell { .. })
        }
    }

    fn is_own_label(&self, number: usize, at: usize) -> bool {
        self.stream.owner[at] == self.groups[number].pieces.0 && self.cover.in_label[at]
    }
}

/// A length as points, up to a limit.
pub(in crate::recognise) fn points(length: usize, most: usize) -> i32 {
    i32::try_from(length.min(most)).unwrap_or(0)
}

/// The one row whose label is nearest to the last cells or lines, within a bound; none where two are as near.
fn misspelt(variant: &Variant, tails: &[&[char]]) -> Option<Candidate> {
    let nearest = |row: &PrintedRow| {
        let pairs = row.labels.iter().flat_map(|label| tails.iter().map(move |tail| (label, *tail)));
        let near = pairs.filter_map(|(label, tail)| {
            distance(label, tail, (label.len() / 4).min(6)).map(|changes| (changes, label.len()))
        });
        near.min_by_key(|(changes, length)| (*changes, std::cmp::Reverse(*length)))
    };
    let near: Vec<_> = variant.rows.iter().map(nearest).collect();
    let least = near.iter().flatten().map(|(changes, _)| *changes).min()?;
    let mut rows = near.iter().enumerate().filter_map(|(row, near)| near.map(|near| (row, near)));
    let (row, (_, length)) = rows.find(|(_, (changes, _))| *changes == least)?;
    let alone = !rows.any(|(_, (changes, _))| changes == least);
    let score = 8 + 2 * points(length, 12) - 3 * points(least, 6);
    alone.then_some(Candidate { row, score, by: By::Spelling })
}

/// How much of a label is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    whole: bool,
    length: usize,
}

/// The part of a label that stands before the figures; the whole label if the rest of it stands behind them.
fn fragment(
    label: &[char],
    context: &[char],
    (next, next_is_blank): (&[char], bool),
    tails: &[&[char]],
) -> Option<Part> {
    // However little stands before the figures, it is the label's beginning if the rest of it stands below them, and
    // is not what the figures below it are called.
    let split = (1..label.len().saturating_sub(1)).rev().find(|length| {
        let begins_cell = tails.iter().any(|tail| tail.len() == *length);
        (begins_cell || *length >= SHORTEST_FRAGMENT)
            && next.starts_with(&label[*length..])
            && (next_is_blank || next.len() > label.len() - *length)
            && ends_with(context, &label[..*length])
    });
    if split.is_some() && label.len() >= SHORTEST_FRAGMENT {
        return Some(Part { whole: true, length: label.len() });
    }
    let begun = (SHORTEST_FRAGMENT..label.len()).rev().find(|length| ends_with(context, &label[..*length]));
    if let Some(length) = begun {
        return Some(Part { whole: false, length });
    }
    // The last cell or line is a part from the middle or the end.
    let part = |tail: &&[char]| {
        let fits =
            tail.len() >= SHORTEST_FRAGMENT && tail.len() < label.len() && find_last(label, tail).is_some();
        fits.then_some(Part { whole: false, length: tail.len() })
    };
    tails.iter().filter_map(part).max()
}

//! Groups of figures: what stands together behind a label, in a row of a table or in running text.

use std::ops::Range;

use super::figures::{self, Chunk};
use super::vocabulary::Cover;
use super::{Kind, Stream};
use crate::document::Place;

/// A run of figures with nothing else between them, and the text before it.
pub(in crate::recognise) struct Group {
    /// The text between the figures before and these, as characters of the stream.
    pub(in crate::recognise) context: Range<usize>,
    /// The figures; blank cells of a table row are among them.
    pub(in crate::recognise) figures: Vec<Figure>,
    /// The row of a table that it stands in; none for running text.
    pub(in crate::recognise) row: Option<TableRow>,
    /// Pieces it stands in, first and last.
    pub(in crate::recognise) pieces: (usize, usize),
    /// Whether it runs on into something that is no label, as in prose.
    pub(in crate::recognise) runs_on: bool,
    /// Whether a sign stands loose or inside a figure, so that they cannot be told apart.
    pub(in crate::recognise) is_broken: bool,
    /// Where in the stream its figures end.
    pub(in crate::recognise) end: usize,
}

/// A row of a table of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recognise) struct TableRow {
    pub(in crate::recognise) table: usize,
    pub(in crate::recognise) row: usize,
}

/// The text of one data cell, or a chunk of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recognise) struct Figure {
    pub(in crate::recognise) text: String,
    pub(in crate::recognise) place: Place,
    /// The grid column and the number of them, in a table.
    pub(in crate::recognise) column: Option<(usize, usize)>,
}

impl Figure {
    pub(in crate::recognise) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Group {
    /// Whether every cell is blank.
    pub(in crate::recognise) fn is_blank(&self) -> bool {
        self.figures.iter().all(Figure::is_blank)
    }

    /// The figures that are not blank, as chunks.
    pub(in crate::recognise) fn chunks(&self) -> Vec<Chunk> {
        self.figures
            .iter()
            .filter(|figure| !figure.is_blank())
            .map(|figure| Chunk::new(&figure.text))
            .collect()
    }

    /// What stands in the source, for people.
    pub(in crate::recognise) fn raw(&self) -> String {
        let mut texts: Vec<&str> = self.figures.iter().map(|figure| figure.text.trim()).collect();
        let separator = if self.row.is_some() { " | " } else { " " };
        while texts.last().is_some_and(|text| text.is_empty()) {
            texts.pop();
        }
        texts.join(separator)
    }
}

/// Cuts a stream into its groups, in order.
pub(in crate::recognise) fn groups(stream: &Stream<'_>, cover: &Cover) -> Vec<Group> {
    let mut cutter = Cutter { stream, cover, groups: Vec::new(), context: 0 };
    let mut piece = 0;
    while piece < stream.pieces.len() {
        match stream.pieces[piece].kind {
            Kind::Furniture => piece += 1,
            Kind::Text | Kind::Heading => {
                cutter.text(piece);
                piece += 1;
            }
            Kind::Cell { table, row, .. } => {
                let end = stream.row_end(piece);
                cutter.row(piece..end, TableRow { table, row });
                piece = end;
            }
        }
    }
    cutter.groups
}

struct Cutter<'a, 'b> {
    stream: &'a Stream<'b>,
    cover: &'a Cover,
    groups: Vec<Group>,
    context: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Label,
    Figure,
}

/// More figures below each other are no row of any table.
const MOST_OF_A_ROW: usize = 64;

impl Cutter<'_, '_> {
    fn class(&self, piece: usize) -> Class {
        let own = &self.stream.pieces[piece];
        if own.text.trim().is_empty() {
            return Class::Blank;
        }
        // A numbered label starts like a figure.
        let first_is_label = self.cover.in_label.get(own.range.start).is_some_and(|known| *known);
        let is_figure = figures::is_figure(own.text) && !figures::is_list_number(own.text);
        if (own.range.is_empty() || !first_is_label) && is_figure {
            return Class::Figure;
        }
        Class::Label
    }

    /// A row of a table: what stands behind a label, up to the next one, is a group.
    fn row(&mut self, pieces: Range<usize>, row: TableRow) {
        let mut classes: Vec<Class> = pieces.clone().map(|piece| self.class(piece)).collect();
        self.remarks(&pieces, &mut classes);
        let mut start = 0;
        while start < classes.len() {
            // Labels first, with the blank cells between them, then figures with blank cells up to the next label.
            let figure =
                classes[start..].iter().position(|class| *class == Class::Figure).map(|at| start + at);
            let end_of_labels = figure.unwrap_or(classes.len());
            let labels = classes[start..end_of_labels].iter().rposition(|class| *class == Class::Label);
            let first = labels.map_or(start, |at| start + at + 1);
            let after = figure.map_or(classes.len(), |figure| {
                let next = classes[figure..].iter().position(|class| *class == Class::Label);
                next.map_or(classes.len(), |at| figure + at)
            });
            let known = |at: usize| {
                let range = &self.stream.pieces[pieces.start + at].range;
                self.cover.in_label.get(range.start).is_some_and(|own| *own)
            };
            // Words among the figures that the form does not print are what somebody wrote into a cell.
            let mut after = after;
            while after < classes.len() && classes[after] == Class::Label && !known(after) {
                let more = classes[after + 1..].iter().take_while(|class| **class != Class::Label).count();
                if !classes[after + 1..after + 1 + more].contains(&Class::Figure) {
                    break;
                }
                after += 1 + more;
            }
            if first < after {
                self.push_row(pieces.start + first..pieces.start + after, row);
            }
            start = after.max(start + 1);
        }
    }

    /// What the form does not print is what somebody wrote into a cell, if it stands behind the label of a row, or behind
    /// any label and has digits.
    fn remarks(&self, pieces: &Range<usize>, classes: &mut [Class]) {
        let (mut behind_label, mut behind_row) = (false, false);
        for (piece, class) in pieces.clone().zip(classes) {
            let own = &self.stream.pieces[piece];
            if *class != Class::Label {
                continue;
            }
            let is_strange = own.range.clone().all(|at| !self.cover.known[at]);
            let digits = || {
                let digit = |c: char| super::normal::fold(c).is_ascii_digit();
                let is_numbered = own.text.trim_start_matches(digit).starts_with(['.', '．', '、']);
                own.text.contains(digit) && !is_numbered
            };
            let letters = own.text.contains(char::is_alphabetic);
            if is_strange && (behind_row || (behind_label || !letters) && digits()) {
                *class = Class::Figure;
            } else {
                behind_label = true;
                behind_row = self.cover.row_ends.contains(&own.range.end);
            }
        }
    }

    fn push_row(&mut self, pieces: Range<usize>, row: TableRow) {
        let figures: Vec<Figure> = pieces
            .clone()
            .map(|piece| {
                let own = &self.stream.pieces[piece];
                let column = match own.kind {
                    Kind::Cell { column, width, .. } => Some((column, width)),
                    _ => None,
                };
                Figure { text: own.text.trim().to_owned(), place: own.place.clone(), column }
            })
            .collect();
        let start = self.stream.pieces[pieces.start].range.start;
        let end = self.stream.pieces[pieces.end - 1].range.end;
        let blank = figures.iter().all(Figure::is_blank);
        self.groups.push(Group {
            context: self.context..start,
            figures,
            row: Some(row),
            pieces: (pieces.start, pieces.end - 1),
            runs_on: false,
            is_broken: false,
            end,
        });
        if !blank {
            self.context = end;
        }
    }

    /// A line of text: it is cut at its labels; figures between them are groups.
    fn text(&mut self, piece: usize) {
        if self.continues(piece) {
            return;
        }
        let own = &self.stream.pieces[piece];
        let (mut from, mut index) = (0, own.range.start);
        while index < own.range.end {
            if !self.cover.in_label[index] {
                index += 1;
                continue;
            }
            let start = index;
            while index < own.range.end && self.cover.in_label[index] {
                index += 1;
            }
            let bytes = self.stream.bytes(&(start..index));
            self.stretch(piece, from..bytes.start, start);
            from = bytes.end;
        }
        self.stretch(piece, from..own.text.len(), own.range.end);
    }

    /// A line of one figure below other lines of one figure is one more cell of their row.
    fn continues(&mut self, piece: usize) -> bool {
        let own = &self.stream.pieces[piece];
        let text = own.text.trim();
        if figures::find(text).first() != Some(&(0..text.len())) {
            return false;
        }
        let Some(group) = self.groups.last_mut() else { return false };
        if group.figures.len() >= MOST_OF_A_ROW {
            return false;
        }
        let lines = |from: usize, to: usize| {
            (from..to).filter(|line| self.stream.pieces[*line].kind != Kind::Furniture).count()
        };
        let one_each = lines(group.pieces.0, group.pieces.1 + 1) == group.figures.len();
        if group.row.is_some() || group.runs_on || !one_each || lines(group.pieces.1 + 1, piece) > 0 {
            return false;
        }
        group.figures.push(Figure { text: text.to_owned(), place: own.place.clone(), column: None });
        group.pieces.1 = piece;
        group.end = own.range.end;
        self.context = own.range.end;
        true
    }

    /// The figures of a stretch without labels; `next` is where the label behind it starts in the stream.
    fn stretch(&mut self, piece: usize, stretch: Range<usize>, next: usize) {
        let own = &self.stream.pieces[piece];
        let Some(text) = own.text.get(stretch.clone()) else { return };
        let mut run: Vec<Range<usize>> = Vec::new();
        let mut broken = false;
        let found = figures::find(text);
        for (number, range) in found.iter().enumerate() {
            run.push(range.clone());
            broken |= figures::is_broken(&text[range.clone()]);
            let following = found.get(number + 1);
            let between = &text[range.end..following.map_or(text.len(), |following| following.start)];
            let loose = |c: char| c.is_whitespace() || figures::is_sign(c);
            if following.is_some() && between.chars().all(loose) {
                broken |= between.contains(figures::is_sign);
                continue;
            }
            // Behind the last figure a label must follow, or the end of the line.
            let prose =
                |c: char| c.is_alphanumeric() || matches!(c, '，' | '。' | '；' | '、' | ',' | ';' | '%');
            let runs_on = following.is_some() || between.chars().any(prose);
            self.push_run(piece, stretch.start, &run, next);
            if let Some(group) = self.groups.last_mut() {
                (group.runs_on, group.is_broken) = (runs_on, broken);
            }
            broken = false;
            run.clear();
        }
    }

    fn push_run(&mut self, piece: usize, offset: usize, run: &[Range<usize>], next: usize) {
        let own = &self.stream.pieces[piece];
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
        let position = |byte: usize| {
            own.range.start + self.stream.at[own.range.clone()].partition_point(|at| *at < byte)
        };
        let start = position(offset + first.start);
        let end = position(offset + last.end).min(next);
        let figures = run
            .iter()
            .map(|range| Figure {
                text: own.text[offset + range.start..offset + range.end].to_owned(),
                place: own.place.clone(),
                column: None,
            })
            .collect();
        self.groups.push(Group {
            context: self.context..start,
            figures,
            row: None,
            pieces: (piece, piece),
            runs_on: false,
            is_broken: false,
            end,
        });
        self.context = end;
    }
}

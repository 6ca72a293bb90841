//! The prose of the sections, and the text that belongs to none.

use std::ops::Range;

use gouji_core::form::label::number_of;
use gouji_core::report::Heading;

use super::{Draft, section_no};
use crate::recognise::Scene;
use crate::recognise::prose::identity::ReportTitle;
use crate::recognise::prose::paragraphs;
use crate::recognise::prose::titles::{self, Title};
use crate::recognise::prose::words::words;
use crate::recognise::stream::Kind;
use crate::recognise::tables::chain::Instance;
use crate::recognised::{Fact, Unplaced, Why};

/// A place in the document: a piece and a byte of its text.
type Position = (usize, usize);

/// Fills in the prose and lists what belongs to no section; returns the headings as written, in their order.
pub(super) fn fill(
    scene: &Scene<'_>,
    draft: &mut Draft,
    pieces: &Range<usize>,
    tables: &[Instance],
    title: Option<&ReportTitle>,
) -> Vec<Heading> {
    let form = std::sync::Arc::clone(&draft.form);
    let end: Position = (pieces.end, 0);
    let extents: Vec<(usize, Range<usize>)> = tables
        .iter()
        .map(|table| (scene.variants[table.variant].section, scene.extent(&table.span())))
        .collect();
    let own = |title: &&Title| pieces.contains(&scene.stream.owner[title.range.start]);
    let candidates: Vec<Title> = scene.titles.iter().filter(own).cloned().collect();
    let chosen = titles::choose(&candidates, form.sections().len(), &extents);
    let mut text = Text { scene, draft, title };
    let body = title.map_or(pieces.start, |title| title.pieces.1 + 1);
    let mut before: Position = (pieces.start, 0);
    // Without the title of the first section, its text starts behind the title of the report.
    let mut open: Option<usize> = None;
    for (section, own) in chosen.iter().enumerate() {
        let Some(own) = own else {
            open = open.or(Some(section));
            continue;
        };
        let start = scene.start(own);
        text.between(before, start, section.checked_sub(1), open.take(), (body, tables));
        if own.by_number {
            text.doubt_title(own);
        }
        before = scene.behind(own);
    }
    let last = form.sections().len().checked_sub(1);
    text.between(before, end, last, open, (body, tables));
    let heading = |own: &Title| Some(Heading { section: section_no(own.section)?, text: scene.written(own) });
    chosen.iter().flatten().filter_map(heading).collect()
}

impl Scene<'_> {
    fn start(&self, title: &Title) -> Position {
        let piece = self.stream.owner[title.range.start];
        let fills = self.stream.pieces[piece].range.start == title.range.start;
        (piece, if fills { 0 } else { self.stream.at[title.range.start] })
    }

    /// A title as it stands in the source, over lines if it is broken.
    fn written(&self, title: &Title) -> String {
        let ((first, start), (last, end)) = (self.start(title), self.behind(title));
        let part = |piece: usize| {
            let text = self.stream.pieces[piece].text;
            let from = if piece == first { start } else { 0 };
            let to = if piece == last { end } else { text.len() };
            text.get(from..to).unwrap_or_default()
        };
        (first..=last).map(part).collect::<String>().trim().to_owned()
    }

    fn behind(&self, title: &Title) -> Position {
        let last = title.range.end - 1;
        (self.stream.owner[last], self.stream.bytes(&(last..title.range.end)).end)
    }
}

struct Text<'a, 'b> {
    scene: &'a Scene<'b>,
    draft: &'a mut Draft,
    title: Option<&'a ReportTitle>,
}

impl Text<'_, '_> {
    /// The text between two titles: of the section `last` above it, or of sections from `open` on without a title.
    fn between(
        &mut self,
        from: Position,
        to: Position,
        last: Option<usize>,
        open: Option<usize>,
        (body, tables): (usize, &[Instance]),
    ) {
        let titled = match open {
            None => last,
            Some(open) => open.checked_sub(1),
        };
        let form = std::sync::Arc::clone(&self.draft.form);
        let is_prose = |section: usize| form.sections().get(section).is_some_and(|own| own.prose);
        let missing: Vec<usize> =
            open.map_or_else(Vec::new, |open| last.map_or_else(Vec::new, |last| (open..=last).collect()));
        // Where the tables of the section end, if any stand in this stretch.
        let tables_here: Vec<&Instance> = tables
            .iter()
            .filter(|table| {
                let figures = self.figures(table);
                from <= figures && figures < to
            })
            .collect();
        let table_start = tables_here.iter().map(|table| self.table_start(table)).min();
        let table_end = tables_here.iter().map(|table| self.table_end(table)).max();
        let first_stop = table_start.filter(|start| *start > from && *start < to);
        match titled {
            Some(section) if is_prose(section) => {
                let stop = if missing.is_empty() { to } else { first_stop.unwrap_or(to) };
                let prose = self.prose(from, stop);
                self.set(section, &prose);
                if stop < to {
                    self.leave(stop, to);
                }
            }
            Some(_) => {
                // A prose section that lost its title follows the tables.
                let next = missing.iter().copied().find(|section| is_prose(*section));
                let cut = table_end.filter(|cut| next.is_some() && *cut < to);
                match (next, cut) {
                    (Some(section), Some(cut)) => {
                        self.leave(from, cut);
                        self.infer(section, cut, to);
                    }
                    _ => self.leave(from, to),
                }
            }
            None if missing.first() == Some(&0) && is_prose(0) => {
                let start = from.max((body, 0)).min(to);
                self.leave(from, start);
                let stop = first_stop.filter(|stop| *stop >= start).unwrap_or(to);
                self.infer(0, start, stop);
                if stop < to {
                    let next = missing.iter().skip(1).copied().find(|section| is_prose(*section));
                    match (next, table_end.filter(|end| *end < to)) {
                        (Some(section), Some(cut)) => {
                            self.leave(stop, cut);
                            self.infer(section, cut, to);
                        }
                        _ => self.leave(stop, to),
                    }
                }
            }
            None => self.leave(from, to),
        }
    }

    fn set(&mut self, section: usize, prose: &str) {
        if let Some(number) = section_no(section) {
            self.draft.report.set_prose(number, prose);
        }
    }

    /// Takes a stretch as a section whose title was not found, from the first line that reads like prose.
    fn infer(&mut self, section: usize, from: Position, to: Position) {
        let mut start = from;
        while start < to && !self.reads_like_prose(start, to) {
            start = (start.0 + 1, 0);
        }
        let start = start.min(to);
        self.leave(from, start);
        let prose = self.prose(start, to);
        if prose.is_empty() {
            return;
        }
        self.set(section, &prose);
        let own = self.scene.stream.pieces.get(start.0);
        let place = own.map(|piece| piece.place.clone());
        let position = own.map_or(0, |piece| piece.range.start);
        let why = Why::new("doubt.section_inferred", vec![("section", Fact::Section(section))]);
        let raw: String = prose.chars().take(40).collect();
        self.draft.doubt(position, place.as_ref(), &[], &raw, why);
    }

    fn reads_like_prose(&self, from: Position, to: Position) -> bool {
        let Some(piece) = self.scene.stream.pieces.get(from.0) else { return false };
        if !matches!(piece.kind, Kind::Text | Kind::Heading) {
            return false;
        }
        let text = self.slice(from.0, from, to).trim();
        let remark = words("remark")
            .any(|word| text.strip_prefix(word).is_some_and(|rest| rest.starts_with(['：', ':'])));
        !remark
            && (text.contains('。')
                || !number_of(text).is_empty()
                || text.chars().filter(|c| c.is_alphanumeric()).count() > 25 && !text.contains("://"))
    }

    fn slice(&self, piece: usize, from: Position, to: Position) -> &str {
        let text = self.scene.stream.pieces[piece].text;
        let start = if piece == from.0 { from.1 } else { 0 };
        let end = if piece == to.0 { to.1 } else { text.len() };
        text.get(start..end).unwrap_or("")
    }

    fn lines(&self, from: Position, to: Position) -> Vec<(usize, String)> {
        let mut lines: Vec<(usize, String)> = Vec::new();
        let mut last_row = None;
        let end = if to.1 == 0 { to.0 } else { to.0 + 1 };
        for number in from.0..end.min(self.scene.stream.pieces.len()) {
            let text = self.slice(number, from, to).trim();
            let text = if number == from.0 && from.1 > 0 {
                text.trim_start_matches(['：', ':', '。', '、']).trim_start()
            } else {
                text
            };
            match self.scene.stream.pieces[number].kind {
                Kind::Cell { table, row, .. } => {
                    if last_row == Some((table, row))
                        && let Some((_, line)) = lines.last_mut()
                    {
                        line.push('\t');
                        line.push_str(text);
                    } else {
                        lines.push((number, text.to_owned()));
                    }
                    last_row = Some((table, row));
                    continue;
                }
                _ if text.is_empty() => {}
                _ => lines.push((number, text.to_owned())),
            }
            last_row = None;
        }
        lines
    }

    fn prose(&mut self, from: Position, to: Position) -> String {
        let lines = self.lines(from, to);
        for (number, line) in &lines {
            if self.scene.stream.pieces[*number].kind == Kind::Furniture {
                self.unplace(*number, line);
            }
        }
        let kept =
            lines.iter().filter(|(number, _)| self.scene.stream.pieces[*number].kind != Kind::Furniture);
        let is_line = |number: usize| self.scene.stream.pieces[number].place.line.is_some();
        paragraphs::join(kept.map(|(number, line)| (line.as_str(), is_line(*number))))
    }

    /// Lists what stands in a stretch and is no part of a table.
    fn leave(&mut self, from: Position, to: Position) {
        for (number, line) in self.lines(from, to) {
            let last = self.scene.stream.row_end(number) - 1;
            let groups = &self.scene.groups;
            let first = groups.partition_point(|group| group.pieces.1 < number);
            let known = (first..groups.len())
                .take_while(|group| groups[*group].pieces.0 <= last)
                .any(|group| self.draft.placed.contains(&group) || self.draft.listed.contains(&group));
            let strange = (number..=last).any(|piece| self.is_strange(piece));
            // What is strange of a row may stand before or behind the stretch.
            if !line.is_empty() && !known && strange && !self.in_title(number) {
                self.unplace(number, &line);
            }
        }
    }

    fn is_strange(&self, number: usize) -> bool {
        let piece = &self.scene.stream.pieces[number];
        piece.kind == Kind::Furniture || piece.range.clone().any(|at| !self.scene.cover.known[at])
    }

    fn in_title(&self, number: usize) -> bool {
        self.title.is_some_and(|title| (title.pieces.0..=title.pieces.1).contains(&number))
    }

    fn unplace(&mut self, number: usize, text: &str) {
        let place = self.scene.stream.pieces[number].place.clone();
        self.draft.unplaced.push((number, Unplaced { text: text.trim().to_owned(), place }));
    }

    fn doubt_title(&mut self, title: &Title) {
        let piece = self.scene.stream.owner[title.range.start];
        let own = &self.scene.stream.pieces[piece];
        let raw = own.text.trim().to_owned();
        let facts = vec![("raw", Fact::Text(raw.clone())), ("section", Fact::Section(title.section))];
        self.draft.doubt(
            own.range.start,
            Some(&own.place),
            &[],
            &raw,
            Why::new("doubt.section_by_number", facts),
        );
    }

    /// Where the first figures of a table stand.
    fn figures(&self, table: &Instance) -> Position {
        let group = &self.scene.groups[table.span().start];
        let (piece, start) = (group.pieces.0, group.context.end);
        let is_own = self.scene.stream.owner.get(start) == Some(&piece);
        (piece, if is_own { self.scene.stream.at[start] } else { 0 })
    }

    /// Where the heads of a table begin: the first piece before it that only holds what the form prints.
    fn table_start(&self, table: &Instance) -> Position {
        let group = &self.scene.groups[table.span().start];
        let range = group.context.clone();
        let own = range.clone().rev().take_while(|at| self.scene.cover.known[*at]).last();
        match own {
            Some(at) => (self.scene.stream.owner[at], self.scene.stream.at[at]),
            None => (group.pieces.0, 0),
        }
    }

    fn table_end(&self, table: &Instance) -> Position {
        let group = &self.scene.groups[table.span().end - 1];
        let piece = group.pieces.1;
        if group.row.is_some() || group.end == self.scene.stream.pieces[piece].range.end {
            return (piece + 1, 0);
        }
        let last = group.end.max(1) - 1;
        (piece, self.scene.stream.bytes(&(last..last + 1)).end)
    }
}

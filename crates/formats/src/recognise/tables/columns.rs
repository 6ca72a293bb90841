//! Which figure of a row is which cell: by the heads of its table, else by count, else by the sums of the row.

use std::ops::Range;

use super::evidence::Fit;
use super::heads::{Heads, InText, Spot, Spots};
use super::split_figures::{Boundaries, Readings, RowSum, holds, readings};
use super::variant::{PrintedRow, Variant};
use crate::document::Place;
use crate::recognise::normal::fold;
use crate::recognise::stream::figures::{Chunk, is_broken};
use crate::recognise::stream::groups::{Figure, Group};
use crate::recognised::{Fact, How, Why};

/// What the figures of a row are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recognise) enum RowReading {
    /// The text of each cell, as far as it is there; no text where it is blank.
    Certain {
        cells: Vec<Option<(String, Place)>>,
        how: How,
        why: Option<Why>,
        /// What is to be said of some of the cells, once for all rows of which it is true.
        notes: Vec<Note>,
        /// Figures, by position in the group, that stand in columns that the form does not have.
        beside: Vec<usize>,
    },
    /// One or more ways of reading them with which the row's sums hold.
    Open {
        readings: Vec<Vec<String>>,
        /// What to say if only one is left in the end.
        why: Why,
    },
    /// No way of reading them is known.
    Unread { why: Why },
}

/// A doubt about the columns of some cells of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::recognise) struct Note {
    /// Its sentence, which may name the first column and the number of columns.
    pub(in crate::recognise) sentence: &'static str,
    /// The cells, by position in the row.
    pub(in crate::recognise) cells: Vec<usize>,
}

impl Note {
    /// The columns were told by their order alone.
    fn by_position(cells: Vec<usize>) -> Self {
        Self { sentence: "doubt.columns_by_position", cells }
    }
}

/// What is known of the table of the document that a row stands in.
#[derive(Debug, Clone, Default)]
pub(in crate::recognise) struct Setting {
    /// Number of columns that hold row labels.
    pub(in crate::recognise) label_columns: usize,
    /// Whether white space in running text parts cells reliably.
    pub(in crate::recognise) spaces_count: bool,
    /// How the heads in the text above rows of text stand.
    pub(in crate::recognise) heads: InText,
    /// Whether the heads of a table are all there in the form's order, though not above their columns.
    pub(in crate::recognise) heads_as_printed: bool,
    /// The number of cells of the widest row of the form's table.
    pub(in crate::recognise) widest: usize,
}

/// Reads the figures of a row.
pub(in crate::recognise) fn read_row(
    heads: &Heads<'_>,
    group: &Group,
    variant: &Variant,
    row: &PrintedRow,
    sums: &[RowSum],
    setting: &Setting,
) -> RowReading {
    let cells = row.cells.len();
    let all = || Note::by_position((0..cells).collect());
    let Some(at) = group.row else {
        let mut reading = in_text(group, cells, sums, setting);
        if let RowReading::Certain { how, notes, .. } = &mut reading
            && cells > 1
            && (setting.heads == InText::Shuffled || setting.heads == InText::Partial && sums.is_empty())
            && notes.is_empty()
        {
            *how = How::Position;
            notes.push(all());
        }
        return reading;
    };
    if begins_with_nought(group) {
        return search(group, cells, sums, Level::Table);
    }
    let spots = heads.spots(at, variant, row, setting.label_columns);
    let headed = spots.as_ref().and_then(|spots| by_heads(group, spots));
    // One long figure and nothing else: perhaps the cells were merged and run together.
    let is_alone = cells > 1 && is_alone_and_long(group, cells);
    let is_merged = matches!(&headed, Some(RowReading::Certain { notes, .. })
        if notes.iter().any(|note| note.sentence == "doubt.cells_merged"));
    if cells > 2 && is_alone && (headed.is_none() || is_merged) {
        return search(group, cells, sums, Level::Table);
    }
    let several = is_alone || cells > 1 && group.figures.iter().any(|figure| holds_several(&figure.text));
    let is_headed = headed.is_some();
    // Parts of a table are alike: in one that lost a head, as many figures as cells prove nothing.
    if !is_headed
        && variant.is_in_parts()
        && group.figures.len() == cells
        && spots.as_ref().is_some_and(|spots| !spots.are_headed())
    {
        let facts = vec![("raw", Fact::Text(group.raw())), ("count", number(cells))];
        return RowReading::Unread { why: Why::new("doubt.not_separable", facts) };
    }
    let mut reading = headed.unwrap_or_else(|| in_table(group, cells, sums, setting));
    if let RowReading::Certain { cells: texts, how, why: None, notes, .. } = &mut reading
        && cells > 1
        && !group.is_blank()
    {
        let written = texts.iter().map(|cell| cell.as_ref().map_or("", |(text, _)| text.as_str()));
        let texts: Vec<&str> = written.collect();
        let sums_hold = || !sums.is_empty() && holds(&texts, sums) == Some(true);
        let confirmed = match &spots {
            // As many figures as cells are in order only where nothing speaks against it and the sums say so.
            None => setting.heads_as_printed || sums_hold(),
            Some(_) if !is_headed => false,
            // The heads of the page before may have stood above other columns.
            Some(spots) => !spots.inherited || spots.are_headed() && sums_hold(),
        };
        if !confirmed {
            *how = How::Position;
            notes.retain(|note| *note != all());
            notes.push(all());
        }
    }
    if let RowReading::Certain { why: why @ None, .. } = &mut reading
        && several
    {
        *why = Some(Why::new("doubt.several_in_cell", vec![("raw", Fact::Text(group.raw()))]));
    }
    reading
}

/// Whether a figure begins with a nought that it does not need: the end of another, or figures run together.
fn begins_with_nought(group: &Group) -> bool {
    group.chunks().iter().any(|chunk| {
        let (Chunk::Digits(text) | Chunk::Whole(text)) = chunk;
        let mut chars = text.chars().map(fold);
        chars.next() == Some('0') && chars.next().is_some_and(|c| c.is_ascii_digit())
    })
}

/// Whether the first figure of a row is its only one, and has digits for all cells.
fn is_alone_and_long(group: &Group, cells: usize) -> bool {
    let digits = |figure: &Figure| figure.text.chars().filter(|c| fold(*c).is_ascii_digit()).count();
    match &group.figures[..] {
        [first, others @ ..] => digits(first) >= cells && others.iter().all(Figure::is_blank),
        [] => false,
    }
}

/// Whether white space or a sign parts digits of a cell, so that it may hold several figures.
fn holds_several(text: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| fold(c).is_ascii_digit());
    if is_broken(text) {
        return true;
    }
    let mut parts = text.split_whitespace().peekable();
    while let Some(part) = parts.next() {
        if digit(part.chars().next_back()) && parts.peek().is_some_and(|next| digit(next.chars().next())) {
            return true;
        }
    }
    false
}

fn certain(figures: &[Figure], how: How, why: Option<Why>) -> RowReading {
    let cell = |figure: &Figure| Some((figure.text.clone(), figure.place.clone()));
    let cells = figures.iter().map(cell).collect();
    RowReading::Certain { cells, how, why, notes: Vec::new(), beside: Vec::new() }
}

fn number(value: usize) -> Fact {
    Fact::Number(value)
}

/// Each figure into the cell whose column it stands in; `None` where that does not work out.
fn by_heads(group: &Group, spots: &Spots) -> Option<RowReading> {
    let reaches =
        group.figures.last().and_then(|figure| figure.column).map(|(column, width)| column + width)?;
    let place = |spot: &Spot| match spot {
        Spot::Headed(columns) | Spot::Between(columns) => Some(columns.clone()),
        Spot::Unknown => None,
    };
    let places: Vec<Option<Range<usize>>> = spots.cells.iter().map(place).collect();
    if places.iter().flatten().any(|columns| reaches <= columns.start) {
        return None;
    }
    let mut cells: Vec<Option<(String, Place)>> = vec![None; places.len()];
    let mut beside = Vec::new();
    let mut merged: Vec<usize> = Vec::new();
    for (number, figure) in group.figures.iter().enumerate() {
        let (column, width) = figure.column?;
        let meets = |place: &Range<usize>| place.start < column + width && column < place.end;
        let mut own = (0..places.len()).filter(|cell| places[*cell].as_ref().is_some_and(meets));
        let Some(first) = own.next() else {
            if figure.is_blank() {
                continue;
            }
            if !(column..column + width).all(|column| spots.foreign.contains(&column)) {
                return None;
            }
            beside.push(number);
            continue;
        };
        let others: Vec<usize> = own.collect();
        if !figure.is_blank() && !others.is_empty() {
            merged.push(first);
            merged.extend(others);
        }
        match &mut cells[first] {
            Some(_) if figure.is_blank() => {}
            Some((text, _)) if !text.is_empty() => return None,
            slot => *slot = Some((figure.text.clone(), figure.place.clone())),
        }
    }
    let is = |wanted: fn(&Spot) -> bool| -> Vec<usize> {
        (0..places.len()).filter(|cell| wanted(&spots.cells[*cell])).collect()
    };
    let guessed = is(|spot| matches!(spot, Spot::Between(_)));
    // A row that ends too early, or begins too late, lacks cells.
    let lost = (0..cells.len()).filter(|cell| cells[*cell].is_none() && !merged.contains(cell));
    let lost: Vec<usize> = lost.collect();
    let mut notes = Vec::new();
    if !guessed.is_empty() {
        notes.push(Note::by_position(guessed.clone()));
    }
    if !lost.is_empty() {
        notes.push(Note { sentence: "doubt.column_missing", cells: lost });
    }
    if !merged.is_empty() {
        notes.push(Note { sentence: "doubt.cells_merged", cells: merged });
    }
    let how = if guessed.is_empty() { How::Label } else { How::Position };
    Some(RowReading::Certain { cells, how, why: None, notes, beside })
}

fn in_table(group: &Group, cells: usize, sums: &[RowSum], setting: &Setting) -> RowReading {
    let mut figures = group.figures.as_slice();
    let mut leading = 0;
    while let [first, rest @ ..] = figures
        && first.is_blank()
        && rest.len() >= cells
        && first.column.is_some_and(|(column, _)| column < setting.label_columns)
    {
        figures = rest;
        leading += 1;
    }
    let written = figures.iter().filter(|figure| !figure.is_blank()).count();
    if figures.len() == cells {
        return certain(figures, How::Label, None);
    }
    if written == 0 {
        return certain(&[], How::Label, None);
    }
    if figures.len() > cells {
        let first = figures.iter().position(|figure| !figure.is_blank()).unwrap_or(0);
        let last = figures.iter().rposition(|figure| !figure.is_blank()).unwrap_or(0);
        if last + 1 - first == cells {
            let trailing = figures.len() - last - 1;
            // A narrow row is filled up to the width of its table, or its labels take fewer columns than others.
            let begins = figures[first].column.map_or(0, |(column, _)| column);
            let filled = setting.widest.saturating_sub(cells) + setting.label_columns.saturating_sub(begins);
            let explained = first == 0 && (trailing == 0 || (leading == 0 && trailing <= filled));
            let extra = leading + first + trailing;
            let why = (!explained)
                .then(|| Why::new("doubt.trimmed", vec![("extra", number(extra)), ("count", number(cells))]));
            let how = if explained { How::Label } else { How::Position };
            return certain(&figures[first..=last], how, why);
        }
        let same = figures
            .iter()
            .filter(|figure| !figure.is_blank())
            .all(|figure| figure.text == figures[first].text);
        if cells == 1 && same {
            let raw = Fact::Text(figures[first].text.clone());
            let why = Why::new("doubt.merged", vec![("raw", raw)]);
            return certain(&figures[first..=first], How::Position, Some(why));
        }
        if last + 1 - first < cells {
            return RowReading::Unread { why: count(written, cells) };
        }
    }
    search(group, cells, sums, Level::Table)
}

fn count(found: usize, cells: usize) -> Why {
    Why::new("doubt.count", vec![("found", number(found)), ("count", number(cells))])
}

fn in_text(group: &Group, cells: usize, sums: &[RowSum], setting: &Setting) -> RowReading {
    if group.is_broken {
        return search(group, cells, sums, Level::Text);
    }
    let texts: Vec<&str> = group.figures.iter().map(|figure| figure.text.as_str()).collect();
    let plain = |text: &&str| {
        !(text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if texts.len() == cells && texts.iter().all(plain) {
        let confirmed = if sums.is_empty() { None } else { holds(&texts, sums) };
        let as_written = |sentence| {
            let why = Why::new(sentence, vec![("count", number(cells))]);
            certain(&group.figures, How::Position, Some(why))
        };
        let other = || readings(&group.chunks(), cells, sums, Boundaries::Loose);
        return match confirmed {
            // Where white space goes astray elsewhere, sums that hold prove nothing unless they hold in one way only.
            Some(true) if !setting.spaces_count && !other().is_one() => as_written("doubt.boundaries_unsure"),
            Some(true) => certain(&group.figures, How::Label, None),
            Some(false) if other() == Readings::All(Vec::new()) => as_written("doubt.sums_fail"),
            Some(false) => {
                RowReading::Unread { why: Why::new("doubt.count_sums", vec![("count", number(cells))]) }
            }
            None if cells == 1 || setting.spaces_count => certain(&group.figures, How::Label, None),
            None => {
                let mut reading = certain(&group.figures, How::Position, None);
                if let RowReading::Certain { notes, .. } = &mut reading {
                    notes.push(Note::by_position((0..cells).collect()));
                }
                reading
            }
        };
    }
    search(group, cells, sums, Level::Text)
}

/// How far the written boundaries are trusted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Table,
    Text,
}

fn search(group: &Group, cells: usize, sums: &[RowSum], level: Level) -> RowReading {
    let chunks = group.chunks();
    let raw = || ("raw", Fact::Text(group.raw()));
    let say = |sentence: &'static str| Why::new(sentence, vec![raw(), ("count", number(cells))]);
    if group.is_broken || group.figures.iter().any(|figure| is_broken(&figure.text)) {
        return RowReading::Unread { why: say("doubt.not_separable") };
    }
    let digits: usize = chunks.iter().map(length).sum();
    let found = group.figures.iter().filter(|figure| !figure.is_blank()).count();
    if digits < cells || found == 0 {
        return RowReading::Unread { why: count(found, cells) };
    }
    let split = || Why::new("doubt.split_number", vec![("found", number(found)), ("count", number(cells))]);
    let mut ways: Vec<(Boundaries, Why)> = Vec::new();
    // Without sums, several figures for too few may as well have lost one between them.
    let alone = chunks.len() == 1 || chunks.iter().all(is_forced);
    if chunks.len() < cells && (alone || !sums.is_empty()) {
        ways.push((Boundaries::Kept, say("doubt.by_sums")));
    }
    if chunks.len() > cells && !sums.is_empty() {
        ways.push((Boundaries::Joined, split()));
    }
    if level == Level::Text && !sums.is_empty() {
        ways.push((Boundaries::Loose, split()));
    }
    for (boundaries, why) in ways {
        match readings(&chunks, cells, sums, boundaries) {
            Readings::TooMany => return RowReading::Unread { why: say("doubt.too_many") },
            Readings::All(all) if all.is_empty() => {}
            Readings::All(all) if digits == cells && boundaries == Boundaries::Kept => {
                let confirmed = !sums.is_empty() || chunks.iter().all(is_forced);
                let why = (!confirmed).then(|| say("doubt.separated"));
                return one_each(group, &all[0], why);
            }
            Readings::All(all) => return RowReading::Open { readings: all, why },
        }
    }
    let why = match (sums.is_empty(), alone) {
        (true, true) => say("doubt.not_separable"),
        (true, false) => count(found, cells),
        (false, _) => Why::new("doubt.no_reading", vec![raw()]),
    };
    RowReading::Unread { why }
}

/// One digit for each cell.
fn one_each(group: &Group, texts: &[String], why: Option<Why>) -> RowReading {
    let place = group.figures.first().map(|figure| figure.place.clone()).unwrap_or_default();
    let cells = texts.iter().map(|text| Some((text.clone(), place.clone()))).collect();
    let how = if why.is_some() { How::Position } else { How::Label };
    RowReading::Certain { cells, how, why, notes: Vec::new(), beside: Vec::new() }
}

fn length(chunk: &Chunk) -> usize {
    match chunk {
        Chunk::Digits(digits) => digits.len(),
        Chunk::Whole(_) => 1,
    }
}

/// Whether no two neighbouring digits of a chunk can be one figure: all but the last are zeros.
fn is_forced(chunk: &Chunk) -> bool {
    match chunk {
        Chunk::Digits(digits) => digits.bytes().rev().skip(1).all(|digit| digit == b'0'),
        Chunk::Whole(_) => true,
    }
}

/// Whether the rows of running text are parted as the form has them, so that white space can be trusted.
pub(in crate::recognise) fn spaces_count<'a>(rows: impl Iterator<Item = (&'a Group, usize)>) -> bool {
    let mut text = rows.filter(|(group, cells)| group.row.is_none() && *cells > 1);
    text.all(|(group, cells)| super::evidence::fit(group, cells) == Fit::Exact)
}

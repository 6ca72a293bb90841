//! Which figure of a row is which cell: by the heads of its table, else by count, else by the sums of the row.

use super::evidence::Fit;
use super::split_figures::{Boundaries, Readings, RowSum, holds, readings};
use super::variant::{PrintedRow, Variant};
use crate::document::Place;
use crate::recognise::normal::key;
use crate::recognise::stream::figures::{Chunk, is_broken};
use crate::recognise::stream::groups::{Figure, Group, TableRow};
use crate::recognise::stream::{Kind, Stream};
use crate::recognised::{Fact, How, Why};

/// What the figures of a row are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recognise) enum RowReading {
    /// The text of each cell, as far as it is there; no text where it is blank.
    Certain { cells: Vec<Option<(String, Place)>>, how: How, why: Option<Why> },
    /// One or more ways of reading them with which the row's sums hold.
    Open {
        readings: Vec<Vec<String>>,
        /// What to say if only one is left in the end.
        why: Why,
    },
    /// No way of reading them is known.
    Unread { why: Why },
}

/// What is known of the table of the document that a row stands in.
#[derive(Debug, Clone, Default)]
pub(in crate::recognise) struct Setting {
    /// Number of columns that hold row labels.
    pub(in crate::recognise) label_columns: usize,
    /// Whether white space in running text parts cells reliably.
    pub(in crate::recognise) spaces_count: bool,
    /// The number of cells of the widest row of the form's table.
    pub(in crate::recognise) widest: usize,
}

/// Reads the figures of a row.
pub(in crate::recognise) fn read_row(
    stream: &Stream<'_>,
    group: &Group,
    variant: &Variant,
    row: &PrintedRow,
    sums: &[RowSum],
    setting: &Setting,
) -> RowReading {
    let cells = row.cells.len();
    match group.row {
        Some(at) => {
            let heads = heads_above(stream, at, variant);
            match head_columns(&heads, variant, row, setting) {
                Some(columns) => {
                    if let Some(reading) = by_heads(group, &columns) {
                        return reading;
                    }
                }
                // Parts of a table are alike: in one that lost a head, as many figures as cells prove nothing.
                None if variant.is_in_parts()
                    && group.figures.len() == cells
                    && contradicts(&heads, group, variant, row) =>
                {
                    let facts = vec![("raw", Fact::Text(group.raw())), ("count", number(cells))];
                    return RowReading::Unread { why: Why::new("doubt.not_separable", facts) };
                }
                None => {}
            }
            in_table(group, cells, sums, setting)
        }
        None => in_text(group, cells, sums, setting),
    }
}

fn certain(figures: &[Figure], how: How, why: Option<Why>) -> RowReading {
    let cell = |figure: &Figure| Some((figure.text.clone(), figure.place.clone()));
    RowReading::Certain { cells: figures.iter().map(cell).collect(), how, why }
}

fn number(value: usize) -> Fact {
    Fact::Number(value)
}

/// A head of a column: its row and grid column in the table, and its text.
type Head = (usize, usize, Vec<char>);

/// The heads right above a row, left to right.
fn heads_above(stream: &Stream<'_>, at: TableRow, variant: &Variant) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let own_labels = |label: &Vec<char>| variant.heads.iter().flatten().flatten().any(|head| head == label);
    let first = stream.table_starts.get(at.table).copied().unwrap_or(stream.pieces.len());
    for piece in &stream.pieces[first..] {
        let Kind::Cell { table, row, column, .. } = piece.kind else { break };
        if table != at.table || row >= at.row {
            break;
        }
        let label = key(piece.text);
        if own_labels(&label) {
            heads.push((row, column, label));
        }
    }
    // The rows of heads right above: the heads of another block stand further up.
    let last = heads.iter().map(|(row, ..)| *row).max().unwrap_or(0);
    let nearest: usize = {
        let mut top = last;
        while heads.iter().any(|(row, ..)| *row + 1 == top) {
            top -= 1;
        }
        top
    };
    heads.retain(|(row, ..)| *row >= nearest);
    heads.sort_by_key(|(_, column, _)| *column);
    heads
}

/// Whether a head stands above the figure of another column, when the figures are taken one by one.
fn contradicts(heads: &[Head], group: &Group, variant: &Variant, row: &PrintedRow) -> bool {
    group.figures.iter().zip(&row.cells).any(|(figure, (block, _, column))| {
        let Some((from, width)) = figure.column else { return false };
        let own = variant.heads.get(*block).and_then(|heads| heads.get(*column));
        let mut above =
            heads.iter().filter(|(_, column, _)| (from..from + width).contains(column)).peekable();
        above.peek().is_some() && !above.any(|(.., label)| own.is_some_and(|own| own.contains(label)))
    })
}

/// The grid columns of the heads of a row's cells, if the table has all of them.
fn head_columns(
    heads: &[Head],
    variant: &Variant,
    row: &PrintedRow,
    setting: &Setting,
) -> Option<Vec<usize>> {
    let mut columns = Vec::with_capacity(row.cells.len());
    let mut found = heads.iter();
    for (block, _, column) in &row.cells {
        let labels = variant.heads.get(*block)?.get(*column)?;
        let (_, place, _) = found.find(|(_, _, label)| labels.contains(label))?;
        columns.push(*place);
    }
    let rising = columns.windows(2).all(|pair| pair[0] < pair[1]);
    (rising && columns.first().is_some_and(|first| *first >= setting.label_columns)).then_some(columns)
}

fn by_heads(group: &Group, columns: &[usize]) -> Option<RowReading> {
    let reaches = group.figures.last().and_then(|figure| figure.column).map(|(column, width)| column + width);
    if reaches? <= *columns.last()? {
        return None;
    }
    let mut cells: Vec<Option<(String, Place)>> = vec![None; columns.len()];
    for figure in &group.figures {
        let (column, width) = figure.column?;
        let position = columns.iter().position(|head| (column..column + width).contains(head));
        if position.is_none() && figure.is_blank() {
            continue;
        }
        let slot = cells.get_mut(position?)?;
        match slot {
            Some(_) if figure.is_blank() => continue,
            Some((text, _)) if !text.is_empty() => return None,
            _ => {}
        }
        *slot = Some((figure.text.clone(), figure.place.clone()));
    }
    Some(RowReading::Certain { cells, how: How::Label, why: None })
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
        let chunks: Vec<Chunk> = group.chunks();
        // One long figure and nothing else: the cells were merged and run together.
        let run_together =
            matches!(&chunks[..], [Chunk::Digits(digits)] if digits.len() >= cells && cells > 2);
        if run_together {
            return search(group, cells, sums, Level::Table);
        }
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
            None => as_written("doubt.columns_by_position"),
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
    RowReading::Certain { cells, how, why }
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

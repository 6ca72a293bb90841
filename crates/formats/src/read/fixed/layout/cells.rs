//! Characters put into the cells that they stand in.

use super::grid::{Area, Grid};
use super::lines::{self, Line};
use super::page::{Glyph, Turn, Unit};

/// A table of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RuledTable {
    /// The places of its upright lines.
    pub(super) xs: Vec<Unit>,
    /// The places of its level lines.
    pub(super) ys: Vec<Unit>,
    /// Its cells with their texts, row by row.
    pub(super) cells: Vec<(Area, Text)>,
}

/// The text of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Text {
    /// What it says.
    pub(super) said: String,
    /// Its first and its last line.
    ends: Option<(Line, Line)>,
    /// The room that a line has.
    width: Unit,
}

impl Text {
    /// Nothing.
    pub(super) const BLANK: Self = Self { said: String::new(), ends: None, width: 0 };

    /// Whether there is nothing in it.
    pub(super) fn is_blank(&self) -> bool {
        self.said.is_empty()
    }

    /// Whether its last line ends where there was no room for the first character of `next`.
    pub(super) fn breaks_before(&self, next: &Self) -> bool {
        let ends = self.ends.as_ref().zip(next.ends.as_ref());
        ends.is_some_and(|((_, last), (first, _))| broken(last, first, self.width))
    }

    /// Goes on with the text of a cell after a page break.
    pub(super) fn append(&mut self, next: Self) {
        let apart = !self.is_blank() && !next.is_blank() && !self.breaks_before(&next);
        if apart {
            self.said.push(' ');
        }
        self.said.push_str(&next.said);
        self.ends = match (self.ends.take(), next.ends) {
            (Some((first, _)), Some((_, last))) => Some((first, last)),
            (own, next) => own.or(next),
        };
    }
}

impl RuledTable {
    /// Where it begins on the page.
    pub(super) fn top(&self) -> Unit {
        self.ys.first().copied().unwrap_or(0)
    }

    /// Where it ends on the page.
    pub(super) fn bottom(&self) -> Unit {
        self.ys.last().copied().unwrap_or(0)
    }
}

/// Puts the characters into the grids' cells, and gives back those that stand outside.
pub(super) fn fill(grids: Vec<Grid>, glyphs: Vec<Glyph>) -> (Vec<RuledTable>, Vec<Glyph>) {
    let mut filled: Vec<(Grid, Index, Vec<Vec<Glyph>>)> = grids
        .into_iter()
        .map(|grid| {
            let cells = vec![Vec::new(); grid.cells.len()];
            (Index::new(&grid), grid, cells)
        })
        .map(|(index, grid, cells)| (grid, index, cells))
        .collect();
    let mut outside = Vec::new();
    for glyph in glyphs {
        let middle = glyph.middle();
        let home =
            filled.iter_mut().find_map(|(grid, index, cells)| cells.get_mut(index.cell(grid, middle)?));
        match home {
            Some(cell) => cell.push(glyph),
            None => outside.push(glyph),
        }
    }
    let table = |(grid, _, cells): (Grid, Index, Vec<Vec<Glyph>>)| {
        let texts =
            cells.iter().zip(&grid.cells).map(|(glyphs, area)| (*area, text(glyphs, width(&grid, area))));
        RuledTable { cells: texts.collect(), xs: grid.xs, ys: grid.ys }
    };
    (filled.into_iter().map(table).collect(), outside)
}

/// For each box of a grid the cell that it belongs to.
struct Index(Vec<usize>);

impl Index {
    fn new(grid: &Grid) -> Self {
        let columns = grid.xs.len().saturating_sub(1);
        let mut boxes = vec![0; columns * grid.ys.len().saturating_sub(1)];
        for (number, area) in grid.cells.iter().enumerate() {
            for row in area.row..area.row + area.rows {
                for column in area.column..area.column + area.columns {
                    if let Some(own) = boxes.get_mut(row * columns + column) {
                        *own = number;
                    }
                }
            }
        }
        Self(boxes)
    }

    fn cell(&self, grid: &Grid, (x, y): (Unit, Unit)) -> Option<usize> {
        let column = between(&grid.xs, x)?;
        let row = between(&grid.ys, y)?;
        self.0.get(row * (grid.xs.len() - 1) + column).copied()
    }
}

/// The position of the space between two places that holds `at`.
fn between(places: &[Unit], at: Unit) -> Option<usize> {
    let before = places.partition_point(|place| *place <= at);
    (before < places.len()).then(|| before.checked_sub(1)).flatten()
}

fn width(grid: &Grid, area: &Area) -> Unit {
    let place = |column: usize| grid.xs.get(column).copied().unwrap_or(0);
    place(area.column + area.columns).saturating_sub(place(area.column))
}

/// Both margins that word processors leave inside a cell.
const MARGINS: Unit = 1100;

/// The text of a cell. Lines that had to be broken for lack of room are joined; others are parted by a space.
fn text(glyphs: &[Glyph], width: Unit) -> Text {
    let lines = lines::lines(glyphs);
    let mut text = String::new();
    let mut last: Option<&Line> = None;
    for line in &lines {
        if let Some(last) = last
            && !(broken(last, line, width) || is_upright_word(glyphs, last, line))
        {
            text.push(' ');
        }
        text.push_str(&line.text);
        last = Some(line);
    }
    let ends = lines.first().cloned().zip(lines.last().cloned());
    Text { said: text, ends, width }
}

/// Whether the first character of `next` had no room behind `line`.
fn broken(line: &Line, next: &Line, width: Unit) -> bool {
    let needed = line.right.saturating_sub(line.left).saturating_add(next.first).saturating_add(MARGINS);
    line.upright && next.upright && needed >= width
}

/// Whether both lines are single characters above each other, as heads beside many rows are written.
fn is_upright_word(glyphs: &[Glyph], one: &Line, other: &Line) -> bool {
    let single =
        |line: &Line| line.text.chars().nth(1).is_none() && !line.text.chars().any(|c| c.is_ascii_digit());
    glyphs.iter().all(|glyph| glyph.turn == Turn::NONE) && single(one) && single(other)
}

#[cfg(test)]
mod tests {
    use super::super::grid::{Area, Grid};
    use super::{Glyph, Turn, between, fill};

    fn typed(text: &str, left: i32, baseline: i32) -> Vec<Glyph> {
        let at = |(number, char): (usize, char)| {
            let left = left + 1000 * i32::try_from(number).unwrap();
            Glyph { char, left, right: left + 1000, baseline, size: 1000, turn: Turn::NONE, parted: false }
        };
        text.chars().enumerate().map(at).collect()
    }

    fn filled(glyphs: Vec<Glyph>) -> (Vec<String>, usize) {
        let area = |column| Area { row: 0, column, rows: 1, columns: 1 };
        let grid = Grid { xs: vec![0, 5000, 10_000], ys: vec![0, 10_000], cells: vec![area(0), area(1)] };
        let (tables, outside) = fill(vec![grid], glyphs);
        (tables[0].cells.iter().map(|(_, text)| text.said.clone()).collect(), outside.len())
    }

    #[test]
    fn a_character_belongs_to_the_cell_around_its_middle() {
        // Printed over the line, as a figure too long for its cell is.
        let glyphs = [typed("甲", 4400, 2000), typed("乙", 4600, 4000), typed("丙", 20_000, 2000)].concat();
        assert_eq!(filled(glyphs), (vec!["甲".to_owned(), "乙".to_owned()], 1));
        assert_eq!(between(&[0, 10], 10), None);
        assert_eq!(between(&[0, 10], 0), Some(0));
    }

    #[test]
    fn lines_are_joined_where_there_was_no_room() {
        let full = [typed("行政规", 700, 2000), typed("范", 700, 3500)].concat();
        assert_eq!(filled(full).0[0], "行政规范");
        let own = [typed("0", 700, 2000), typed("0", 700, 3500)].concat();
        assert_eq!(filled(own).0[0], "0 0", "two figures are not one");
        let beside = [typed("结", 700, 2000), typed("果", 700, 3500)].concat();
        assert_eq!(filled(beside).0[0], "结果");
    }
}

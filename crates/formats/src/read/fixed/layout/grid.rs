//! Grids of cells, from lines that cross.

use std::collections::BTreeMap;

use super::page::{Stroke, Unit};
use super::strokes::{self, NEAR};

/// A line may reach beyond the outermost line across by this much without making a cell there.
const OVERHANG: Unit = 600;
/// How many pairs of lines of a page are compared at most; no page of tables comes near.
const MOST_PAIRS: usize = 4_000_000;

/// A grid: the places of its lines, and its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grid {
    /// The upright lines, from the left; columns lie between them.
    pub(super) xs: Vec<Unit>,
    /// The level lines, from above; rows lie between them.
    pub(super) ys: Vec<Unit>,
    /// The cells, row by row, from the left.
    pub(super) cells: Vec<Area>,
}

/// The rows and columns that a cell takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// The grids of a page, from above; `None` if they have more cells than `cells_left`, from which theirs are taken.
pub(super) fn grids(strokes: &[Stroke], cells_left: &mut usize) -> Option<Vec<Grid>> {
    let level = strokes::whole(strokes, true);
    let upright = strokes::whole(strokes, false);
    if level.len().saturating_mul(upright.len()) > MOST_PAIRS {
        return None;
    }
    let mut grids = Vec::new();
    for (level, upright) in connected(&level, &upright) {
        let xs = places(&upright, &level);
        let ys = places(&level, &upright);
        let (columns, rows) = (xs.len().saturating_sub(1), ys.len().saturating_sub(1));
        // A single box is a frame around text, no table.
        if columns * rows < 2 {
            continue;
        }
        *cells_left = cells_left.checked_sub(columns * rows)?;
        let walls = Walls { level: &level, upright: &upright, xs: &xs, ys: &ys };
        let cells = walls.cells();
        grids.push(Grid { xs, ys, cells });
    }
    grids.sort_by_key(|grid| grid.ys.first().copied());
    Some(grids)
}

/// The sets of lines that cross or touch each other.
fn connected(level: &[Stroke], upright: &[Stroke]) -> Vec<(Vec<Stroke>, Vec<Stroke>)> {
    let mut sets = Sets::new(level.len() + upright.len());
    for (first, flat) in level.iter().enumerate() {
        for (second, tall) in upright.iter().enumerate() {
            if touches(flat, tall.at) && touches(tall, flat.at) {
                sets.join(first, level.len() + second);
            }
        }
    }
    let mut found: BTreeMap<usize, (Vec<Stroke>, Vec<Stroke>)> = BTreeMap::new();
    for (index, stroke) in level.iter().chain(upright).enumerate() {
        let (flat, tall) = found.entry(sets.root(index)).or_default();
        if stroke.level { flat.push(*stroke) } else { tall.push(*stroke) }
    }
    found.into_values().filter(|(flat, tall)| !flat.is_empty() && !tall.is_empty()).collect()
}

fn touches(line: &Stroke, at: Unit) -> bool {
    (line.from.saturating_sub(NEAR)..=line.to.saturating_add(NEAR)).contains(&at)
}

/// Sets of numbers that are joined by and by.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut index: usize) -> usize {
        while let Some(up) = self.0.get(index).copied().filter(|up| *up != index) {
            let above = self.0.get(up).copied().unwrap_or(up);
            if let Some(own) = self.0.get_mut(index) {
                *own = above;
            }
            index = above;
        }
        index
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(own) = self.0.get_mut(one.max(other)) {
            *own = one.min(other);
        }
    }
}

/// Where the lines stand, and the open sides to which lines across reach beyond them.
fn places(lines: &[Stroke], across: &[Stroke]) -> Vec<Unit> {
    let mut places: Vec<Unit> = lines.iter().map(|line| line.at).collect();
    places.sort_unstable();
    places.dedup();
    let (Some(first), Some(last)) = (places.first().copied(), places.last().copied()) else { return places };
    let before = across.iter().map(|line| line.from).min().filter(|from| *from < first - OVERHANG);
    let behind = across.iter().map(|line| line.to).max().filter(|to| *to > last.saturating_add(OVERHANG));
    if let Some(before) = before {
        places.insert(0, before);
    }
    places.extend(behind);
    places
}

/// The lines of a grid as what parts its smallest boxes.
struct Walls<'a> {
    level: &'a [Stroke],
    upright: &'a [Stroke],
    xs: &'a [Unit],
    ys: &'a [Unit],
}

impl Walls<'_> {
    /// The cells: boxes without a line between them are one. The first box takes what lies to the right of it, then
    /// what lies below, so that every cell is a rectangle.
    fn cells(&self) -> Vec<Area> {
        let (columns, rows) = (self.xs.len() - 1, self.ys.len() - 1);
        let walls = Both { right: self.right_walls(), below: self.lower_walls(), columns };
        let mut taken = vec![false; columns * rows];
        let mut cells = Vec::new();
        for row in 0..rows {
            for column in 0..columns {
                if taken.get(row * columns + column).copied().unwrap_or(true) {
                    continue;
                }
                let free =
                    |row: usize, column: usize| !taken.get(row * columns + column).copied().unwrap_or(true);
                let mut width = 1;
                while column + width < columns
                    && free(row, column + width)
                    && !walls.right(row, column + width - 1)
                {
                    width += 1;
                }
                let mut height = 1;
                let open = |row: usize| {
                    let own = column..column + width;
                    own.clone().all(|column| free(row, column) && !walls.below(row - 1, column))
                        && own.clone().take(width - 1).all(|column| !walls.right(row, column))
                };
                while row + height < rows && open(row + height) {
                    height += 1;
                }
                for row in row..row + height {
                    for column in column..column + width {
                        if let Some(own) = taken.get_mut(row * columns + column) {
                            *own = true;
                        }
                    }
                }
                cells.push(Area { row, column, rows: height, columns: width });
            }
        }
        cells
    }

    /// For each box whether a line stands at its right side.
    fn right_walls(&self) -> Vec<bool> {
        let (columns, rows) = (self.xs.len() - 1, self.ys.len() - 1);
        let mut walls = vec![false; columns * rows];
        for line in self.upright {
            let Some(column) = self.xs.binary_search(&line.at).ok().and_then(|at| at.checked_sub(1)) else {
                continue;
            };
            for (row, pair) in self.ys.windows(2).enumerate() {
                if covers(line, pair)
                    && let Some(wall) = walls.get_mut(row * columns + column)
                {
                    *wall = true;
                }
            }
        }
        walls
    }

    /// For each box whether a line stands below it.
    fn lower_walls(&self) -> Vec<bool> {
        let (columns, rows) = (self.xs.len() - 1, self.ys.len() - 1);
        let mut walls = vec![false; columns * rows];
        for line in self.level {
            let Some(row) = self.ys.binary_search(&line.at).ok().and_then(|at| at.checked_sub(1)) else {
                continue;
            };
            for (column, pair) in self.xs.windows(2).enumerate() {
                if covers(line, pair)
                    && let Some(wall) = walls.get_mut(row * columns + column)
                {
                    *wall = true;
                }
            }
        }
        walls
    }
}

/// Whether a line covers the middle between two places.
fn covers(line: &Stroke, pair: &[Unit]) -> bool {
    let [from, to] = pair else { return false };
    (line.from..=line.to).contains(&i32::midpoint(*from, *to))
}

struct Both {
    right: Vec<bool>,
    below: Vec<bool>,
    columns: usize,
}

impl Both {
    fn right(&self, row: usize, column: usize) -> bool {
        self.right.get(row * self.columns + column).copied().unwrap_or(true)
    }

    fn below(&self, row: usize, column: usize) -> bool {
        self.below.get(row * self.columns + column).copied().unwrap_or(true)
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Grid, Stroke, grids};

    fn level(at: i32, from: i32, to: i32) -> Stroke {
        Stroke { level: true, at, from, to }
    }

    fn upright(at: i32, from: i32, to: i32) -> Stroke {
        Stroke { level: false, at, from, to }
    }

    fn one(strokes: &[Stroke]) -> Grid {
        let grids = grids(strokes, &mut 1000).expect("few cells");
        assert_eq!(grids.len(), 1);
        grids.into_iter().next().expect("one")
    }

    fn areas(grid: &Grid) -> Vec<(usize, usize, usize, usize)> {
        grid.cells
            .iter()
            .map(|Area { row, column, rows, columns }| (*row, *column, *rows, *columns))
            .collect()
    }

    #[test]
    fn boxes_without_a_line_between_them_are_one_cell() {
        // A head over two columns, a label beside two rows.
        let strokes = [
            level(0, 0, 9000),
            level(1000, 0, 9000),
            level(2000, 3000, 9000),
            level(3000, 0, 9000),
            upright(0, 0, 3000),
            upright(3000, 1000, 3000),
            upright(6000, 1000, 3000),
            upright(9000, 0, 3000),
        ];
        let grid = one(&strokes);
        assert_eq!(
            areas(&grid),
            [(0, 0, 1, 3), (1, 0, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)]
        );
    }

    #[test]
    fn open_sides_make_columns_too() {
        let strokes =
            [level(0, 0, 9000), level(2000, 0, 9000), upright(3000, 0, 2000), upright(6000, 0, 2000)];
        assert_eq!(one(&strokes).xs, [0, 3000, 6000, 9000]);
    }

    #[test]
    fn frames_and_lone_lines_are_no_table() {
        let frame = [level(0, 0, 9000), level(9000, 0, 9000), upright(0, 0, 9000), upright(9000, 0, 9000)];
        assert_eq!(grids(&frame, &mut 1000), Some(Vec::new()));
        assert_eq!(grids(&[level(0, 0, 9000), level(500, 0, 9000)], &mut 1000), Some(Vec::new()));
    }

    #[test]
    fn too_many_cells_are_refused() {
        let lines = (0..40).flat_map(|at| [level(at * 1000, 0, 40_000), upright(at * 1000, 0, 40_000)]);
        let strokes: Vec<Stroke> = lines.collect();
        assert_eq!(grids(&strokes, &mut 1000), None);
    }
}

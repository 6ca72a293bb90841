//! Which readings of several rows agree with the sums across them.

use std::collections::BTreeMap;

use gouji_core::Form;
use gouji_core::form::{CellId, Relation};
use gouji_core::number::{Value, read};

/// A row with several readings.
pub(in crate::recognise) struct OpenRow {
    pub(in crate::recognise) cells: Vec<CellId>,
    pub(in crate::recognise) readings: Vec<Vec<String>>,
}

/// The most partial combinations that are tried.
const MOST_STEPS: usize = 60_000;

/// Strikes out the readings that no combination with the others needs to satisfy the form's sums.
///
/// `known` are the figures that stand fast. Sums over anything unknown say nothing; a sum that nothing can satisfy does
/// not hold in the source and is left out.
pub(in crate::recognise) fn narrow(form: &Form, known: &BTreeMap<CellId, String>, rows: &mut [OpenRow]) {
    let mut problem = Problem::new(form, known, rows);
    if problem.constraints.is_empty() {
        return;
    }
    let before = problem.alive.clone();
    if !problem.propagate() || !problem.search() {
        problem.alive = before;
    }
    for (row, alive) in rows.iter_mut().zip(&problem.alive) {
        let mut keep = alive.iter();
        row.readings.retain(|_| keep.next().copied().unwrap_or(true));
    }
}

/// A sum as numbers: what stands fast, and what each reading of each row adds.
struct Constraint {
    constant: i128,
    /// By row: what each of its readings adds; empty where the row has no part in it.
    adds: Vec<Vec<i128>>,
}

struct Problem {
    constraints: Vec<Constraint>,
    /// By row and reading, whether it is still possible.
    alive: Vec<Vec<bool>>,
}

fn integer(text: &str) -> Option<i128> {
    read(text).value().and_then(Value::to_integer).map(i128::from)
}

impl Problem {
    fn new(form: &Form, known: &BTreeMap<CellId, String>, rows: &[OpenRow]) -> Self {
        let place = |cell: CellId| {
            rows.iter()
                .enumerate()
                .find_map(|(row, own)| Some((row, own.cells.iter().position(|own| *own == cell)?)))
        };
        let alive: Vec<Vec<bool>> = rows.iter().map(|row| vec![true; row.readings.len()]).collect();
        let mut constraints = Vec::new();
        for sum in form.sums().iter().filter(|sum| sum.relation == Relation::Equal) {
            let mut constraint = Constraint { constant: 0, adds: vec![Vec::new(); rows.len()] };
            let signed =
                sum.left.iter().map(|cell| (*cell, 1)).chain(sum.right.iter().map(|cell| (*cell, -1)));
            let mut usable = true;
            for (cell, sign) in signed {
                if let Some((row, column)) = place(cell) {
                    let own = &rows[row];
                    if constraint.adds[row].is_empty() {
                        constraint.adds[row] = vec![0; own.readings.len()];
                    }
                    for (add, reading) in constraint.adds[row].iter_mut().zip(&own.readings) {
                        match integer(&reading[column]) {
                            Some(value) => *add += sign * value,
                            None => usable = false,
                        }
                    }
                } else {
                    match known.get(&cell).and_then(|text| integer(text)) {
                        Some(value) => constraint.constant += sign * value,
                        None => usable = false,
                    }
                }
            }
            let touches = constraint.adds.iter().any(|adds| !adds.is_empty());
            if usable && touches && constraint.can_hold(&alive) {
                constraints.push(constraint);
            }
        }
        Self { constraints, alive }
    }

    /// Strikes out readings with which a sum can no longer hold, until nothing changes; `false` if a row has none left.
    fn propagate(&mut self) -> bool {
        loop {
            let mut changed = false;
            for constraint in &self.constraints {
                let (low, high) = constraint.bounds(&self.alive);
                for (row, adds) in constraint.adds.iter().enumerate() {
                    let Some((own_low, own_high)) = range(adds, &self.alive[row]) else { continue };
                    let (rest_low, rest_high) = (low - own_low, high - own_high);
                    for (alive, add) in self.alive[row].iter_mut().zip(adds) {
                        if *alive && (rest_low + add > 0 || rest_high + add < 0) {
                            *alive = false;
                            changed = true;
                        }
                    }
                    if !self.alive[row].contains(&true) {
                        return false;
                    }
                }
                if changed {
                    break;
                }
            }
            if !changed {
                return true;
            }
        }
    }

    /// Keeps the readings that are part of a combination with which all sums hold; `false` if there is no combination.
    /// Where there are too many to try, all that are left stay possible.
    fn search(&mut self) -> bool {
        let mut order: Vec<usize> = (0..self.alive.len()).collect();
        let count = |row: &usize| self.alive[*row].iter().filter(|alive| **alive).count();
        order.sort_by_key(count);
        let mut walk = Walk {
            supported: self.alive.iter().map(|alive| vec![false; alive.len()]).collect(),
            chosen: Vec::new(),
            steps: 0,
            // For each constraint, what rows from each depth on can add at least and at most.
            rest: self.constraints.iter().map(|constraint| constraint.rests(&order, &self.alive)).collect(),
            problem: self,
            order,
        };
        let mut sums: Vec<i128> =
            walk.problem.constraints.iter().map(|constraint| constraint.constant).collect();
        walk.step(0, &mut sums);
        if walk.steps > MOST_STEPS {
            return true;
        }
        let supported = walk.supported;
        if supported.iter().any(|row| !row.contains(&true)) {
            return false;
        }
        self.alive = supported;
        true
    }
}

fn range(adds: &[i128], alive: &[bool]) -> Option<(i128, i128)> {
    let live = || adds.iter().zip(alive).filter(|(_, alive)| **alive).map(|(add, _)| *add);
    Some((live().min()?, live().max()?))
}

impl Constraint {
    fn bounds(&self, alive: &[Vec<bool>]) -> (i128, i128) {
        let ranges = self.adds.iter().zip(alive).filter_map(|(adds, alive)| range(adds, alive));
        ranges.fold((self.constant, self.constant), |(low, high), (own_low, own_high)| {
            (low + own_low, high + own_high)
        })
    }

    fn can_hold(&self, alive: &[Vec<bool>]) -> bool {
        let (low, high) = self.bounds(alive);
        low <= 0 && high >= 0
    }

    fn rests(&self, order: &[usize], alive: &[Vec<bool>]) -> Vec<(i128, i128)> {
        let mut rests = vec![(0, 0)];
        for row in order.iter().rev() {
            let (low, high) = rests.last().copied().unwrap_or_default();
            let (own_low, own_high) = range(&self.adds[*row], &alive[*row]).unwrap_or((0, 0));
            rests.push((low + own_low, high + own_high));
        }
        rests.reverse();
        rests
    }
}

struct Walk<'a> {
    problem: &'a Problem,
    order: Vec<usize>,
    rest: Vec<Vec<(i128, i128)>>,
    supported: Vec<Vec<bool>>,
    chosen: Vec<(usize, usize)>,
    steps: usize,
}

impl Walk<'_> {
    fn step(&mut self, depth: usize, sums: &mut Vec<i128>) {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return;
        }
        let possible = sums.iter().zip(&self.rest).all(|(sum, rest)| {
            let (low, high) = rest[depth];
            sum + low <= 0 && sum + high >= 0
        });
        if !possible {
            return;
        }
        let Some(row) = self.order.get(depth).copied() else {
            for (row, reading) in &self.chosen {
                self.supported[*row][*reading] = true;
            }
            return;
        };
        for reading in 0..self.problem.alive[row].len() {
            if !self.problem.alive[row][reading] {
                continue;
            }
            self.change(row, reading, 1, sums);
            self.chosen.push((row, reading));
            self.step(depth + 1, sums);
            self.chosen.pop();
            self.change(row, reading, -1, sums);
        }
    }

    fn change(&self, row: usize, reading: usize, sign: i128, sums: &mut [i128]) {
        for (sum, constraint) in sums.iter_mut().zip(&self.problem.constraints) {
            if let Some(add) = constraint.adds[row].get(reading) {
                *sum += sign * add;
            }
        }
    }
}

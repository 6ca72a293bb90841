//! Tables with the structure of table 3, both editions: rows of figures for six kinds of applicants and their
//! total; new and carried-in applications balance against concluded and carried-out ones; the outcomes add up.

use gouji_core::repair::{LinearRule, Place, Problem, Rational, Relation, Variable};

/// Columns: six kinds of applicants and the total.
pub(crate) const COLUMNS: usize = 7;

/// A small random source, so that a seed gives the same tables everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end.max(1)
    }
}

/// Figures row by row: received, carried in, the outcomes, concluded, carried out.
#[derive(Clone)]
pub(crate) struct Table {
    pub(crate) rows: Vec<[i64; COLUMNS]>,
}

impl Table {
    /// A consistent table; `outcomes` is 21 for the 2021 edition (25 rows) and 19 for that of 2019 (23 rows).
    pub(crate) fn random(random: &mut Random, outcomes: usize) -> Self {
        let mut rows = vec![[0; COLUMNS]; outcomes + 4];
        let size = [30, 300, 3000][usize::try_from(random.below(3)).unwrap()];
        for column in 0..COLUMNS - 1 {
            let share = if column == 0 { size } else { size / 20 };
            let mut concluded = 0;
            for row in &mut rows[2..outcomes + 2] {
                if random.below(if column == 0 { 4 } else { 2 }) > 0 {
                    continue;
                }
                row[column] = i64::try_from(random.below(share + 1)).unwrap();
                concluded += row[column];
            }
            rows[outcomes + 2][column] = concluded;
            let carried_out = i64::try_from(random.below(share / 10 + 2)).unwrap();
            rows[outcomes + 3][column] = carried_out;
            let carried_in =
                i64::try_from(random.below(share / 10 + 2)).unwrap().min(concluded + carried_out);
            rows[1][column] = carried_in;
            rows[0][column] = concluded + carried_out - carried_in;
        }
        for row in &mut rows {
            row[COLUMNS - 1] = row[..COLUMNS - 1].iter().sum();
        }
        Self { rows }
    }

    /// A real and consistent city's report of 2023.
    pub(crate) fn city() -> Self {
        let rows = [
            [3402, 99, 0, 4, 5, 1, 3511],
            [91, 3, 0, 0, 2, 0, 96],
            [1175, 12, 0, 3, 1, 0, 1191],
            [319, 7, 0, 0, 2, 0, 328],
            [0, 0, 0, 0, 0, 0, 0],
            [27, 0, 0, 0, 0, 0, 27],
            [6, 0, 0, 0, 0, 0, 6],
            [38, 0, 0, 0, 0, 0, 38],
            [20, 0, 0, 0, 0, 0, 20],
            [9, 0, 0, 0, 0, 0, 9],
            [21, 0, 0, 0, 0, 0, 21],
            [20, 1, 0, 0, 0, 0, 21],
            [968, 74, 0, 1, 3, 1, 1047],
            [26, 2, 0, 0, 0, 0, 28],
            [3, 0, 0, 0, 0, 0, 3],
            [305, 0, 0, 0, 0, 0, 305],
            [39, 0, 0, 0, 0, 0, 39],
            [0, 0, 0, 0, 0, 0, 0],
            [58, 0, 0, 0, 0, 0, 58],
            [4, 0, 0, 0, 0, 0, 4],
            [40, 0, 0, 0, 0, 0, 40],
            [10, 0, 0, 0, 0, 0, 10],
            [287, 3, 0, 0, 1, 0, 291],
            [3375, 99, 0, 4, 7, 1, 3486],
            [118, 3, 0, 0, 0, 0, 121],
        ];
        Self { rows: rows.to_vec() }
    }

    /// The index of a cell among the variables of [`Table::problem`].
    pub(crate) fn cell(row: usize, column: usize) -> usize {
        row * COLUMNS + column
    }

    /// Cells as counts, and the rules: a sum for each row, a balance and a sum of outcomes for each column.
    pub(crate) fn problem(&self) -> Problem {
        let concluded = self.rows.len() - 2;
        let mut variables = Vec::new();
        let mut rules = Vec::new();
        let one = Rational::ONE;
        let minus = Rational::integer(-1);
        for (row, figures) in self.rows.iter().enumerate() {
            for (column, &figure) in figures.iter().enumerate() {
                let mut variable = Variable::count(format!("r{row:02}.c{column}"), Some(figure));
                variable.place = Some(Place {
                    block: 0,
                    row: u32::try_from(row).unwrap(),
                    column: u32::try_from(column).unwrap(),
                    total: column + 1 == COLUMNS || row == concluded,
                });
                variables.push(variable);
            }
            let mut terms: Vec<(usize, Rational)> =
                (0..COLUMNS - 1).map(|column| (Self::cell(row, column), one)).collect();
            terms.push((Self::cell(row, COLUMNS - 1), minus));
            rules.push(LinearRule::of(format!("row {row:02}"), terms, Relation::Equal, Rational::ZERO));
        }
        for column in 0..COLUMNS {
            let at = |row| Self::cell(row, column);
            let balance =
                vec![(at(0), one), (at(1), one), (at(concluded), minus), (at(concluded + 1), minus)];
            rules.push(LinearRule::of(format!("balance {column}"), balance, Relation::Equal, Rational::ZERO));
            let mut outcomes: Vec<(usize, Rational)> = (2..concluded).map(|row| (at(row), one)).collect();
            outcomes.push((at(concluded), minus));
            rules.push(LinearRule::of(
                format!("outcomes {column}"),
                outcomes,
                Relation::Equal,
                Rational::ZERO,
            ));
        }
        Problem::new(variables, rules)
    }

    /// Puts wrong values into `count` different cells; returns the cells with the right values.
    pub(crate) fn plant(&mut self, random: &mut Random, count: usize) -> Vec<(usize, i64)> {
        let mut planted: Vec<(usize, i64)> = Vec::new();
        while planted.len() < count {
            let row = usize::try_from(random.below(u64::try_from(self.rows.len()).unwrap())).unwrap();
            let column = usize::try_from(random.below(7)).unwrap();
            let cell = Self::cell(row, column);
            if planted.iter().any(|&(other, _)| other == cell) {
                continue;
            }
            let right = self.rows[row][column];
            let wrong = match random.below(5) {
                0 => right + 1 + i64::try_from(random.below(9)).unwrap(),
                1 => right * 10,
                2 => right / 10,
                3 => i64::try_from(random.below(2 * u64::try_from(right).unwrap() + 2)).unwrap(),
                _ => right.to_string().chars().rev().collect::<String>().parse().unwrap(),
            };
            if wrong != right {
                self.rows[row][column] = wrong;
                planted.push((cell, right));
            }
        }
        planted.sort_unstable();
        planted
    }
}

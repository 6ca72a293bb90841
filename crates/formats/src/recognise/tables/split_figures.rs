//! Figures run together or taken apart: all the ways of reading them, as far as the sums of the row allow.

use gouji_core::number::{Value, read};

use crate::recognise::stream::figures::Chunk;

/// A sum within a row: positions of its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recognise) struct RowSum {
    pub(in crate::recognise) left: Vec<usize>,
    pub(in crate::recognise) right: Vec<usize>,
}

/// Which written boundaries a reading must keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recognise) enum Boundaries {
    /// All; digits between them may be parted.
    Kept,
    /// Some may be looked past, but no digits parted.
    Joined,
    /// None counts.
    Loose,
}

/// The ways of reading some chunks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recognise) enum Readings {
    /// All of them; each is the texts of the cells.
    All(Vec<Vec<String>>),
    /// More than are tried.
    TooMany,
}

impl Readings {
    /// Whether there is exactly one.
    pub(in crate::recognise) fn is_one(&self) -> bool {
        matches!(self, Self::All(all) if all.len() == 1)
    }
}

/// The most partial readings that are tried for one row.
const MOST_STEPS: usize = 150_000;
/// The most readings of one row that are kept.
const MOST_READINGS: usize = 400;
/// The most digits of a figure.
const MOST_DIGITS: usize = 15;

/// Whether the sums hold for the texts of a row; `None` where a cell of one is no number.
pub(in crate::recognise) fn holds(texts: &[&str], sums: &[RowSum]) -> Option<bool> {
    let value = |cell: &usize| texts.get(*cell).and_then(|text| read(text).value());
    let total = |cells: &[usize]| {
        cells
            .iter()
            .map(value)
            .try_fold(Value::ZERO, |sum, value| value.and_then(|value| sum.checked_add(value)))
    };
    let mut all = true;
    for sum in sums {
        all &= total(&sum.left)? == total(&sum.right)?;
    }
    Some(all)
}

/// All readings of `chunks` as `cells` figures without leading zeros with which `sums` hold.
pub(in crate::recognise) fn readings(
    chunks: &[Chunk],
    cells: usize,
    sums: &[RowSum],
    boundaries: Boundaries,
) -> Readings {
    let mut search =
        Search { units: Vec::new(), cells, sums, taken: Vec::new(), found: Vec::new(), steps: 0 };
    for chunk in chunks {
        match chunk {
            Chunk::Whole(text) => search.units.push(Unit { text: Text::Whole(text), before: Joint::Must }),
            Chunk::Digits(digits) => {
                for (position, digit) in digits.bytes().enumerate() {
                    let first = position == 0;
                    let before = match (first, boundaries) {
                        (true, Boundaries::Kept) => Joint::Must,
                        (false, Boundaries::Joined) => Joint::MustNot,
                        _ => Joint::May,
                    };
                    search.units.push(Unit { text: Text::Digit(digit - b'0'), before });
                }
            }
        }
    }
    if search.units.len() < cells {
        return Readings::All(Vec::new());
    }
    search.run(search.units.len());
    if search.steps > MOST_STEPS || search.found.len() > MOST_READINGS {
        return Readings::TooMany;
    }
    search.found.sort();
    search.found.dedup();
    Readings::All(search.found)
}

#[derive(Clone, Copy)]
enum Text<'a> {
    Digit(u8),
    Whole(&'a str),
}

/// Whether a cell begins before a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Must,
    May,
    MustNot,
}

struct Unit<'a> {
    text: Text<'a>,
    before: Joint,
}

/// A figure taken from the right end.
struct Taken {
    from: usize,
    to: usize,
    /// `None` for what is no integer.
    value: Option<i64>,
}

/// Depth first from the right, because totals stand there and bound what is left of them.
struct Search<'a> {
    units: Vec<Unit<'a>>,
    cells: usize,
    sums: &'a [RowSum],
    taken: Vec<Taken>,
    found: Vec<Vec<String>>,
    steps: usize,
}

impl Search<'_> {
    fn run(&mut self, end: usize) {
        let left = self.cells - self.taken.len();
        if left == 0 {
            if end == 0 {
                let texts = self.taken.iter().rev().map(|taken| self.text(taken.from, taken.to)).collect();
                self.found.push(texts);
            }
            return;
        }
        // Every cell that is left needs a unit.
        let mut start = end;
        while start > left - 1 && end - start < MOST_DIGITS {
            start -= 1;
            self.steps += 1;
            if self.steps > MOST_STEPS || self.found.len() > MOST_READINGS {
                return;
            }
            let unit = &self.units[start];
            let is_whole = matches!(unit.text, Text::Whole(_));
            if is_whole && end - start > 1 {
                return;
            }
            let starts_with_zero = matches!(unit.text, Text::Digit(0)) && end - start > 1;
            if unit.before != Joint::MustNot && !starts_with_zero {
                self.taken.push(Taken { from: start, to: end, value: self.value(start, end) });
                if self.may_hold() {
                    self.run(start);
                }
                self.taken.pop();
            }
            if is_whole || self.units[start].before == Joint::Must {
                return;
            }
        }
    }

    fn value(&self, from: usize, to: usize) -> Option<i64> {
        let mut number = 0_i64;
        for unit in &self.units[from..to] {
            match unit.text {
                Text::Digit(digit) => number = number * 10 + i64::from(digit),
                Text::Whole(text) => return read(text).value().and_then(Value::to_integer),
            }
        }
        Some(number)
    }

    fn text(&self, from: usize, to: usize) -> String {
        let mut text = String::new();
        for unit in &self.units[from..to] {
            match unit.text {
                Text::Digit(digit) => text.push(char::from(b'0' + digit)),
                Text::Whole(whole) => text.push_str(whole),
            }
        }
        text
    }

    /// The figure taken for a cell.
    fn cell(&self, cell: usize) -> Option<&Taken> {
        self.taken.get(self.cells - 1 - cell)
    }

    /// Whether the sums may still hold: counts only grow, so parts must not exceed a known total, and what is left must
    /// be able to reach it.
    fn may_hold(&self) -> bool {
        let newest = self.cells - self.taken.len();
        let concerned =
            self.sums.iter().filter(|sum| sum.left.contains(&newest) || sum.right.contains(&newest));
        concerned.into_iter().all(|sum| {
            let (Some(left), Some(right)) = (self.side(&sum.left), self.side(&sum.right)) else {
                return true;
            };
            match (left.open, right.open) {
                (0, 0) => left.sum == right.sum,
                (open, 0) => self.can_reach(open, right.sum - left.sum),
                (0, open) => self.can_reach(open, left.sum - right.sum),
                _ => true,
            }
        })
    }

    /// What is taken of one side of a sum; `None` where something is no integer, which settles nothing.
    fn side(&self, cells: &[usize]) -> Option<Side> {
        let mut side = Side { sum: 0, open: 0 };
        for cell in cells {
            match self.cell(*cell) {
                None => side.open += 1,
                Some(taken) => side.sum += i128::from(taken.value?),
            }
        }
        Some(side)
    }

    /// Whether some cells that are not taken yet can add up to `missing`, by the number of digits that are left.
    fn can_reach(&self, open: usize, missing: i128) -> bool {
        if missing < 0 {
            return false;
        }
        let left = self.cells - self.taken.len();
        let units = self.taken.last().map_or(self.units.len(), |taken| taken.from);
        let longest = (units + 1).saturating_sub(left).min(MOST_DIGITS);
        let largest =
            10_i128.pow(u32::try_from(longest).unwrap_or(0)) * i128::try_from(open).unwrap_or(i128::MAX / 2);
        let digits = missing.checked_ilog10().map_or(1, |log| usize::try_from(log).unwrap_or(0) + 1);
        missing < largest && (open < left || units <= open * digits)
    }
}

/// The sum of what is taken, and how many cells are not.
struct Side {
    sum: i128,
    open: usize,
}

#[cfg(test)]
mod tests {
    use super::{Boundaries, Chunk, Readings, RowSum, readings};

    fn row() -> Vec<RowSum> {
        vec![RowSum { left: (0..6).collect(), right: vec![6] }]
    }

    fn all(text: &str, cells: usize, sums: &[RowSum], boundaries: Boundaries) -> Vec<String> {
        let chunks: Vec<Chunk> = text.split(' ').map(Chunk::new).collect();
        match readings(&chunks, cells, sums, boundaries) {
            Readings::All(all) => all.iter().map(|own| own.join(" ")).collect(),
            Readings::TooMany => vec!["too many".to_owned()],
        }
    }

    #[test]
    fn sums_separate_what_is_run_together() {
        assert_eq!(all("230 000023", 7, &row(), Boundaries::Kept), ["23 0 0 0 0 0 23"]);
        assert_eq!(all("220000325", 7, &row(), Boundaries::Kept), ["2 20 0 0 0 3 25", "22 0 0 0 0 3 25"]);
        assert_eq!(all("640020470", 7, &row(), Boundaries::Kept), ["64 0 0 2 0 4 70"]);
        assert_eq!(all("200000121", 7, &row(), Boundaries::Kept), ["20 0 0 0 0 1 21"]);
    }

    #[test]
    fn without_sums_only_zeros_decide() {
        assert_eq!(all("1000", 3, &[], Boundaries::Kept), ["10 0 0"]);
        assert_eq!(all("898", 2, &[], Boundaries::Kept), ["8 98", "89 8"]);
        assert_eq!(all("00", 3, &[], Boundaries::Kept), [""; 0]);
    }

    #[test]
    fn split_numbers_are_joined() {
        assert_eq!(all("1 2 0 0 0 0 0 12", 7, &row(), Boundaries::Joined), ["12 0 0 0 0 0 12"]);
        assert_eq!(all("1 2 0 0 0 0 0 12", 7, &row(), Boundaries::Kept), [""; 0]);
    }

    #[test]
    fn marks_are_cells_of_their_own() {
        assert_eq!(all("/ 12", 3, &[], Boundaries::Kept), ["/ 1 2"]);
        let sums = [RowSum { left: vec![0, 1], right: vec![2] }];
        assert_eq!(all("/ 12", 3, &sums, Boundaries::Kept), ["/ 1 2"]);
    }

    #[test]
    fn the_work_is_bounded() {
        let digits = "123456789".repeat(9);
        assert_eq!(all(&digits, 15, &[], Boundaries::Kept), ["too many"]);
    }
}

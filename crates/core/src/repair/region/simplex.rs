//! Exact linear programming over bounded variables, after Dutertre and de Moura, “A fast linear-arithmetic solver
//! for DPLL(T)” (CAV 2006): fractions throughout, strict bounds by an infinitesimal, and Bland's rule, so that it
//! always ends. A conflict comes with the multipliers that prove it.

use crate::repair::exact::{Overflow, Rational};

/// `value + shade·ε` for an ε smaller than any number that occurs; makes `x > 0` the ordinary `x ≥ ε`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Shaded {
    pub(crate) value: Rational,
    pub(crate) shade: Rational,
}

impl Shaded {
    fn plus_times(self, factor: Rational, other: Self) -> Result<Self, Overflow> {
        Ok(Self {
            value: self.value.plus(factor.times(other.value)?)?,
            shade: self.shade.plus(factor.times(other.shade)?)?,
        })
    }

    fn minus(self, other: Self) -> Result<Self, Overflow> {
        self.plus_times(Rational::MINUS_ONE, other)
    }

    fn over(self, divisor: Rational) -> Result<Self, Overflow> {
        Ok(Self { value: self.value.over(divisor)?, shade: self.shade.over(divisor)? })
    }
}

/// `(variable, λ)` with `Σ λ·variable = 0` for all values, though the bounds (lower for λ > 0, upper for λ < 0) make
/// the sum positive: proof that the bounds cannot all hold.
pub(crate) type Proof = Vec<(usize, Rational)>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seat {
    Row(usize),
    Column(usize),
}

/// `basic = table × others`, all within their bounds once [`Simplex::check`] has said so.
#[derive(Clone, Debug)]
pub(crate) struct Simplex {
    table: Vec<Vec<Rational>>,
    basic: Vec<usize>,
    others: Vec<usize>,
    seat: Vec<Seat>,
    value: Vec<Shaded>,
    lower: Vec<Option<Shaded>>,
    upper: Vec<Option<Shaded>>,
}

impl Simplex {
    /// `columns` free variables (numbers `0..columns`) and one further variable for each row of coefficients.
    pub(crate) fn new(columns: usize, table: Vec<Vec<Rational>>) -> Self {
        let count = columns + table.len();
        Self {
            basic: (columns..count).collect(),
            others: (0..columns).collect(),
            seat: (0..columns).map(Seat::Column).chain((0..table.len()).map(Seat::Row)).collect(),
            value: vec![Shaded::default(); count],
            lower: vec![None; count],
            upper: vec![None; count],
            table,
        }
    }

    pub(crate) fn value(&self, variable: usize) -> Shaded {
        self.value[variable]
    }

    /// A number small enough to stand for ε: all strict bounds stay strict with it.
    pub(crate) fn room(&self) -> Result<Rational, Overflow> {
        let mut room = Rational::ONE;
        for variable in 0..self.value.len() {
            let at = self.value[variable];
            let gaps = [
                self.lower[variable].map(|lower| at.minus(lower)),
                self.upper[variable].map(|upper| upper.minus(at)),
            ];
            for gap in gaps.into_iter().flatten() {
                let gap = gap?;
                // gap.value + ε·gap.shade must stay at or above nought.
                if gap.shade.is_negative() {
                    room = room.min(gap.value.over(gap.shade.abs())?);
                }
            }
        }
        Ok(room)
    }

    /// The same with one (basic, not yet moved) variable replaced by its negative.
    pub(crate) fn with_opposite(&self, variable: usize) -> Result<Self, Overflow> {
        let mut turned = self.clone();
        if let Seat::Row(row) = self.seat[variable] {
            for entry in &mut turned.table[row] {
                *entry = entry.negated();
            }
        }
        let opposite = |at: Shaded| Shaded::default().minus(at);
        turned.value[variable] = opposite(self.value[variable])?;
        turned.lower[variable] = self.upper[variable].map(opposite).transpose()?;
        turned.upper[variable] = self.lower[variable].map(opposite).transpose()?;
        Ok(turned)
    }

    /// Narrows the bounds of a variable; wider ones than those in force are ignored.
    pub(crate) fn bound(
        &mut self,
        variable: usize,
        lower: Option<Shaded>,
        upper: Option<Shaded>,
    ) -> Result<(), Overflow> {
        if lower.is_some() && (self.lower[variable].is_none() || lower > self.lower[variable]) {
            self.lower[variable] = lower;
        }
        if let Some(upper) = upper
            && self.upper[variable].is_none_or(|old| upper < old)
        {
            self.upper[variable] = Some(upper);
        }
        if let Seat::Column(column) = self.seat[variable] {
            let now = self.value[variable];
            let inside = match (self.lower[variable], self.upper[variable]) {
                (Some(lower), _) if now < lower => lower,
                (_, Some(upper)) if now > upper => upper,
                _ => return Ok(()),
            };
            self.shift(column, inside.minus(now)?)?;
        }
        Ok(())
    }

    /// Looks for values within all bounds.
    pub(crate) fn check(&mut self) -> Result<Result<(), Proof>, Overflow> {
        for variable in 0..self.value.len() {
            if let (Some(lower), Some(upper)) = (self.lower[variable], self.upper[variable])
                && lower > upper
            {
                return Ok(Err(vec![(variable, Rational::ONE), (variable, Rational::MINUS_ONE)]));
            }
        }
        loop {
            let outside = (0..self.basic.len())
                .filter(|&row| self.target(self.basic[row]).is_some())
                .min_by_key(|&row| self.basic[row]);
            let Some(row) = outside else { return Ok(Ok(())) };
            let variable = self.basic[row];
            let Some(target) = self.target(variable) else { return Ok(Ok(())) };
            let rising = target > self.value[variable];
            let entering = (0..self.others.len())
                .filter(|&column| self.can_move(self.others[column], self.table[row][column], rising))
                .min_by_key(|&column| self.others[column]);
            let Some(column) = entering else { return Ok(Err(self.proof(row, rising))) };
            let step = target.minus(self.value[variable])?.over(self.table[row][column])?;
            self.shift(column, step)?;
            self.pivot(row, column)?;
        }
    }

    /// The greatest value of a variable within the bounds; `None` when it has no end. Call after a successful check.
    pub(crate) fn maximise(&mut self, variable: usize) -> Result<Option<Shaded>, Overflow> {
        loop {
            let entering = match self.seat[variable] {
                Seat::Column(column) => {
                    self.can_move(variable, Rational::ONE, true).then_some((column, true))
                }
                Seat::Row(row) => (0..self.others.len())
                    .filter(|&column| self.can_move(self.others[column], self.table[row][column], true))
                    .min_by_key(|&column| self.others[column])
                    .map(|column| (column, self.table[row][column].is_positive())),
            };
            let Some((column, rising)) = entering else { return Ok(Some(self.value[variable])) };
            if !self.advance(column, rising)? {
                return Ok(None);
            }
        }
    }

    /// Moves one column variable as far as the bounds allow; false when nothing stops it.
    fn advance(&mut self, column: usize, rising: bool) -> Result<bool, Overflow> {
        let moving = self.others[column];
        let own_end = if rising { self.upper[moving] } else { self.lower[moving] };
        let mut best: Option<(Shaded, Option<usize>)> = match own_end {
            Some(end) => Some((end.minus(self.value[moving])?, None)),
            None => None,
        };
        for row in 0..self.basic.len() {
            let slope = self.table[row][column];
            let variable = self.basic[row];
            let end = if slope.is_zero() {
                None
            } else if slope.is_positive() == rising {
                self.upper[variable]
            } else {
                self.lower[variable]
            };
            let Some(end) = end else { continue };
            let step = end.minus(self.value[variable])?.over(slope)?;
            let nearer = match best {
                None => true,
                Some((known, blocking)) => {
                    let (new, old) = if rising { (step, known) } else { (known, step) };
                    new < old || (new == old && blocking.is_some_and(|other| variable < self.basic[other]))
                }
            };
            if nearer {
                best = Some((step, Some(row)));
            }
        }
        let Some((step, blocking)) = best else { return Ok(false) };
        self.shift(column, step)?;
        if let Some(row) = blocking {
            self.pivot(row, column)?;
        }
        Ok(true)
    }

    /// The bound that a variable's value breaks, if it does.
    fn target(&self, variable: usize) -> Option<Shaded> {
        let value = self.value[variable];
        let low = self.lower[variable].filter(|&lower| value < lower);
        low.or_else(|| self.upper[variable].filter(|&upper| value > upper))
    }

    /// May the variable move so that `slope` times it rises (or falls)?
    fn can_move(&self, variable: usize, slope: Rational, rising: bool) -> bool {
        if slope.is_zero() {
            return false;
        }
        let value = self.value[variable];
        if slope.is_positive() == rising {
            self.upper[variable].is_none_or(|upper| value < upper)
        } else {
            self.lower[variable].is_none_or(|lower| value > lower)
        }
    }

    fn proof(&self, row: usize, rising: bool) -> Proof {
        let own = if rising { Rational::ONE } else { Rational::MINUS_ONE };
        let mut proof = vec![(self.basic[row], own)];
        for (column, &slope) in self.table[row].iter().enumerate() {
            if !slope.is_zero() {
                proof.push((self.others[column], if rising { slope.negated() } else { slope }));
            }
        }
        proof
    }

    /// Changes the value of a column variable, and with it the basic ones.
    fn shift(&mut self, column: usize, step: Shaded) -> Result<(), Overflow> {
        let moving = self.others[column];
        self.value[moving] = self.value[moving].plus_times(Rational::ONE, step)?;
        for row in 0..self.basic.len() {
            let slope = self.table[row][column];
            if !slope.is_zero() {
                let variable = self.basic[row];
                self.value[variable] = self.value[variable].plus_times(slope, step)?;
            }
        }
        Ok(())
    }

    /// Lets a row variable and a column variable change seats.
    fn pivot(&mut self, row: usize, column: usize) -> Result<(), Overflow> {
        let pivot = self.table[row][column];
        let mut lead = std::mem::take(&mut self.table[row]);
        for (at, entry) in lead.iter_mut().enumerate() {
            *entry = if at == column { Rational::ONE.over(pivot)? } else { entry.over(pivot)?.negated() };
        }
        for line in &mut self.table {
            let Some(&factor) = line.get(column) else { continue };
            if factor.is_zero() {
                continue;
            }
            for (at, entry) in line.iter_mut().enumerate() {
                let grown = factor.times(lead[at])?;
                *entry = if at == column { grown } else { entry.plus(grown)? };
            }
        }
        self.table[row] = lead;
        let (leaving, entering) = (self.basic[row], self.others[column]);
        self.basic[row] = entering;
        self.others[column] = leaving;
        self.seat[entering] = Seat::Row(row);
        self.seat[leaving] = Seat::Column(column);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(value: i64) -> Rational {
        Rational::integer(value)
    }

    fn at(value: i64) -> Shaded {
        Shaded { value: whole(value), shade: Rational::ZERO }
    }

    /// x, y ≥ 0 and x + y (variable 2) and x − y (variable 3).
    fn plane() -> Simplex {
        let mut simplex = Simplex::new(2, vec![vec![whole(1), whole(1)], vec![whole(1), whole(-1)]]);
        simplex.bound(0, Some(at(0)), None).unwrap();
        simplex.bound(1, Some(at(0)), None).unwrap();
        simplex
    }

    #[test]
    fn finds_a_point_and_the_ends() {
        let mut simplex = plane();
        simplex.bound(2, Some(at(3)), Some(at(10))).unwrap();
        simplex.bound(3, None, Some(at(4))).unwrap();
        assert_eq!(simplex.check().unwrap(), Ok(()));
        assert_eq!(simplex.maximise(0).unwrap(), Some(at(7)));
        assert_eq!(simplex.maximise(1).unwrap(), Some(at(10)));
        simplex.bound(2, None, Some(at(5))).unwrap();
        assert_eq!(simplex.check().unwrap(), Ok(()));
        assert_eq!(simplex.maximise(2).unwrap(), Some(at(5)));
    }

    #[test]
    fn says_when_there_is_no_end() {
        let mut simplex = plane();
        assert_eq!(simplex.check().unwrap(), Ok(()));
        assert_eq!(simplex.maximise(2).unwrap(), None);
    }

    #[test]
    fn proves_a_conflict() {
        let mut simplex = plane();
        simplex.bound(2, None, Some(at(3))).unwrap();
        simplex.bound(3, Some(at(4)), None).unwrap();
        let proof = simplex.check().unwrap().unwrap_err();
        // x + y ≤ 3, x − y ≥ 4, y ≥ 0 contradict each other in the proportion 1 : 1 : 2.
        let mut sorted = proof;
        sorted.sort();
        let scale = sorted.last().unwrap().1;
        let scaled: Vec<_> = sorted.iter().map(|&(v, l)| (v, l.over(scale).unwrap())).collect();
        assert_eq!(scaled, [(1, whole(2)), (2, whole(-1)), (3, whole(1))]);
    }
}

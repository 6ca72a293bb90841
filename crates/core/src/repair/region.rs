//! The values that chosen variables may take: linear expressions of a few parameters, each with bounds, some of
//! them restricted to steps. Exact: congruences by [`lattice`], bounds by [`simplex`], whole numbers by branching.

mod lattice;
mod simplex;

use super::exact::{Overflow, Rational};
use super::problem::Bound;
use lattice::Lattice;
use simplex::{Shaded, Simplex};
use std::collections::BTreeMap;

/// `Σ cⱼ·kⱼ + constant` with its limits.
#[derive(Clone, Debug)]
pub(crate) struct Expression {
    pub(crate) terms: Vec<(usize, Rational)>,
    pub(crate) constant: Rational,
    pub(crate) lower: Option<Bound>,
    pub(crate) upper: Option<Bound>,
    /// Its value must be a whole multiple of this.
    pub(crate) step: Option<Rational>,
}

/// All expressions over the same parameters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Region {
    /// For each parameter: is it a whole number?
    pub(crate) whole: Vec<bool>,
    pub(crate) expressions: Vec<Expression>,
}

/// Is there a point?
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The values of the expressions at one point.
    Point(Vec<Rational>),
    /// Multipliers of expressions: the parameters cancel out, the bounds contradict each other.
    Conflict(Vec<(usize, Rational)>),
    /// Only the whole numbers are missing.
    NoWhole,
}

/// Why no verdict was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Halt {
    /// Too many steps.
    Effort,
    /// Numbers too large.
    TooLarge,
    /// The caller has what it wanted.
    Enough,
}

impl From<Overflow> for Halt {
    fn from(_: Overflow) -> Self {
        Self::TooLarge
    }
}

/// Steps of branching on whole numbers within the question whether there is a point.
const BRANCHES: u32 = 2000;

impl Region {
    /// The same region without stepped expressions that rest on fractions: such an expression takes the place of one
    /// of the fractions as a parameter, counted in its steps.
    fn with_whole_parameters(&self) -> Result<Self, Overflow> {
        let mut region = self.clone();
        for index in 0..region.expressions.len() {
            let Expression { terms, constant, step: Some(step), .. } = region.expressions[index].clone()
            else {
                continue;
            };
            let Some(&(parameter, pivot)) = terms.iter().find(|term| !region.whole[term.0]) else { continue };
            region.whole[parameter] = true;
            for expression in &mut region.expressions {
                let Some(at) = expression.terms.iter().position(|term| term.0 == parameter) else { continue };
                let factor = expression.terms.swap_remove(at).1.over(pivot)?;
                let mut sums: BTreeMap<usize, Rational> = expression.terms.iter().copied().collect();
                for &(other, coefficient) in terms.iter().filter(|term| term.0 != parameter) {
                    let sum = sums.entry(other).or_default();
                    *sum = sum.minus(factor.times(coefficient)?)?;
                }
                sums.insert(parameter, factor.times(step)?);
                expression.terms = sums.into_iter().filter(|(_, sum)| !sum.is_zero()).collect();
                expression.constant = expression.constant.minus(factor.times(constant)?)?;
            }
        }
        Ok(region)
    }

    /// Looks for a point.
    pub(crate) fn solve(&self) -> Result<Verdict, Halt> {
        let mut left = BRANCHES;
        self.solve_within(&mut left)
    }

    /// Looks for a point with no more than so many steps of branching, which are used up.
    fn solve_within(&self, left: &mut u32) -> Result<Verdict, Halt> {
        let Some(mut solver) = Solver::new(self)? else { return Ok(Verdict::NoWhole) };
        if let Err(proof) = solver.simplex.check()? {
            let first = self.whole.len();
            let rows = proof
                .into_iter()
                .filter_map(|(variable, factor)| Some((variable.checked_sub(first)?, factor)));
            return Ok(Verdict::Conflict(rows.collect()));
        }
        Ok(solver.whole_point(left)?.map_or(Verdict::NoWhole, Verdict::Point))
    }

    /// The least and the greatest value of an expression of a region that has a point; `None` where there is no end.
    /// For stepped expressions both ends are taken on, unless that took too long to show.
    pub(crate) fn range(
        &self,
        index: usize,
        left: &mut u32,
    ) -> Result<(Option<Rational>, Option<Rational>), Halt> {
        Ok((self.end(index, false, left)?, self.end(index, true, left)?))
    }

    fn end(&self, index: usize, upper: bool, left: &mut u32) -> Result<Option<Rational>, Halt> {
        let Some(mut solver) = Solver::new(self)? else { return Ok(None) };
        let variable = self.whole.len() + index;
        if !upper {
            solver.simplex = solver.turned(index)?;
        }
        if solver.simplex.check()?.is_err() {
            return Ok(None);
        }
        let Some(end) = solver.simplex.maximise(variable)? else { return Ok(None) };
        let end = end.value.plus(if upper {
            solver.constants[index]
        } else {
            solver.constants[index].negated()
        })?;
        let end = if upper { end } else { end.negated() };
        let Some(step) = self.expressions[index].step else { return Ok(Some(end)) };
        let steps = end.over(step)?;
        let mut at = if upper { steps.floor() } else { steps.ceil() }.times(step)?;
        for _ in 0..16 {
            if self.solve_at(index, at, left)?.is_some() {
                break;
            }
            at = if upper { at.minus(step)? } else { at.plus(step)? };
        }
        Ok(Some(at))
    }

    /// A point where an expression has a given value.
    pub(crate) fn solve_at(
        &self,
        index: usize,
        value: Rational,
        left: &mut u32,
    ) -> Result<Option<Vec<Rational>>, Halt> {
        let mut narrowed = self.clone();
        let expression = &mut narrowed.expressions[index];
        if expression.lower.is_some_and(|bound| bound.excludes_below(value))
            || expression.upper.is_some_and(|bound| bound.excludes_above(value))
        {
            return Ok(None);
        }
        expression.lower = Some(Bound { value, strict: false });
        expression.upper = expression.lower;
        match narrowed.solve_within(left)? {
            Verdict::Point(point) => Ok(Some(point)),
            _ => Ok(None),
        }
    }
}

/// A region rewritten so that its whole parameters are free whole numbers, inside a simplex.
struct Solver {
    simplex: Simplex,
    /// Of each expression, in the new parameters.
    constants: Vec<Rational>,
    /// Columns that must be whole numbers.
    whole: Vec<usize>,
    columns: usize,
}

impl Solver {
    /// `None`: the congruences alone have no solution.
    fn new(region: &Region) -> Result<Option<Self>, Overflow> {
        let region = &region.with_whole_parameters()?;
        let columns = region.whole.len();
        let mut lattice = Lattice::all(columns);
        let whole = (0..columns).filter(|&parameter| region.whole[parameter]).collect();
        for expression in &region.expressions {
            if let Some(step) = expression.step {
                let mut terms = Vec::with_capacity(expression.terms.len());
                for &(parameter, coefficient) in &expression.terms {
                    terms.push((parameter, coefficient.over(step)?));
                }
                if !lattice.require(&terms, expression.constant.over(step)?)? {
                    return Ok(None);
                }
            }
        }
        lattice.shorten()?;
        let mut table = Vec::with_capacity(region.expressions.len());
        let mut constants = Vec::with_capacity(region.expressions.len());
        for expression in &region.expressions {
            let mut constant = expression.constant;
            let mut line = vec![Rational::ZERO; columns];
            for &(parameter, coefficient) in &expression.terms {
                constant = constant.plus(coefficient.times(Rational::whole(lattice.origin[parameter])?)?)?;
                for (column, vector) in lattice.basis.iter().enumerate() {
                    if vector[parameter] != 0 {
                        let part = coefficient.times(Rational::whole(vector[parameter])?)?;
                        line[column] = line[column].plus(part)?;
                    }
                }
            }
            table.push(line);
            constants.push(constant);
        }
        let mut strides = Vec::with_capacity(table.len());
        for line in &table {
            strides.push(stride(line, &region.whole)?);
        }
        let mut simplex = Simplex::new(columns, table);
        for (index, expression) in region.expressions.iter().enumerate() {
            let end = |bound: Option<Bound>, upper: bool| {
                bound.map(|bound| inward(bound, constants[index], strides[index], upper)).transpose()
            };
            let lower = end(expression.lower, false)?;
            let upper = end(expression.upper, true)?;
            simplex.bound(columns + index, lower, upper)?;
        }
        Ok(Some(Self { simplex, constants, whole, columns }))
    }

    /// The same simplex with one expression measured downwards, so that its least value can be asked for.
    fn turned(&self, index: usize) -> Result<Simplex, Overflow> {
        self.simplex.with_opposite(self.columns + index)
    }

    /// A point of the checked simplex at which everything that must be whole is.
    fn whole_point(&self, left: &mut u32) -> Result<Option<Vec<Rational>>, Halt> {
        *left = left.checked_sub(1).ok_or(Halt::Effort)?;
        let fraction = self.whole.iter().copied().find(|&column| {
            let at = self.simplex.value(column);
            !(at.value.is_integer() && at.shade.is_zero())
        });
        let Some(column) = fraction else { return Ok(Some(self.point()?)) };
        let at = self.simplex.value(column);
        let below = if at.value.is_integer() && at.shade.is_negative() {
            at.value.minus(Rational::ONE)?
        } else {
            at.value.floor()
        };
        let end = |value: Rational| Some(Shaded { value, shade: Rational::ZERO });
        let half = Rational::new(1, 2).unwrap_or_default();
        let nearer_above = at.value.minus(below)? > half;
        for upper_half in [nearer_above, !nearer_above] {
            let mut simplex = self.simplex.clone();
            if upper_half {
                simplex.bound(column, end(below.plus(Rational::ONE)?), None)?;
            } else {
                simplex.bound(column, None, end(below))?;
            }
            if simplex.check()?.is_ok() {
                let part = Self {
                    simplex,
                    constants: self.constants.clone(),
                    whole: self.whole.clone(),
                    columns: self.columns,
                };
                if let Some(point) = part.whole_point(left)? {
                    return Ok(Some(point));
                }
            }
        }
        Ok(None)
    }

    /// The values of the expressions, with a number put in place of the infinitesimal.
    fn point(&self) -> Result<Vec<Rational>, Overflow> {
        let tiny = self.simplex.room()?;
        let mut values = Vec::with_capacity(self.constants.len());
        for (index, &constant) in self.constants.iter().enumerate() {
            let at = self.simplex.value(self.columns + index);
            values.push(at.value.plus(tiny.times(at.shade)?)?.plus(constant)?);
        }
        Ok(values)
    }
}

/// The number of which a line over whole columns only takes multiples; `None` if it is not so restricted.
fn stride(line: &[Rational], whole: &[bool]) -> Result<Option<Rational>, Overflow> {
    let mut stride = Rational::ZERO;
    for (coefficient, whole) in line.iter().zip(whole).filter(|(coefficient, _)| !coefficient.is_zero()) {
        if !whole {
            return Ok(None);
        }
        stride = stride.common_measure(*coefficient)?;
    }
    Ok(Some(stride).filter(|stride| !stride.is_zero()))
}

/// The end of a range for an expression without its constant, moved to the next value the expression can take.
fn inward(
    bound: Bound,
    constant: Rational,
    stride: Option<Rational>,
    upper: bool,
) -> Result<Shaded, Overflow> {
    let value = bound.value.minus(constant)?;
    let Some(stride) = stride else {
        let shade = match (bound.strict, upper) {
            (false, _) => Rational::ZERO,
            (true, false) => Rational::ONE,
            (true, true) => Rational::MINUS_ONE,
        };
        return Ok(Shaded { value, shade });
    };
    let moved = Bound { value, ..bound }.inward(stride, upper)?;
    Ok(Shaded { value: moved.value, shade: Rational::ZERO })
}

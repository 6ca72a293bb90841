//! Values for the chosen variables of one answer.

use crate::repair::exact::{Overflow, Rational};
use crate::repair::outcome::Fits;
use crate::repair::problem::Bound;
use crate::repair::region::{Halt, Region, Verdict};
use crate::repair::search::{Source, System, VarId, chosen};

/// What one chosen variable becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Proposal {
    pub(crate) variable: VarId,
    pub(crate) value: Rational,
    pub(crate) fits: Fits,
}

/// Values for the variables of a set, and for the blanks of its part, that make every rule of the part hold.
///
/// `left` is the number of steps that may still go into finding out which other values fit; when it is used up,
/// that stays unknown.
pub(crate) fn propose(system: &System, set: &[VarId], left: &mut u32) -> Result<Vec<Proposal>, Halt> {
    let node = chosen(system, set)?;
    let (mut region, sources) = node.region(system)?;
    let wide = region.clone();
    let mut proposals = Vec::new();
    for definition in &node.definitions {
        if node.is_fixed(definition) {
            let value = system.vars[definition.variable].base.plus(definition.constant)?;
            proposals.push(Proposal { variable: definition.variable, value, fits: Fits::Only });
        }
    }
    let mut open: Vec<(VarId, usize)> = Vec::new();
    for (expression, source) in sources.iter().enumerate() {
        match *source {
            Source::Free(variable) => open.push((variable, expression)),
            Source::Definition(index) => open.push((node.definitions[index].variable, expression)),
            Source::Row(_) => {}
        }
    }
    open.sort_unstable();
    for &(variable, expression) in open.iter().filter(|entry| !system.vars[entry.0].missing) {
        let fits = match wide.range(expression, left) {
            Ok((lower, upper)) if lower.is_some() && lower == upper => Fits::Only,
            Ok((lower, upper)) => Fits::Range { lower, upper },
            Err(Halt::TooLarge) => return Err(Halt::TooLarge),
            Err(_) => Fits::Unknown,
        };
        let value = nearest(&region, expression, system.vars[variable].base, left)?;
        let bound = Some(Bound { value, strict: false });
        region.expressions[expression].lower = bound;
        region.expressions[expression].upper = bound;
        proposals.push(Proposal { variable, value, fits });
    }
    if open.iter().any(|entry| system.vars[entry.0].missing) {
        let Verdict::Point(point) = region.solve()? else { return Err(Halt::Effort) };
        for &(variable, expression) in open.iter().filter(|entry| system.vars[entry.0].missing) {
            proposals.push(Proposal { variable, value: point[expression], fits: Fits::Unknown });
        }
    }
    proposals.sort_unstable_by_key(|proposal| proposal.variable);
    Ok(proposals)
}

/// The value of an expression that fits and lies nearest to the written one.
fn nearest(region: &Region, expression: usize, written: Rational, left: &mut u32) -> Result<Rational, Halt> {
    let (lower, upper) = match region.range(expression, left) {
        Err(Halt::TooLarge) => return Err(Halt::TooLarge),
        range => range.unwrap_or_default(),
    };
    let mut wished = lower.map_or(written, |lower| written.max(lower));
    wished = upper.map_or(wished, |upper| wished.min(upper));
    let step = region.expressions[expression].step.unwrap_or(Rational::ONE);
    let mut candidates = vec![wished];
    for distance in 1..=8 {
        let away = step.times(Rational::integer(distance))?;
        candidates.push(inside(wished.plus(away)?, step, false)?);
        candidates.push(inside(wished.minus(away)?, step, true)?);
    }
    if let (Some(lower), Some(upper)) = (lower, upper) {
        candidates.push(lower.plus(upper)?.over(Rational::integer(2))?);
    }
    for candidate in candidates {
        match region.solve_at(expression, candidate, left) {
            Ok(Some(_)) => return Ok(candidate),
            Err(Halt::TooLarge) => return Err(Halt::TooLarge),
            Ok(None) | Err(_) => {}
        }
    }
    match region.solve()? {
        Verdict::Point(point) => Ok(point[expression]),
        _ => Err(Halt::Effort),
    }
}

/// The multiple of the step next to a value, on the side of the range.
fn inside(value: Rational, step: Rational, up: bool) -> Result<Rational, Overflow> {
    let steps = value.over(step)?;
    if up { steps.ceil() } else { steps.floor() }.times(step)
}

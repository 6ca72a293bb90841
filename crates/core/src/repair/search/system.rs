//! From a [`Problem`] to connected parts with dense indices, in an order that does not depend on how the problem
//! was written down.

use super::row::{Row, Sense, VarId};
use crate::repair::exact::{Overflow, Rational, gcd};
use crate::repair::problem::{Bound, LinearRule, Problem, ProblemFault, Relation, Variable};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A variable of one part.
#[derive(Clone, Debug)]
pub(crate) struct Var {
    /// Its index in the problem.
    pub(crate) original: usize,
    /// The written value; 0 for a blank.
    pub(crate) base: Rational,
    pub(crate) missing: bool,
    /// In units of [`System::unit`].
    pub(crate) weight: u64,
    pub(crate) step: Option<Rational>,
    pub(crate) lower: Option<Bound>,
    pub(crate) upper: Option<Bound>,
    /// The written value itself is not allowed.
    pub(crate) broken: bool,
}

impl Var {
    /// May the variable take this value?
    pub(crate) fn allows(&self, value: Rational) -> Result<bool, Overflow> {
        let stepped = self.step.map_or(Ok(true), |step| value.is_multiple_of(step))?;
        Ok(stepped && !self.too_low(value) && !self.too_high(value))
    }

    pub(crate) fn too_low(&self, value: Rational) -> bool {
        self.lower.is_some_and(|bound| bound.excludes_below(value))
    }

    pub(crate) fn too_high(&self, value: Rational) -> bool {
        self.upper.is_some_and(|bound| bound.excludes_above(value))
    }

    pub(crate) fn can_rise(&self) -> bool {
        self.upper.is_none_or(|bound| self.base < bound.value)
    }

    pub(crate) fn can_fall(&self) -> bool {
        self.lower.is_none_or(|bound| self.base > bound.value)
    }
}

/// One connected part: variables that may change and the rules that tie them together.
#[derive(Clone, Debug)]
pub(crate) struct System {
    /// In the order of their names.
    pub(crate) vars: Vec<Var>,
    /// In an order made from their content.
    pub(crate) rows: Vec<Rc<Row>>,
    /// The rule (index in the problem) each row comes from.
    pub(crate) rule_of: Vec<usize>,
    /// What weight 1 stands for.
    pub(crate) unit: Rational,
}

/// Everything the search needs, and what never gets as far as a search.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub(crate) systems: Vec<System>,
    /// Rules on a frozen blank.
    pub(crate) unjudged: Vec<usize>,
    /// Violated rules whose variables are all frozen.
    pub(crate) hopeless_rules: Vec<usize>,
    /// Frozen variables whose value is not allowed.
    pub(crate) hopeless_variables: Vec<usize>,
}

/// Checks the problem and takes it apart.
pub(crate) fn parts(problem: &Problem) -> Result<Parts, ProblemFault> {
    validate(problem)?;
    let rank = ranks(&problem.variables)?;
    let (unit, weights) = scaled_weights(&problem.variables)?;
    let mut found = Parts::default();
    let mut groups = Groups::new(problem.variables.len());
    let mut live = Vec::new();
    for (index, rule) in problem.rules.iter().enumerate() {
        let (terms, constant, unknown) = folded(rule, &problem.variables)?;
        if unknown {
            found.unjudged.push(index);
        } else if terms.is_empty() {
            if !rows_of(rule, &terms, constant, &problem.variables)?.iter().all(Row::holds) {
                found.hopeless_rules.push(index);
            }
        } else {
            for pair in terms.windows(2) {
                if let [(left, _), (right, _)] = pair {
                    groups.join(*left, *right);
                }
            }
            live.push((index, terms, constant));
        }
    }
    let mut systems: BTreeMap<usize, System> = BTreeMap::new();
    let mut place = vec![None; problem.variables.len()];
    let mut by_name: Vec<usize> = (0..problem.variables.len()).collect();
    by_name.sort_by_key(|&index| rank.get(index).copied());
    for index in by_name {
        let (Some(variable), Some(&weight)) = (problem.variables.get(index), weights.get(index)) else {
            continue;
        };
        let var = compiled(index, variable, weight)?;
        if variable.frozen {
            if var.broken {
                found.hopeless_variables.push(index);
            }
            continue;
        }
        let system = systems.entry(groups.root(index)).or_insert_with(|| System {
            vars: Vec::new(),
            rows: Vec::new(),
            rule_of: Vec::new(),
            unit,
        });
        if let Some(slot) = place.get_mut(index) {
            *slot = Some(system.vars.len());
        }
        system.vars.push(var);
    }
    live.sort_by_cached_key(|(index, terms, constant)| {
        let mut named: Vec<(usize, Rational)> = terms
            .iter()
            .map(|&(variable, coefficient)| (rank.get(variable).copied().unwrap_or(0), coefficient))
            .collect();
        named.sort_unstable();
        let rule = problem.rules.get(*index);
        (named, *constant, rule.map(|rule| (rule.relation, rule.tolerance, rule.name.clone())), *index)
    });
    for (index, terms, constant) in live {
        let Some(rule) = problem.rules.get(index) else { continue };
        let Some(&(first, _)) = terms.first() else { continue };
        let Some(system) = systems.get_mut(&groups.root(first)) else { continue };
        for mut row in rows_of(rule, &terms, constant, &problem.variables)? {
            for term in &mut row.terms {
                term.0 = place.get(term.0).copied().flatten().unwrap_or(0);
            }
            row.terms.sort_unstable_by_key(|term| term.0);
            system.rows.push(Rc::new(row));
            system.rule_of.push(index);
        }
    }
    found.systems = systems.into_values().collect();
    found.systems.sort_by_key(|system| {
        system.vars.first().and_then(|var| rank.get(var.original).copied()).unwrap_or(usize::MAX)
    });
    Ok(found)
}

fn validate(problem: &Problem) -> Result<(), ProblemFault> {
    for variable in &problem.variables {
        let suspicion = variable.suspicion.as_ref().map_or(variable.weight, |suspicion| suspicion.weight);
        if !variable.weight.is_positive() || !suspicion.is_positive() || suspicion > variable.weight {
            return Err(ProblemFault::Weight(variable.name.clone()));
        }
    }
    for rule in &problem.rules {
        if let Some(&(index, _)) = rule.terms.iter().find(|term| term.0 >= problem.variables.len()) {
            return Err(ProblemFault::UnknownVariable { rule: rule.name.clone(), index });
        }
        if rule.tolerance.is_some_and(|width| width.is_negative() || rule.relation != Relation::Equal) {
            return Err(ProblemFault::Tolerance(rule.name.clone()));
        }
    }
    Ok(())
}

/// The position of each variable in the order of names.
fn ranks(variables: &[Variable]) -> Result<Vec<usize>, ProblemFault> {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, variable) in variables.iter().enumerate() {
        if names.insert(&variable.name, index).is_some() {
            return Err(ProblemFault::DuplicateName(variable.name.clone()));
        }
    }
    let mut rank = vec![0; variables.len()];
    for (position, index) in names.into_values().enumerate() {
        if let Some(slot) = rank.get_mut(index) {
            *slot = position;
        }
    }
    Ok(rank)
}

/// Weights as whole numbers, and what 1 stands for.
fn scaled_weights(variables: &[Variable]) -> Result<(Rational, Vec<u64>), ProblemFault> {
    let mut multiple: i128 = 1;
    for variable in variables {
        let below = variable.effective_weight().denominator();
        multiple = (multiple / gcd(multiple, below)).checked_mul(below).ok_or(ProblemFault::TooLarge)?;
    }
    let factor = Rational::whole(multiple)?;
    let mut weights = Vec::with_capacity(variables.len());
    for variable in variables {
        let scaled = variable.effective_weight().times(factor)?;
        let weight = u32::try_from(scaled.numerator()).map_err(|_| ProblemFault::TooLarge)?;
        weights.push(u64::from(weight));
    }
    Ok((Rational::ONE.over(factor)?, weights))
}

type Folded = (Vec<(usize, Rational)>, Rational, bool);

/// The rule's terms on variables that may change, the constant less what the frozen ones contribute, and whether
/// a frozen blank is among them.
fn folded(rule: &LinearRule, variables: &[Variable]) -> Result<Folded, Overflow> {
    let mut sums: BTreeMap<usize, Rational> = BTreeMap::new();
    for &(index, coefficient) in &rule.terms {
        let sum = sums.entry(index).or_default();
        *sum = sum.plus(coefficient)?;
    }
    let mut constant = rule.constant;
    let mut terms = Vec::new();
    let mut unknown = false;
    for (index, coefficient) in sums {
        let Some(variable) = variables.get(index) else { continue };
        match (coefficient.is_zero(), variable.frozen, variable.value) {
            (true, ..) => {}
            (_, false, _) => terms.push((index, coefficient)),
            (_, true, Some(value)) => constant = constant.minus(coefficient.times(value)?)?,
            (_, true, None) => unknown = true,
        }
    }
    Ok((terms, constant, unknown))
}

/// The rule as rows over changes, with whole coefficients; two rows for an equality with a tolerance.
fn rows_of(
    rule: &LinearRule,
    terms: &[(usize, Rational)],
    constant: Rational,
    variables: &[Variable],
) -> Result<Vec<Row>, Overflow> {
    let sides = match (rule.relation, rule.tolerance) {
        (Relation::Equal, Some(width)) if width.is_positive() => {
            vec![(Sense::AtMost, false, constant.plus(width)?), (Sense::AtMost, true, constant.minus(width)?)]
        }
        (Relation::Equal, _) => vec![(Sense::Equal, false, constant)],
        (Relation::AtMost, _) => vec![(Sense::AtMost, false, constant)],
        (Relation::AtLeast, _) => vec![(Sense::AtMost, true, constant)],
        (Relation::Below, _) => vec![(Sense::Below, false, constant)],
        (Relation::Above, _) => vec![(Sense::Below, true, constant)],
    };
    let mut scale = Rational::ONE;
    for (_, coefficient) in terms {
        let below = Rational::whole(coefficient.denominator())?;
        if !scale.is_multiple_of(below)? {
            scale = scale
                .times(Rational::whole(below.numerator() / gcd(scale.numerator(), below.numerator()))?)?;
        }
    }
    let mut rows = Vec::with_capacity(sides.len());
    for (sense, turned, constant) in sides {
        let factor = if turned { scale.negated() } else { scale };
        let mut row = Row { terms: terms.to_vec(), sense, rest: constant.times(factor)? };
        for term in &mut row.terms {
            term.1 = term.1.times(factor)?;
        }
        tighten(&mut row, variables)?;
        for &(index, coefficient) in &row.terms {
            let value = variables.get(index).and_then(|variable| variable.value).unwrap_or_default();
            row.rest = row.rest.minus(coefficient.times(value)?)?;
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Where all variables move in steps, so does the sum: an inequality may be moved to the next value the sum can
/// take, and a strict one becomes an ordinary one. (Here `rest` is still the constant.)
fn tighten(row: &mut Row, variables: &[Variable]) -> Result<(), Overflow> {
    if row.sense == Sense::Equal {
        return Ok(());
    }
    let mut stride = Rational::ZERO;
    for &(index, coefficient) in &row.terms {
        let Some(step) = variables.get(index).map(|variable| variable.kind.step()).transpose()?.flatten()
        else {
            return Ok(());
        };
        stride = stride.common_measure(coefficient.times(step)?)?;
    }
    if stride.is_zero() {
        return Ok(());
    }
    let steps = row.rest.over(stride)?;
    let steps = if row.sense == Sense::Below { steps.ceil().minus(Rational::ONE)? } else { steps.floor() };
    row.rest = steps.times(stride)?;
    row.sense = Sense::AtMost;
    Ok(())
}

fn compiled(original: usize, variable: &Variable, weight: u64) -> Result<Var, Overflow> {
    let step = variable.kind.step()?;
    let mut var = Var {
        original,
        base: variable.value.unwrap_or_default(),
        missing: variable.value.is_none(),
        weight,
        step,
        lower: stepped(variable.lower, step, false)?,
        upper: stepped(variable.upper, step, true)?,
        broken: false,
    };
    var.broken = !var.missing && !var.allows(var.base)?;
    Ok(var)
}

/// A bound moved inwards to the nearest value the variable can take.
fn stepped(bound: Option<Bound>, step: Option<Rational>, upper: bool) -> Result<Option<Bound>, Overflow> {
    match (bound, step) {
        (Some(bound), Some(step)) => bound.inward(step, upper).map(Some),
        _ => Ok(bound),
    }
}

/// Union of variables that share a rule.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, index: usize) -> usize {
        let mut at = index;
        while let Some(&above) = self.0.get(at) {
            if above == at {
                break;
            }
            let next = self.0.get(above).copied().unwrap_or(above);
            if let Some(slot) = self.0.get_mut(at) {
                *slot = next;
            }
            at = next;
        }
        at
    }

    fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.root(left), self.root(right));
        if let Some(slot) = self.0.get_mut(right) {
            *slot = left;
        }
    }
}

impl System {
    /// Everything is known and holds: nothing to search for.
    pub(crate) fn is_quiet(&self) -> bool {
        self.vars.iter().all(|var| !var.broken && !var.missing) && self.rows.iter().all(|row| row.holds())
    }

    /// The variables, in the order of their names.
    pub(crate) fn ids(&self) -> std::ops::Range<VarId> {
        0..self.vars.len()
    }
}

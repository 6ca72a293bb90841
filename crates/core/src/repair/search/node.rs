//! One step of the search: some variables chosen to change, some closed, the rules rewritten accordingly.

use super::row::{Definition, Row, Sense, VarId};
use super::system::System;
use crate::repair::exact::{Overflow, Rational};
use crate::repair::region::{Expression, Halt, Region, Verdict};
use std::rc::Rc;

/// What a variable may still do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It may be chosen.
    Open,
    /// It keeps its value in this branch.
    Closed,
    /// It changes, and an equality says to what.
    Defined,
    /// It changes, and only inequalities limit it.
    Free,
}

/// Open variables of which at least one must be chosen.
pub(crate) type Clash = Vec<VarId>;

/// What is left to do at a step without clashes.
pub(crate) enum Leaf {
    /// The chosen variables suffice.
    Settled,
    /// They do not; this row must hold too, and is broken.
    Broken(Rc<Row>),
    /// They do not, for want of whole numbers.
    Clash(Clash),
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Rules in which no defined variable is left.
    pub(crate) rows: Vec<Rc<Row>>,
    pub(crate) definitions: Vec<Rc<Definition>>,
    pub(crate) role: Vec<Role>,
    /// The free variables, in the order of choice.
    pub(crate) free: Vec<VarId>,
    pub(crate) cost: u64,
    /// Chosen variables that had a value.
    pub(crate) changes: usize,
}

/// Which way the sum of a clash must move.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Any,
}

impl Node {
    /// Blanks chosen, nothing else.
    pub(crate) fn root(system: &System) -> Result<Self, Overflow> {
        let mut node = Self {
            rows: system.rows.clone(),
            definitions: Vec::new(),
            role: vec![Role::Open; system.vars.len()],
            free: Vec::new(),
            cost: 0,
            changes: 0,
        };
        for variable in system.ids().filter(|&id| system.vars[id].missing) {
            node.choose(system, variable)?;
        }
        Ok(node)
    }

    /// Lets a variable change: an equality that contains it becomes its definition and leaves the others.
    pub(crate) fn choose(&mut self, system: &System, variable: VarId) -> Result<(), Overflow> {
        if !system.vars[variable].missing {
            self.cost += system.vars[variable].weight;
            self.changes += 1;
        }
        let pivot = self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.sense == Sense::Equal)
            .filter_map(|(index, row)| Some((row.terms.len(), index, row.coefficient(variable)?)))
            .min_by_key(|&(length, index, _)| (length, index));
        let Some((_, index, pivot)) = pivot else {
            self.role[variable] = Role::Free;
            self.free.push(variable);
            return Ok(());
        };
        self.role[variable] = Role::Defined;
        let row = self.rows.swap_remove(index);
        let definition = Definition::from_row(&row, variable, pivot)?;
        let role = &self.role;
        let keep = |other: VarId| role[other] != Role::Closed;
        for row in &mut self.rows {
            if row.coefficient(variable).is_some() {
                *row = Rc::new(row.substituted(variable, &definition, &keep)?);
            }
        }
        for older in &mut self.definitions {
            if older.contains(variable) {
                *older = Rc::new(older.substituted(variable, &definition, &keep)?);
            }
        }
        self.definitions.push(Rc::new(definition));
        Ok(())
    }

    /// Everything that is broken as long as no further variable changes. An empty clash: nothing can help.
    pub(crate) fn clashes(&self, system: &System) -> Result<Vec<Clash>, Overflow> {
        let mut clashes = Vec::new();
        for row in self.rows.iter().filter(|row| !row.holds()) {
            let way = if row.sense == Sense::Equal && row.rest.is_positive() { Way::Up } else { Way::Down };
            clashes.extend(self.clash(system, &row.terms, way));
        }
        for definition in &self.definitions {
            let var = &system.vars[definition.variable];
            let value = var.base.plus(definition.constant)?;
            let way = if var.too_low(value) {
                Way::Up
            } else if var.too_high(value) {
                Way::Down
            } else if var.allows(value)? {
                continue;
            } else {
                Way::Any
            };
            clashes.extend(self.clash(system, &definition.terms, way));
        }
        for variable in system.ids() {
            if system.vars[variable].broken {
                match self.role[variable] {
                    Role::Open => clashes.push(vec![variable]),
                    Role::Closed => clashes.push(Vec::new()),
                    Role::Defined | Role::Free => {}
                }
            }
        }
        Ok(clashes)
    }

    /// The open variables that can move a sum the right way; `None` if a free variable might do it.
    fn clash(&self, system: &System, terms: &[(VarId, Rational)], way: Way) -> Option<Clash> {
        let mut candidates = Vec::with_capacity(terms.len());
        for &(variable, coefficient) in terms {
            match self.role[variable] {
                Role::Free => return None,
                Role::Closed | Role::Defined => {}
                Role::Open => {
                    let var = &system.vars[variable];
                    let rising = (way == Way::Up) == coefficient.is_positive();
                    if way == Way::Any || (if rising { var.can_rise() } else { var.can_fall() }) {
                        candidates.push(variable);
                    }
                }
            }
        }
        Some(candidates)
    }

    /// Call when there are no clashes: can the free variables be given values?
    pub(crate) fn settle(&self, system: &System) -> Result<Leaf, Halt> {
        if self.free.is_empty() || self.holds_unmoved(system)? {
            return Ok(Leaf::Settled);
        }
        let (region, sources) = self.region(system)?;
        match region.solve()? {
            Verdict::Point(_) => return Ok(Leaf::Settled),
            Verdict::Conflict(proof) => {
                let row = self.implied(&region, &sources, &proof)?;
                if !row.holds() {
                    return Ok(Leaf::Broken(Rc::new(row)));
                }
                // Fractions would do: the conflict is one of whole numbers after all.
            }
            Verdict::NoWhole => {}
        }
        let mut open: Vec<VarId> = sources
            .iter()
            .flat_map(|source| self.terms_of(*source).iter().map(|term| term.0))
            .filter(|&variable| self.role[variable] == Role::Open)
            .collect();
        open.sort_unstable();
        open.dedup();
        Ok(Leaf::Clash(open))
    }

    /// Do the rules hold when the free variables keep the values they have?
    fn holds_unmoved(&self, system: &System) -> Result<bool, Overflow> {
        for &variable in &self.free {
            if !system.vars[variable].allows(system.vars[variable].base)? {
                return Ok(false);
            }
        }
        for definition in &self.definitions {
            let var = &system.vars[definition.variable];
            if !var.allows(var.base.plus(definition.constant)?)? {
                return Ok(false);
            }
        }
        Ok(self.rows.iter().all(|row| row.holds()))
    }

    /// The values of the chosen variables as expressions of the free ones, with what limits them; and where each
    /// expression comes from.
    pub(crate) fn region(&self, system: &System) -> Result<(Region, Vec<Source>), Overflow> {
        let mut region = Region::default();
        let mut sources = Vec::new();
        let mut offsets = Vec::with_capacity(self.free.len());
        for (parameter, &variable) in self.free.iter().enumerate() {
            let var = &system.vars[variable];
            let scale = var.step.unwrap_or(Rational::ONE);
            region.whole.push(var.step.is_some());
            offsets.push((variable, scale, var.base));
            region.expressions.push(Expression {
                terms: vec![(parameter, scale)],
                constant: Rational::ZERO,
                lower: var.lower,
                upper: var.upper,
                step: var.step,
            });
            sources.push(Source::Free(variable));
        }
        // dⱼ = scaleⱼ·kⱼ − baseⱼ
        let rewritten = |terms: &[(VarId, Rational)], constant: Rational| {
            let mut constant = constant;
            let mut over = Vec::new();
            for &(variable, coefficient) in terms {
                if self.role[variable] != Role::Free {
                    continue;
                }
                if let Some(parameter) = offsets.iter().position(|offset| offset.0 == variable) {
                    let (_, scale, base) = offsets[parameter];
                    over.push((parameter, coefficient.times(scale)?));
                    constant = constant.minus(coefficient.times(base)?)?;
                }
            }
            Ok::<_, Overflow>((over, constant))
        };
        for (index, definition) in self.definitions.iter().enumerate() {
            let var = &system.vars[definition.variable];
            let (terms, constant) = rewritten(&definition.terms, var.base.plus(definition.constant)?)?;
            if !terms.is_empty() {
                region.expressions.push(Expression {
                    terms,
                    constant,
                    lower: var.lower,
                    upper: var.upper,
                    step: var.step,
                });
                sources.push(Source::Definition(index));
            }
        }
        for (index, row) in self.rows.iter().enumerate() {
            let (terms, constant) = rewritten(&row.terms, Rational::ZERO)?;
            if !terms.is_empty() {
                let bound =
                    crate::repair::problem::Bound { value: row.rest, strict: row.sense == Sense::Below };
                region.expressions.push(Expression {
                    terms,
                    constant,
                    lower: None,
                    upper: Some(bound),
                    step: None,
                });
                sources.push(Source::Row(index));
            }
        }
        Ok((region, sources))
    }

    /// Does the definition leave one value only?
    pub(crate) fn is_fixed(&self, definition: &Definition) -> bool {
        definition.terms.iter().all(|term| self.role[term.0] != Role::Free)
    }

    fn terms_of(&self, source: Source) -> &[(VarId, Rational)] {
        match source {
            Source::Free(_) => &[],
            Source::Definition(index) => &self.definitions[index].terms,
            Source::Row(index) => &self.rows[index].terms,
        }
    }

    /// The row, free of chosen variables, that a proof of conflict amounts to.
    fn implied(
        &self,
        region: &Region,
        sources: &[Source],
        proof: &[(usize, Rational)],
    ) -> Result<Row, Overflow> {
        // 0 = Σ λ·(parameters of e) ≥ Σ λ·(bound − constant − others): so Σ −λ·others ≤ Σ −λ·(bound − constant).
        let mut sums = std::collections::BTreeMap::<VarId, Rational>::new();
        let mut rest = Rational::ZERO;
        let mut strict = false;
        for &(index, factor) in proof {
            let expression = &region.expressions[index];
            let bound = if factor.is_positive() { expression.lower } else { expression.upper };
            let Some(bound) = bound else { continue };
            strict |= bound.strict;
            rest = rest.minus(factor.times(bound.value.minus(expression.constant)?)?)?;
            for &(variable, coefficient) in self.terms_of(sources[index]) {
                if self.role[variable] == Role::Open {
                    let sum = sums.entry(variable).or_default();
                    *sum = sum.minus(factor.times(coefficient)?)?;
                }
            }
        }
        let terms = sums.into_iter().filter(|(_, sum)| !sum.is_zero()).collect();
        Ok(Row { terms, sense: if strict { Sense::Below } else { Sense::AtMost }, rest })
    }
}

/// Where an expression of a region comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Free(VarId),
    Definition(usize),
    Row(usize),
}
